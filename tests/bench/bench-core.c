/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures that need no window: edits and undo in a large project, export, a table of codings. */

#include <glib/gstdio.h>

#include "app/exchange/codings-table.h"
#include "app/exchange/summary-writer.h"
#include "app/model/code.h"
#include "app/model/coder.h"
#include "tests/bench/bench.h"

#define N_EDITS 101
#define N_FILES 5

static void
bench_edits (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);
  gint64 document, code, coder;
  double add[N_EDITS], resize[N_EDITS], undo[N_EDITS], redo[N_EDITS], remove_[N_EDITS];

  g_assert_no_error (error);
  coder = pnd_coder_act_as (project, "bench", &error);
  document = pnd_document_find (project, "bench.txt", &error);
  code = pnd_code_find (project, "ECO-PAR", &error);
  g_assert_no_error (error);

  for (int i = 0; i < N_EDITS; i++)
    {
      double start = bench_now_ms ();
      gint64 id = pnd_coding_add (project, document, PND_SPAN (7 + i, 5000 + i), code, coder, NULL,
                                  NULL, &error);

      add[i] = bench_now_ms () - start;
      start = bench_now_ms ();
      pnd_coding_set_span (project, id, PND_SPAN (8 + i, 5001 + i), &error);
      resize[i] = bench_now_ms () - start;
      start = bench_now_ms ();
      pnd_project_undo (project, &error);
      undo[i] = bench_now_ms () - start;
      start = bench_now_ms ();
      pnd_project_redo (project, &error);
      redo[i] = bench_now_ms () - start;
      start = bench_now_ms ();
      pnd_coding_remove (project, id, &error);
      remove_[i] = bench_now_ms () - start;
      g_assert_no_error (error);
    }
  bench_print ("add a coding, call", add, N_EDITS, "ms", 5);
  bench_print ("resize a coding, call", resize, N_EDITS, "ms", 5);
  bench_print ("undo, call", undo, N_EDITS, "ms", 5);
  bench_print ("redo, call", redo, N_EDITS, "ms", 5);
  bench_print ("remove a coding, call", remove_, N_EDITS, "ms", 5);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
}

static void
bench_export (const char *path, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, TRUE, &error);
  g_autoptr (PndDatabase) reader = NULL;
  g_autofree char *xml = g_strconcat (path, ".xml", NULL);
  double write[N_FILES];

  g_assert_no_error (error);
  reader = pnd_project_open_reader (project, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_FILES; i++)
    {
      double start = bench_now_ms ();

      pnd_summary_write (reader, xml, PND_EXPORT_ALL, NULL, &error);
      g_assert_no_error (error);
      write[i] = (bench_now_ms () - start) / 1000;
    }
  bench_print ("XML summary of 50,000 codings, validated", write, N_FILES, "s", 2);
  pnd_codings_table_write (reader, table, PND_EXPORT_ALL, NULL, &error);
  g_assert_no_error (error);
  g_remove (xml);
}

static void
bench_table (PndDocumentText *text, const char *table)
{
  double read[N_FILES];

  for (int i = 0; i < N_FILES; i++)
    {
      g_autoptr (GError) error = NULL;
      char *path = bench_make_project (text, 0);
      g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);
      int n_added = 0;
      double start;

      pnd_coder_act_as (project, "bench", &error);
      start = bench_now_ms ();
      pnd_codings_table_read (project, table, NULL, &n_added, &error);
      read[i] = (bench_now_ms () - start) / 1000;
      g_assert_no_error (error);
      g_assert_cmpint (n_added, ==, 50000);
      pnd_project_close (project, NULL);
      bench_remove_project (path);
    }
  bench_print ("code with 50,000 rows from CSV", read, N_FILES, "s", 3);
}

int
main (int argc, char **argv)
{
  g_autoptr (PndDocumentText) text = bench_make_text (10 * 1000 * 1000, FALSE);
  char *path = bench_make_project (text, 50000);
  g_autofree char *table = g_strconcat (path, ".csv", NULL);

  bench_export (path, table);
  bench_edits (path);
  bench_table (text, table);
  g_remove (table);
  bench_remove_project (path);
  return 0;
}
