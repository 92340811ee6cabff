/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/export-view.h"

#include "app/store/veil/veil.h"

/**
 * pnd_export_agree:
 * @reader: a connection of pnd_project_open_reader(), in no transaction
 * @flags: (inout): what to leave out
 * @error: return location for an error
 *
 * A reader that counts only what was accepted makes an export of accepted codings, and an export of
 * accepted codings makes a reader that counts only these.
 *
 * Returns: %FALSE with a %PND_STORE_ERROR on failure
 */
gboolean
pnd_export_agree (PndDatabase *reader, PndExportFlags *flags, GError **error)
{
  g_return_val_if_fail (reader != NULL && flags != NULL, FALSE);

  if (pnd_database_get_accepted_only (reader))
    *flags |= PND_EXPORT_REVIEWED_ONLY;
  return (*flags & PND_EXPORT_REVIEWED_ONLY) == 0
         || pnd_database_set_accepted_only (reader, TRUE, error);
}
