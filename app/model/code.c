/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codes/code-private.h"

#include <glib/gi18n.h>

#include "app/store/schema.h"

/*
 * Wording:
 * @rule: its strings are owned here, whatever the type says
 */
typedef struct
{
  char *language;
  PndRule rule;
} Wording;

/*
 * _PndCode:
 * @wordings: (element-type Wording): by language
 * @languages: the same languages, %NULL-terminated; the strings are the wordings'
 * @name: as last told to listeners
 */
struct _PndCode
{
  PndRow parent_instance;

  gint64 parent;
  int position;
  char *abbreviation;
  PndCodeKind kind;
  char *colour;
  int pin;
  int version;
  GPtrArray *wordings;
  GPtrArray *languages;
  char *name;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ABBREVIATION,
  PROP_COLOUR,
  PROP_KIND,
  PROP_PIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PndCode, pnd_code, PND_TYPE_ROW)

/* interned; NULL until the interface says */
static const char *preferred_language;

static const PndRule no_rule = { "", "", "", "", "", "" };

static void
wording_free (gpointer data)
{
  Wording *wording = data;

  g_free (wording->language);
  g_free ((char *)wording->rule.name);
  g_free ((char *)wording->rule.definition);
  g_free ((char *)wording->rule.include);
  g_free ((char *)wording->rule.exclude);
  g_free ((char *)wording->rule.example);
  g_free ((char *)wording->rule.near_miss);
  g_free (wording);
}

static char *
copy_text (PndStatement *statement, int column)
{
  const char *text = pnd_statement_get_text (statement, column, NULL);

  return g_strdup (text != NULL ? text : "");
}

static void
read_wordings (PndCode *self)
{
  PndRow *row = PND_ROW (self);
  g_autoptr (PndStatement) statement = pnd_database_query (
      pnd_project_get_database (pnd_row_get_project (row)), _("Reading a code"),
      "SELECT language, name, definition, include, exclude, example, near_miss FROM code_texts "
      "WHERE code = ? ORDER BY language, id",
      NULL, "i", pnd_row_get_id (row));

  g_ptr_array_set_size (self->wordings, 0);
  g_ptr_array_set_size (self->languages, 0);
  while (statement != NULL && pnd_statement_next (statement, NULL))
    {
      Wording *wording = g_new0 (Wording, 1);

      wording->language = copy_text (statement, 0);
      wording->rule = (PndRule){ .name = copy_text (statement, 1),
                                 .definition = copy_text (statement, 2),
                                 .include = copy_text (statement, 3),
                                 .exclude = copy_text (statement, 4),
                                 .example = copy_text (statement, 5),
                                 .near_miss = copy_text (statement, 6) };
      g_ptr_array_add (self->wordings, wording);
      g_ptr_array_add (self->languages, wording->language);
    }
  g_ptr_array_add (self->languages, NULL);
}

static const PndRule *
find_rule (PndCode *self, const char *language)
{
  for (guint i = 0; i < self->wordings->len; i++)
    {
      Wording *wording = self->wordings->pdata[i];

      if (g_strcmp0 (wording->language, language) == 0)
        return &wording->rule;
    }
  return NULL;
}

static void
take_string (PndCode *self, char **field, const char *value, int property)
{
  if (pnd_row_take_string (field, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
pnd_code_read (PndRow *row, PndStatement *statement)
{
  PndCode *self = PND_CODE (row);
  PndCodeKind kind = PND_CODE_KIND_OTHER;
  int pin = pnd_statement_get_int (statement, 9);

  self->parent = pnd_statement_get_int (statement, 4);
  self->position = pnd_statement_get_int (statement, 5);
  self->version = pnd_statement_get_int (statement, 10);
  pnd_code_kind_from_word (pnd_statement_get_text (statement, 7, NULL), &kind);
  if (kind != self->kind)
    {
      self->kind = kind;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
    }
  if (pin != self->pin)
    {
      self->pin = pin;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PIN]);
    }
  take_string (self, &self->abbreviation, pnd_statement_get_text (statement, 6, NULL),
               PROP_ABBREVIATION);
  take_string (self, &self->colour, pnd_statement_get_text (statement, 8, NULL), PROP_COLOUR);
  read_wordings (self);
  take_string (self, &self->name, pnd_code_get_name (self), PROP_NAME);
}

static void
pnd_code_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PndCode *self = PND_CODE (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, pnd_code_get_name (self));
      break;
    case PROP_ABBREVIATION:
      g_value_set_string (value, self->abbreviation);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_PIN:
      g_value_set_int (value, self->pin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pnd_code_finalize (GObject *object)
{
  PndCode *self = PND_CODE (object);

  g_free (self->abbreviation);
  g_free (self->colour);
  g_free (self->name);
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->wordings);

  G_OBJECT_CLASS (pnd_code_parent_class)->finalize (object);
}

static void
pnd_code_class_init (PndCodeClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  object_class->get_property = pnd_code_get_property;
  object_class->finalize = pnd_code_finalize;
  row_class->table = "codes";
  row_class->columns = "parent, position, abbreviation, kind, colour, pin, version";
  row_class->also = "code_texts";
  row_class->read = pnd_code_read;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_ABBREVIATION] = g_param_spec_string ("abbreviation", NULL, NULL, "", flags);
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, "#808080", flags);
  properties[PROP_KIND]
      = g_param_spec_int ("kind", NULL, NULL, 0, PND_N_CODE_KINDS - 1, PND_CODE_KIND_OTHER, flags);
  properties[PROP_PIN] = g_param_spec_int ("pin", NULL, NULL, 0, 9, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_code_init (PndCode *self)
{
  self->abbreviation = g_strdup ("");
  self->colour = g_strdup ("#808080");
  self->kind = PND_CODE_KIND_OTHER;
  self->version = 1;
  self->wordings = g_ptr_array_new_with_free_func (wording_free);
  self->languages = g_ptr_array_new ();
  g_ptr_array_add (self->languages, NULL);
  self->name = g_strdup ("");
}

/* For the files of the codebook: names from the top, " / " between, in @language where there is
 * one, else in the language at hand. */
char *
pnd_code_build_path (PndProject *project, gint64 code, const char *language)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (int depth = 0; code != 0 && depth < PND_SCHEMA_MAX_CODE_DEPTH; depth++)
    {
      g_autoptr (PndCode) at = pnd_row_get (project, PND_TYPE_CODE, code, NULL);
      const PndRule *rule;

      if (at == NULL)
        break;
      rule = find_rule (at, language);
      if (depth > 0)
        g_string_prepend (path, " / ");
      g_string_prepend (path, rule != NULL ? rule->name : pnd_code_get_name (at));
      code = at->parent;
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

/**
 * pnd_code_get_preferred_language:
 *
 * Returns: (transfer none) (nullable): the language in which codes are worded for the person at the
 *   window; %NULL for the project's
 */
const char *
pnd_code_get_preferred_language (void)
{
  return preferred_language;
}

/**
 * pnd_code_set_preferred_language:
 * @language: (nullable): "en" or "id"; %NULL to follow each project
 *
 * Sets the language that names and rules are shown in, for the whole process. Called when the
 * program starts, before a code is shown.
 */
void
pnd_code_set_preferred_language (const char *language)
{
  preferred_language = g_intern_string (language);
}

/**
 * pnd_code_get_parent:
 * @self: a code
 *
 * Returns: the id of the code it stands under, 0 at the top.
 */
gint64
pnd_code_get_parent (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), 0);

  return self->parent;
}

/**
 * pnd_code_get_position:
 * @self: a code
 *
 * Returns: its place among those with the same parent, from 0.
 */
int
pnd_code_get_position (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), 0);

  return self->position;
}

/**
 * pnd_code_get_abbreviation:
 * @self: a code
 *
 * Returns: (transfer none): the short name, `ECO-PAR`, that no other code of the project has.
 */
const char *
pnd_code_get_abbreviation (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), NULL);

  return self->abbreviation;
}

/**
 * pnd_code_get_kind:
 * @self: a code
 *
 * Returns: what part it plays.
 */
PndCodeKind
pnd_code_get_kind (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), PND_CODE_KIND_OTHER);

  return self->kind;
}

/**
 * pnd_code_get_colour:
 * @self: a code
 *
 * Returns: (transfer none): `#rrggbb`.
 */
const char *
pnd_code_get_colour (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), NULL);

  return self->colour;
}

/**
 * pnd_code_get_pin:
 * @self: a code
 *
 * Returns: the digit key that applies it, 1 to 9; 0 when it is not pinned.
 */
int
pnd_code_get_pin (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), 0);

  return self->pin;
}

/**
 * pnd_code_get_version:
 * @self: a code
 *
 * Returns: the version of its rule, from 1.
 */
int
pnd_code_get_version (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), 0);

  return self->version;
}

/**
 * pnd_code_get_name:
 * @self: a code
 *
 * Returns: (transfer none): the name in the language at hand, or else in another it has.
 */
const char *
pnd_code_get_name (PndCode *self)
{
  const char *name;

  g_return_val_if_fail (PND_IS_CODE (self), NULL);

  name = pnd_code_get_rule (self, NULL)->name;
  return *name != '\0' ? name : self->abbreviation;
}

/**
 * pnd_code_get_path:
 * @self: a code
 *
 * Returns: (transfer full): the names from the top of the tree, with " / " between.
 */
char *
pnd_code_get_path (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), NULL);

  return pnd_code_build_path (pnd_row_get_project (PND_ROW (self)), pnd_row_get_id (PND_ROW (self)),
                              preferred_language);
}

/**
 * pnd_code_get_rule:
 * @self: a code
 * @language: (nullable): "en", "id"; %NULL for the language at hand, which is the preferred one, or
 *   else the project's, or else the first the code has
 *
 * Returns: (transfer none): the wording, good until the code says `changed`; of empty strings when
 *   there is none in @language.
 */
const PndRule *
pnd_code_get_rule (PndCode *self, const char *language)
{
  const PndRule *rule;

  g_return_val_if_fail (PND_IS_CODE (self), &no_rule);

  if (language == NULL)
    {
      rule = find_rule (self, preferred_language);
      if (rule == NULL)
        rule = find_rule (self,
                          pnd_project_get_language (pnd_row_get_project (PND_ROW (self))));
      if (rule == NULL && self->wordings->len > 0)
        rule = &((Wording *)self->wordings->pdata[0])->rule;
    }
  else
    rule = find_rule (self, language);
  return rule != NULL ? rule : &no_rule;
}

/**
 * pnd_code_get_languages:
 * @self: a code
 *
 * Returns: (transfer none) (array zero-terminated=1): the languages it has a wording in, sorted;
 *   good until the code says `changed`.
 */
const char *const *
pnd_code_get_languages (PndCode *self)
{
  g_return_val_if_fail (PND_IS_CODE (self), NULL);

  return (const char *const *)self->languages->pdata;
}

/**
 * pnd_code_count_codings:
 * @self: a code
 * @with_children: whether the codings of the codes under it count, too
 *
 * Counts also those in the trash, of the consensus and of coders who are not shown, since deleting
 * or merging the code touches them.
 *
 * Returns: the number of codings.
 */
int
pnd_code_count_codings (PndCode *self, gboolean with_children)
{
  g_return_val_if_fail (PND_IS_CODE (self), 0);

  return pnd_database_query_int (
      pnd_project_get_database (pnd_row_get_project (PND_ROW (self))), _("Counting the codings"),
      with_children ? PND_CODE_TREE "SELECT count(*) FROM all_codings WHERE code IN tree"
                    : "SELECT count(*) FROM all_codings WHERE code = ?",
      0, NULL, "i", pnd_row_get_id (PND_ROW (self)));
}

/**
 * pnd_code_count_all_codings:
 * @project: a project
 *
 * Counts those that are shown, also in the trash, all codes in one go: about 2 ms for 50,000
 * codings.
 *
 * Returns: (transfer full): id of a code (gint64 *) to the number of its own codings
 *   (GINT_TO_POINTER), for the codes that have any.
 */
GHashTable *
pnd_code_count_all_codings (PndProject *project)
{
  GHashTable *counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PndStatement) statement = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), counts);

  statement = pnd_database_query (pnd_project_get_database (project), _("Counting the codings"),
                                  "SELECT code, count(*) FROM codings GROUP BY code", NULL, "");
  while (statement != NULL && pnd_statement_next (statement, NULL))
    {
      gint64 code = pnd_statement_get_int (statement, 0);

      g_hash_table_insert (counts, g_memdup2 (&code, sizeof code),
                           GINT_TO_POINTER ((int) pnd_statement_get_int (statement, 1)));
    }
  return counts;
}

/**
 * pnd_code_get_motive:
 * @self: a code
 *
 * Returns: the id of the motive it is or stands under; 0 when there is none.
 */
gint64
pnd_code_get_motive (PndCode *self)
{
  g_autoptr (PndCode) at = NULL;

  g_return_val_if_fail (PND_IS_CODE (self), 0);

  at = g_object_ref (self);
  for (int depth = 0; at != NULL && depth < PND_SCHEMA_MAX_CODE_DEPTH; depth++)
    {
      gint64 parent = at->parent;

      if (at->kind == PND_CODE_KIND_MOTIVE)
        return pnd_row_get_id (PND_ROW (at));
      g_object_unref (at);
      at = parent == 0 ? NULL
                       : pnd_row_get (pnd_row_get_project (PND_ROW (self)), PND_TYPE_CODE, parent,
                                      NULL);
    }
  return 0;
}
