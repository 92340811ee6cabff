/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of the history speak of what a blind viewer may not see: those by others whose
 * changeset touches a row that is hidden, or was, now that it is gone. */

#include <string.h>

#include "app/store/veil/veil-private.h"

/**
 * Veiled:
 * @table: one that is veiled
 * @column: of its document, counted from 0; -1 where there is none
 * @by_guid: whether that is the document's guid instead of its id
 */
typedef struct
{
  const char *table;
  const char *view;
  int column;
  gboolean by_guid;
} Veiled;

static const Veiled veiled[] = {
  { "codings", "all_codings", 2, FALSE },
  { "annotations", "annotations", 2, FALSE },
  { "quarantine", "quarantine", 2, FALSE },
  { "memos", "memos", 3, FALSE },
  { "translations", "translations", 2, FALSE },
  { "reading", "reading", 2, TRUE },
  { "decisions", "decisions", 2, TRUE },
  { "coding_cases", "coding_cases", -1, FALSE },
  { "coding_speakers", "coding_speakers", -1, FALSE },
  { "findings", "findings", -1, FALSE },
  { "finding_passages", "finding_passages", -1, FALSE },
  { "resolutions", "resolutions", -1, FALSE },
  { "remarks", "remarks", -1, FALSE },
  { "agreements", "agreements", -1, FALSE },
  { "supervisions", "supervisions", -1, FALSE },
};

static const Veiled *
find_veiled (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (veiled); i++)
    if (strcmp (veiled[i].table, table) == 0)
      return &veiled[i];
  return NULL;
}

static gboolean
has_row (PndDatabase *self, const char *schema, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s.%s WHERE id = ?", schema, table);

  return pnd_database_query_int (self, NULL, sql, 0, NULL, "i", id) != 0;
}

static gboolean
is_all_finished (PndDatabase *self)
{
  return pnd_database_query_int (self, NULL,
                                 "SELECT NOT EXISTS (SELECT 1 FROM main.documents WHERE trashed IS "
                                 "NULL AND guid NOT IN (SELECT document_guid FROM main.finished "
                                 "WHERE coder = ?))",
                                 0, NULL, "i", self->viewer) != 0;
}

static gboolean
is_finished (PndDatabase *self, sqlite3_value *document, gboolean by_guid)
{
  if (by_guid)
    return pnd_database_query_int (self, NULL,
                                   "SELECT 1 FROM main.finished WHERE coder = ? AND "
                                   "document_guid = ?",
                                   0, NULL, "is", self->viewer, sqlite3_value_text (document)) != 0;
  return pnd_database_query_int (self, NULL,
                                 "SELECT 1 FROM main.finished f JOIN main.documents d ON d.guid = "
                                 "f.document_guid WHERE f.coder = ? AND d.id = ?",
                                 0, NULL, "ii", self->viewer,
                                 (gint64) sqlite3_value_int64 (document)) != 0;
}

/* a row that is gone: by the document it was in, where the change says which */
static gboolean
was_hidden (PndDatabase *self, const Veiled *table, sqlite3_changeset_iter *iter, int operation)
{
  sqlite3_value *document = NULL;

  if (table->column >= 0)
    {
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, table->column, &document);
      else
        sqlite3changeset_old (iter, table->column, &document);
    }
  if (document != NULL && sqlite3_value_type (document) != SQLITE_NULL
      && is_finished (self, document, table->by_guid))
    return FALSE;
  return !is_all_finished (self);
}

static gboolean
hides_change (PndDatabase *self, sqlite3_changeset_iter *iter)
{
  const char *name;
  int n_columns, operation, indirect;
  const Veiled *table;
  sqlite3_value *id = NULL;

  sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect);
  table = find_veiled (name);
  if (table == NULL)
    return FALSE;
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &id);
  else
    sqlite3changeset_old (iter, 0, &id);
  if (id == NULL)
    return TRUE;
  if (has_row (self, "main", name, sqlite3_value_int64 (id)))
    return !has_row (self, "temp", table->view, sqlite3_value_int64 (id));
  return was_hidden (self, table, iter, operation);
}

/* a damaged changeset hides what it is about */
static gboolean
hides_changeset (PndDatabase *self, const void *bytes, int n_bytes)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean hides = FALSE;

  if (sqlite3changeset_start (&iter, n_bytes, (void *) bytes) != SQLITE_OK)
    return TRUE;
  while (!hides && sqlite3changeset_next (iter) == SQLITE_ROW)
    hides = hides_change (self, iter);
  return sqlite3changeset_finalize (iter) != SQLITE_OK || hides;
}

/* veiled (coder_guid, coder, changeset): an edit whose maker is not known for certain is one of the
 * others */
static void
veiled_func (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  PndDatabase *self = sqlite3_user_data (context);
  const char *guid = (const char *) sqlite3_value_text (values[0]);
  const char *coder = (const char *) sqlite3_value_text (values[1]);
  gboolean was_looking = self->is_looking;
  gboolean hides;

  if (guid != NULL && g_strcmp0 (guid, self->viewer_guid) == 0)
    {
      sqlite3_result_int (context, FALSE);
      return;
    }
  /* the views stay as they are while one of them is read */
  self->is_looking = TRUE;
  if (sqlite3_value_type (values[2]) == SQLITE_NULL)
    hides = coder != NULL && *coder != '\0' && !is_all_finished (self);
  else
    hides = hides_changeset (self, sqlite3_value_blob (values[2]), sqlite3_value_bytes (values[2]));
  self->is_looking = was_looking;
  sqlite3_result_int (context, hides);
}

/* For the files of this folder: what the view of the history asks. */
gboolean
pnd_veil_add_function (PndDatabase *self, GError **error)
{
  int result = sqlite3_create_function_v2 (self->handle, "veiled", 3,
                                           SQLITE_UTF8 | SQLITE_INNOCUOUS, self, veiled_func, NULL,
                                           NULL, NULL);

  return result == SQLITE_OK || pnd_database_fail (self, NULL, result, error);
}
