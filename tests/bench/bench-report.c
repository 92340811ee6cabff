/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of 5,000 quotations, of 100 documents, in each of its forms; and what of it is
 * reading. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/exchange/report/report.h"
#include "app/model/code.h"
#include "app/model/coder.h"
#include "tests/bench/bench.h"

#define N_DOCUMENTS 100
#define N_QUOTES 5000
#define N_RUNS 5
#define DOCUMENT_BYTES 20000

static const char *const codes[]
    = { "ECO-INV", "ECO-MKT", "ECO-PAR", "ECO-SDM", "CUL-PRO", "CUL-HER", "POL-REC", "POL-AUT" };

static void
add_quotes (PndProject *project, gint64 coder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);
  gint64 ids[G_N_ELEMENTS (codes)];

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    ids[i] = pnd_code_find (project, codes[i], &error);
  pnd_project_begin_edit (project, "Add coding", &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_QUOTES; i++)
    {
      const PndRating rating = { .polarity = i % 5 == 0 ? PND_POLARITY_CONTRADICTS
                                                        : PND_POLARITY_SUPPORTS,
                                 .strength = 1 + i % 3,
                                 .holder = PND_HOLDER_OWN_REGION };
      g_autofree char *name = g_strdup_printf ("d%03d.txt", i % N_DOCUMENTS);
      int start = g_rand_int_range (random, 0, DOCUMENT_BYTES - 500);
      int length = g_rand_int_range (random, 60, 240);

      pnd_coding_add (project, pnd_document_find (project, name, &error),
                      PND_SPAN (start, start + length), ids[i % G_N_ELEMENTS (ids)], coder, &rating,
                      NULL, &error);
      g_assert_no_error (error);
    }
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
}

static char *
make_project (void)
{
  g_autoptr (PndDocumentText) text = bench_make_text (DOCUMENT_BYTES, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = NULL;
  char *path = bench_make_project (text, 0);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("d%03d.txt", i);
      g_autofree char *said = g_strdup_printf ("%d %s", i, pnd_document_text_get_utf8 (text, NULL));
      gsize n_bytes = strlen (said);
      g_autoptr (PndDocumentText) one = pnd_document_text_new_take (g_steal_pointer (&said),
                                                                    n_bytes);

      bench_add_document (path, name, one);
    }
  project = pnd_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  add_quotes (project, pnd_coder_act_as (project, "bench", &error));
  pnd_project_close (project, &error);
  g_assert_no_error (error);
  return path;
}

static void
take (PndDatabase *reader, const char *path, const char *figure, PndReportFormat format)
{
  const PndReportOptions options = { .format = format, .language = "en" };
  g_autoptr (GError) error = NULL;
  double write[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      BenchTime start = bench_time_now ();

      pnd_report_write (reader, path, &options, NULL, &error);
      g_assert_no_error (error);
      write[i] = bench_time_since (start).cpu / 1000;
    }
  bench_print (figure, write, N_RUNS, "s", 2);
  g_unlink (path);
}

static void
take_reading (PndDatabase *reader)
{
  const PndReportOptions options = { .language = "en" };
  g_autoptr (GError) error = NULL;
  double read[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      BenchTime start = bench_time_now ();
      PndReport *report = pnd_report_load (reader, &options, NULL, &error);

      g_assert_no_error (error);
      pnd_report_free (report);
      read[i] = bench_time_since (start).cpu / 1000;
    }
  bench_print ("report of 5,000 quotes, read (cpu)", read, N_RUNS, "s", 2);
}

int
main (int argc, char **argv)
{
  char *path = make_project ();
  g_autofree char *target = g_strconcat (path, ".report", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, TRUE, &error);
  PndDatabase *reader;

  g_assert_no_error (error);
  reader = pnd_project_open_reader (project, &error);
  g_assert_no_error (error);
  take_reading (reader);
  take (reader, target, "report of 5,000 quotes, HTML (cpu)", PND_REPORT_HTML);
  take (reader, target, "report of 5,000 quotes, PDF (cpu)", PND_REPORT_PDF);
  take (reader, target, "report of 5,000 quotes, ODT (cpu)", PND_REPORT_ODT);
  pnd_database_close (reader);
  pnd_project_close (project, &error);
  bench_remove_project (path);
  return 0;
}
