/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/people/finished.h"

#include <glib/gi18n.h>

#include "app/model/document.h"
#include "app/store/veil/veil.h"

static gboolean
insert (PndProject *project, PndDocument *document, gint64 coder, GError **error)
{
  g_autofree char *guid = pnd_row_new_guid ();
  g_autofree char *now = pnd_row_now ();

  return pnd_database_run (pnd_project_get_database (project), _("Finishing a document"),
                           "INSERT INTO finished (guid, document_guid, coder, created, modified) "
                           "VALUES (?, ?, ?, ?, ?)",
                           error, "ssiss", guid, pnd_row_get_guid (PND_ROW (document)), coder, now,
                           now);
}

/**
 * pnd_finished_declare:
 * @project: the project
 * @document: id of a document
 * @error: return location for a #PndStoreError
 *
 * Says, for who acts, that the document is finished; saying it again changes nothing. When a blind
 * coder says it, the others' work in the document is there from now on, and undo stops at it.
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when there is no such document or nobody
 *   acts, or another error.
 */
gboolean
pnd_finished_declare (PndProject *project, gint64 document, GError **error)
{
  g_autoptr (PndDocument) row = NULL;
  gint64 coder;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  coder = pnd_row_require_coder (project, error);
  if (coder == 0)
    return FALSE;
  row = pnd_row_get (project, PND_TYPE_DOCUMENT, document, error);
  if (row == NULL)
    return FALSE;
  if (pnd_finished_is (project, document, coder))
    return TRUE;
  if (!pnd_project_begin_edit (project,
                               pnd_project_get_blind (project)
                                 ? N_("Finish a document, lifting the veil")
                                 : N_("Finish a document"),
                               error))
    return FALSE;
  pnd_project_describe_edit (project, "%s", pnd_document_get_name (row));
  if (pnd_project_get_blind (project))
    pnd_project_make_barrier (project);
  return pnd_row_finish_edit (project, insert (project, row, coder, error), error);
}

/**
 * pnd_finished_is:
 * @project: the project
 * @document: id of a document
 * @coder: id of a coder
 *
 * Returns: whether the coder said that the document is finished.
 */
gboolean
pnd_finished_is (PndProject *project, gint64 document, gint64 coder)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  return pnd_database_query_int (pnd_project_get_database (project), NULL,
                                 "SELECT 1 FROM finished f JOIN documents d "
                                 "ON d.guid = f.document_guid WHERE d.id = ? AND f.coder = ?",
                                 0, NULL, "ii", document, coder) != 0;
}

/**
 * pnd_finished_count:
 * @project: the project
 * @coder: id of a coder
 *
 * Returns: how many documents outside the trash the coder said to be finished.
 */
int
pnd_finished_count (PndProject *project, gint64 coder)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);

  return (int) pnd_database_query_int (pnd_project_get_database (project), NULL,
                                       "SELECT count (*) FROM finished f JOIN documents d "
                                       "ON d.guid = f.document_guid "
                                       "WHERE d.trashed IS NULL AND f.coder = ?",
                                       0, NULL, "i", coder);
}

/**
 * pnd_finished_are_all:
 * @project: the project
 *
 * Returns: whether who acts said of every document outside the trash that it is finished; %FALSE
 *   when nobody acts.
 */
gboolean
pnd_finished_are_all (PndProject *project)
{
  gint64 coder;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);

  coder = pnd_project_get_coder (project);
  return coder != 0
         && pnd_database_query_int (pnd_project_get_database (project), NULL,
                                    "SELECT 1 FROM documents d WHERE trashed IS NULL AND NOT EXISTS"
                                    " (SELECT 1 FROM finished f WHERE f.document_guid = d.guid"
                                    " AND f.coder = ?) LIMIT 1",
                                    0, NULL, "i", coder) == 0;
}

/**
 * pnd_finished_make_condition:
 * @database: the project's connection or a reader's
 *
 * Coders can be compared only where all that they did is seen. Under a veil that is not so in
 * documents which who acts did not finish: there the others would seem to have coded nothing.
 *
 * Returns: (transfer full): SQL over `documents`, alias d
 */
char *
pnd_finished_make_condition (PndDatabase *database)
{
  gint64 viewer = 0;

  if (!pnd_database_get_blind (database, &viewer))
    return g_strdup ("d.trashed IS NULL");
  return g_strdup_printf ("d.trashed IS NULL AND d.guid IN (SELECT document_guid FROM finished"
                          " WHERE coder = %" G_GINT64_FORMAT ")", viewer);
}
