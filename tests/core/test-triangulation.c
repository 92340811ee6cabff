/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which source says what of which indicator. */

#include "app/analysis/verdict/triangulation.h"

#include <glib.h>

#define MOTIVE 100
#define TOURISM 101
#define MARKETS 102

static const gint64 codes[] = { TOURISM, MARKETS };

static void
add (PndTriangulation *self, const PndEvidence *evidence, const PndUse *uses, int n)
{
  pnd_triangulation_add_motive (self, MOTIVE, codes, G_N_ELEMENTS (codes), evidence, uses, n);
  pnd_triangulation_sort (self);
}

static void
assert_cell (PndTriangulation *self, int row, int source, const char *expected)
{
  g_autofree char *text = pnd_triangulation_cell_to_text (pnd_triangulation_get (self, row, source));

  g_assert_cmpstr (text, ==, expected);
}

/* an informant in an interview and in the news is one column; a reprint is that of its origin */
static void
test_sources (void)
{
  static const PndEvidence evidence[] = {
    { .coding = 1, .indicator = 0, .document = 11, .polarity = PND_POLARITY_SUPPORTS, .origin = 1,
      .source_type = PND_SOURCE_TYPE_NEWS },
    { .coding = 2, .indicator = 0, .document = 12, .polarity = PND_POLARITY_SUPPORTS, .origin = 1,
      .source_type = PND_SOURCE_TYPE_NEWS },
    { .coding = 3, .indicator = 0, .document = 13, .polarity = PND_POLARITY_CONTRADICTS,
      .origin = 3, .speaker = 7, .source_type = PND_SOURCE_TYPE_INTERVIEW,
      .speaker_type = PND_SOURCE_TYPE_INTERVIEW },
    { .coding = 4, .indicator = 0, .document = 11, .polarity = PND_POLARITY_MENTIONS, .origin = 1,
      .speaker = 7, .source_type = PND_SOURCE_TYPE_NEWS,
      .speaker_type = PND_SOURCE_TYPE_INTERVIEW },
    { .coding = 5, .indicator = -1, .document = 13, .polarity = PND_POLARITY_SUPPORTS, .origin = 3,
      .speaker = 7, .source_type = PND_SOURCE_TYPE_INTERVIEW },
  };
  static const PndUse uses[] = { PND_USE_COUNTED, PND_USE_WEAK, PND_USE_COUNTED, PND_USE_MENTION,
                                 PND_USE_COUNTED };
  g_autoptr (PndTriangulation) self = pnd_triangulation_new ();
  const PndTriangulationSource *informant;
  const PndTriangulationCell *cell;

  add (self, evidence, uses, G_N_ELEMENTS (evidence));
  g_assert_cmpuint (self->rows->len, ==, 3);
  g_assert_cmpuint (self->sources->len, ==, 2);
  informant = &g_array_index (self->sources, PndTriangulationSource, 0);
  g_assert_cmpint (informant->informant, ==, 7);
  g_assert_cmpint (informant->type, ==, PND_SOURCE_TYPE_INTERVIEW);
  g_assert_cmpint (informant->n_passages, ==, 3);
  g_assert_cmpint (informant->n_documents, ==, 2);
  assert_cell (self, 0, 0, "+1");
  assert_cell (self, 1, 0, "−1 (1)");
  assert_cell (self, 1, 1, "+2");
  assert_cell (self, 2, 0, "");
  g_assert_null (pnd_triangulation_get (self, 2, 1));
  cell = pnd_triangulation_get (self, 1, 1);
  g_assert_cmpuint (cell->codings->len, ==, 2);
  g_assert_cmpint (g_array_index (cell->codings, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (cell->codings, gint64, 1), ==, 2);
  /* two of one origin are one source */
  g_assert_cmpint (g_array_index (self->rows, PndTriangulationRow, 1).supports, ==, 1);
  g_assert_cmpint (g_array_index (self->rows, PndTriangulationRow, 1).contradicts, ==, 1);
}

/* what a verdict does not look at is in no cell */
static void
test_left_out (void)
{
  g_autoptr (PndTriangulation) self = pnd_triangulation_new ();
  PndEvidence evidence[PND_N_USES] = { 0 };
  PndUse uses[PND_N_USES];

  for (int i = 0; i < PND_N_USES; i++)
    {
      evidence[i] = (PndEvidence){ .coding = i + 1, .document = 1, .origin = 1,
                                   .polarity = PND_POLARITY_SUPPORTS };
      uses[i] = i;
    }
  add (self, evidence, uses, PND_N_USES);
  g_assert_cmpuint (self->sources->len, ==, 1);
  assert_cell (self, 1, 0, "+3");
}

/* a source for each document, ten thousand of them: as many passages are no square of that */
static void
test_many (void)
{
  g_autoptr (PndTriangulation) self = pnd_triangulation_new ();
  g_autofree PndEvidence *evidence = g_new0 (PndEvidence, 200000);
  g_autofree PndUse *uses = g_new (PndUse, 200000);
  double seconds;

  for (int i = 0; i < 200000; i++)
    {
      evidence[i] = (PndEvidence){ .coding = i + 1, .indicator = i % 2, .document = i % 10000,
                                   .origin = i % 10000, .polarity = PND_POLARITY_SUPPORTS };
      uses[i] = PND_USE_COUNTED;
    }
  g_test_timer_start ();
  add (self, evidence, uses, 200000);
  seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "200,000 passages of 10,000 sources: %.2f s", seconds);
  g_assert_cmpuint (self->sources->len, ==, 10000);
  g_assert_cmpint (g_array_index (self->rows, PndTriangulationRow, 1).supports, ==, 5000);
  g_assert_cmpfloat (seconds, <, 10);
}

/* nothing coded: every indicator has its row all the same */
static void
test_empty (void)
{
  g_autoptr (PndTriangulation) self = pnd_triangulation_new ();

  add (self, NULL, NULL, 0);
  g_assert_cmpuint (self->rows->len, ==, 3);
  g_assert_cmpuint (self->sources->len, ==, 0);
  g_assert_cmpint (g_array_index (self->rows, PndTriangulationRow, 0).code, ==, MOTIVE);
  g_assert_cmpint (g_array_index (self->rows, PndTriangulationRow, 2).code, ==, MARKETS);
}

/* the sum of the cells is what went in, whatever the order; and order makes no difference */
static void
test_random (void)
{
  for (int round = 0; round < 50; round++)
    {
      g_autoptr (PndTriangulation) self = pnd_triangulation_new ();
      g_autoptr (PndTriangulation) reversed = pnd_triangulation_new ();
      PndEvidence evidence[40];
      PndEvidence backwards[40];
      PndUse uses[40];
      int n_cells = 0;

      for (int i = 0; i < 40; i++)
        {
          int document = g_test_rand_int_range (1, 8);

          evidence[i] = (PndEvidence){
            .coding = i + 1,
            .indicator = g_test_rand_int_range (-1, 2),
            .document = document,
            .origin = (document + 1) / 2,
            .speaker = g_test_rand_int_range (0, 3),
            .polarity = g_test_rand_int_range (1, PND_N_POLARITIES),
            .source_type = document % PND_N_SOURCE_TYPES,
          };
          backwards[39 - i] = evidence[i];
          uses[i] = PND_USE_COUNTED;
        }
      add (self, evidence, uses, 40);
      add (reversed, backwards, uses, 40);
      g_assert_cmpuint (self->sources->len, ==, reversed->sources->len);
      for (int row = 0; row < 3; row++)
        for (int source = 0; source < (int) self->sources->len; source++)
          {
            const PndTriangulationCell *cell = pnd_triangulation_get (self, row, source);

            if (cell == NULL)
              continue;
            n_cells += cell->supports + cell->contradicts + cell->mentions;
            g_assert_cmpint (cell->supports + cell->contradicts + cell->mentions, ==,
                             (int) cell->codings->len);
          }
      g_assert_cmpint (n_cells, ==, 40);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/triangulation/sources", test_sources);
  g_test_add_func ("/triangulation/left-out", test_left_out);
  g_test_add_func ("/triangulation/many", test_many);
  g_test_add_func ("/triangulation/empty", test_empty);
  g_test_add_func ("/triangulation/random", test_random);

  return g_test_run ();
}
