/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving copies, with and without trash and history. */

#define _GNU_SOURCE

#include "store-fixture.h"

#include <string.h>
#include <unistd.h>

static gboolean
holds (const char *path, const char *words)
{
  g_autofree char *bytes = NULL;
  gsize size;

  bytes = store_fixture_read_bytes (path, &size);
  return memmem (bytes, size, words, strlen (words)) != NULL;
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

static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "en", &error);

  g_assert_no_error (error);
  pnd_project_begin_edit (project, "Set up", &error);
  pnd_project_set_coder (project, store_add_coder (project, "Sari"));
  store_add_document (project, "one.txt", "text-kept");
  store_add_document (project, "two.txt", "text-trashed");
  store_add_code (project, "ECO");
  store_add_coding (project, 1, 1, 1, 0, "memo-first");
  store_add_coding (project, 2, 1, 1, 0, "memo-trashed");
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  edit (project, "UPDATE codings SET memo = 'memo-second' WHERE id = 1");
  edit (project, "UPDATE documents SET trashed = 'now' WHERE id = 2");
  return project;
}

static void
save (PndProject *project, const char *path, PndCopyFlags flags)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_save_copy (project, path, flags, &error));
  g_assert_no_error (error);
}

static PndProject *
open_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_open (path, TRUE, &error);
  gint64 n_rows;

  g_assert_no_error (error);
  pnd_history_verify (project, &n_rows, &error);
  g_assert_no_error (error);
  return project;
}

static void
test_all (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.penanda", NULL);
  g_autofree char *before = store_snapshot (project);
  g_autofree char *after = NULL;
  PndProject *copy;

  save (project, path, PND_COPY_ALL);
  /* the original is as usable as ever */
  edit (project, "UPDATE codings SET memo = 'later' WHERE id = 1");
  copy = open_sound (path);
  after = store_snapshot (copy);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (pnd_project_get_guid (copy), ==, pnd_project_get_guid (project));
  g_assert_cmpint (store_count (copy, "SELECT count(*) FROM history"), ==, 4);
  store_close (copy);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", "copy.penanda", NULL);
}

static void
test_without_trash (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.penanda", NULL);
  PndProject *copy;

  save (project, path, PND_COPY_WITHOUT_TRASH);
  g_assert_false (holds (path, "text-trashed"));
  g_assert_false (holds (path, "memo-trashed"));
  g_assert_true (holds (path, "memo-second"));
  g_assert_true (holds (path, "text-kept"));
  copy = open_sound (path);
  g_assert_cmpint (store_count (copy, "SELECT count(*) FROM documents"), ==, 1);
  g_assert_cmpint (store_count (copy, "SELECT count(*) FROM history"), ==, 5);
  g_assert_cmpint (store_count (copy, "SELECT count(*) FROM deleted"), ==, 0);
  store_close (copy);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM documents"), ==, 2);
  store_close (project);
}

static void
test_without_history (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.penanda", NULL);
  g_autofree char *before = store_snapshot (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  PndProject *copy;

  save (project, path, PND_COPY_WITHOUT_HISTORY);
  g_assert_false (holds (path, "memo-first"));
  g_assert_true (holds (path, "text-trashed"));
  copy = open_sound (path);
  after = store_snapshot (copy);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_count (copy, "SELECT count(*) FROM history"), ==, 1);
  g_assert_cmpint (store_count (copy, "SELECT id FROM history WHERE kind = 'barrier'"), ==, 1);
  store_close (copy);

  /* both, over the copy that is there; it can be worked on */
  save (project, path, PND_COPY_WITHOUT_TRASH | PND_COPY_WITHOUT_HISTORY);
  g_assert_false (holds (path, "text-trashed"));
  g_assert_false (holds (path, "memo-first"));
  copy = pnd_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  edit (copy, "UPDATE codings SET memo = 'new'");
  g_assert_true (pnd_project_undo (copy, &error));
  store_close (copy);
  store_close (open_sound (path));
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", "copy.penanda", NULL);
}

static void
test_of_read_only (StoreFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "copy.penanda", NULL);
  g_autoptr (GError) error = NULL;
  PndProject *project;

  store_close (create (self));
  project = pnd_project_open (self->path, TRUE, &error);
  g_assert_no_error (error);
  save (project, path, PND_COPY_WITHOUT_TRASH);
  store_close (open_sound (path));
  store_close (project);
}

static void
assert_refused (PndProject *project, const char *path, PndStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pnd_project_save_copy (project, path, PND_COPY_ALL, &error));
  g_assert_error (error, PND_STORE_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

static void
test_refused (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *other_path = g_build_filename (self->folder, "other.penanda", NULL);
  g_autofree char *link_path = g_build_filename (self->folder, "link.penanda", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", "copy.penanda", NULL);
  g_autoptr (GError) error = NULL;
  PndProject *other = pnd_project_create (other_path, "en", &error);

  g_assert_no_error (error);
  g_assert_cmpint (symlink ("study.penanda", link_path), ==, 0);
  assert_refused (project, self->path, PND_STORE_ERROR_REFUSED);
  assert_refused (project, link_path, PND_STORE_ERROR_REFUSED);
  assert_refused (project, self->folder, PND_STORE_ERROR_REFUSED);
  assert_refused (project, other_path, PND_STORE_ERROR_IN_USE);
  assert_refused (project, nowhere, PND_STORE_ERROR_NOT_FOUND);
  store_close (other);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", "other.penanda", "link.penanda", NULL);
}

typedef struct
{
  PndDatabase *reader;
  const char *path;
  PndCopyFlags flags;
  GCancellable *cancellable;
  GError *error;
  gint done;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  Worker *worker = data;
  gboolean done = pnd_project_write_copy (worker->reader, worker->path, worker->flags,
                                          worker->cancellable, &worker->error);

  g_atomic_int_set (&worker->done, 1);
  return GINT_TO_POINTER (done);
}

/* while a worker writes the copy, the project is worked on: neither waits for the other */
static void
test_in_a_thread (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.penanda", NULL);
  g_autoptr (GError) error = NULL;
  Worker worker = { .reader = pnd_project_open_reader (project, &error), .path = path,
                    .flags = PND_COPY_WITHOUT_TRASH | PND_COPY_WITHOUT_HISTORY };
  GThread *thread;

  g_assert_no_error (error);
  thread = g_thread_new ("copy", worker_thread, &worker);
  do
    {
      edit (project, "UPDATE codings SET memo = 'later' || hex (randomblob (4)) WHERE id = 1");
      g_main_context_iteration (NULL, FALSE);
    }
  while (!g_atomic_int_get (&worker.done));
  g_assert_true (GPOINTER_TO_INT (g_thread_join (thread)));
  g_assert_no_error (worker.error);
  pnd_database_close (worker.reader);
  g_assert_false (holds (path, "text-trashed"));
  g_assert_false (holds (path, "memo-first"));
  store_close (open_sound (path));
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", "copy.penanda", NULL);
}

/* at whatever moment it is cancelled: the old file, or none, and nothing beside it */
static void
test_cancelled (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *path = g_build_filename (self->folder, "copy.penanda", NULL);
  g_autoptr (GError) error = NULL;
  PndDatabase *reader;
  int n_cancelled = 0;

  edit (project, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
                 " INSERT INTO deleted (guid, kind, time)"
                 " SELECT hex (randomblob (500)), 'coding', i FROM n");
  reader = pnd_project_open_reader (project, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 30; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Worker worker = { reader, path, PND_COPY_WITHOUT_HISTORY, cancellable, NULL, 0 };
      GThread *thread = g_thread_new ("copy", worker_thread, &worker);

      g_usleep ((gulong) i * 1000);
      g_cancellable_cancel (cancellable);
      if (GPOINTER_TO_INT (g_thread_join (thread)))
        {
          g_assert_no_error (worker.error);
          store_close (open_sound (path));
          g_assert_cmpint (g_remove (path), ==, 0);
          continue;
        }
      g_assert_error (worker.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&worker.error);
      n_cancelled++;
    }
  g_assert_cmpint (n_cancelled, >, 0);
  pnd_database_close (reader);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/copy/all", test_all);
  store_fixture_add ("/store/copy/without-trash", test_without_trash);
  store_fixture_add ("/store/copy/without-history", test_without_history);
  store_fixture_add ("/store/copy/of-read-only", test_of_read_only);
  store_fixture_add ("/store/copy/refused", test_refused);
  store_fixture_add ("/store/copy/in-a-thread", test_in_a_thread);
  store_fixture_add ("/store/copy/cancelled", test_cancelled);
  return g_test_run ();
}
