/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/sources/speakers.h"

#include <glib/gi18n.h>

static gboolean
write_speaker (PndDatabase *database, gint64 document, const char *label, gint64 informant,
               GError **error)
{
  const char *doing = _("Assigning a speaker");

  if (informant == 0)
    return pnd_database_run (database, doing,
                             "DELETE FROM speakers WHERE document = ? AND label = ?", error, "is",
                             document, label);
  return pnd_database_run (database, doing,
                           "UPDATE speakers SET informant = ?1 WHERE document = ?2 AND label = ?3 "
                           "AND informant <> ?1",
                           error, "iis", informant, document, label)
         && pnd_database_run (database, doing,
                              "INSERT INTO speakers (document, label, informant) "
                              "SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM speakers "
                              "WHERE document = ?1 AND label = ?2)",
                              error, "isi", document, label, informant);
}

/* the label may be a name, which the history is not to keep */
static gboolean
describe (PndProject *project, gint64 document, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (pnd_project_get_database (project), _("Reading a document"),
                            "SELECT name FROM documents WHERE id = ?", error, "i", document);

  if (row == NULL)
    return FALSE;
  if (!pnd_statement_next (row, error))
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                             _("The document is no longer there."));
      return FALSE;
    }
  pnd_project_describe_edit (project, "%s", pnd_statement_get_text (row, 0, NULL));
  return TRUE;
}

/**
 * pnd_speaker_assign:
 * @project: the project
 * @document: a document's id
 * @label: the label as it stands in the text, without its colon
 * @informant: an informant's id; 0 for nobody
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE, or %FALSE with PND_STORE_ERROR_NOT_FOUND when the document is gone
 */
gboolean
pnd_speaker_assign (PndProject *project, gint64 document, const char *label, gint64 informant,
                    GError **error)
{
  gboolean done;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (label != NULL && *label != '\0', FALSE);

  if (!pnd_project_begin_edit (project, N_("Assign speaker"), error))
    return FALSE;
  done = describe (project, document, error)
         && write_speaker (pnd_project_get_database (project), document, label, informant, error);
  return pnd_row_finish_edit (project, done, error);
}

/**
 * pnd_speaker_get:
 * @project: the project
 * @document: a document's id
 * @label: the label as it stands in the text, without its colon
 *
 * Returns: the id of the informant it is, 0 for nobody
 */
gint64
pnd_speaker_get (PndProject *project, gint64 document, const char *label)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), 0);
  g_return_val_if_fail (label != NULL, 0);

  return pnd_database_query_int (pnd_project_get_database (project), _("Looking for a speaker"),
                                 "SELECT informant FROM speakers WHERE document = ? AND label = ?",
                                 0, NULL, "is", document, label);
}
