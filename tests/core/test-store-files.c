/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as the world hands them over: foreign, damaged, locked, read-only, left behind by a crash.
 * Each refused or read-only file must come out with not a byte changed and nothing beside it. */

#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static PndProject *
open_at (const char *path, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_open (path, read_only, &error);

  g_assert_no_error (error);
  return project;
}

static void
add_coder (PndProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (project, "Add coder", &error);
  g_assert_no_error (error);
  store_add_coder (project, name);
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

static PndProject *
create (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (self->path, "en", &error);

  g_assert_no_error (error);
  add_coder (project, "Sari");
  return project;
}

static gint64
count_coders (PndProject *project)
{
  return store_count (project, "SELECT count(*) FROM coders");
}

static void
write_bytes (const char *path, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
run_on_file (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  PndDatabase *database = pnd_database_open (path, PND_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  pnd_database_exec (database, NULL, sql, &error);
  g_assert_no_error (error);
  pnd_database_close (database);
}

static void
assert_refused (StoreFixture *self, PndStoreError code, const char *words)
{
  gsize size, size_after;
  g_autofree char *before = store_fixture_read_bytes (self->path, &size);

  for (int read_only = 0; read_only < 2; read_only++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_null (pnd_project_open (self->path, read_only, &error));
      g_assert_error (error, PND_STORE_ERROR, (int) code);
      if (strstr (error->message, words) == NULL
          || !g_str_has_prefix (error->message, "study.penanda: "))
        g_error ("“%s” does not say “%s”", error->message, words);
      after = store_fixture_read_bytes (self->path, &size_after);
      g_assert_cmpmem (before, size, after, size_after);
      store_fixture_assert_only (self, "study.penanda", NULL);
    }
}

static void
test_foreign (StoreFixture *self, gconstpointer data)
{
  g_autofree char *zeros = g_malloc0 (8192);

  write_bytes (self->path, "", 0);
  assert_refused (self, PND_STORE_ERROR_DAMAGED, "the file is empty");
  write_bytes (self->path, "a letter to my sister", 21);
  assert_refused (self, PND_STORE_ERROR_FOREIGN, "not a Penanda project");
  write_bytes (self->path, "SQLite format 3", 16);
  assert_refused (self, PND_STORE_ERROR_FOREIGN, "not a Penanda project");
  write_bytes (self->path, zeros, 8192);
  assert_refused (self, PND_STORE_ERROR_FOREIGN, "not a Penanda project");
  memcpy (zeros, "SQLite format 3", 16);
  write_bytes (self->path, zeros, 8192);
  assert_refused (self, PND_STORE_ERROR_FOREIGN, "not a Penanda project");

  write_bytes (self->path, "", 0);
  run_on_file (self->path, "CREATE TABLE letters (id); PRAGMA user_version = 1");
  assert_refused (self, PND_STORE_ERROR_FOREIGN, "not a Penanda project");
  run_on_file (self->path, "PRAGMA journal_mode = WAL");
  assert_refused (self, PND_STORE_ERROR_FOREIGN, "not a Penanda project");
}

static void
test_other_versions (StoreFixture *self, gconstpointer data)
{
  store_close (create (self));
  run_on_file (self->path, "PRAGMA user_version = 99");
  assert_refused (self, PND_STORE_ERROR_NEWER, "newer version");
  run_on_file (self->path, "PRAGMA user_version = 0");
  assert_refused (self, PND_STORE_ERROR_DAMAGED, "its version");
  run_on_file (self->path, "PRAGMA user_version = 4; PRAGMA foreign_keys = OFF; DROP TABLE memos");
  assert_refused (self, PND_STORE_ERROR_DAMAGED, "“memos”");
}

static void
test_truncated (StoreFixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  store_close (create (self));
  bytes = store_fixture_read_bytes (self->path, &size);
  for (gsize cut = size - 1; cut >= 100; cut = cut > 8192 ? cut - 4099 : cut * 2 / 3)
    {
      write_bytes (self->path, bytes, cut);
      assert_refused (self, PND_STORE_ERROR_DAMAGED, "its end is missing");
    }
}

/* garbage in the middle: whatever is read of it, it must fail with a sentence and not crash */
static void
test_garbage (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (77);
  g_autofree char *bytes = NULL;
  gsize size;
  int n_refused = 0;

  store_close (create (self));
  bytes = store_fixture_read_bytes (self->path, &size);
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *hurt = g_memdup2 (bytes, size);
      g_autoptr (GError) error = NULL;
      PndProject *project;
      gint64 n_rows;

      for (int j = 0; j < 40; j++)
        hurt[g_rand_int_range (rand, 100, (int) size)] = (char) g_rand_int_range (rand, 0, 256);
      write_bytes (self->path, hurt, size);
      project = pnd_project_open (self->path, i % 2, &error);
      if (project != NULL && pnd_history_verify (project, &n_rows, &error))
        pnd_project_get_undo_label (project);
      if (error != NULL)
        n_refused++;
      g_assert_true (error == NULL || g_str_has_prefix (error->message, "study.penanda"));
      if (project != NULL)
        {
          g_clear_error (&error);
          pnd_project_close (project, &error);
          g_object_unref (project);
        }
    }
  g_assert_cmpint (n_refused, >, 0);
}

static void
test_missing (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pnd_project_open (self->path, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (pnd_project_open (self->folder, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_FOREIGN);
  store_fixture_assert_only (self, NULL, NULL);
}

static void
test_opened_twice (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  g_autofree char *link_path = g_build_filename (self->folder, "link.penanda", NULL);
  g_autoptr (GError) error = NULL;
  PndProject *reader;

  g_assert_null (pnd_project_open (self->path, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "already open"));
  g_clear_error (&error);
  g_assert_cmpint (symlink ("study.penanda", link_path), ==, 0);
  g_assert_null (pnd_project_open (link_path, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE);
  g_clear_error (&error);

  /* offered read-only, it follows what the other does, and the other is not disturbed */
  reader = open_at (self->path, TRUE);
  g_assert_true (pnd_project_get_read_only (reader));
  g_assert_cmpint (count_coders (reader), ==, 1);
  add_coder (project, "Budi");
  g_assert_cmpint (count_coders (reader), ==, 2);
  store_close (reader);
  add_coder (project, "Citra");
  g_assert_null (pnd_project_open (self->path, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", "link.penanda", NULL);

  project = open_at (link_path, FALSE);
  g_assert_cmpstr (pnd_project_get_path (project), ==, self->path);
  g_assert_cmpint (count_coders (project), ==, 3);
  store_close (project);
}

/* adds a coder whenever it is told to by a byte, and says so by one; closes at the end */
static void G_GNUC_NORETURN
run_other (const char *path, int orders, int answers)
{
  PndProject *project = open_at (path, FALSE);
  char byte = 0;

  g_random_set_seed (99);
  do
    {
      add_coder (project, "of the other");
      if (write (answers, &byte, 1) != 1)
        _exit (1);
    }
  while (read (orders, &byte, 1) == 1);
  store_close (project);
  _exit (0);
}

static void
await (int answers)
{
  char byte;

  g_assert_cmpint (read (answers, &byte, 1), ==, 1);
}

/* the other one is another process, and closes while we still read */
static void
test_other_process (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int orders[2], answers[2], status;
  PndProject *reader;
  pid_t child;

  store_close (create (self));
  g_assert_cmpint (pipe (orders), ==, 0);
  g_assert_cmpint (pipe (answers), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (orders[1]);
      run_other (self->path, orders[0], answers[1]);
    }
  close (orders[0]);
  close (answers[1]);

  await (answers[0]);
  g_assert_null (pnd_project_open (self->path, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE);
  reader = open_at (self->path, TRUE);
  g_assert_cmpint (count_coders (reader), ==, 2);
  g_assert_cmpint (write (orders[1], "", 1), ==, 1);
  await (answers[0]);
  g_assert_cmpint (count_coders (reader), ==, 3);

  close (orders[1]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  close (answers[0]);
  g_assert_cmpint (count_coders (reader), ==, 3);
  store_close (reader);

  /* what could not be put away is taken in by the next who opens it */
  reader = open_at (self->path, TRUE);
  g_assert_cmpint (count_coders (reader), ==, 3);
  store_close (reader);
  store_close (open_at (self->path, FALSE));
  store_fixture_assert_only (self, "study.penanda", NULL);
}

static void
assert_read_only (StoreFixture *self, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *label = NULL;
  gsize size, size_after;
  GStatBuf status, status_after;
  PndProject *project;
  gint64 n_rows;

  before = store_fixture_read_bytes (self->path, &size);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  project = open_at (self->path, read_only);
  g_assert_true (pnd_project_get_read_only (project));
  store_fixture_assert_only (self, "study.penanda", NULL);
  g_assert_cmpint (count_coders (project), ==, 1);
  g_assert_true (pnd_history_verify (project, &n_rows, &error));
  g_assert_false (pnd_project_begin_edit (project, "Edit", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (pnd_project_undo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY);
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_nonnull (pnd_project_get_undo_stop (project));
  pnd_project_set_preference (project, "a", "b");
  store_close (project);

  after = store_fixture_read_bytes (self->path, &size_after);
  g_assert_cmpmem (before, size, after, size_after);
  g_assert_cmpint (g_stat (self->path, &status_after), ==, 0);
  g_assert_cmpint (status.st_mtim.tv_nsec, ==, status_after.st_mtim.tv_nsec);
  g_assert_cmpint (status.st_mtime, ==, status_after.st_mtime);
  store_fixture_assert_only (self, "study.penanda", NULL);
}

static void
test_read_only (StoreFixture *self, gconstpointer data)
{
  store_close (create (self));
  assert_read_only (self, TRUE);
  /* a file made read-only is opened so, by root too */
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  assert_read_only (self, FALSE);
  g_assert_cmpint (g_chmod (self->path, 0644), ==, 0);
  /* a foreign program left it marked for a log that is not there */
  run_on_file (self->path, "PRAGMA journal_mode = WAL");
  assert_read_only (self, TRUE);
  store_close (open_at (self->path, FALSE));
  store_fixture_assert_only (self, "study.penanda", NULL);
}

static void
copy_with_suffix (StoreFixture *self, const char *suffix, const char *to)
{
  g_autofree char *from_path = g_strconcat (self->path, suffix, NULL);
  g_autofree char *to_path = g_strconcat (self->folder, "/", to, suffix, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  bytes = store_fixture_read_bytes (from_path, &size);
  write_bytes (to_path, bytes, size);
}

static char *
get_digest (const char *path, const char *log_path)
{
  gsize size, log_size;
  g_autofree char *bytes = store_fixture_read_bytes (path, &size);
  g_autofree char *log_bytes = store_fixture_read_bytes (log_path, &log_size);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) bytes, (gssize) size);
  g_checksum_update (checksum, (const guchar *) log_bytes, (gssize) log_size);
  return g_strdup (g_checksum_get_string (checksum));
}

/* as after a crash: the file, its log, with or without the log's index */
static void
check_left_behind (StoreFixture *self, gboolean with_index)
{
  PndProject *project = open_at (self->path, FALSE);
  g_autofree char *path = g_build_filename (self->folder, "crash.penanda", NULL);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  gint64 n_coders;

  add_coder (project, "in the log");
  n_coders = count_coders (project);
  copy_with_suffix (self, "", "crash.penanda");
  copy_with_suffix (self, "-wal", "crash.penanda");
  if (with_index)
    copy_with_suffix (self, "-shm", "crash.penanda");
  store_close (project);

  digest = get_digest (path, log_path);
  project = open_at (path, TRUE);
  g_assert_cmpint (count_coders (project), ==, n_coders);
  store_close (project);
  digest_after = get_digest (path, log_path);
  g_assert_cmpstr (digest, ==, digest_after);
  store_fixture_assert_only (self, "study.penanda", "crash.penanda", "crash.penanda-wal",
                             with_index ? "crash.penanda-shm" : NULL, NULL);

  project = open_at (path, FALSE);
  g_assert_cmpint (count_coders (project), ==, n_coders);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", "crash.penanda", NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_left_behind (StoreFixture *self, gconstpointer data)
{
  store_close (create (self));
  check_left_behind (self, TRUE);
  check_left_behind (self, FALSE);
}

static void
test_stale_lock (StoreFixture *self, gconstpointer data)
{
  g_autofree char *lock_path = g_strconcat (self->path, "-lock", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size, size_after;

  store_close (create (self));
  write_bytes (lock_path, "", 0);
  store_close (open_at (self->path, FALSE));
  store_fixture_assert_only (self, "study.penanda", NULL);

  /* not closed the last time, and damaged: it is looked at before a byte is written */
  bytes = store_fixture_read_bytes (self->path, &size);
  memset (bytes + size - 4096, 0x5a, 4096);
  write_bytes (self->path, bytes, size);
  write_bytes (lock_path, "", 0);
  g_assert_null (pnd_project_open (self->path, FALSE, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED);
  after = store_fixture_read_bytes (self->path, &size_after);
  g_assert_cmpmem (bytes, size, after, size_after);
}

static void
assert_full (PndProject *project)
{
  g_autofree char *before = store_snapshot (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strnfill (400000, 'x');
  gboolean is_done;

  pnd_project_begin_edit (project, "Too much", &error);
  g_assert_no_error (error);
  is_done = pnd_database_run (pnd_project_get_database (project), "Adding a coder",
                              "INSERT INTO coders (guid, name, colour, created, modified)"
                              " VALUES ('g', ?, '', '', '')",
                              &error, "s", name);
  if (is_done)
    is_done = pnd_project_end_edit (project, &error);
  else
    pnd_project_abandon_edit (project);
  g_assert_false (is_done);
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "no space left"));
  after = store_snapshot (project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_disk_full (StoreFixture *self, gconstpointer data)
{
  PndProject *project = create (self);
  struct rlimit limit, small;
  gint64 n_rows;
  gint64 n_pages = store_count (project, "PRAGMA page_count");
  g_autofree char *few
    = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, n_pages + 4);
  g_autoptr (GError) error = NULL;

  /* as SQLite sees it */
  g_assert_cmpint (store_count (project, few), ==, n_pages + 4);
  assert_full (project);
  g_assert_cmpint (store_count (project, "PRAGMA max_page_count = 1000000"), ==, 1000000);
  add_coder (project, "Budi");

  /* as the system does: the log may not grow any more */
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 300000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_full (project);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  add_coder (project, "Citra");
  g_assert_cmpint (count_coders (project), ==, 3);
  g_assert_true (pnd_history_verify (project, &n_rows, &error));
  g_assert_no_error (error);
  store_close (project);
  store_fixture_assert_only (self, "study.penanda", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/files/foreign", test_foreign);
  store_fixture_add ("/store/files/other-versions", test_other_versions);
  store_fixture_add ("/store/files/truncated", test_truncated);
  store_fixture_add ("/store/files/garbage", test_garbage);
  store_fixture_add ("/store/files/missing", test_missing);
  store_fixture_add ("/store/files/opened-twice", test_opened_twice);
  store_fixture_add ("/store/files/other-process", test_other_process);
  store_fixture_add ("/store/files/read-only", test_read_only);
  store_fixture_add ("/store/files/left-behind", test_left_behind);
  store_fixture_add ("/store/files/stale-lock", test_stale_lock);
  store_fixture_add ("/store/files/disk-full", test_disk_full);
  return g_test_run ();
}
