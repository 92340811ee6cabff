/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/merge/past.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/database-private.h"
#include "app/store/schema.h"

/*
 * Step:
 * @is_undo: the row undid its target: to take it back is to do the target again
 * @source: the row that has the changeset
 *
 * A row of the history to take back.
 */
typedef struct
{
  gboolean is_undo;
  gint64 source;
} Step;

static gboolean
copy_row (PndDatabase *to, sqlite3_stmt *from, sqlite3_stmt *insert, GError **error)
{
  int result = SQLITE_OK;

  for (int i = 0; i < sqlite3_column_count (from) && result == SQLITE_OK; i++)
    result = sqlite3_bind_value (insert, i + 1, sqlite3_column_value (from, i));
  if (result == SQLITE_OK && sqlite3_step (insert) == SQLITE_ROW)
    result = SQLITE_MISUSE;
  if (result == SQLITE_OK)
    result = sqlite3_reset (insert);
  return result == SQLITE_OK || pnd_database_fail (to, _("Copying the rows"), result, error);
}

static char *
make_insert (const char *table, int n_columns)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO main.%s VALUES (?", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static gboolean
copy_table (PndDatabase *from, PndDatabase *to, const char *table, GError **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM main.%s", table);
  g_autofree char *sql = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (from, _("Reading the project"), select, error,
                                                     "");
  sqlite3_stmt *insert = NULL;
  int result;

  if (row == NULL)
    return FALSE;
  sql = make_insert (table, sqlite3_column_count (pnd_statement_get_handle (row)));
  result = sqlite3_prepare_v2 (to->handle, sql, -1, &insert, NULL);
  if (result != SQLITE_OK)
    return pnd_database_fail (to, _("Copying the rows"), result, error);
  while (local == NULL && pnd_statement_next (row, &local))
    copy_row (to, pnd_statement_get_handle (row), insert, &local);
  sqlite3_finalize (insert);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static PndDatabase *
make_tables (PndDatabase *beside, GError **error)
{
  g_autoptr (PndDatabase) empty = pnd_database_open_private (beside, error);

  return empty != NULL && pnd_database_begin (empty, error) && pnd_schema_create (empty, error)
             && pnd_database_commit (empty, error)
           ? g_steal_pointer (&empty)
           : NULL;
}

static gboolean
copy_pages (PndDatabase *from, PndDatabase *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int result;

  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  result = backup != NULL ? sqlite3_backup_finish (backup) : sqlite3_errcode (to->handle);
  return result == SQLITE_OK
         || pnd_database_fail (to, _("Copying the rows"), result, error);
}

/* @empty: (inout) (nullable): tables without rows; to copy their pages is faster than to make
 * them */
static PndDatabase *
open_tables (PndDatabase *database, PndDatabase **empty, GError **error)
{
  g_autoptr (PndDatabase) copy = NULL;

  if (empty == NULL)
    return make_tables (database, error);
  if (*empty == NULL)
    *empty = make_tables (database, error);
  if (*empty == NULL)
    return NULL;
  copy = pnd_database_open_private (database, error);
  return copy != NULL && copy_pages (*empty, copy, error) ? g_steal_pointer (&copy) : NULL;
}

static PndDatabase *
copy_rows (PndDatabase *database, PndDatabase **empty, GError **error)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  g_autoptr (PndDatabase) copy = open_tables (database, empty, error);

  if (copy == NULL || !pnd_database_set_foreign_keys (copy, FALSE, error)
      || !pnd_database_begin (copy, error))
    return NULL;
  for (int i = 0; tables[i] != NULL; i++)
    if (!copy_table (database, copy, tables[i], error))
      return NULL;
  return g_steal_pointer (&copy);
}

/* (element-type Step): the rows after @row, the last first */
static GArray *
list_steps (PndDatabase *database, gint64 row, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Reading the history"),
                          "SELECT id, kind, target FROM main.history WHERE id > ? ORDER BY id DESC",
                          error, "i", row);

  if (statement == NULL)
    return NULL;
  while (pnd_statement_next (statement, &local))
    {
      const char *kind = pnd_statement_get_text (statement, 1, NULL);
      gboolean is_own = g_strcmp0 (kind, "edit") == 0 || g_strcmp0 (kind, "barrier") == 0;
      Step step = { g_strcmp0 (kind, "undo") == 0,
                    pnd_statement_get_int (statement, is_own ? 0 : 2) };

      g_array_append_val (steps, step);
    }
  if (local == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static int
filter_cb (void *data, const char *table)
{
  return pnd_schema_is_recorded (table);
}

static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
refuse (PndDatabase *database, GError **error)
{
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
               _("%s: the history does not lead back so far"), database->name);
  return FALSE;
}

static gboolean
take_back (PndDatabase *database, PndDatabase *copy, const Step *step, GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Reading the history"),
                          "SELECT changeset FROM main.history WHERE id = ?"
                          " AND kind IN ('edit', 'barrier')",
                          error, "i", step->source);
  g_autoptr (GBytes) changeset = NULL;
  void *inverse = NULL;
  int n_inverse = 0;
  int result = SQLITE_OK;

  if (statement == NULL)
    return FALSE;
  if (pnd_statement_next (statement, NULL))
    changeset = pnd_statement_get_bytes (statement, 0);
  if (changeset == NULL)
    return refuse (database, error);
  if (!step->is_undo)
    result = sqlite3changeset_invert ((int) g_bytes_get_size (changeset),
                                      g_bytes_get_data (changeset, NULL), &n_inverse, &inverse);
  if (result == SQLITE_OK)
    result = sqlite3changeset_apply_v2 (
      copy->handle, step->is_undo ? (int) g_bytes_get_size (changeset) : n_inverse,
      step->is_undo ? (void *) g_bytes_get_data (changeset, NULL) : inverse, filter_cb, conflict_cb,
      NULL, NULL, NULL, 0);
  sqlite3_free (inverse);
  return result == SQLITE_OK || refuse (database, error);
}

/**
 * pnd_past_copy:
 * @database: a connection to a project, or a reader's
 * @row: id of a row of its history; 0 for the rows as they are
 * @empty: (inout) (optional): tables without rows, %NULL at first; whoever makes many copies keeps
 *   them, and closes them
 * @error: return location for a #PndStoreError
 *
 * Copies the recorded rows as they were after @row.
 *
 * Returns: (transfer full) (nullable): a private database, open in a transaction that never ends;
 *   %NULL with %PND_STORE_ERROR_NOT_FOUND when what was done after @row cannot be taken back
 */
PndDatabase *
pnd_past_copy (PndDatabase *database, gint64 row, PndDatabase **empty, GError **error)
{
  g_autoptr (PndDatabase) copy = NULL;
  g_autoptr (GArray) steps = NULL;

  g_return_val_if_fail (database != NULL && row >= 0, NULL);

  copy = copy_rows (database, empty, error);
  if (copy == NULL || row == 0)
    return g_steal_pointer (&copy);
  steps = list_steps (database, row, error);
  if (steps == NULL)
    return NULL;
  for (guint i = 0; i < steps->len; i++)
    if (!take_back (database, copy, &g_array_index (steps, Step, i), error))
      return NULL;
  return g_steal_pointer (&copy);
}
