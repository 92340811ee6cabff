/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/documents/duplicates.h"

#include <glib/gi18n.h>

static gint64
find (PndProject *project, const char *sql, const char *hash, GError **error)
{
  return pnd_database_query_int (pnd_project_get_database (project), _("Looking for a document"),
                                 sql, 0, error, "s", hash);
}

/**
 * pnd_document_find_text:
 * @project: a project
 * @text: the text of what may become a document
 * @error: return location for a #PndStoreError
 *
 * Returns: the id of the first document with this very text; 0 when there is none, or with @error
 */
gint64
pnd_document_find_text (PndProject *project, PndDocumentText *text, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (project) && text != NULL, 0);

  return find (project,
               "SELECT id FROM documents WHERE text_hash = ? AND trashed IS NULL ORDER BY id LIMIT 1",
               pnd_document_text_get_hash (text), error);
}

/**
 * pnd_document_find_original:
 * @project: a project
 * @original: the bytes of a file
 * @error: return location for a #PndStoreError
 *
 * Returns: the id of the first document that came from this very file; 0 when there is none, or
 *   with @error
 */
gint64
pnd_document_find_original (PndProject *project, GBytes *original, GError **error)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project) && original != NULL, 0);

  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  return find (project,
               "SELECT id FROM documents WHERE original_hash = ? AND trashed IS NULL"
               " ORDER BY id LIMIT 1",
               hash, error);
}
