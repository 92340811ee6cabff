/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "app/store/schema.h"

#define NOW "2024-05-01T10:00:00Z"

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("penanda-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "study.penanda", NULL);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (self->folder, 0700);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

char *
store_fixture_read_bytes (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, size, &error);
  g_assert_no_error (error);
  return bytes;
}

/* the folder holds these names and nothing else */
void
store_fixture_assert_only (StoreFixture *self, ...)
{
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  va_list names;

  va_start (names, self);
  while ((name = va_arg (names, const char *)) != NULL)
    g_hash_table_add (expected, (char *) name);
  va_end (names);

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_hash_table_remove (expected, name))
      g_error ("unexpected file %s", name);
  g_assert_cmpint (g_hash_table_size (expected), ==, 0);
}

void
store_close (PndProject *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_close (project, &error));
  g_assert_no_error (error);
  g_object_unref (project);
}

gint64
store_add_coder (PndProject *project, const char *name)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (GError) error = NULL;
  g_autofree char *guid = g_uuid_string_random ();

  pnd_database_run (database, NULL,
                    "INSERT INTO coders (guid, name, colour, created, modified)"
                    " VALUES (?, ?, '#336699', '" NOW "', '" NOW "')",
                    &error, "ss", guid, name);
  g_assert_no_error (error);
  return pnd_database_get_last_id (database);
}

gint64
store_add_document (PndProject *project, const char *name, const char *text)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (GError) error = NULL;
  g_autofree char *guid = g_uuid_string_random ();
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (GBytes) original = g_bytes_new (text, strlen (text));

  pnd_database_run (database, NULL,
                    "INSERT OR IGNORE INTO texts (hash, text, characters) VALUES (?, ?, ?)",
                    &error, "ssi", hash, text, (gint64) g_utf8_strlen (text, -1));
  g_assert_no_error (error);
  pnd_database_run (database, NULL, "INSERT OR IGNORE INTO originals (hash, bytes) VALUES (?, ?)",
                    &error, "sb", hash, original);
  g_assert_no_error (error);
  pnd_database_run (database, NULL,
                    "INSERT INTO documents (guid, name, text_hash, original_hash, created,"
                    " modified) VALUES (?, ?, ?, ?, '" NOW "', '" NOW "')",
                    &error, "ssss", guid, name, hash, hash);
  g_assert_no_error (error);
  return pnd_database_get_last_id (database);
}

gint64
store_add_code (PndProject *project, const char *abbreviation)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (GError) error = NULL;
  g_autofree char *guid = g_uuid_string_random ();

  pnd_database_run (database, NULL,
                    "INSERT INTO codes (guid, parent, position, abbreviation, kind, colour,"
                    " created, modified)"
                    " VALUES (?, NULL, 0, ?, 'indicator', '#993300', '" NOW "', '" NOW "')",
                    &error, "ss", guid, abbreviation);
  g_assert_no_error (error);
  return pnd_database_get_last_id (database);
}

gint64
store_add_coding (PndProject *project, gint64 document, gint64 code, gint64 coder, int start,
                  const char *memo)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (GError) error = NULL;
  g_autofree char *guid = g_uuid_string_random ();

  pnd_database_run (database, NULL,
                    "INSERT INTO codings (guid, document, span_start, span_end, code, coder, memo,"
                    " code_version, created, modified)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, 1, '" NOW "', '" NOW "')",
                    &error, "siiiiis", guid, document, (gint64) start, (gint64) start + 7, code,
                    coder, memo);
  g_assert_no_error (error);
  return pnd_database_get_last_id (database);
}

gint64
store_count (PndProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = pnd_database_query_int (pnd_project_get_database (project), NULL, sql, -1, &error, "");

  g_assert_no_error (error);
  return n;
}

void
store_run (PndProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pnd_database_run (pnd_project_get_database (project), NULL, sql, &error, "");
  g_assert_no_error (error);
}

static void
append_table (PndProject *project, const char *table, GString *snapshot)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  g_autofree char *count_sql
    = g_strdup_printf ("SELECT count(*) FROM pragma_table_info('%s')", table);
  g_autoptr (GError) error = NULL;
  gint64 n_columns = store_count (project, count_sql);
  g_autoptr (PndStatement) rows
    = pnd_database_query (pnd_project_get_database (project), NULL, sql, &error, "");

  g_assert_no_error (error);
  while (pnd_statement_next (rows, &error))
    {
      g_string_append (snapshot, table);
      for (int column = 0; column < n_columns; column++)
        {
          const char *text = pnd_statement_get_text (rows, column, NULL);

          g_string_append_printf (snapshot, "|%s", text != NULL ? text : "NULL");
        }
      g_string_append_c (snapshot, '\n');
    }
  g_assert_no_error (error);
}

char *
store_snapshot (PndProject *project)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  GString *snapshot = g_string_new (NULL);

  for (int i = 0; tables[i] != NULL; i++)
    append_table (project, tables[i], snapshot);
  return g_string_free (snapshot, FALSE);
}
