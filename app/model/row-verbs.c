/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the verbs of all types share. */

#include "app/model/row.h"

#include <glib/gi18n.h>

/**
 * pnd_row_new_guid:
 *
 * Returns: (transfer full): a new random guid, in lower case.
 */
char *
pnd_row_new_guid (void)
{
  return g_uuid_string_random ();
}

/**
 * pnd_row_now:
 *
 * Returns: (transfer full): the time, ISO 8601 in UTC, to the second.
 */
char *
pnd_row_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * pnd_row_take_string:
 * @field: (inout): an owned string
 * @value: (nullable): what it is now
 *
 * Returns: %TRUE when @field was another and is now a copy of @value.
 */
gboolean
pnd_row_take_string (char **field, const char *value)
{
  g_return_val_if_fail (field != NULL, FALSE);

  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

/**
 * pnd_row_check_live:
 * @self: a row about to be edited
 * @error: return location for a #PndStoreError
 *
 * Returns: %FALSE with PND_STORE_ERROR_NOT_FOUND when the row has gone.
 */
gboolean
pnd_row_check_live (PndRow *self, GError **error)
{
  g_return_val_if_fail (PND_IS_ROW (self), FALSE);

  if (!pnd_row_get_deleted (self))
    return TRUE;
  g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                       _("What you want to change has been removed."));
  return FALSE;
}

/**
 * pnd_row_require_coder:
 * @project: the project
 * @error: return location for a #PndStoreError
 *
 * Returns: the id of the coder who acts; 0 with PND_STORE_ERROR_NOT_FOUND when nobody does.
 */
gint64
pnd_row_require_coder (PndProject *project, GError **error)
{
  gint64 coder;

  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  if (!pnd_project_admit (project, error))
    return 0;
  coder = pnd_project_get_coder (project);
  if (coder == 0)
    g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                         _("Nobody acts as coder yet; say first who codes."));
  return coder;
}

/**
 * pnd_row_forget_guid:
 * @project: the project, within an edit
 * @guid: the guid of a row that this edit deletes
 * @kind: what it was: `coding`, `code`, `annotation`, `memo`, `document`
 * @error: return location for a #PndStoreError
 *
 * Notes that the row was deleted, so that merging another copy of the project cannot bring it
 * back. Undoing the edit takes the note away.
 *
 * Returns: %TRUE, or %FALSE with @error set.
 */
gboolean
pnd_row_forget_guid (PndProject *project, const char *guid, const char *kind, GError **error)
{
  g_autofree char *now = pnd_row_now ();

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (guid != NULL && kind != NULL, FALSE);

  return pnd_database_run (pnd_project_get_database (project), _("Noting a deletion"),
                           "INSERT OR IGNORE INTO deleted (guid, kind, time) VALUES (?, ?, ?)",
                           error, "sss", guid, kind, now);
}

/**
 * pnd_row_finish_edit:
 * @project: the project, within an edit
 * @done: whether everything in it went well
 * @error: return location for a #PndStoreError; set already when @done is %FALSE
 *
 * Ends the edit, or abandons it.
 *
 * Returns: %TRUE when the edit was made.
 */
gboolean
pnd_row_finish_edit (PndProject *project, gboolean done, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  if (done)
    return pnd_project_end_edit (project, error);
  pnd_project_abandon_edit (project);
  return FALSE;
}
