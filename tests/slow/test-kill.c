/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Killed at any moment, a project opens, is sound, and holds every edit that was acknowledged.
 *
 * A child works on the project and writes the history row of each step to a pipe once the call that
 * made it has returned. It is killed after a random time. That history and rows still fit each
 * other is left to the check of the history; here the acknowledged rows are looked for. */

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../core/store-fixture.h"

#define N_KILLS 200
#define KILLS_A_PROJECT 20
#define SEED 31415

/**
 * Ack:
 * @row: history row of a step that is done
 * @coding: id of the coding it added, 0 if none
 */
typedef struct
{
  gint64 row;
  gint64 coding;
} Ack;

static void
check (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error->message);
}

static void
acknowledge (PndProject *project, int pipe_end, gint64 coding)
{
  Ack ack = { store_count (project, "SELECT max(id) FROM history"), coding };

  if (write (pipe_end, &ack, sizeof ack) != sizeof ack)
    g_error ("the pipe is closed");
}

static gint64
edit (PndProject *project, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  gint64 coding = 0;
  gboolean is_purge = g_rand_int_range (rand, 0, 40) == 0;

  check (is_purge ? pnd_project_begin_purge (project, "Forget", &error)
                  : pnd_project_begin_edit (project, "Edit", &error), error);
  if (is_purge)
    store_run (project, "UPDATE codings SET memo = memo || '.' WHERE id % 5 = 0");
  else if (g_rand_int_range (rand, 0, 3) == 0)
    store_run (project, "UPDATE codings SET memo = memo || '!' WHERE id % 3 = 0");
  else
    for (int i = g_rand_int_range (rand, 1, 30); i > 0; i--)
      coding = store_add_coding (project, 1, 1, 1, i, "a memo of some length");
  check (is_purge ? pnd_project_end_purge (project, &error)
                  : pnd_project_end_edit (project, &error), error);
  return coding;
}

/* a step or two; undo is always followed by redo, so that a coding once acknowledged stays */
static void
work (PndProject *project, GRand *rand, int pipe_end)
{
  g_autoptr (GError) error = NULL;

  if (pnd_project_get_undo_label (project) == NULL || g_rand_int_range (rand, 0, 4) > 0)
    {
      acknowledge (project, pipe_end, edit (project, rand));
      return;
    }
  check (pnd_project_undo (project, &error), error);
  acknowledge (project, pipe_end, 0);
  check (pnd_project_redo (project, &error), error);
  acknowledge (project, pipe_end, 0);
}

static void G_GNUC_NORETURN
run_child (const char *path, guint32 seed, int pipe_end)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  /* every child starts with a copy of our random numbers; guids must differ all the same */
  g_random_set_seed (seed);
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      PndProject *project = pnd_project_open (path, FALSE, &error);

      check (project != NULL, error);
      pnd_project_set_coder (project, 1);
      for (int i = g_rand_int_range (rand, 1, 60); i > 0; i--)
        work (project, rand, pipe_end);
      check (pnd_project_close (project, &error), error);
      g_object_unref (project);
    }
}

static void
create (const char *path)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = pnd_project_create (path, "en", &error);

  g_assert_no_error (error);
  pnd_project_begin_edit (project, "Set up", &error);
  pnd_project_make_barrier (project);
  store_add_coder (project, "Sari");
  store_add_document (project, "one.txt", "a text that is long enough for all of the codings");
  store_add_code (project, "ECO");
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
  g_object_unref (project);
}

/* a slow machine or build would be killed before its first step every time */
static void
wait_for_step (int pipe_end)
{
  struct pollfd end = { .fd = pipe_end, .events = POLLIN };

  g_assert_cmpint (poll (&end, 1, 120000), ==, 1);
}

/* (transfer full): what the child acknowledged before it was killed; every fourth is killed as it
 * comes, even while it opens the project */
static GArray *
work_and_kill (const char *path, guint32 seed, gulong delay)
{
  GArray *acks = g_array_new (FALSE, FALSE, sizeof (Ack));
  int ends[2], status;
  pid_t child;
  Ack ack;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      run_child (path, seed, ends[1]);
    }
  close (ends[1]);
  if (seed % 4 != 0)
    wait_for_step (ends[0]);
  g_usleep (delay);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  while (read (ends[0], &ack, sizeof ack) == sizeof ack)
    g_array_append_val (acks, ack);
  close (ends[0]);
  return acks;
}

static void
assert_whole (PndProject *project, GArray *acks)
{
  g_autoptr (GError) error = NULL;
  gint64 last = store_count (project, "SELECT max(id) FROM history");
  /* it may have been killed between undo and redo */
  gint64 undone = store_count (project, "SELECT CASE kind WHEN 'undo' THEN target ELSE 0 END"
                                        " FROM history ORDER BY id DESC LIMIT 1");
  gint64 n_rows;

  g_assert_cmpint (store_count (project, "SELECT count(*) FROM pragma_quick_check"
                                         " WHERE quick_check != 'ok'"), ==, 0);
  g_assert_cmpint (store_count (project, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  for (guint i = 0; i < acks->len; i++)
    {
      const Ack *ack = &g_array_index (acks, Ack, i);
      g_autofree char *sql = g_strdup_printf (
        "SELECT count(*) FROM codings WHERE id = %" G_GINT64_FORMAT, ack->coding);

      g_assert_cmpint (ack->row, <=, last);
      if (ack->coding != 0 && ack->row != undone && store_count (project, sql) != 1)
        g_error ("coding %d of history row %d (acknowledgement %u of %u, %d rows) is lost",
                 (int) ack->coding, (int) ack->row, i + 1, acks->len, (int) last);
    }
  if (acks->len > 0)
    g_assert_cmpint (last, <=, g_array_index (acks, Ack, acks->len - 1).row + 1);
  pnd_history_verify (project, &n_rows, &error);
  g_assert_no_error (error);
}

static void
test_kill (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree char *log_path = g_strconcat (self->path, "-wal", NULL);
  guint n_acks = 0;
  int n_logs = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GArray) acks = NULL;
      g_autoptr (GError) error = NULL;
      PndProject *project;

      if (i % KILLS_A_PROJECT == 0)
        {
          g_unlink (self->path);
          create (self->path);
        }
      acks = work_and_kill (self->path, g_rand_int (rand), g_rand_int_range (rand, 500, 120000));
      n_acks += acks->len;
      n_logs += g_file_test (log_path, G_FILE_TEST_EXISTS);
      project = pnd_project_open (self->path, FALSE, &error);
      g_assert_no_error (error);
      pnd_project_set_coder (project, 1);
      assert_whole (project, acks);
      pnd_project_close (project, &error);
      g_assert_no_error (error);
      g_object_unref (project);
      store_fixture_assert_only (self, "study.penanda", NULL);
    }
  g_test_message ("%u steps acknowledged, %d of %d kills left a log", n_acks, n_logs, N_KILLS);
  g_assert_cmpint (n_acks, >, N_KILLS);
  g_assert_cmpint (n_logs, >, N_KILLS / 2);
}

/* microseconds that making a project takes here and now, in a child as below */
static int
measure_create (StoreFixture *self)
{
  gint64 start = g_get_monotonic_time ();
  pid_t child = fork ();

  if (child == 0)
    {
      g_object_unref (pnd_project_create (self->path, "en", NULL));
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  return (int) (g_get_monotonic_time () - start);
}

/* killed while it is made, there is no project or a whole one */
static void
test_kill_create (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  int longest = 2 * measure_create (self);
  int n_made = 0;

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GError) error = NULL;
      PndProject *project;
      pid_t child = fork ();

      if (child == 0)
        {
          project = pnd_project_create (self->path, "en", &error);
          pause ();
          g_object_unref (project);
        }
      g_usleep (g_rand_int_range (rand, 0, longest));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
        continue;
      n_made++;
      project = pnd_project_open (self->path, FALSE, &error);
      g_assert_no_error (error);
      pnd_project_close (project, &error);
      g_assert_no_error (error);
      g_object_unref (project);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
    }
  g_test_message ("%d of 100 projects were made", n_made);
  g_assert_cmpint (n_made, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  store_fixture_add ("/store/kill/edits", test_kill);
  store_fixture_add ("/store/kill/create", test_kill_create);
  return g_test_run ();
}
