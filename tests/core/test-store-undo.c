/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo, held against snapshots of all tables. */

#include "store-fixture.h"

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
undo (PndProject *project)
{
  g_autoptr (GError) error = NULL;

  pnd_project_undo (project, &error);
  g_assert_no_error (error);
}

static void
redo (PndProject *project)
{
  g_autoptr (GError) error = NULL;

  pnd_project_redo (project, &error);
  g_assert_no_error (error);
}

static void
assert_snapshot (PndProject *project, const char *expected)
{
  g_autofree char *now = store_snapshot (project);

  g_assert_cmpstr (now, ==, expected);
}

static PndProject *
reopen (PndProject *project, StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  pnd_project_close (project, &error);
  g_assert_no_error (error);
  g_object_unref (project);
  project = pnd_project_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  return project;
}

/* a project with a coder, a document and a code, behind a barrier */
static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "en", &error);

  g_assert_no_error (error);
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_null (pnd_project_get_undo_stop (project));
  begin (project, "Set up");
  pnd_project_make_barrier (project);
  pnd_project_set_coder (project, store_add_coder (project, "Sari"));
  store_add_document (project, "one.txt", "the first text");
  store_add_code (project, "ECO");
  end (project);
  return project;
}

static gint64
pick (PndProject *project, GRand *rand, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET %d %% max(1, (SELECT count(*) FROM %s))", table,
    g_rand_int_range (rand, 0, 1000), table);

  return store_count (project, sql);
}

static void
run_with_id (PndProject *project, const char *format, gint64 id)
{
  g_autofree char *sql = g_strdup_printf (format, id);

  store_run (project, sql);
}

static void
delete_code (PndProject *project, gint64 code)
{
  run_with_id (project, "DELETE FROM codings WHERE code = %" G_GINT64_FORMAT, code);
  run_with_id (project, "UPDATE codes SET parent = NULL WHERE parent = %" G_GINT64_FORMAT, code);
  run_with_id (project, "INSERT INTO deleted (guid, kind, time) SELECT guid, 'code', '' FROM codes"
                        " WHERE id = %" G_GINT64_FORMAT, code);
  run_with_id (project, "DELETE FROM codes WHERE id = %" G_GINT64_FORMAT, code);
}

static void
edit_at_random (PndProject *project, GRand *rand)
{
  gint64 coder = pnd_project_get_coder (project);
  gint64 code = pick (project, rand, "codes");
  gint64 coding = pick (project, rand, "codings");

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      store_add_code (project, "NEW");
      break;
    case 1:
      if (code > 1)
        delete_code (project, code);
      break;
    case 2:
      run_with_id (project, "UPDATE codings SET memo = memo || 'é!', span_end = span_end + 1"
                            " WHERE id = %" G_GINT64_FORMAT, coding);
      break;
    case 3:
      run_with_id (project, "DELETE FROM codings WHERE id = %" G_GINT64_FORMAT, coding);
      break;
    case 4:
      run_with_id (project, "UPDATE codes SET position = position + 1, parent = 1"
                            " WHERE id > 1 AND id = %" G_GINT64_FORMAT, code);
      break;
    case 5:
      run_with_id (project, "UPDATE codings SET strength = 1 + coalesce (strength, 0) %% 3,"
                            " polarity = NULL WHERE code = %" G_GINT64_FORMAT, code);
      break;
    default:
      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        store_add_coding (project, 1, code, coder, g_rand_int_range (rand, 0, 99), "memo");
    }
}

/* a model of undo as two stacks of snapshots, walked at random beside the real one */
static void
test_walk (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240501);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint at = 0;
  int n_edits = 0, n_undone = 0, n_redone = 0;

  g_ptr_array_add (states, store_snapshot (project));
  for (int i = 0; i < 700; i++)
    {
      int what = g_rand_int_range (rand, 0, 100);

      if (what < 45)
        {
          g_autofree char *after = NULL;

          begin (project, "Edit");
          edit_at_random (project, rand);
          end (project);
          after = store_snapshot (project);
          if (g_str_equal (after, g_ptr_array_index (states, at)))
            continue;
          g_ptr_array_set_size (states, at + 1);
          g_ptr_array_add (states, g_steal_pointer (&after));
          at++;
          n_edits++;
        }
      else if (what < 72 && at > 0)
        {
          g_assert_cmpstr (pnd_project_get_undo_label (project), ==, "Edit");
          undo (project);
          at--;
          n_undone++;
        }
      else if (what < 97 && at + 1 < states->len)
        {
          g_assert_cmpstr (pnd_project_get_redo_label (project), ==, "Edit");
          redo (project);
          at++;
          n_redone++;
        }
      else if (what >= 97)
        {
          project = reopen (project, self);
          pnd_project_set_coder (project, 1);
        }

      assert_snapshot (project, g_ptr_array_index (states, at));
      g_assert_true ((pnd_project_get_undo_label (project) != NULL) == (at > 0));
      g_assert_true ((pnd_project_get_redo_label (project) != NULL) == (at + 1 < states->len));
    }
  g_assert_cmpint (n_edits, >, 150);
  g_assert_cmpint (n_undone, >, 100);
  g_assert_cmpint (n_redone, >, 50);

  /* and all the way back, then all the way forth */
  for (; at > 0; at--)
    undo (project);
  assert_snapshot (project, g_ptr_array_index (states, 0));
  for (; at + 1 < states->len; at++)
    redo (project);
  assert_snapshot (project, g_ptr_array_index (states, at));
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  store_close (project);
}

static void
test_code_with_codings (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  begin (project, "Add");
  store_add_code (project, "GONE");
  for (int i = 0; i < 500; i++)
    store_add_coding (project, 1, 2, 1, i, "a memo");
  end (project);
  before = store_snapshot (project);
  begin (project, "Delete code");
  delete_code (project, 2);
  end (project);
  after = store_snapshot (project);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings"), ==, 0);

  project = reopen (project, self);
  pnd_project_set_coder (project, 1);
  undo (project);
  assert_snapshot (project, before);
  redo (project);
  assert_snapshot (project, after);
  undo (project);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings"), ==, 500);
  store_close (project);
}

static void
changed_cb (PndProject *project, PndChanges *changes, gpointer data)
{
  GString *news = data;

  if (pnd_changes_is_reset (changes))
    g_string_append (news, "reset;");
  for (gsize i = 0; i < pnd_changes_get_n (changes); i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);

      g_string_append_printf (news, "%s %d %" G_GINT64_FORMAT ";", change->table, change->kind,
                              change->id);
    }
}

static void
test_changed (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GString) news = g_string_new (NULL);

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), news);
  begin (project, "Add");
  store_add_coding (project, 1, 1, 1, 0, "");
  end (project);
  undo (project);
  redo (project);
  begin (project, "Change");
  store_run (project, "UPDATE codings SET memo = 'm'");
  end (project);
  undo (project);
  g_assert_cmpstr (news->str, ==, "codings 0 1;codings 2 1;codings 0 1;codings 1 1;codings 1 1;");
  store_close (project);
}

static void
assert_refused (PndProject *project, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = store_snapshot (project);

  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_false (pnd_project_undo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, part));
  assert_snapshot (project, before);
}

static void
test_barrier (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);

  assert_refused (project, "“Set up” cannot be taken back");
  g_assert_nonnull (strstr (pnd_project_get_undo_stop (project), "“Set up” cannot"));
  begin (project, "Add");
  store_add_coding (project, 1, 1, 1, 0, "");
  end (project);
  g_assert_null (pnd_project_get_undo_stop (project));
  begin (project, "Merge");
  pnd_project_make_barrier (project);
  store_add_coding (project, 1, 1, 1, 5, "");
  end (project);
  assert_refused (project, "“Merge” cannot be taken back");
  g_assert_null (pnd_project_get_redo_label (project));
  store_close (project);
}

static void
test_other_coder (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  gint64 budi;

  begin (project, "Add coder");
  budi = store_add_coder (project, "Budi");
  end (project);
  begin (project, "Add");
  store_add_coding (project, 1, 1, 1, 0, "");
  end (project);
  pnd_project_set_coder (project, budi);
  g_assert_cmpstr (pnd_project_get_undo_stop (project), ==,
                   "“Add” is by Sari, and only Sari can take it back.");
  assert_refused (project, "by Sari");
  begin (project, "Own");
  store_add_coding (project, 1, 1, budi, 0, "");
  end (project);
  undo (project);
  assert_refused (project, "by Sari");
  g_assert_cmpstr (pnd_project_get_redo_label (project), ==, "Own");

  pnd_project_set_coder (project, 1);
  g_assert_null (pnd_project_get_redo_label (project));
  undo (project);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings"), ==, 0);
  store_close (project);
}

/* two may have one name, as after a merge: an edit is of who made it */
static void
test_same_name (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  gint64 other;

  begin (project, "Add coder");
  other = store_add_coder (project, "Sari");
  end (project);
  begin (project, "Add");
  store_add_coding (project, 1, 1, 1, 0, "");
  end (project);
  pnd_project_set_coder (project, other);
  assert_refused (project, "by Sari");
  pnd_project_set_coder (project, 1);
  undo (project);
  pnd_project_set_coder (project, other);
  g_assert_null (pnd_project_get_redo_label (project));
  store_close (project);
}

/* who renames herself is the same person before and after */
static void
test_rename_coder (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);

  begin (project, "Rename");
  store_run (project, "UPDATE coders SET name = 'Sari W.' WHERE id = 1");
  end (project);
  for (int i = 0; i < 2; i++)
    {
      undo (project);
      g_assert_cmpint (store_count (project, "SELECT count(*) FROM coders WHERE name = 'Sari'"),
                       ==, 1);
      redo (project);
      g_assert_cmpint (store_count (project, "SELECT count(*) FROM coders WHERE name = 'Sari W.'"),
                       ==, 1);
    }
  store_close (project);
}

static void
test_no_redo_after_edit (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      begin (project, "Add");
      store_add_coding (project, 1, 1, 1, i, "");
      end (project);
    }
  undo (project);
  undo (project);
  begin (project, "Other");
  store_add_coding (project, 1, 1, 1, 50, "");
  end (project);
  g_assert_false (pnd_project_redo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  undo (project);
  g_assert_cmpstr (pnd_project_get_redo_label (project), ==, "Other");
  undo (project);
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codings"), ==, 0);
  store_close (project);
}

/* something wrote around us: the row that undo would delete is not as it was */
static void
test_conflict (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GString) news = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  begin (project, "Add");
  store_add_coding (project, 1, 1, 1, 0, "");
  end (project);
  store_run (project, "UPDATE codings SET memo = 'by hand'");
  before = store_snapshot (project);
  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), news);
  g_assert_false (pnd_project_undo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (news->str, ==, "reset;");
  assert_snapshot (project, before);
  /* the guard on references is back */
  g_assert_cmpint (store_count (project, "PRAGMA foreign_keys"), ==, 1);
  store_close (project);
}

/* undo must not leave a coding whose code it takes away */
static void
test_open_reference (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autoptr (GError) error = NULL;
  gint64 code;

  begin (project, "Add code");
  code = store_add_code (project, "NEW");
  end (project);
  store_add_coding (project, 1, code, 1, 0, "by hand, around the history");
  g_assert_false (pnd_project_undo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_CONFLICT);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM codes"), ==, 2);
  store_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/undo/walk", test_walk);
  store_fixture_add ("/store/undo/code-with-codings", test_code_with_codings);
  store_fixture_add ("/store/undo/changed", test_changed);
  store_fixture_add ("/store/undo/barrier", test_barrier);
  store_fixture_add ("/store/undo/other-coder", test_other_coder);
  store_fixture_add ("/store/undo/same-name", test_same_name);
  store_fixture_add ("/store/undo/rename-coder", test_rename_coder);
  store_fixture_add ("/store/undo/no-redo-after-edit", test_no_redo_after_edit);
  store_fixture_add ("/store/undo/conflict", test_conflict);
  store_fixture_add ("/store/undo/open-reference", test_open_reference);
  return g_test_run ();
}
