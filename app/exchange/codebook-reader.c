/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/codebook-reader.h"

#include "app/exchange/xml/xml-reader.h"
#include "app/model/code.h"
#include "data/pnd-app-resources.h"

#include <glib/gi18n.h>
#include <string.h>

#define NAMESPACE "urn:penanda:codebook:1"
#define RESOURCES "/io/github/penanda/Penanda/data"

/* the built-in codebook has 0.1 MB */
#define MAX_BYTES (16 << 20)

/**
 * Rule:
 * @language: which language it is in
 * @rule: the strings are owned
 */
typedef struct
{
  char *language;
  PndRule rule;
} Rule;

/* the attributes of a code, and where it stands in the file */
typedef struct
{
  char *guid;
  char *abbreviation;
  char *kind;
  char *colour;
  char *pin; /* (nullable) */
  int line;
} Head;

/**
 * Reading:
 * @title: (nullable): in the project's language, else the file's first
 * @source: (nullable): likewise
 * @n_codes: how many were added
 */
typedef struct
{
  PndProject *project;
  PndXmlReader *xml;
  char *title;
  char *source;
  int n_codes;
} Reading;

static gboolean read_code (Reading *self, gint64 parent, GError **error);

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->language);
  g_free ((char *) rule->rule.name);
  g_free ((char *) rule->rule.definition);
  g_free ((char *) rule->rule.include);
  g_free ((char *) rule->rule.exclude);
  g_free ((char *) rule->rule.example);
  g_free ((char *) rule->rule.near_miss);
  g_free (rule);
}

/* where the text of the element @name goes */
static const char **
find_field (PndRule *rule, const char *name)
{
  const struct
  {
    const char *name;
    const char **field;
  } fields[] = {
    { "name", &rule->name },       { "definition", &rule->definition },
    { "include", &rule->include }, { "exclude", &rule->exclude },
    { "example", &rule->example }, { "nearMiss", &rule->near_miss },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return fields[i].field;
  return NULL;
}

static Rule *
read_rule (Reading *self, GError **error)
{
  Rule *rule = g_new0 (Rule, 1);
  int depth = pnd_xml_reader_get_depth (self->xml);
  g_autoptr (GError) inner = NULL;

  rule->language = pnd_xml_reader_dup_attribute (self->xml, "language");
  while (inner == NULL && pnd_xml_reader_next_child (self->xml, depth, &inner))
    {
      const char **field = find_field (&rule->rule, pnd_xml_reader_get_name (self->xml));

      if (field != NULL && *field == NULL)
        *field = pnd_xml_reader_dup_text (self->xml, &inner);
    }
  if (inner == NULL)
    return rule;
  rule_free (rule);
  g_propagate_error (error, g_steal_pointer (&inner));
  return NULL;
}

/* what the project refuses is the file's fault, and gets its place; a full disk is not */
static gboolean
place_error (Reading *self, int line, GError *reason, GError **error)
{
  if (g_error_matches (reason, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED))
    {
      pnd_xml_reader_set_fault (self->xml, line, error, "%s", reason->message);
      g_error_free (reason);
    }
  else
    g_propagate_error (error, reason);
  return FALSE;
}

static gboolean
check_guid (Reading *self, const Head *head, GError **error)
{
  g_autoptr (PndCode) known = pnd_row_find (self->project, PND_TYPE_CODE, head->guid);

  if (known == NULL)
    return TRUE;
  pnd_xml_reader_set_fault (self->xml, head->line, error,
                            _("The guid %s belongs to a code that is there already: %s, “%s”."),
                            head->guid, pnd_code_get_abbreviation (known),
                            pnd_code_get_name (known));
  return FALSE;
}

/* a pin that the project has given away already stays where it is */
static gboolean
set_pin (Reading *self, PndCode *code, const char *pin, GError **error)
{
  int number = pin != NULL ? atoi (pin) : 0;

  if (number == 0
      || pnd_database_query_int (pnd_project_get_database (self->project), _("Looking for a pin"),
                                 "SELECT id FROM codes WHERE pin = ?", 0, NULL, "i",
                                 (gint64) number)
             != 0)
    return TRUE;
  return pnd_code_set_pin (code, number, error);
}

/* the code in its other languages, and its pin */
static gboolean
complete_code (Reading *self, gint64 id, const Head *head, GPtrArray *rules, GError **error)
{
  g_autoptr (PndCode) code = pnd_row_get (self->project, PND_TYPE_CODE, id, error);

  if (code == NULL)
    return FALSE;
  for (guint i = 1; i < rules->len; i++)
    {
      Rule *rule = rules->pdata[i];

      if (!pnd_code_set_rule (code, rule->language, &rule->rule, NULL, error))
        return FALSE;
    }
  return set_pin (self, code, head->pin, error);
}

/* 0 on error */
static gint64
add_code (Reading *self, gint64 parent, const Head *head, GPtrArray *rules, GError **error)
{
  Rule *first = rules->len > 0 ? rules->pdata[0] : NULL;
  PndCodeKind kind;
  GError *reason = NULL;
  gint64 id;

  if (first == NULL || !pnd_code_kind_from_word (head->kind, &kind))
    {
      pnd_xml_reader_set_fault (self->xml, head->line, error, _("The code is not complete."));
      return 0;
    }
  if (!check_guid (self, head, error))
    return 0;

  id = pnd_code_add (self->project, parent, head->guid, head->abbreviation, kind, head->colour,
                     first->language, &first->rule, NULL, &reason);
  if (id != 0 && complete_code (self, id, head, rules, &reason))
    {
      self->n_codes++;
      return id;
    }
  place_error (self, head->line, reason, error);
  return 0;
}

static void
head_clear (Head *head)
{
  g_free (head->guid);
  g_free (head->abbreviation);
  g_free (head->kind);
  g_free (head->colour);
  g_free (head->pin);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

/* rules come first, then the codes under this one, which need it to be there */
static gboolean
read_code (Reading *self, gint64 parent, GError **error)
{
  g_auto (Head) head = {
    .guid = pnd_xml_reader_dup_attribute (self->xml, "guid"),
    .abbreviation = pnd_xml_reader_dup_attribute (self->xml, "abbreviation"),
    .kind = pnd_xml_reader_dup_attribute (self->xml, "kind"),
    .colour = pnd_xml_reader_dup_attribute (self->xml, "colour"),
    .pin = pnd_xml_reader_dup_attribute (self->xml, "pin"),
    .line = pnd_xml_reader_get_line (self->xml),
  };
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (rule_free);
  int depth = pnd_xml_reader_get_depth (self->xml);
  GError *inner = NULL;
  gint64 id = 0;

  while (inner == NULL && pnd_xml_reader_next_child (self->xml, depth, &inner))
    if (strcmp (pnd_xml_reader_get_name (self->xml), "rule") == 0)
      {
        Rule *rule = read_rule (self, &inner);

        if (rule != NULL)
          g_ptr_array_add (rules, rule);
      }
    else if (id != 0 || (id = add_code (self, parent, &head, rules, &inner)) != 0)
      read_code (self, id, &inner);

  if (inner == NULL && (id != 0 || add_code (self, parent, &head, rules, &inner) != 0))
    return TRUE;
  g_propagate_error (error, inner);
  return FALSE;
}

/* a title or a source: the one in the project's language counts, else the first */
static gboolean
read_local_text (Reading *self, char **field, GError **error)
{
  g_autofree char *language = pnd_xml_reader_dup_attribute (self->xml, "language");
  g_autofree char *text = pnd_xml_reader_dup_text (self->xml, error);

  if (text == NULL)
    return FALSE;
  if (*field == NULL || g_strcmp0 (language, pnd_project_get_language (self->project)) == 0)
    {
      g_free (*field);
      *field = g_steal_pointer (&text);
    }
  return TRUE;
}

static gboolean
read_codebook (Reading *self, GError **error)
{
  GError *inner = NULL;

  if (!pnd_xml_reader_set_schema (self->xml, RESOURCES "/schema/codebook.xsd", error)
      || !pnd_xml_reader_enter (self->xml, NAMESPACE, "codebook", error))
    return FALSE;

  while (inner == NULL && pnd_xml_reader_next_child (self->xml, 0, &inner))
    {
      const char *name = pnd_xml_reader_get_name (self->xml);

      if (strcmp (name, "title") == 0)
        read_local_text (self, &self->title, &inner);
      else if (strcmp (name, "source") == 0)
        read_local_text (self, &self->source, &inner);
      else
        read_code (self, 0, &inner);
    }
  if (inner == NULL)
    return pnd_xml_reader_finish (self->xml, error);
  g_propagate_error (error, inner);
  return FALSE;
}

/* a second codebook joins the first, in name as well */
static gboolean
name_codebook (Reading *self, GError **error)
{
  g_autofree char *now = pnd_row_now ();

  if (self->title == NULL && self->source == NULL)
    return TRUE;
  return pnd_database_run (
      pnd_project_get_database (self->project), _("Naming the codebook"),
      "UPDATE project SET modified = ?1,"
      " codebook_name = codebook_name || iif (codebook_name <> '' AND ?2 <> '', '; ', '') || ?2,"
      " codebook_source"
      "   = codebook_source || iif (codebook_source <> '' AND ?3 <> '', '; ', '') || ?3",
      error, "sss", now, self->title != NULL ? self->title : "",
      self->source != NULL ? self->source : "");
}

static gboolean
check_not_frozen (PndProject *project, GError **error)
{
  if (!pnd_codebook_is_frozen (project))
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                       _("The codebook is frozen; no other can be added to it."));
  return FALSE;
}

/* takes @xml */
static gboolean
add_codebook (PndProject *project, PndXmlReader *xml, GError **error)
{
  Reading self = { .project = project, .xml = xml };
  gboolean done = check_not_frozen (project, error)
                  && pnd_project_begin_edit (project, N_("Add codebook"), error);

  if (done)
    {
      done = read_codebook (&self, error) && name_codebook (&self, error);
      pnd_project_describe_edit (project,
                                 ngettext ("%s: %d code", "%s: %d codes", self.n_codes),
                                 self.title != NULL ? self.title : _("Codebook"), self.n_codes);
      done = pnd_row_finish_edit (project, done, error);
    }
  pnd_xml_reader_free (xml);
  g_free (self.title);
  g_free (self.source);
  return done;
}

/**
 * pnd_codebook_read:
 * @project: the project
 * @path: a codebook file
 * @error: return location for an error
 *
 * Adds all codes of the file in one edit. A pin that the project has given away already is left
 * out.
 *
 * Returns: %TRUE, or %FALSE with nothing added: with a #GIOErrorEnum that names file, line and
 *   reason if the file cannot be read, is no codebook or holds a code that is there already; with a
 *   #PndStoreError if the project cannot be written or its codebook is frozen
 */
gboolean
pnd_codebook_read (PndProject *project, const char *path, GError **error)
{
  PndXmlReader *xml;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  xml = pnd_xml_reader_new (path, MAX_BYTES, error);
  return xml != NULL && add_codebook (project, xml, error);
}

/**
 * pnd_codebook_read_builtin:
 * @project: the project
 * @error: return location for an error
 *
 * Adds Keating's motives, with the guids they have in every project.
 *
 * Returns: %TRUE, or %FALSE with nothing added and an error as for pnd_codebook_read()
 */
gboolean
pnd_codebook_read_builtin (PndProject *project, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  PndXmlReader *xml;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  stream = g_resources_open_stream (RESOURCES "/codebooks/keating.xml", 0, error);
  if (stream == NULL)
    return FALSE;
  xml = pnd_xml_reader_new_for_stream (stream, "keating.xml", MAX_BYTES, error);
  return xml != NULL && add_codebook (project, xml, error);
}
