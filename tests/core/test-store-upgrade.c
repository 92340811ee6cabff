/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project of each released version: read as it is, opened and brought up to date, its whole
 * history undone and done again, verified, and opened once more. */

#include "store-fixture.h"

#include "app/store/schema.h"

/* of the projects of each version */
static const int n_codings[PND_SCHEMA_VERSION] = { 0, 2, 2, 3, 3 };

static void
take_old_project (StoreFixture *self, int version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.penanda", version);
  g_autofree char *old = g_test_build_filename (G_TEST_DIST, "core", "data", name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  bytes = store_fixture_read_bytes (old, &size);
  g_assert_true (g_file_set_contents (self->path, bytes, size, &error));
  g_assert_no_error (error);
}

static PndProject *
open_project (StoreFixture *self, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_open (self->path, read_only, &error);

  g_assert_no_error (error);
  return project;
}

static void
assert_content (PndProject *project, int version)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows = 0;

  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings"), ==, n_codings[version]);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM documents WHERE structure_hash IS NULL"),
                   ==, 1);
  g_assert_cmpint (store_count (project, "PRAGMA user_version"), ==, PND_SCHEMA_VERSION);
  g_assert_true (pnd_history_verify (project, &n_rows, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, >, 2);
  /* there is no doubt about any name in them */
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history WHERE (coder <> '') <> "
                                         "(coder_guid IS NOT NULL)"), ==, 0);
}

static void
test_read_only (StoreFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;
  PndProject *project;

  take_old_project (self, GPOINTER_TO_INT (data));
  before = store_fixture_read_bytes (self->path, &n_before);
  project = open_project (self, TRUE);
  assert_content (project, GPOINTER_TO_INT (data));
  store_close (project);
  after = store_fixture_read_bytes (self->path, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_upgrade (StoreFixture *self, gconstpointer data)
{
  PndProject *project;
  g_autofree char *whole = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;
  int n_steps = 0;

  take_old_project (self, GPOINTER_TO_INT (data));
  project = open_project (self, FALSE);
  assert_content (project, GPOINTER_TO_INT (data));
  whole = store_snapshot (project);
  pnd_project_set_coder (project, store_count (project, "SELECT min (id) FROM coders"));
  for (; pnd_project_get_undo_label (project) != NULL; n_steps++)
    {
      pnd_project_undo (project, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpint (n_steps, >=, 2);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings"), ==, 0);
  for (; n_steps > 0; n_steps--)
    {
      pnd_project_redo (project, &error);
      g_assert_no_error (error);
    }
  again = store_snapshot (project);
  g_assert_cmpstr (whole, ==, again);
  store_close (project);

  project = open_project (self, FALSE);
  assert_content (project, GPOINTER_TO_INT (data));
  store_close (project);
}

/* a name that was somebody else's, or is two coders' today, says nothing for certain */
static void
test_doubtful_names (StoreFixture *self, gconstpointer data)
{
  PndProject *project;
  g_autoptr (PndDatabase) old = NULL;
  g_autoptr (GError) error = NULL;

  take_old_project (self, 4);
  old = pnd_database_open (self->path, PND_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  pnd_database_exec (old, "Renaming",
                     "UPDATE history SET coder = 'Budi' WHERE id = 3;"
                     "UPDATE history SET coder = 'Dewi' WHERE id IN (4, 5);"
                     "UPDATE history SET label = 'Rename coder', detail = 'Dewi: Cici' WHERE id = 6",
                     &error);
  g_assert_no_error (error);
  g_clear_pointer (&old, pnd_database_close);
  project = open_project (self, FALSE);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history WHERE coder IN ('Budi', "
                                         "'Dewi') AND coder_guid IS NOT NULL"), ==, 0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history h JOIN coders c "
                                         "ON c.guid = h.coder_guid WHERE c.name = 'Ayu'"), ==, 9);
  store_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (int version = 1; version < PND_SCHEMA_VERSION; version++)
    {
      g_autofree char *reading = g_strdup_printf ("/store/upgrade/%d/read-only", version);
      g_autofree char *upgrading = g_strdup_printf ("/store/upgrade/%d/upgrade", version);

      g_test_add (reading, StoreFixture, GINT_TO_POINTER (version), store_fixture_set_up,
                  test_read_only, store_fixture_tear_down);
      g_test_add (upgrading, StoreFixture, GINT_TO_POINTER (version), store_fixture_set_up,
                  test_upgrade, store_fixture_tear_down);
    }
  store_fixture_add ("/store/upgrade/doubtful-names", test_doubtful_names);
  return g_test_run ();
}
