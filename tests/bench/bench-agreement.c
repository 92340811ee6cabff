/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Agreement of two coders on 10 million characters: 30 codes, 50,000 codings. */

#include <glib/gstdio.h>

#include "app/analysis/agreement/agreement.h"
#include "app/analysis/agreement/confusion.h"
#include "app/model/coder.h"
#include "tests/bench/bench.h"

#define N_CHARACTERS 10000000
#define N_CODINGS 50000
#define N_CODES 30
#define N_RUNS 7

/* the second coder codes what the first did, a little beside it, or something else now and then */
static void
add_codings (PndDatabase *database, const gint64 *coders, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (BENCH_SEED);

  for (int i = 0; i < N_CODINGS && *error == NULL; i++)
    {
      static int start, length, code;
      g_autofree char *guid = pnd_row_new_guid ();
      int beside = g_rand_int_range (random, -20, 20);

      if (i % 2 == 0)
        {
          start = g_rand_int_range (random, 40, N_CHARACTERS - 1000);
          length = g_rand_int_range (random, 40, 400);
          code = g_rand_int_range (random, 0, N_CODES);
        }
      else if (g_rand_int_range (random, 0, 5) == 0)
        code = g_rand_int_range (random, 0, N_CODES);
      pnd_database_run (database, NULL,
                        "INSERT INTO codings (guid, document, span_start, span_end, code, coder,"
                        " code_version, created, modified) SELECT ?, (SELECT min (id) FROM"
                        " documents), ?, ?, id, ?, 1, '2024-01-01T00:00:00Z',"
                        " '2024-01-01T00:00:00Z' FROM codes ORDER BY id LIMIT 1 OFFSET ?", error,
                        "siiii", guid, (gint64) (start + beside * (i % 2)),
                        (gint64) (start + length), coders[i % 2], (gint64) code);
    }
}

static char *
make_project (gint64 *coders)
{
  g_autoptr (PndDocumentText) text = bench_make_text (N_CHARACTERS + 300000, FALSE);
  char *path = bench_make_project (text, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (pnd_document_text_get_length (text), >=, N_CHARACTERS);
  coders[1] = pnd_coder_act_as (project, "Budi", &error);
  coders[0] = pnd_coder_act_as (project, "Ani", &error);
  pnd_project_begin_edit (project, "Fill", &error);
  add_codings (pnd_project_get_database (project), coders, &error);
  g_assert_no_error (error);
  pnd_project_end_edit (project, &error);
  pnd_project_close (project, &error);
  g_assert_no_error (error);
  return path;
}

static void
bench_unit (PndDatabase *database, const char *name, PndAgreementUnit unit, const gint64 *coders,
            int n_resamples, int limit)
{
  BenchFigure *figure = bench_figure_new (name, "ms", limit);
  g_auto (PndAgreementOptions) options
      = { .unit = unit, .overlap = 0.5, .n_resamples = n_resamples, .seed = 1,
          .coders = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  g_array_append_vals (options.coders, coders, 2);
  for (int i = 0; i < (n_resamples > 0 ? 1 : N_RUNS); i++)
    {
      g_autoptr (GError) error = NULL;
      BenchTime start = bench_time_now ();
      g_autoptr (PndAgreement) agreement
          = pnd_agreement_measure (database, &options, NULL, NULL, NULL, &error);
      BenchTime took = bench_time_since (start);

      g_assert_no_error (error);
      g_assert_cmpuint (agreement->rows->len, ==, N_CODES + 1);
      bench_figure_take (figure, took.wall, took.cpu);
    }
  bench_figure_print (figure);
}

int
main (int argc, char **argv)
{
  gint64 coders[2];
  char *path = make_project (coders);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) project = pnd_project_open (path, TRUE, &error);
  g_autoptr (PndDatabase) database = NULL;

  g_assert_no_error (error);
  database = pnd_project_open_reader (project, &error);
  g_assert_no_error (error);
  bench_unit (database, "agreement by characters, 10 million, 50,000 codings", PND_UNIT_CHARACTER,
              coders, 0, 300);
  bench_unit (database, "agreement by paragraphs, 10 million, 50,000 codings", PND_UNIT_PARAGRAPH,
              coders, 0, 300);
  bench_unit (database, "unitizing alphas, 10 million, 50,000 codings", PND_UNIT_CONTINUUM, coders,
              0, 300);
  bench_unit (database, "agreement by characters, bootstrap of 1,000", PND_UNIT_CHARACTER, coders,
              1000, 5000);
  bench_unit (database, "unitizing alphas, bootstrap of 1,000", PND_UNIT_CONTINUUM, coders, 1000,
              5000);
  g_clear_pointer (&database, pnd_database_close);
  g_clear_object (&project);
  bench_remove_project (path);
  return 0;
}
