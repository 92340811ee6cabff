/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/merge/rows.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/database-private.h"

/* For the files of this folder: (transfer full): the row that @statement, of a shape, stands at. */
PndMergeRow *
pnd_merge_row_take (PndStatement *statement)
{
  sqlite3_stmt *handle = pnd_statement_get_handle (statement);
  int n_values = sqlite3_column_count (handle) - 1;
  PndMergeRow *self = g_malloc (sizeof (PndMergeRow) + n_values * sizeof (sqlite3_value *));

  self->id = sqlite3_column_int64 (handle, 0);
  self->n_values = n_values;
  for (int i = 0; i < n_values; i++)
    self->values[i] = sqlite3_value_dup (sqlite3_column_value (handle, i + 1));
  return self;
}

/* For the files of this folder. */
void
pnd_merge_row_free (PndMergeRow *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < self->n_values; i++)
    sqlite3_value_free (self->values[i]);
  g_free (self);
}

/* For the files of this folder: (nullable): the value as text, NULL for none and for no column. */
const char *
pnd_merge_row_get_text (const PndMergeRow *self, int place)
{
  return self != NULL && place >= 0 ? (const char *) sqlite3_value_text (self->values[place])
                                    : NULL;
}

/* For the files of this folder. */
gboolean
pnd_merge_value_is_equal (sqlite3_value *one, sqlite3_value *other)
{
  int type = sqlite3_value_type (one);
  int n_bytes;

  if (type != sqlite3_value_type (other))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (one) == sqlite3_value_int64 (other);
  if (type == SQLITE_FLOAT)
    return memcmp (&(double){ sqlite3_value_double (one) },
                   &(double){ sqlite3_value_double (other) }, sizeof (double)) == 0;
  n_bytes = sqlite3_value_bytes (one);
  return n_bytes == sqlite3_value_bytes (other)
         && memcmp (sqlite3_value_blob (one) != NULL ? sqlite3_value_blob (one) : "",
                    sqlite3_value_blob (other) != NULL ? sqlite3_value_blob (other) : "",
                    (gsize) n_bytes) == 0;
}

/* For the files of this folder: whether it says nothing. */
gboolean
pnd_merge_value_is_blank (sqlite3_value *value)
{
  int type = sqlite3_value_type (value);

  return type == SQLITE_NULL || (type == SQLITE_TEXT && sqlite3_value_bytes (value) == 0);
}

/* For the files of this folder: whether the two say the same, but for quiet columns. */
gboolean
pnd_merge_row_is_equal (const PndShape *shape, const PndMergeRow *one, const PndMergeRow *other)
{
  for (int i = 0; i < one->n_values; i++)
    if (!pnd_shape_get_column (shape, i)->is_quiet
        && !pnd_merge_value_is_equal (one->values[i], other->values[i]))
      return FALSE;
  return TRUE;
}

/* For the files of this folder; @row: (out) (transfer full) (nullable). */
gboolean
pnd_merge_row_find (PndDatabase *database, const PndShape *shape, const PndMergeRow *like,
                    PndMergeRow **row, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  int n_bound = 0;

  *row = NULL;
  statement = pnd_database_query_unbound (database, _("Comparing the rows"), shape->by_key, error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < like->n_values; i++)
    if (pnd_shape_get_column (shape, i)->is_key)
      sqlite3_bind_value (pnd_statement_get_handle (statement), ++n_bound, like->values[i]);
  if (pnd_statement_next (statement, &local))
    *row = pnd_merge_row_take (statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
has_parent (PndDatabase *database, const char *table, const char *guid, GHashTable *known,
            GError **error)
{
  char name[128];
  g_autofree char *sql = NULL;

  g_snprintf (name, sizeof name, "%s %s", table, guid);
  if (known != NULL && g_hash_table_contains (known, name))
    return TRUE;
  sql = g_strdup_printf ("SELECT 1 FROM main.%s WHERE guid = ?", table);
  if (pnd_database_query_int (database, _("Comparing the rows"), sql, 0, error, "s", guid) == 0)
    return FALSE;
  /* a longer one, of no program of ours, might not be told from another */
  if (known != NULL && strlen (name) + 1 < sizeof name)
    g_hash_table_add (known, g_strdup (name));
  return TRUE;
}

/* For the files of this folder; FALSE without an error if it is missing. */
gboolean
pnd_merge_row_has_parent (PndDatabase *database, const PndShape *shape, const PndMergeRow *row,
                          int place, GHashTable *known, GError **error)
{
  const PndShapeColumn *column = pnd_shape_get_column (shape, place);
  const char *guid = pnd_merge_row_get_text (row, place);

  return column->parent == NULL || column->parent == shape->table || guid == NULL
         || has_parent (database, column->parent, guid, known, error);
}

/* For the files of this folder; FALSE without an error if one is missing. */
gboolean
pnd_merge_row_has_parents (PndDatabase *database, const PndShape *shape, const PndMergeRow *row,
                           GHashTable *known, GError **error)
{
  for (int i = 0; i < row->n_values; i++)
    if (!pnd_merge_row_has_parent (database, shape, row, i, known, error))
      return FALSE;
  return TRUE;
}

static gboolean
run (PndDatabase *database, PndStatement *statement, GError **error)
{
  g_autoptr (GError) local = NULL;

  pnd_statement_next (statement, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* For the files of this folder: adds the row, under a number of its own. */
gboolean
pnd_merge_row_insert (PndDatabase *database, const PndShape *shape, const PndMergeRow *row,
                      GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query_unbound (database, _("Merging the rows"), shape->insert, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < row->n_values; i++)
    sqlite3_bind_value (pnd_statement_get_handle (statement), i + 1, row->values[i]);
  return run (database, statement, error);
}

/* For the files of this folder: all of it at once, since columns may be bound to each other, as the
 * start and the end of a passage. */
gboolean
pnd_merge_row_set (PndDatabase *database, const PndShape *shape, gint64 id, const PndMergeRow *row,
                   const gboolean *places, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (PndStatement) statement = NULL;
  int n_bound = 0;

  for (int i = 0; i < row->n_values; i++)
    {
      const PndShapeColumn *column = pnd_shape_get_column (shape, i);

      if (!places[i])
        continue;
      if (sql->len == 0)
        g_string_append_printf (sql, "UPDATE main.%s SET ", shape->table);
      else
        g_string_append (sql, ", ");
      if (column->parent != NULL)
        g_string_append_printf (sql, "%s = (SELECT id FROM main.%s WHERE guid = ?)", column->name,
                                column->parent);
      else
        g_string_append_printf (sql, "%s = ?", column->name);
    }
  if (sql->len == 0)
    return TRUE;
  g_string_append (sql, " WHERE id = ?");
  statement = pnd_database_query_unbound (database, _("Merging the rows"), sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < row->n_values; i++)
    if (places[i])
      sqlite3_bind_value (pnd_statement_get_handle (statement), ++n_bound, row->values[i]);
  sqlite3_bind_int64 (pnd_statement_get_handle (statement), ++n_bound, id);
  return run (database, statement, error);
}
