/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Killed in the middle of a merge, a project opens and has all of it or nothing. */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/model/merge/merge.h"
#include "app/store/history.h"
#include "tests/core/model-fixture.h"

#define N_KILLS 60
#define N_CODINGS 2000
#define SEED 31415

static gboolean
merge (const char *path, const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);
  g_autoptr (PndMerge) all = pnd_merge_new (PND_MERGE_OPEN);

  return project != NULL && pnd_coder_act_as (project, "Ani", &error) != 0
         && pnd_merge_add (all, pnd_project_get_database (project), other, &error)
         && pnd_merge_run (all, project, &error) && pnd_project_close (project, &error);
}

/* Budi's copy, with many codings and a document of its own */
static void
fill (const char *path)
{
  Fixture other = { .path = (char *) path };
  g_autoptr (GError) error = NULL;
  gint64 code;

  other.project = pnd_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  pnd_coder_act_as (other.project, "Budi", &error);
  code = pnd_code_find (other.project, "ECO", NULL);
  pnd_project_begin_edit (other.project, "Fill", &error);
  for (int i = 0; i < N_CODINGS; i++)
    add_coding (&other, 1, i, i + 9, code);
  pnd_project_end_edit (other.project, &error);
  g_assert_no_error (error);
  add_document (&other, "note.txt", "Another text.");
  pnd_project_close (other.project, &error);
  g_assert_no_error (error);
  g_object_unref (other.project);
}

/* after @delay microseconds, done or not */
static void
merge_and_kill (const char *path, const char *other, gulong delay)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_random_set_seed ((guint32) getpid ());
      _exit (merge (path, other) ? 0 : 1);
    }
  g_usleep (delay);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

/* whether all of it is there; nothing of it is there otherwise */
static gboolean
check_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n_codings, n_rows;

  fixture->project = pnd_project_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  n_codings = ask (fixture, "SELECT count (*) FROM codings");
  g_assert_true (n_codings == 0 || n_codings == N_CODINGS);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM documents"), ==, n_codings == 0 ? 1 : 2);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM texts"), ==, n_codings == 0 ? 1 : 2);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM history WHERE label = 'Merge projects'"),
                   ==, n_codings == 0 ? 0 : 1);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM pragma_quick_check"
                                 " WHERE quick_check <> 'ok'"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_true (pnd_history_verify (fixture->project, &n_rows, &error));
  g_assert_no_error (error);
  g_assert_true (pnd_project_close (fixture->project, &error));
  g_clear_object (&fixture->project);
  return n_codings > 0;
}

static void
put_back (const char *path, const char *bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
}

/* microseconds that a merge takes here and now */
static int
measure (const char *path, const char *other)
{
  gint64 start = g_get_monotonic_time ();

  g_assert_true (merge (path, other));
  return (int) (g_get_monotonic_time () - start);
}

static void
test_kill_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree char *other = g_build_filename (fixture->folder, "other.penanda", NULL);
  g_autofree char *text = g_strnfill (N_CODINGS + 20, 'a');
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  int longest, n_merged = 0;

  add_document (fixture, "talk.txt", text);
  add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  g_assert_true (pnd_project_save_copy (fixture->project, other, PND_COPY_ALL, &error));
  g_assert_true (pnd_project_close (fixture->project, &error));
  g_clear_object (&fixture->project);
  fill (other);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &n_bytes, NULL));
  longest = measure (fixture->path, other);
  for (int i = 0; i < N_KILLS; i++)
    {
      put_back (fixture->path, bytes, n_bytes);
      merge_and_kill (fixture->path, other, (gulong) g_rand_int_range (rand, 0, longest * 5 / 4));
      n_merged += check_whole (fixture);
    }
  g_test_message ("%d of %d merges were done before the kill", n_merged, N_KILLS);
  g_assert_cmpint (n_merged, <, N_KILLS);
  g_assert_cmpint (g_remove (other), ==, 0);
  fixture->project = pnd_project_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/merge/kill", Fixture, NULL, fixture_set_up, test_kill_merge, fixture_tear_down);
  return g_test_run ();
}
