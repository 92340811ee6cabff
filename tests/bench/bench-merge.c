/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 100 copies of a project, with 1,000 codings of a coder of its own each, merged into it: opened and
 * compared, rehearsed, merged, and all of it once more, when there is nothing to do.
 *   bench-merge [N]      of N copies
 */

#include <stdlib.h>

#include <glib/gstdio.h>

#include "app/model/code.h"
#include "app/model/coder.h"
#include "app/model/merge/merge.h"
#include "app/store/file/second-copy.h"
#include "tests/bench/bench.h"

#define N_COPIES 100
#define N_CODINGS 1000
#define N_CHARACTERS 100000

static void
add_codings (PndProject *copy, int number)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED + number);
  gint64 code = pnd_code_find (copy, "ECO-PAR", NULL);
  g_autoptr (GError) error = NULL;

  pnd_project_begin_edit (copy, "Fill", &error);
  for (int i = 0; i < N_CODINGS && error == NULL; i++)
    {
      int start = g_rand_int_range (random, 0, N_CHARACTERS - 400);

      pnd_coding_add (copy, 1, PND_SPAN (start, start + g_rand_int_range (random, 40, 400)), code,
                      0, NULL, NULL, &error);
    }
  g_assert_no_error (error);
  pnd_project_end_edit (copy, &error);
  g_assert_no_error (error);
}

/* (transfer full): the path of a copy in the folder of @project, for a coder of its own */
static char *
make_copy (PndProject *project, int number)
{
  g_autofree char *name = g_strdup_printf ("coder-%d", number);
  g_autofree char *folder = g_path_get_dirname (pnd_project_get_path (project));
  char *path = g_strdup_printf ("%s/%s.penanda", folder, name);
  g_autoptr (GError) error = NULL;
  PndSecondCoder second = { pnd_coder_add (project, name, &error), TRUE };
  g_autoptr (PndProject) copy = NULL;

  g_assert_no_error (error);
  pnd_project_save_second_copy (project, path, &second, &error);
  g_assert_no_error (error);
  copy = pnd_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  pnd_coder_act_as (copy, name, &error);
  add_codings (copy, number);
  pnd_project_close (copy, &error);
  g_assert_no_error (error);
  return path;
}

static void
print_time (const char *what, int n, BenchTime before, double limit)
{
  g_autofree char *figure = g_strdup_printf ("%s %d projects of 1,000 codings", what, n);
  BenchFigure *time = bench_figure_new (figure, "ms", limit);
  BenchTime taken = bench_time_since (before);

  bench_figure_take (time, taken.wall, taken.cpu);
  bench_figure_print (time);
}

/* the codings that are there afterwards */
static gint64
merge (PndProject *project, GPtrArray *paths, gboolean is_first)
{
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndMerge) all = pnd_merge_new (PND_MERGE_OPEN);
  g_autoptr (GError) error = NULL;
  int n = (int) paths->len;
  BenchTime start = bench_time_now ();
  BenchTime before = start;

  for (int i = 0; i < n && error == NULL; i++)
    pnd_merge_add (all, database, paths->pdata[i], &error);
  g_assert_no_error (error);
  print_time (is_first ? "open" : "open again", n, before, 0);
  before = bench_time_now ();
  pnd_merge_rehearse (all, database, NULL, NULL, &error);
  g_assert_no_error (error);
  print_time (is_first ? "rehearse" : "rehearse again", n, before, 10000);
  before = bench_time_now ();
  pnd_merge_run (all, project, &error);
  g_assert_no_error (error);
  print_time (is_first ? "merge" : "merge again", n, before, 10000);
  return pnd_database_query_int (database, NULL, "SELECT count (*) FROM codings", 0, NULL, "");
}

int
main (int argc, char **argv)
{
  int n_copies = argc > 1 ? atoi (argv[1]) : N_COPIES;
  g_autoptr (PndDocumentText) text = bench_make_text (2 * N_CHARACTERS, FALSE);
  char *path = bench_make_project (text, 0);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  pnd_coder_act_as (project, "bench", &error);
  for (int i = 0; i < n_copies; i++)
    g_ptr_array_add (paths, make_copy (project, i));
  g_assert_cmpint (merge (project, paths, TRUE), ==, n_copies * N_CODINGS);
  g_assert_cmpint (merge (project, paths, FALSE), ==, n_copies * N_CODINGS);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
  bench_remove_project (path);
  return 0;
}
