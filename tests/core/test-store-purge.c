/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forgetting, checked on the bytes of the files. */

#define _GNU_SOURCE

#include "store-fixture.h"

#include <string.h>

static gboolean
file_holds (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  bytes = store_fixture_read_bytes (path, &size);
  return memmem (bytes, size, words, strlen (words)) != NULL;
}

/* in any file of the folder, the log included */
static gboolean
folder_holds (StoreFixture *self, const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if (file_holds (path, words))
        return TRUE;
    }
  return FALSE;
}

static void
edit (PndProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (project, "Edit", &error);
  g_assert_no_error (error);
  store_run (project, sql);
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

/* words of what is forgotten end in -gone, of what stays in -stays */
static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "en", &error);
  g_autofree char *long_text = g_strdup_printf ("%0*d long-text-gone", 9000, 7);

  g_assert_no_error (error);
  pnd_project_begin_edit (project, "Set up", &error);
  g_assert_no_error (error);
  pnd_project_set_coder (project, store_add_coder (project, "Sari"));
  store_add_document (project, "one.txt", "text-stays");
  store_add_document (project, "two.txt", long_text);
  store_add_code (project, "ECO");
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);

  pnd_project_begin_edit (project, "Add codings", &error);
  store_add_coding (project, 1, 1, 1, 0, "memo-stays");
  pnd_project_end_edit (project, &error);
  pnd_project_begin_edit (project, "Add codings", &error);
  store_add_coding (project, 2, 1, 1, 0, "memo-gone");
  store_add_coding (project, 2, 1, 1, 9, "deleted-before-gone");
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  edit (project, "UPDATE codings SET memo = 'reworded-gone' WHERE id = 2");
  edit (project, "UPDATE codings SET memo = 'reworded-before-deletion-gone' WHERE id = 3");
  edit (project, "DELETE FROM codings WHERE id = 3");
  edit (project, "INSERT INTO annotations (guid, document, span_start, span_end, coder, text,"
                 " created, modified) VALUES ('a', 2, 0, 5, 1, 'note-gone', '', '')");
  edit (project, "UPDATE documents SET trashed = 'now' WHERE id = 2");
  return project;
}

static void
test_document (StoreFixture *self, gconstpointer data)
{
  static const char *const gone[] = { "long-text-gone", "memo-gone", "deleted-before-gone",
                                      "reworded-gone", "reworded-before-deletion-gone",
                                      "note-gone" };
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  gint64 n_rows = store_count (project, "SELECT count(*) FROM history");

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_true (folder_holds (self, gone[i]));

  pnd_project_begin_purge (project, "Empty the trash", &error);
  g_assert_no_error (error);
  store_run (project, "DELETE FROM codings WHERE document = 2");
  store_run (project, "DELETE FROM annotations WHERE document = 2");
  store_run (project, "DELETE FROM documents WHERE id = 2");
  g_assert_true (pnd_project_end_purge (project, &error));
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_false (folder_holds (self, gone[i]));
  g_assert_true (folder_holds (self, "text-stays"));
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM texts"), ==, 1);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM originals"), ==, 1);
  /* the audit trail is whole, and the changeset of the coding that stays is there */
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"), ==, n_rows + 1);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"
                                         " WHERE changeset IS NOT NULL AND label = 'Add codings'"),
                   ==, 1);
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_nonnull (pnd_project_get_undo_stop (project));
  store_close (project);
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_false (folder_holds (self, gone[i]));
  g_assert_true (folder_holds (self, "memo-stays"));
  store_fixture_assert_only (self, "study.penanda", NULL);
}

static void
test_memo (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;

  pnd_project_begin_purge (project, "Forget the memo", &error);
  g_assert_no_error (error);
  store_run (project, "UPDATE codings SET memo = '' WHERE id = 2");
  g_assert_true (pnd_project_end_purge (project, &error));
  g_assert_no_error (error);
  g_assert_false (folder_holds (self, "memo-gone"));
  g_assert_false (folder_holds (self, "reworded-gone"));
  g_assert_true (folder_holds (self, "note-gone"));

  /* edits go on as ever */
  edit (project, "UPDATE codings SET memo = 'again' WHERE id = 2");
  g_assert_true (pnd_project_undo (project, &error));
  g_assert_no_error (error);
  g_assert_false (pnd_project_undo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  store_close (project);
}

static void
test_nothing_and_abandon (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  gint64 n_rows = store_count (project, "SELECT count(*) FROM history");

  pnd_project_begin_purge (project, "Forget", &error);
  g_assert_true (pnd_project_end_purge (project, &error));
  pnd_project_begin_purge (project, "Forget", &error);
  store_run (project, "UPDATE codings SET memo = '' WHERE id = 2");
  pnd_project_abandon_edit (project);
  g_assert_no_error (error);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"), ==, n_rows);
  g_assert_true (folder_holds (self, "reworded-gone"));
  g_assert_cmpstr (pnd_project_get_undo_label (project), ==, "Edit");
  store_close (project);
}

/* a worker in the middle of reading holds on to the log; it is said, and made good at closing */
static void
test_while_reading (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  PndDatabase *reader = pnd_project_open_reader (project, &error);
  PndStatement *rows;

  g_assert_no_error (error);
  rows = pnd_database_query (reader, NULL, "SELECT id FROM codings", &error, "");
  g_assert_true (pnd_statement_next (rows, &error));
  pnd_project_begin_purge (project, "Forget the memo", &error);
  store_run (project, "UPDATE codings SET memo = '' WHERE id = 2");
  g_assert_false (pnd_project_end_purge (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings WHERE memo = ''"), ==, 1);
  pnd_statement_done (rows);
  pnd_database_close (reader);
  store_close (project);
  g_assert_false (folder_holds (self, "reworded-gone"));
  g_assert_false (folder_holds (self, "memo-gone"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/purge/document", test_document);
  store_fixture_add ("/store/purge/memo", test_memo);
  store_fixture_add ("/store/purge/nothing-and-abandon", test_nothing_and_abandon);
  store_fixture_add ("/store/purge/while-reading", test_while_reading);
  return g_test_run ();
}
