/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/replacement.h"

#include <glib/gi18n.h>

struct _PndReplacement
{
  PndRow parent_instance;

  char *original;
  char *replacement;
};

G_DEFINE_FINAL_TYPE (PndReplacement, pnd_replacement, PND_TYPE_ROW)

static char *
clean (const char *text)
{
  char *result = g_strdup (text);

  g_strdelimit (result, "\n\r\t", ' ');
  return g_strstrip (result);
}

/* FALSE with @error set when one is empty, both are the same, or another has the original */
static gboolean
check (PndProject *project, gint64 id, const char *original, const char *replacement,
       GError **error)
{
  if (*original == '\0' || *replacement == '\0')
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                         _("A replacement needs the name, and what stands for it."));
  else if (g_str_equal (original, replacement))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("“%s” cannot stand for itself."), original);
  else if (pnd_database_query_int (pnd_project_get_database (project),
                                   _("Looking for a replacement"),
                                   "SELECT 1 FROM replacements WHERE original = ? AND id <> ?", 0,
                                   NULL, "si", original, id))
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                 _("There is a replacement for “%s” already."), original);
  else
    return TRUE;
  return FALSE;
}

static void
pnd_replacement_read (PndRow *row, PndStatement *statement)
{
  PndReplacement *self = PND_REPLACEMENT (row);

  pnd_row_take_string (&self->original, pnd_statement_get_text (statement, 4, NULL));
  pnd_row_take_string (&self->replacement, pnd_statement_get_text (statement, 5, NULL));
}

static void
pnd_replacement_finalize (GObject *object)
{
  PndReplacement *self = PND_REPLACEMENT (object);

  g_free (self->original);
  g_free (self->replacement);

  G_OBJECT_CLASS (pnd_replacement_parent_class)->finalize (object);
}

static void
pnd_replacement_class_init (PndReplacementClass *klass)
{
  PndRowClass *row_class = PND_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_replacement_finalize;
  row_class->table = "replacements";
  row_class->columns = "original, replacement";
  row_class->read = pnd_replacement_read;
}

static void
pnd_replacement_init (PndReplacement *self)
{
  self->original = g_strdup ("");
  self->replacement = g_strdup ("");
}

/**
 * pnd_replacement_get_original:
 * @self: a replacement
 *
 * Returns: (transfer none): the name or place
 */
const char *
pnd_replacement_get_original (PndReplacement *self)
{
  g_return_val_if_fail (PND_IS_REPLACEMENT (self), NULL);

  return self->original;
}

/**
 * pnd_replacement_get_replacement:
 * @self: a replacement
 *
 * Returns: (transfer none): what stands for it
 */
const char *
pnd_replacement_get_replacement (PndReplacement *self)
{
  g_return_val_if_fail (PND_IS_REPLACEMENT (self), NULL);

  return self->replacement;
}

/**
 * pnd_replacement_add:
 * @project: the project
 * @original: a name or place; blanks around it do not count
 * @replacement: what stands for it
 * @error: return location for a #PndStoreError
 *
 * Returns: the replacement's id; 0 with PND_STORE_ERROR_REFUSED when one is empty, or the original
 *   has a replacement
 */
gint64
pnd_replacement_add (PndProject *project, const char *original, const char *replacement,
                     GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();
  gint64 id = 0;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (original != NULL && replacement != NULL, 0);

  from = clean (original);
  to = clean (replacement);
  if (!check (project, 0, from, to, error)
      || !pnd_project_begin_edit (project, N_("Add replacement of a name"), error))
    return 0;
  pnd_project_describe_edit (project, "%s", to);
  if (pnd_database_run (pnd_project_get_database (project), _("Adding a replacement"),
                        "INSERT INTO replacements (guid, original, replacement, created, modified) "
                        "VALUES (?, ?, ?, ?, ?)",
                        error, "sssss", guid, from, to, now, now))
    id = pnd_database_get_last_id (pnd_project_get_database (project));
  return pnd_row_finish_edit (project, id != 0, error) ? id : 0;
}

/**
 * pnd_replacement_change:
 * @project: the project
 * @id: a replacement's id
 * @original: a name or place
 * @replacement: what stands for it
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_REFUSED when one is empty, or the original has
 *   another replacement
 */
gboolean
pnd_replacement_change (PndProject *project, gint64 id, const char *original,
                        const char *replacement, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *now = pnd_row_now ();
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (original != NULL && replacement != NULL, FALSE);

  from = clean (original);
  to = clean (replacement);
  if (!check (project, id, from, to, error)
      || !pnd_project_begin_edit (project, N_("Change replacement of a name"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", to);
  done = pnd_database_run (pnd_project_get_database (project), _("Changing a replacement"),
                           "UPDATE replacements SET original = ?1, replacement = ?2, modified = ?3 "
                           "WHERE id = ?4 AND NOT (original = ?1 AND replacement = ?2)",
                           error, "sssi", from, to, now, id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_replacement_remove:
 * @project: the project
 * @id: a replacement's id
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when it is gone already
 */
gboolean
pnd_replacement_remove (PndProject *project, gint64 id, GError **error)
{
  g_autoptr (PndReplacement) row = NULL;
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  row = pnd_row_get (project, PND_TYPE_REPLACEMENT, id, error);
  if (row == NULL || !pnd_project_begin_edit (project, N_("Remove replacement of a name"), error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", row->replacement);
  done = pnd_row_forget_guid (project, pnd_row_get_guid (PND_ROW (row)), "replacement", error)
         && pnd_database_run (pnd_project_get_database (project), _("Removing a replacement"),
                              "DELETE FROM replacements WHERE id = ?", error, "i", id);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_replacement_find:
 * @project: the project
 * @original: a name or place, exactly
 * @error: return location for a #PndStoreError
 *
 * Returns: the replacement's id; 0 with PND_STORE_ERROR_NOT_FOUND when there is none
 */
gint64
pnd_replacement_find (PndProject *project, const char *original, GError **error)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (original != NULL, 0);

  id = pnd_database_query_int (pnd_project_get_database (project),
                               _("Looking for a replacement"),
                               "SELECT id FROM replacements WHERE original = ?", 0, NULL, "s",
                               original);
  if (id == 0)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                 _("The project has no replacement for “%s”."), original);
  return id;
}
