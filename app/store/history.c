/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the history, and the state that some of them keep.
 *
 * The state of a project is text: a line a row of the recorded tables, in the tables' order and by
 * id, `TABLE ID DIGEST`. DIGEST is the first 16 hexadecimal digits of the SHA-256 over the row's
 * values in column order, each as `n\n`, `iNUMBER\n`, `rNUMBER\n`, `tBYTES:TEXT\n` or
 * `bBYTES:BLOB\n`, BYTES being the length. */

#include "app/store/history.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/project-private.h"
#include "app/store/schema.h"

#define DIGEST_DIGITS 16

static void
add_bytes (GChecksum *checksum, const char *kind, const void *bytes, int n_bytes)
{
  g_autofree char *head = g_strdup_printf ("%s%d:", kind, n_bytes);

  g_checksum_update (checksum, (const guchar *) head, -1);
  if (n_bytes > 0)
    g_checksum_update (checksum, bytes, n_bytes);
  g_checksum_update (checksum, (const guchar *) "\n", 1);
}

static void
add_value (GChecksum *checksum, sqlite3_stmt *handle, int column)
{
  char number[64];

  switch (sqlite3_column_type (handle, column))
    {
    case SQLITE_NULL:
      g_checksum_update (checksum, (const guchar *) "n\n", 2);
      break;
    case SQLITE_INTEGER:
      g_snprintf (number, sizeof number, "i%" G_GINT64_FORMAT "\n",
                  (gint64) sqlite3_column_int64 (handle, column));
      g_checksum_update (checksum, (const guchar *) number, -1);
      break;
    case SQLITE_FLOAT:
      number[0] = 'r';
      g_ascii_dtostr (number + 1, sizeof number - 2, sqlite3_column_double (handle, column));
      g_checksum_update (checksum, (const guchar *) number, -1);
      g_checksum_update (checksum, (const guchar *) "\n", 1);
      break;
    case SQLITE_TEXT:
      add_bytes (checksum, "t", sqlite3_column_text (handle, column),
                 sqlite3_column_bytes (handle, column));
      break;
    default:
      add_bytes (checksum, "b", sqlite3_column_blob (handle, column),
                 sqlite3_column_bytes (handle, column));
    }
}

static gboolean
is_blank (sqlite3_stmt *handle, int column)
{
  switch (sqlite3_column_type (handle, column))
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      return sqlite3_column_int64 (handle, column) == 0;
    case SQLITE_TEXT:
      return sqlite3_column_bytes (handle, column) == 0;
    default:
      return FALSE;
    }
}

/* Blank columns at the end do not count: a state taken before they were appended to the table
 * must be the same as one taken since. */
static int
count_columns (sqlite3_stmt *handle)
{
  int n = sqlite3_column_count (handle);

  while (n > 0 && is_blank (handle, n - 1))
    n--;
  return n;
}

static gboolean
read_table (PndDatabase *database, const char *table, GString *state, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM main.%s ORDER BY id", table);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  statement = pnd_database_query (database, _("Reading the project"), sql, error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &local))
    {
      sqlite3_stmt *handle = pnd_statement_get_handle (statement);
      int n_columns = count_columns (handle);

      g_checksum_reset (checksum);
      for (int column = 0; column < n_columns; column++)
        add_value (checksum, handle, column);
      g_string_append_printf (state, "%s %" G_GINT64_FORMAT " %.*s\n", table,
                              pnd_statement_get_int (statement, 0), DIGEST_DIGITS,
                              g_checksum_get_string (checksum));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* the chain of the last row before row @id, "" before the first */
static char *
get_chain_before (PndProject *self, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (self->database, _("Writing the history"),
                          "SELECT chain FROM main.history WHERE id < ? ORDER BY id DESC LIMIT 1",
                          error,
                          "i", id);
  const char *chain = NULL;

  if (statement == NULL)
    return NULL;
  if (pnd_statement_next (statement, &local))
    chain = pnd_statement_get_text (statement, 0, NULL);
  if (local == NULL)
    return g_strdup (chain != NULL ? chain : "");
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* a line break inside a field would let text wander from one field to the next unnoticed */
static char *
make_line (const char *text)
{
  return g_strdelimit (g_strdup (text != NULL ? text : ""), "\n\r", ' ');
}

/* For the files of this folder: (transfer full) (nullable): the state, as described at the top. */
char *
pnd_history_read_state (PndDatabase *database, GError **error)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  g_autoptr (GString) state = g_string_new (NULL);

  for (int i = 0; tables[i] != NULL; i++)
    if (!read_table (database, tables[i], state, error))
      return NULL;
  return g_string_free (g_steal_pointer (&state), FALSE);
}

/* For the files of this folder: (transfer full): the chain of a row, as at the top of history.h.
 * @before: of the row before, "" for the first. */
char *
pnd_history_get_chain (const PndHistoryEntry *entry, const char *before,
                       const char *changeset_hash, const char *state_hash)
{
  g_autofree char *target = NULL;
  g_autofree char *all = NULL;

  target = entry->target != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->target)
                              : g_strdup ("");
  all = g_strjoin ("\n", before, entry->time, entry->coder, entry->kind, target, entry->label,
                   entry->detail, changeset_hash, state_hash != NULL ? state_hash : "", NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);
}

/* For the files of this folder: appends @row inside the open transaction. Returns its id, 0 with a
 * PND_STORE_ERROR. */
gint64
pnd_history_append (PndProject *self, const PndHistoryRow *row, GError **error)
{
  g_autofree char *before = get_chain_before (self, G_MAXINT64, error);
  g_autofree char *time = pnd_project_now ();
  g_autofree char *guid = pnd_edit_get_coder_guid (self);
  g_autofree char *name = NULL;
  g_autofree char *coder = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *state_hash = NULL;
  g_autofree char *chain = NULL;
  PndHistoryEntry entry;

  if (before == NULL)
    return 0;
  name = pnd_edit_get_coder_name (self);
  coder = make_line (name);
  detail = make_line (row->detail);
  if (row->state != NULL)
    state_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, row->state, -1);
  entry = (PndHistoryEntry){ .time = time, .coder = coder, .kind = row->kind,
                             .target = row->target, .label = row->label, .detail = detail };
  chain = pnd_history_get_chain (&entry, before, row->changeset_hash, state_hash);
  if (!pnd_database_run (self->database, _("Writing the history"),
                         "INSERT INTO main.history (time, coder, coder_guid, kind, target, label,"
                         " detail, changeset, changeset_hash, state, state_hash, chain)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         error, "ssssnssbssss", time, coder, guid, row->kind, row->target, row->label,
                         detail, row->changeset, row->changeset_hash, row->state, state_hash,
                         chain))
    return 0;
  return pnd_database_get_last_id (self->database);
}

/* For the files of this folder: row @id, the last one and an edit, stands for what @row says from now
 * on; its time and coder stay. */
gboolean
pnd_history_extend (PndProject *self, gint64 id, const PndHistoryRow *row, GError **error)
{
  g_autofree char *before = get_chain_before (self, id, error);
  g_autofree char *detail = make_line (row->detail);
  g_autofree char *chain = NULL;
  g_autoptr (PndStatement) statement = NULL;
  PndHistoryEntry entry = { .kind = row->kind, .label = row->label, .detail = detail };

  if (before == NULL)
    return FALSE;
  statement = pnd_database_query (self->database, _("Writing the history"),
                                  "SELECT time, coder FROM main.history WHERE id = ?",
                                  error, "i", id);
  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  entry.time = pnd_statement_get_text (statement, 0, NULL);
  entry.coder = pnd_statement_get_text (statement, 1, NULL);
  chain = pnd_history_get_chain (&entry, before, row->changeset_hash, NULL);
  return pnd_database_run (self->database, _("Writing the history"),
                           "UPDATE main.history SET label = ?, detail = ?, changeset = ?,"
                           " changeset_hash = ?, chain = ? WHERE id = ?",
                           error, "ssbssi", row->label, detail, row->changeset,
                           row->changeset_hash, chain, id);
}

/* For the files of this folder: appends a barrier that stores no changes but the state of all rows,
 * from which checking starts. @forgotten: (nullable): the changeset it does not store. */
gint64
pnd_history_append_state (PndProject *self, const char *label, GBytes *forgotten, GError **error)
{
  g_autoptr (GBytes) bytes = forgotten != NULL ? g_bytes_ref (forgotten) : g_bytes_new (NULL, 0);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *state = pnd_history_read_state (self->database, error);
  PndHistoryRow row = { .kind = "barrier",
                        .label = label,
                        .detail = self->edit.detail,
                        .changeset_hash = hash,
                        .state = state };

  return state != NULL ? pnd_history_append (self, &row, error) : 0;
}

/* the guid of row @id of @table, if @changeset holds it: always the column after the id */
static char *
find_guid_in (GBytes *changeset, const char *table, gint64 id)
{
  gsize n_bytes;
  const void *bytes = g_bytes_get_data (changeset, &n_bytes);
  sqlite3_changeset_iter *iter = NULL;
  char *guid = NULL;

  if (sqlite3changeset_start (&iter, (int) n_bytes, (void *) bytes) != SQLITE_OK)
    return NULL;
  while (guid == NULL && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      int (*get) (sqlite3_changeset_iter *, int, sqlite3_value **);
      sqlite3_value *row_id = NULL;
      sqlite3_value *value = NULL;
      const char *name;
      int n_columns, operation, indirect;

      sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect);
      get = operation == SQLITE_INSERT ? sqlite3changeset_new : sqlite3changeset_old;
      if (strcmp (name, table) == 0 && get (iter, 0, &row_id) == SQLITE_OK && row_id != NULL
          && sqlite3_value_int64 (row_id) == id && get (iter, 1, &value) == SQLITE_OK
          && value != NULL)
        guid = g_strdup ((const char *) sqlite3_value_text (value));
    }
  sqlite3changeset_finalize (iter);
  return guid;
}

/* For the files of this folder: (transfer full) (nullable): the guid of a row that is gone, from
 * the changes that made or deleted it. */
char *
pnd_history_find_guid (PndProject *self, const char *table, gint64 id)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, NULL, "SELECT changeset FROM main.history WHERE changeset IS NOT NULL ORDER "
                          "BY id",
    NULL, "");
  char *guid = NULL;

  while (row != NULL && guid == NULL && pnd_statement_next (row, NULL))
    {
      g_autoptr (GBytes) changeset = pnd_statement_get_bytes (row, 0);

      guid = find_guid_in (changeset, table, id);
    }
  return guid;
}

/**
 * pnd_history_foreach:
 * @project: a project
 * @func: called for each row, the oldest first
 * @data: for @func
 * @error: return location for a #GError
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_history_foreach (PndProject *project, PndHistoryFunc func, gpointer data, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (project->database != NULL, FALSE);

  statement = pnd_database_query (project->database, _("Reading the history"),
                                  "SELECT id, time, coder, kind, target, label, detail"
                                  " FROM history ORDER BY id",
                                  error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &local))
    {
      PndHistoryEntry entry = {
        .id = pnd_statement_get_int (statement, 0),
        .time = pnd_statement_get_text (statement, 1, NULL),
        .coder = pnd_statement_get_text (statement, 2, NULL),
        .kind = pnd_statement_get_text (statement, 3, NULL),
        .target = pnd_statement_get_int (statement, 4),
        .label = pnd_statement_get_text (statement, 5, NULL),
        .detail = pnd_statement_get_text (statement, 6, NULL),
      };

      func (&entry, data);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
