/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/documents/text-rows.h"

#include <glib/gi18n.h>

/**
 * pnd_document_text_store:
 * @self: a text
 * @database: the project's connection, inside an edit
 * @error: return location for a #PndStoreError
 *
 * Returns: whether it is in the project now.
 */
gboolean
pnd_document_text_store (PndDocumentText *self, PndDatabase *database, GError **error)
{
  g_return_val_if_fail (self != NULL && database != NULL, FALSE);

  return pnd_database_run (database, _("Storing a text"),
                           "INSERT OR IGNORE INTO texts (hash, characters, text) VALUES (?, ?, ?)",
                           error, "sis", pnd_document_text_get_hash (self),
                           (gint64) pnd_document_text_get_length (self),
                           pnd_document_text_get_utf8 (self, NULL));
}

/**
 * pnd_structure_load:
 * @database: a connection to a project
 * @hash: by which the structure is kept
 * @n_characters: code points of the document's text
 * @name: of the document, for messages
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the structure; %NULL with PND_STORE_ERROR_DAMAGED when it is
 *   not there or does not fit the text.
 */
PndStructure *
pnd_structure_load (PndDatabase *database, const char *hash, int n_characters, const char *name,
                    GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  PndStructure *structure = NULL;

  g_return_val_if_fail (database != NULL && hash != NULL && name != NULL, NULL);

  statement = pnd_database_query (database, _("Reading a document"),
                                  "SELECT runs FROM structures WHERE hash = ?", error, "s", hash);
  if (statement == NULL)
    return NULL;
  if (pnd_statement_next (statement, &local))
    structure = pnd_structure_parse (pnd_statement_get_text (statement, 0, NULL), n_characters,
                                     &local);
  if (structure == NULL)
    g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                 _("The structure of “%s” is damaged in the project: %s."), name,
                 local != NULL ? local->message : _("it is not there"));
  return structure;
}

/**
 * pnd_structure_store:
 * @self: a structure
 * @database: the project's connection, inside an edit
 * @hash: (out): by which it is kept: the SHA-256 of its lines
 * @error: return location for a #PndStoreError
 *
 * Returns: whether it is in the project now.
 */
gboolean
pnd_structure_store (PndStructure *self, PndDatabase *database, char **hash, GError **error)
{
  g_autofree char *lines = NULL;

  g_return_val_if_fail (self != NULL && database != NULL && hash != NULL, FALSE);

  lines = pnd_structure_to_lines (self);
  *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, lines, -1);
  return pnd_database_run (database, _("Storing the structure of a text"),
                           "INSERT OR IGNORE INTO structures (hash, runs) VALUES (?, ?)", error,
                           "ss", *hash, lines);
}
