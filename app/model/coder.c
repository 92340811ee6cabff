/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/coder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/store/file/second-copy.h"
#include "app/store/veil/review-only.h"

struct _PndCoder
{
  PndRow parent_instance;

  char *name;
  char *role;
  char *colour;
  gboolean blind;
  gboolean is_layer;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_ROLE,
  PROP_COLOUR,
  PROP_BLIND,
  N_PROPS
};

#define READ_FLAGS (G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PndCoder, pnd_coder, PND_TYPE_ROW)

/* told apart by people with every kind of colour vision, in the order coders join */
static const char *const colours[] = {
  "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8a7f00",
};

/* of what the coders agreed on */
#define LAYER_COLOUR "#5e5c64"
#define CONSENSUS_GUID "c0a5e0a5-0000-4000-8000-000000000001"

static const char *const roles[] = { "researcher", "second-coder", "supervisor", NULL };

/* the name without blanks around it; %NULL with @error set when nothing is left */
static char *
clean_name (const char *name, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));

  if (*clean == '\0' || !g_utf8_validate (clean, -1, NULL))
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                           _("A coder needs a name."));
      return NULL;
    }
  return g_steal_pointer (&clean);
}

/* who comes to a review bundle supervises; else the first one is whose study it is */
static const char *
choose_role (PndProject *project, gboolean is_first)
{
  if (pnd_project_is_review_only (project))
    return roles[2];
  return roles[is_first ? 0 : 1];
}

/* @layer: (nullable): the word of a layer, which is nobody, and the same in every project */
static gint64
insert_coder (PndProject *project, const char *name, const char *layer, GError **error)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autofree char *guid = layer != NULL ? g_strdup (CONSENSUS_GUID) : pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  gint64 n_coders = pnd_database_query_int (database, _("Counting the coders"),
                                            "SELECT count(*) FROM coders WHERE layer IS NULL", 0, NULL,
                                            "");

  if (!pnd_database_run (database, _("Adding a coder"),
                         "INSERT INTO coders (guid, name, role, colour, layer, created, modified) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?)",
                         error, "sssssss", guid, name, choose_role (project, n_coders == 0),
                         layer != NULL ? LAYER_COLOUR
                                       : colours[n_coders % G_N_ELEMENTS (colours)],
                         layer, now, now))
    return 0;
  return pnd_database_get_last_id (database);
}

static gboolean
admit (PndProject *project, const char *name, GError **error)
{
  return pnd_coder_act_as (project, name, error) != 0;
}

/* one edit. When the coder is to act, undo stops at it: what was done before was done by others */
static gint64
add_coder (PndProject *project, const char *name, gboolean acts, GError **error)
{
  gint64 before = pnd_project_get_coder (project);
  gint64 id;

  if (!pnd_project_begin_review (project, N_("Add coder"), error))
    return 0;
  id = insert_coder (project, name, NULL, error);
  pnd_project_describe_edit (project, "%s", name);
  if (id != 0 && acts)
    {
      pnd_project_set_coder (project, id);
      pnd_project_make_barrier (project);
    }
  if (pnd_row_finish_edit (project, id != 0, error))
    return id;
  if (acts)
    pnd_project_set_coder (project, before);
  return 0;
}

/* somebody else than who was expected, or that one: by neither way does another come in */
static gint64
add_acting (PndProject *project, const char *name, GError **error)
{
  g_autofree char *expected = g_strdup (pnd_project_get_expected (project));
  gint64 id;

  if (expected != NULL)
    pnd_project_expect (project, NULL, NULL);
  id = add_coder (project, name, TRUE, error);
  if (id == 0 && expected != NULL)
    pnd_project_expect (project, expected, admit);
  return id;
}

static gboolean
update_coder (PndCoder *self, const char *label, const char *sql, const char *value,
              GError **error)
{
  PndProject *project = pnd_row_get_project (PND_ROW (self));
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, label, error))
    return FALSE;
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a coder"), sql, error,
                           "ssis", value, now, pnd_row_get_id (PND_ROW (self)), value);
  pnd_project_describe_edit (project, "%s: %s", self->name, value);
  return pnd_row_finish_edit (project, done, error);
}

static void
pnd_coder_read (PndRow *row, PndStatement *statement)
{
  PndCoder *self = PND_CODER (row);
  gboolean blind = pnd_statement_get_int (statement, 7) != 0;

  self->is_layer = !pnd_statement_is_null (statement, 8);
  if (pnd_row_take_string (&self->role, pnd_statement_get_text (statement, 5, NULL)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
  if (pnd_row_take_string (&self->colour, pnd_statement_get_text (statement, 6, NULL)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOUR]);
  if (blind != self->blind)
    {
      self->blind = blind;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLIND]);
    }
  if (pnd_row_take_string (&self->name, pnd_statement_get_text (statement, 4, NULL)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
pnd_coder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PndCoder *self = PND_CODER (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_BLIND:
      g_value_set_boolean (value, self->blind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pnd_coder_finalize (GObject *object)
{
  PndCoder *self = PND_CODER (object);

  g_free (self->name);
  g_free (self->role);
  g_free (self->colour);

  G_OBJECT_CLASS (pnd_coder_parent_class)->finalize (object);
}

static void
pnd_coder_class_init (PndCoderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  object_class->get_property = pnd_coder_get_property;
  object_class->finalize = pnd_coder_finalize;
  row_class->table = "coders";
  row_class->columns = "name, role, colour, blind, layer";
  row_class->read = pnd_coder_read;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", READ_FLAGS);
  properties[PROP_ROLE] = g_param_spec_string ("role", NULL, NULL, "researcher", READ_FLAGS);
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, colours[0], READ_FLAGS);
  properties[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE, READ_FLAGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pnd_coder_init (PndCoder *self)
{
  self->name = g_strdup ("");
  self->role = g_strdup (roles[0]);
  self->colour = g_strdup (colours[0]);
}

/**
 * pnd_coder_get_name:
 * @self: a coder
 *
 * Returns: (transfer none): the name, never empty.
 */
const char *
pnd_coder_get_name (PndCoder *self)
{
  g_return_val_if_fail (PND_IS_CODER (self), NULL);

  return self->name;
}

/**
 * pnd_coder_get_role:
 * @self: a coder
 *
 * Returns: (transfer none): `researcher`, `second-coder` or `supervisor`.
 */
const char *
pnd_coder_get_role (PndCoder *self)
{
  g_return_val_if_fail (PND_IS_CODER (self), NULL);

  return self->role;
}

/**
 * pnd_coder_get_colour:
 * @self: a coder
 *
 * Returns: (transfer none): `#rrggbb`.
 */
const char *
pnd_coder_get_colour (PndCoder *self)
{
  g_return_val_if_fail (PND_IS_CODER (self), NULL);

  return self->colour;
}

/**
 * pnd_coder_get_blind:
 * @self: a coder
 *
 * Returns: whether, while this coder acts, a veil hides the others' work, see
 *   app/store/veil/veil.h.
 */
gboolean
pnd_coder_get_blind (PndCoder *self)
{
  g_return_val_if_fail (PND_IS_CODER (self), FALSE);

  return self->blind;
}

/**
 * pnd_coder_get_is_layer:
 * @self: a coder
 *
 * Returns: whether this is nobody, but the layer of what the coders agreed on.
 */
gboolean
pnd_coder_get_is_layer (PndCoder *self)
{
  g_return_val_if_fail (PND_IS_CODER (self), FALSE);

  return self->is_layer;
}

/**
 * pnd_coder_find:
 * @project: the project
 * @name: a name, exactly
 *
 * Returns: the id of the coder of that name, 0 if there is none.
 */
gint64
pnd_coder_find (PndProject *project, const char *name)
{
  g_return_val_if_fail (PND_IS_PROJECT (project) && name != NULL, 0);

  return pnd_database_query_int (pnd_project_get_database (project), _("Looking for a coder"),
                                 "SELECT id FROM coders WHERE name = ? ORDER BY id", 0, NULL, "s",
                                 name);
}

/**
 * pnd_coder_find_intended:
 * @project: the project
 *
 * Returns: the id of the coder whom the project was made for, see
 *   pnd_project_save_second_copy(); 0 when it is no such copy, or one for a reviewer.
 */
gint64
pnd_coder_find_intended (PndProject *project)
{
  g_autofree char *guid = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  guid = pnd_project_get_preference (project, PND_SECOND_COPY_KEY);
  return guid == NULL || pnd_project_is_review_only (project)
           ? 0
           : pnd_database_query_int (pnd_project_get_database (project), _("Looking for a coder"),
                                     "SELECT id FROM coders WHERE guid = ?", 0, NULL, "s", guid);
}

/**
 * pnd_coder_add:
 * @project: the project
 * @name: the name; blanks around it do not count
 * @error: return location for a #PndStoreError
 *
 * Finds the coder, or adds one: the first as researcher, later ones as second coder. Who is
 * expected, see pnd_coder_expect(), acts from then on.
 *
 * Returns: the coder's id; 0 with PND_STORE_ERROR_REFUSED for an empty name, or another error.
 */
gint64
pnd_coder_add (PndProject *project, const char *name, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && name != NULL, 0);

  clean = clean_name (name, error);
  if (clean == NULL)
    return 0;
  id = pnd_coder_find (project, clean);
  if (id != 0)
    return id;
  return g_strcmp0 (clean, pnd_project_get_expected (project)) == 0
           ? add_acting (project, clean, error) : add_coder (project, clean, FALSE, error);
}

/**
 * pnd_coder_act_as:
 * @project: the project
 * @name: who acts from now on; blanks around it do not count
 * @error: return location for a #PndStoreError
 *
 * Finds the coder, or adds one: the first as researcher, later ones as second coder. Adding is no
 * edit to be undone.
 *
 * Returns: the coder's id; 0 with PND_STORE_ERROR_REFUSED for an empty name, or another error when
 *   the coder could not be added. Who acted before goes on acting then.
 */
gint64
pnd_coder_act_as (PndProject *project, const char *name, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && name != NULL, 0);

  clean = clean_name (name, error);
  if (clean == NULL)
    return 0;
  id = pnd_coder_find (project, clean);
  if (id == 0)
    return add_acting (project, clean, error);
  pnd_project_set_coder (project, id);
  return id;
}

/**
 * pnd_coder_expect:
 * @project: the project
 * @name: who acts from now on; blanks around it do not count
 * @error: return location for a #PndStoreError
 *
 * As pnd_coder_act_as(), but who is no coder yet becomes one with the first edit only: who just
 * looks leaves nothing behind. Not so where somebody codes blind: who lifts a veil by another name
 * is in the history.
 *
 * Returns: %FALSE with PND_STORE_ERROR_REFUSED for an empty name
 */
gboolean
pnd_coder_expect (PndProject *project, const char *name, GError **error)
{
  g_autofree char *clean = NULL;
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project) && name != NULL, FALSE);

  clean = clean_name (name, error);
  if (clean == NULL)
    return FALSE;
  id = pnd_coder_find (project, clean);
  if (id == 0
      && pnd_database_query_int (pnd_project_get_database (project), NULL,
                                 "SELECT 1 FROM coders WHERE blind LIMIT 1", 0, NULL, ""))
    return add_acting (project, clean, error) != 0;
  if (id != 0)
    pnd_project_set_coder (project, id);
  else
    pnd_project_expect (project, clean, admit);
  return TRUE;
}

/**
 * pnd_coder_rename:
 * @self: a coder
 * @name: the new name; blanks around it do not count
 * @error: return location for a #PndStoreError
 *
 * Who is expected by that name, see pnd_coder_expect(), is this coder, and acts.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when the name is empty or another's.
 */
gboolean
pnd_coder_rename (PndCoder *self, const char *name, GError **error)
{
  PndProject *project;
  g_autofree char *clean = NULL;
  gint64 other;

  g_return_val_if_fail (PND_IS_CODER (self) && name != NULL, FALSE);

  project = pnd_row_get_project (PND_ROW (self));
  clean = clean_name (name, error);
  if (clean == NULL)
    return FALSE;
  other = pnd_coder_find (project, clean);
  if (other != 0 && other != pnd_row_get_id (PND_ROW (self)))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("There is a coder named “%s” already."), clean);
      return FALSE;
    }
  if (g_strcmp0 (clean, pnd_project_get_expected (project)) == 0)
    pnd_project_set_coder (project, pnd_row_get_id (PND_ROW (self)));
  return update_coder (self, N_("Rename coder"),
                       "UPDATE coders SET name = ?, modified = ? WHERE id = ? AND name <> ?", clean,
                       error);
}

/**
 * pnd_coder_set_role:
 * @self: a coder
 * @role: `researcher`, `second-coder` or `supervisor`
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED for another word.
 */
gboolean
pnd_coder_set_role (PndCoder *self, const char *role, GError **error)
{
  g_return_val_if_fail (PND_IS_CODER (self) && role != NULL, FALSE);

  if (!g_strv_contains (roles, role))
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a role of a coder."), role);
      return FALSE;
    }
  return update_coder (self, N_("Change role of coder"),
                       "UPDATE coders SET role = ?, modified = ? WHERE id = ? AND role <> ?", role,
                       error);
}

/**
 * pnd_coder_set_colour:
 * @self: a coder
 * @colour: `#rrggbb`
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED for what is no colour.
 */
gboolean
pnd_coder_set_colour (PndCoder *self, const char *colour, GError **error)
{
  g_return_val_if_fail (PND_IS_CODER (self) && colour != NULL, FALSE);

  if (strlen (colour) != 7 || colour[0] != '#'
      || strspn (colour + 1, "0123456789abcdefABCDEF") != 6)
    {
      g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                   _("“%s” is not a colour; write it as #rrggbb."), colour);
      return FALSE;
    }
  return update_coder (self, N_("Change colour of coder"),
                       "UPDATE coders SET colour = ?, modified = ? WHERE id = ? AND colour <> ?",
                       colour, error);
}

/**
 * pnd_coder_set_blind:
 * @self: a coder
 * @blind: whether to hide the others' work while this coder acts
 * @error: return location for a #PndStoreError
 *
 * Lets a veil down or lifts it. Undo stops there: what was seen cannot be unseen.
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_coder_set_blind (PndCoder *self, gboolean blind, GError **error)
{
  PndProject *project;
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_CODER (self), FALSE);

  if (blind == self->blind)
    return TRUE;
  project = pnd_row_get_project (PND_ROW (self));
  if (!pnd_row_check_live (PND_ROW (self), error)
      || !pnd_project_begin_edit (project, blind ? N_("Code blind") : N_("Lift the veil"), error))
    return FALSE;
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a coder"),
                           "UPDATE coders SET blind = ?, modified = ? WHERE id = ?", error, "isi",
                           (gint64) blind, now, pnd_row_get_id (PND_ROW (self)));
  pnd_project_describe_edit (project, "%s", self->name);
  pnd_project_make_barrier (project);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_coder_find_consensus:
 * @project: the project
 *
 * Returns: the id of the layer that holds what the coders agreed on, 0 if there is none.
 */
gint64
pnd_coder_find_consensus (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  return pnd_database_query_int (pnd_project_get_database (project), _("Looking for a coder"),
                                 "SELECT id FROM coders WHERE layer = 'consensus' ORDER BY id", 0,
                                 NULL, "");
}

/**
 * pnd_coder_add_consensus:
 * @project: the project
 * @error: return location for a #PndStoreError
 *
 * Finds the layer that holds what the coders agreed on, or adds it, as an edit or a part of one.
 *
 * Returns: its id among the coders; 0 with @error set.
 */
gint64
pnd_coder_add_consensus (PndProject *project, GError **error)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  id = pnd_coder_find_consensus (project);
  if (id != 0)
    return id;
  if (!pnd_project_begin_edit (project, N_("Add the consensus"), error))
    return 0;
  id = insert_coder (project, "consensus", "consensus", error);
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}
