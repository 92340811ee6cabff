/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The project file: making, opening, closing and editing it. */

#include "app/store/schema.h"
#include "store-fixture.h"

typedef struct
{
  int n;
  PndChanges *last;
} News;

static void
changed_cb (PndProject *project, PndChanges *changes, gpointer data)
{
  News *news = data;

  news->n++;
  g_clear_pointer (&news->last, pnd_changes_unref);
  news->last = pnd_changes_ref (changes);
}

static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "id", &error);

  g_assert_no_error (error);
  return project;
}

static void
begin (PndProject *project, const char *label)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (project, label, &error);
  g_assert_no_error (error);
}

static void
end (PndProject *project)
{
  g_autoptr (GError) error = NULL;

  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

static void
test_create (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *guid = g_strdup (pnd_project_get_guid (project));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (pnd_project_get_name (project), ==, "study");
  g_assert_cmpstr (pnd_project_get_language (project), ==, "id");
  g_assert_cmpstr (pnd_project_get_path (project), ==, self->path);
  g_assert_true (g_uuid_string_is_valid (guid));
  g_assert_false (pnd_project_get_read_only (project));
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history WHERE kind = 'barrier'"),
                   ==, 1);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);

  g_assert_null (pnd_project_create (self->path, "id", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  store_fixture_assert_only (self, "study.penanda", NULL);

  project = pnd_project_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pnd_project_get_guid (project), ==, guid);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);
}

static void
test_create_fails (StoreFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "nowhere", "study.penanda", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (pnd_project_create (path, "en", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* the language is refused by the table, after the file was made */
  g_assert_null (pnd_project_create (self->path, "fr", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  store_fixture_assert_only (self, NULL);
}

/* what a crash left of a project that was deleted since must not get into a new one */
static void
test_create_beside_log (StoreFixture *self, gconstpointer data)
{
  g_autofree char *log_path = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (log_path, "edits", -1, &error);
  g_assert_no_error (error);
  g_assert_null (pnd_project_create (self->path, "en", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_EXISTS);
  store_fixture_assert_only (self, "study.penanda-wal", NULL);
}

static void
test_edit (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  News news = { 0 };
  gint64 coder;

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), &news);
  begin (project, "Add a coder");
  pnd_project_describe_edit (project, "%s\nsecond line", "Sari");
  coder = store_add_coder (project, "Sari");
  g_assert_cmpint (news.n, ==, 0);
  end (project);

  g_assert_cmpint (news.n, ==, 1);
  g_assert_cmpint (pnd_changes_get_n (news.last), ==, 1);
  g_assert_cmpstr (pnd_changes_get (news.last, 0)->table, ==, "coders");
  g_assert_cmpint (pnd_changes_get (news.last, 0)->id, ==, coder);
  g_assert_cmpint (pnd_changes_get (news.last, 0)->kind, ==, PND_CHANGE_INSERTED);
  g_assert_true (pnd_changes_touch (news.last, "coders"));
  g_assert_false (pnd_changes_touch (news.last, "codings"));
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history WHERE label = 'Add a coder'"
                                         " AND detail = 'Sari second line' AND coder = ''"),
                   ==, 1);

  pnd_project_set_coder (project, coder);
  begin (project, "Rename the project");
  store_run (project, "UPDATE project SET name = 'Other'");
  end (project);
  g_assert_cmpstr (pnd_project_get_name (project), ==, "Other");
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history WHERE coder = 'Sari'"), ==,
                   1);

  g_clear_pointer (&news.last, pnd_changes_unref);
  store_close (project);
}

static void
test_edit_of_nothing (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  News news = { 0 };

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), &news);
  begin (project, "Nothing");
  store_run (project, "UPDATE project SET name = name");
  store_add_coder (project, "Budi");
  store_run (project, "DELETE FROM coders");
  end (project);
  g_assert_cmpint (news.n, ==, 0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"), ==, 1);
  store_close (project);
}

static void
test_abandon (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *before = store_snapshot (project);
  g_autofree char *after = NULL;
  News news = { 0 };

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), &news);
  begin (project, "Add");
  store_add_coder (project, "Budi");
  pnd_project_abandon_edit (project);
  after = store_snapshot (project);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (news.n, ==, 0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"), ==, 1);
  store_close (project);
}

static void
test_nested (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  News news = { 0 };

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), &news);
  begin (project, "Outer");
  store_add_coder (project, "One");
  begin (project, "Inner");
  pnd_project_describe_edit (project, "inner");
  store_add_coder (project, "Two");
  end (project);
  begin (project, "Abandoned");
  store_add_coder (project, "Three");
  pnd_project_abandon_edit (project);
  pnd_project_describe_edit (project, "outer");
  begin (project, "Inner");
  pnd_project_describe_edit (project, "too deep");
  end (project);
  store_add_coder (project, "Four");
  g_assert_cmpint (news.n, ==, 0);
  end (project);

  g_assert_cmpint (news.n, ==, 1);
  g_assert_cmpint (pnd_changes_get_n (news.last), ==, 3);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM coders WHERE name = 'Three'"), ==,
                   0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history WHERE label = 'Outer'"
                                         " AND detail = 'outer'"),
                   ==, 1);
  g_clear_pointer (&news.last, pnd_changes_unref);
  store_close (project);
}

static void
test_refused (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;

  begin (project, "Break a rule");
  g_assert_false (pnd_database_run (pnd_project_get_database (project), "Adding a memo",
                                    "INSERT INTO memos (guid, kind, coder, date, created, modified)"
                                    " VALUES ('g', 'memo', 99, '', '', '')",
                                    &error, ""));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "study.penanda: Adding a memo: "));
  pnd_project_abandon_edit (project);
  store_close (project);
}

static void
test_close_takes_back (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;

  begin (project, "Never ended");
  store_add_coder (project, "Budi");
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);

  project = pnd_project_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM coders"), ==, 0);
  store_close (project);
}

static void
test_reader (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  PndDatabase *reader = pnd_project_open_reader (project, &error);
  const char *count = "SELECT count(*) FROM coders";

  g_assert_no_error (error);
  begin (project, "Add");
  store_add_coder (project, "Budi");
  /* neither waits for the other */
  g_assert_cmpint (pnd_database_query_int (reader, NULL, count, -1, &error, ""), ==, 0);
  end (project);
  g_assert_cmpint (pnd_database_query_int (reader, NULL, count, -1, &error, ""), ==, 1);
  g_assert_no_error (error);
  g_assert_false (pnd_database_run (reader, NULL, "DELETE FROM coders", &error, ""));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY);
  pnd_database_close (reader);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);
}

static void
test_preferences (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_null (pnd_project_get_preference (project, "pane"));
  pnd_project_set_preference (project, "pane", "200");
  pnd_project_set_preference (project, "pane", "300");
  pnd_project_set_preference (project, "gone", "1");
  pnd_project_set_preference (project, "gone", NULL);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM history"), ==, 1);
  store_close (project);

  project = pnd_project_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  pnd_project_set_preference (project, "pane", "400");
  value = pnd_project_get_preference (project, "pane");
  g_assert_cmpstr (value, ==, "300");
  g_assert_null (pnd_project_get_preference (project, "gone"));
  store_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/project/create", test_create);
  store_fixture_add ("/store/project/create-fails", test_create_fails);
  store_fixture_add ("/store/project/create-beside-log", test_create_beside_log);
  store_fixture_add ("/store/project/edit", test_edit);
  store_fixture_add ("/store/project/edit-of-nothing", test_edit_of_nothing);
  store_fixture_add ("/store/project/abandon", test_abandon);
  store_fixture_add ("/store/project/nested", test_nested);
  store_fixture_add ("/store/project/refused", test_refused);
  store_fixture_add ("/store/project/close-takes-back", test_close_takes_back);
  store_fixture_add ("/store/project/reader", test_reader);
  store_fixture_add ("/store/project/preferences", test_preferences);
  return g_test_run ();
}
