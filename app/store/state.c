/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of a project as text: a line a row of the recorded tables, in the tables' order and by
 * id, `TABLE ID DIGEST`. DIGEST is the first 16 hexadecimal digits of the SHA-256 over the row's
 * values in column order, each as `n\n`, `iNUMBER\n`, `rNUMBER\n`, `tBYTES:TEXT\n` or `bBYTES:BLOB\n`,
 * BYTES being the length. */

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
read_table (PndDatabase *database, const char *table, GString *state, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  statement = pnd_database_query (database, _("Reading the project"), sql, error, "");
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &local))
    {
      sqlite3_stmt *handle = pnd_statement_get_handle (statement);

      g_checksum_reset (checksum);
      for (int column = 0; column < sqlite3_column_count (handle); column++)
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

/* For the files of this folder: (transfer full) (nullable): the state, as described above. */
char *
pnd_state_read (PndDatabase *database, GError **error)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  g_autoptr (GString) state = g_string_new (NULL);

  for (int i = 0; tables[i] != NULL; i++)
    if (!read_table (database, tables[i], state, error))
      return NULL;
  return g_string_free (g_steal_pointer (&state), FALSE);
}
