/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A large study: 10,000 documents with 500,000 codings. Its summary, verdicts, evidence and plots. */

#include <glib/gstdio.h>

#include "app/analysis/evidence/evidence-rows.h"
#include "app/analysis/plots/draw/kinds.h"
#include "app/analysis/plots/matrix.h"
#include "app/analysis/plots/words.h"
#include "app/analysis/summary.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/analysis/verdict/triangulation.h"
#include "app/model/coder.h"
#include "tests/bench/bench.h"

#define N_DOCUMENTS 10000
#define N_CODINGS 500000
#define LENGTH 2000 /* characters of a document */
#define N_RUNS 7

static GArray *
load_ids (PndDatabase *database, const char *sql)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PndStatement *row = pnd_database_query (database, sql, sql, NULL, "");

  while (pnd_statement_next (row, NULL))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (ids, id);
    }
  pnd_statement_done (row);
  return ids;
}

static gint64
draw (const GArray *ids, GRand *random)
{
  return g_array_index (ids, gint64, g_rand_int_range (random, 0, (int) ids->len));
}

/* all documents have the one text there is */
static void
add_documents (PndDatabase *database, GError **error)
{
  for (int i = 1; i < N_DOCUMENTS && *error == NULL; i++)
    {
      g_autofree char *guid = pnd_row_new_guid ();
      g_autofree char *name = g_strdup_printf ("%05d.txt", i);
      g_autofree char *date = g_strdup_printf ("%d", 2000 + i % 24);

      pnd_database_run (database, NULL,
                        "INSERT INTO documents (guid, name, text_hash, source_type, date, created,"
                        " modified) SELECT ?, ?, text_hash, 'news', ?, created, created"
                        " FROM documents ORDER BY id LIMIT 1", error, "sss", guid, name, date);
    }
}

static void
add_codings (PndDatabase *database, gint64 coder, GError **error)
{
  static const char *const polarities[] = { NULL, "supports", "contradicts", "mentions" };
  static const char *const holders[] = { NULL, "own-region", "own-region", "partner-region" };
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  g_autoptr (GArray) documents = load_ids (database, "SELECT id FROM documents");
  g_autoptr (GArray) codes = load_ids (database, "SELECT id FROM codes ORDER BY id");

  for (int i = 0; i < N_CODINGS && *error == NULL; i++)
    {
      g_autofree char *guid = pnd_row_new_guid ();
      gint64 start = g_rand_int_range (random, 0, LENGTH - 300);

      pnd_database_run (database, NULL,
                        "INSERT INTO codings (guid, document, span_start, span_end, code, coder,"
                        " polarity, strength, holder, code_version, created, modified) VALUES"
                        " (?, ?, ?, ?, ?, ?, ?, 2, ?, 1, '2024-01-01T00:00:00Z',"
                        " '2024-01-01T00:00:00Z')", error, "siiiiiss", guid,
                        draw (documents, random), start,
                        start + (gint64) g_rand_int_range (random, 20, 300), draw (codes, random),
                        coder, polarities[g_rand_int_range (random, 0, 4)],
                        holders[g_rand_int_range (random, 0, 4)]);
    }
}

static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);
  PndDatabase *database = pnd_project_get_database (project);
  gint64 coder = pnd_coder_act_as (project, "bench", &error);

  g_assert_no_error (error);
  pnd_project_begin_edit (project, "Fill", &error);
  add_documents (database, &error);
  add_codings (database, coder, &error);
  g_assert_no_error (error);
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
}

static void
bench_matrix (PndDatabase *database)
{
  BenchFigure *figure = bench_figure_new ("matrix of motives, 500,000 codings", "ms", 200);

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      g_autoptr (PndMatrix) matrix = pnd_matrix_load (database, PND_HOLDER_OWN_REGION, FALSE, NULL,
                                                      &error);
      BenchTime took = bench_time_since (start);

      g_assert_no_error (error);
      g_assert_cmpint (pnd_matrix_get (matrix, 0, 0)->counts[PND_POLARITY_SUPPORTS], >, 0);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

static void
bench_summary (PndDatabase *database)
{
  BenchFigure *figure = bench_figure_new ("summary, 500,000 codings", "ms", 200);

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      g_autoptr (PndSummary) summary = pnd_summary_new (database, &error);
      BenchTime took = bench_time_since (start);

      g_assert_no_error (error);
      g_assert_cmpint (pnd_summary_get_n_codings (summary), ==, N_CODINGS);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

/* all motives judged, as a thread of the window does; the first run goes through the texts */
static void
bench_verdicts (PndDatabase *database)
{
  BenchFigure *figure = bench_figure_new ("verdicts and triangulation, 500,000 codings", "ms", 0);

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      g_autoptr (PndTriangulation) table = pnd_triangulation_load (database, 0, NULL, &error);
      BenchTime took = bench_time_since (start);

      g_assert_no_error (error);
      g_assert_cmpint (table->sources->len, >, 0);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

/* how far all is read: @again: after an edit, when the other texts are known */
static void
bench_coverage (PndDatabase *database, gboolean again)
{
  BenchFigure *figure = bench_figure_new (again ? "reading of 10,000 documents, again"
                                                : "reading of 10,000 documents, at first", "ms",
                                          0);

  for (int i = 0; i < (again ? N_RUNS : 1); i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      PndReadCoverage coverage;
      BenchTime took;

      pnd_read_coverage_find_case (database, 0, 0, &coverage, NULL, NULL, &error);
      took = bench_time_since (start);
      g_assert_no_error (error);
      g_assert_cmpint (coverage.coded, >, 0);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

/* the evidence table: the rows that fill a window first, then a piece of what is scrolled to */
static void
bench_evidence (PndDatabase *database)
{
  BenchFigure *first = bench_figure_new ("evidence, first 200 rows of 500,000", "ms", 100);
  BenchFigure *next = bench_figure_new ("evidence, each 2,000 rows more", "ms", 16);

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
      g_auto (PndEvidenceFilter) filter;
      g_autoptr (PndEvidenceLoad) load = NULL;
      BenchTime start = bench_time_now (), took;

      pnd_evidence_filter_init (&filter);
      load = pnd_evidence_load_new (database, &filter, &error);
      g_assert_no_error (error);
      pnd_evidence_load_next (load, 200, rows, &error);
      took = bench_time_since (start);
      g_assert_no_error (error);
      g_assert_cmpint (rows->len, >=, 200);
      bench_figure_take (first, took.wall, took.cpu);
      start = bench_time_now ();
      pnd_evidence_load_next (load, 2000, rows, &error);
      took = bench_time_since (start);
      g_assert_no_error (error);
      bench_figure_take (next, took.wall, took.cpu);
    }
  bench_figure_print (first);
  bench_figure_print (next);
}

static void
bench_words (PndDatabase *database)
{
  BenchFigure *figure = bench_figure_new ("words of 10,000 documents, 20 MB", "ms", 0);

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      g_autoptr (PndWords) words = pnd_words_load (database, 100, NULL, &error);
      BenchTime took = bench_time_since (start);

      g_assert_no_error (error);
      g_assert_cmpint (words->n_words, >, 0);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

/* read, asked and laid out: all that stands between a click and the picture */
static void
bench_kind (PndDatabase *database, PndPlotRequest request, const char *name, double limit)
{
  BenchFigure *figure = bench_figure_new (name, "ms", limit);

  request.skips_rule = TRUE;
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      g_autoptr (PndPlotData) data = pnd_plot_data_load (database, &request, NULL, &error);
      g_autoptr (PndPlot) plot = NULL;
      BenchTime took;

      g_assert_no_error (error);
      plot = pnd_plot_data_lay_out (data, 960);
      took = bench_time_since (start);
      g_assert_cmpint (pnd_plot_get_n_marks (plot), >, 0);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

int
main (int argc, char **argv)
{
  g_autoptr (PndDocumentText) text = bench_make_text (LENGTH, FALSE);
  char *path = bench_make_project (text, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = NULL;
  g_autoptr (PndDatabase) database = NULL;
  PndPlotRequest inclusion = PND_PLOT_REQUEST (PND_PLOT_COOCCURRENCE);
  PndPlotRequest paragraph = PND_PLOT_REQUEST (PND_PLOT_COOCCURRENCE);

  fill (path);
  project = pnd_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  database = pnd_project_open_reader (project, &error);
  g_assert_no_error (error);
  bench_summary (database);
  bench_matrix (database);
  bench_verdicts (database);
  bench_coverage (database, FALSE);
  bench_coverage (database, TRUE);
  bench_evidence (database);
  bench_words (database);
  inclusion.relation = PND_TOGETHER_INCLUSION;
  bench_kind (database, PND_PLOT_REQUEST (PND_PLOT_COOCCURRENCE),
              "co-occurrence by overlap, 500,000 codings", 500);
  bench_kind (database, inclusion, "co-occurrence by inclusion, 500,000 codings", 500);
  paragraph.relation = PND_TOGETHER_PARAGRAPH;
  bench_kind (database, paragraph, "co-occurrence by paragraph, 500,000 codings", 500);
  bench_kind (database, PND_PLOT_REQUEST (PND_PLOT_HEAT_MAP), "heat map, 500,000 codings", 500);
  bench_kind (database, PND_PLOT_REQUEST (PND_PLOT_TIMELINE), "timeline, 500,000 codings", 1000);
  bench_kind (database, PND_PLOT_REQUEST (PND_PLOT_SATURATION), "saturation, 500,000 codings",
              1500);
  g_clear_pointer (&database, pnd_database_close);
  g_clear_object (&project);
  bench_remove_project (path);
  return 0;
}
