/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The unitising family: a published example, and random continua against the definitions of
 * Krippendorff et al. (2016) written out character by character. */

#include <math.h>

#include "app/analysis/agreement/continuum.h"

#define MAX_LENGTH 60
#define MAX_CODERS 4
#define MAX_CODES 4

/**
 * Example:
 * @has: by coder, code and character, whether the code is there
 * @starts: by coder and character, whether a passage begins or ends there
 */
typedef struct
{
  PndMaterial *material;
  PndUnits *units;
  int m, n_codes, length;
  gboolean has[MAX_CODERS][MAX_CODES][MAX_LENGTH];
  gboolean starts[MAX_CODERS][MAX_LENGTH + 1];
} Example;

static Example *
example_new (int m, int n_codes, int length)
{
  Example *self = g_new0 (Example, 1);

  self->m = m;
  self->n_codes = n_codes;
  self->length = length;
  self->material = g_new0 (PndMaterial, 1);
  self->material->n_coders = m;
  self->material->length = length;
  self->material->codes = g_array_new (FALSE, TRUE, sizeof (PndAgreementCode));
  g_array_set_size (self->material->codes, n_codes);
  self->material->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (int i = 0; i < m * n_codes; i++)
    g_ptr_array_add (self->material->spans, g_array_new (FALSE, FALSE, sizeof (PndSpan)));
  return self;
}

static void
example_add (Example *self, int coder, int code, int start, int end)
{
  PndSpan span = { start, end };

  g_array_append_val (pnd_material_get_spans (self->material, code, coder), span);
}

/* clusters of seven, so that passages go over their edges */
static void
example_finish (Example *self)
{
  g_autoptr (GArray) lengths = g_array_new (FALSE, FALSE, sizeof (int));

  self->units = g_new0 (PndUnits, 1);
  self->units->unit = PND_UNIT_CONTINUUM;
  self->units->spans = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  for (int at = 0; at < self->length; at += 7)
    {
      PndSpan span = { at, MIN (at + 7, self->length) };
      int length = span.end - span.start;

      g_array_append_val (self->units->spans, span);
      g_array_append_val (lengths, length);
    }
  self->units->clusters = pnd_clusters_new ((const int *) (gpointer) lengths->data,
                                            (int) lengths->len);
  for (int code = 0; code < self->n_codes; code++)
    for (int c = 0; c < self->m; c++)
      {
        GArray *spans = pnd_material_get_spans (self->material, code, c);

        pnd_material_join (spans);
        for (guint i = 0; i < spans->len; i++)
          {
            PndSpan span = g_array_index (spans, PndSpan, i);

            self->starts[c][span.start] = self->starts[c][span.end] = TRUE;
            for (int at = span.start; at < span.end; at++)
              self->has[c][code][at] = TRUE;
          }
      }
}

static void
example_free (Example *self)
{
  pnd_units_free (self->units);
  pnd_material_free (self->material);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Example, example_free)

/* the codes that a coder gave a character, as bits; 0 is a gap */
static int
get_value (const Example *self, int coder, int at)
{
  int value = 0;

  for (int code = 0; code < self->n_codes; code++)
    value |= self->has[coder][code][at] << code;
  return value;
}

/**
 * Coincidences:
 *
 * Written out by the definitions: observed and expected, of all and of what is paired.
 */
typedef struct
{
  double observed[1 << MAX_CODES][1 << MAX_CODES];
  double expected[1 << MAX_CODES][1 << MAX_CODES];
  double margins[1 << MAX_CODES];
  double paired[1 << MAX_CODES];
  double squares[1 << MAX_CODES];
  double paired_squares[1 << MAX_CODES];
  double all, all_paired;
} Coincidences;

/* units by a walk from character to character; a gap is squared character by character */
static void
square_units (const Example *self, Coincidences *table)
{
  for (int c = 0; c < self->m; c++)
    for (int at = 0; at < self->length;)
      {
        int value = get_value (self, c, at), end = at + 1, paired[MAX_CODERS] = { 0 };

        while (end < self->length && !self->starts[c][end])
          end++;
        table->squares[value] += value == 0 ? end - at : (end - at) * (end - at);
        for (int other = 0; other < self->m && value != 0; other++)
          {
            for (int i = at; i < end && other != c; i++)
              paired[other] += get_value (self, other, i) != 0;
            table->paired_squares[value]
                += (double) paired[other] * paired[other] / (self->m - 1);
          }
        at = end;
      }
}

static void
count (const Example *self, Coincidences *table)
{
  int n = 1 << self->n_codes;
  double squares = 0;

  *table = (Coincidences){ 0 };
  for (int at = 0; at < self->length; at++)
    for (int c = 0; c < self->m; c++)
      for (int d = 0; d < self->m; d++)
        if (c != d)
          table->observed[get_value (self, c, at)][get_value (self, d, at)]
              += 1.0 / (self->m - 1);
  square_units (self, table);
  for (int v = 0; v < n; v++)
    {
      for (int w = 0; w < n; w++)
        {
          table->margins[v] += table->observed[v][w];
          table->paired[v] += v != 0 && w != 0 ? table->observed[v][w] : 0;
        }
      table->all += table->margins[v];
      table->all_paired += table->paired[v];
      squares += table->squares[v];
    }
  for (int v = 0; v < n; v++)
    for (int w = 0; w < n; w++)
      table->expected[v][w]
          = (table->margins[v] * table->margins[w] - (v == w ? table->squares[v] : 0))
            / (table->all - squares / table->all);
}

static double
get_u (const Coincidences *table, int n)
{
  double observed = table->all, expected = table->all;

  for (int v = 0; v < n; v++)
    {
      observed -= table->observed[v][v];
      expected -= table->expected[v][v];
    }
  return 1 - observed / expected;
}

static double
get_binary (const Coincidences *table, int n)
{
  double expected = 0;

  for (int v = 1; v < n; v++)
    expected += table->expected[0][v];
  return 1 - (table->margins[0] - table->observed[0][0]) / expected;
}

static double
get_paired_divisor (const Coincidences *table, int n)
{
  double squares = 0;

  for (int v = 1; v < n; v++)
    squares += table->paired_squares[v];
  squares = table->all_paired - squares / table->all_paired;
  return squares < 1e-9 ? NAN : squares;
}

static double
get_cu (const Coincidences *table, int n)
{
  double observed = table->all_paired, expected = table->all_paired;

  for (int v = 1; v < n; v++)
    {
      observed -= table->observed[v][v];
      expected -= (table->paired[v] * table->paired[v] - table->paired_squares[v])
                  / get_paired_divisor (table, n);
    }
  return 1 - observed / expected;
}

/* of values that exclude each other this is equation 13b; else of those that hold the code */
static double
get_ku (const Coincidences *table, int n, int code)
{
  double own = 0, same = 0, squares = 0, divisor = get_paired_divisor (table, n);
  double margin, itself;

  for (int v = 1; v < n; v++)
    if ((v >> code & 1) != 0)
      {
        own += table->paired[v];
        squares += table->paired_squares[v];
        for (int w = 1; w < n; w++)
          same += (w >> code & 1) != 0 ? table->observed[v][w] : 0;
      }
  margin = (own * table->all_paired - squares) / divisor;
  itself = (own * own - squares) / divisor;
  return 1 - margin / own * (own - same) / (margin - itself);
}

static void
compare (PndAgreed agreed, double expected)
{
  if (agreed.undefined == PND_DEFINED)
    g_assert_cmpfloat_with_epsilon (agreed.value, expected, 1e-7);
  else
    g_assert_true (!isfinite (expected) || fabs (expected) > 1e3 || expected == 1);
}

static void
test_random (void)
{
  int n_defined = 0;

  for (int round = 0; round < 500; round++)
    {
      int m = g_test_rand_int_range (2, MAX_CODERS + 1);
      int n_codes = g_test_rand_int_range (1, MAX_CODES + 1);
      int length = g_test_rand_int_range (20, MAX_LENGTH);
      g_autoptr (Example) example = example_new (m, n_codes, length);
      g_autoptr (PndContinuum) continuum = NULL;
      Coincidences table;

      for (int i = g_test_rand_int_range (0, 14); i > 0; i--)
        {
          int start = g_test_rand_int_range (0, length - 1);

          example_add (example, g_test_rand_int_range (0, m), g_test_rand_int_range (0, n_codes),
                       start, g_test_rand_int_range (start + 1, MIN (start + 16, length + 1)));
        }
      example_finish (example);
      continuum = pnd_continuum_new (example->material, example->units, FALSE);
      count (example, &table);
      compare (pnd_continuum_measure (continuum, PND_CONTINUUM_U, -1),
               get_u (&table, 1 << n_codes));
      compare (pnd_continuum_measure (continuum, PND_CONTINUUM_BINARY_U, -1),
               get_binary (&table, 1 << n_codes));
      compare (pnd_continuum_measure (continuum, PND_CONTINUUM_CU, -1),
               get_cu (&table, 1 << n_codes));
      for (int code = 0; code < n_codes; code++)
        compare (pnd_continuum_measure (continuum, PND_CONTINUUM_KU, code),
                 get_ku (&table, 1 << n_codes, code));
      n_defined += pnd_continuum_measure (continuum, PND_CONTINUUM_CU, -1).undefined == PND_DEFINED;
    }
  g_assert_cmpint (n_defined, >, 100);
}

/* of one code by itself: the continuum of a project in which there is no other */
static void
test_single_code (void)
{
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (Example) both = example_new (3, 2, 50);
      g_autoptr (Example) alone = example_new (3, 1, 50);
      g_autoptr (PndContinuum) continuum = NULL;
      Coincidences table;

      for (int i = 0; i < 9; i++)
        {
          int start = g_test_rand_int_range (0, 40), coder = g_test_rand_int_range (0, 3);
          int code = g_test_rand_int_range (0, 2), end = start + g_test_rand_int_range (1, 10);

          example_add (both, coder, code, start, end);
          if (code == 0)
            example_add (alone, coder, 0, start, end);
        }
      example_finish (both);
      example_finish (alone);
      continuum = pnd_continuum_new (both->material, both->units, FALSE);
      count (alone, &table);
      compare (pnd_continuum_measure (continuum, PND_CONTINUUM_U, 0), get_u (&table, 2));
    }
}

/* Example of the implementation by A. Lindahl of Krippendorff et al. (2016), github.com/lindanna/
 * unitized_alpha (README): three annotators of a continuum of 20. */
static void
test_published (void)
{
  g_autoptr (Example) example = example_new (3, 2, 20);
  g_autoptr (PndContinuum) continuum = NULL;

  example_add (example, 0, 0, 2, 5);
  example_add (example, 0, 0, 9, 11);
  example_add (example, 0, 1, 12, 20);
  example_add (example, 1, 0, 2, 5);
  example_add (example, 1, 1, 7, 15);
  example_add (example, 2, 0, 2, 5);
  example_add (example, 2, 1, 10, 15);
  example_finish (example);
  continuum = pnd_continuum_new (example->material, example->units, FALSE);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_measure (continuum, PND_CONTINUUM_U, -1).value,
                                  0.474, 0.0005);
  g_assert_cmpfloat_with_epsilon (
      pnd_continuum_measure (continuum, PND_CONTINUUM_BINARY_U, -1).value, 0.433, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_measure (continuum, PND_CONTINUUM_CU, -1).value,
                                  0.779, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_measure (continuum, PND_CONTINUUM_KU, 0).value,
                                  0.769, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_measure (continuum, PND_CONTINUUM_KU, 1).value,
                                  0.787, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_get_coverage (continuum, -1), 0.3833, 0.00005);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_get_coverage (continuum, 0), 0.9545, 0.00005);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_get_coverage (continuum, 1), 0.5952, 0.00005);
}

/* each cluster once is what there is; each twice has the same shares */
static void
test_resampled (void)
{
  g_autoptr (Example) example = example_new (2, 1, 40);
  g_autoptr (PndContinuum) continuum = NULL;
  guint16 once[] = { 1, 1, 1, 1, 1, 1 }, twice[] = { 2, 2, 2, 2, 2, 2 };
  double value;

  example_add (example, 0, 0, 5, 18);
  example_add (example, 1, 0, 8, 20);
  example_finish (example);
  continuum = pnd_continuum_new (example->material, example->units, TRUE);
  value = pnd_continuum_measure (continuum, PND_CONTINUUM_U, 0).value;
  pnd_continuum_count (continuum, once, 40);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_measure (continuum, PND_CONTINUUM_U, 0).value,
                                  value, 1e-12);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_get_share (continuum, 0), 25 / 80.0, 1e-12);
  pnd_continuum_count (continuum, twice, 80);
  g_assert_cmpfloat_with_epsilon (pnd_continuum_get_share (continuum, 0), 25 / 80.0, 1e-12);
}

static void
test_undefined (void)
{
  g_autoptr (Example) empty = example_new (2, 1, 20);
  g_autoptr (Example) apart = example_new (2, 1, 20);
  g_autoptr (PndContinuum) nothing = NULL, unpaired = NULL;

  example_finish (empty);
  nothing = pnd_continuum_new (empty->material, empty->units, FALSE);
  g_assert_cmpint (pnd_continuum_measure (nothing, PND_CONTINUUM_U, -1).undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  g_assert_cmpint (pnd_continuum_measure (nothing, PND_CONTINUUM_CU, -1).undefined, ==,
                   PND_UNDEFINED_NO_PAIRS);
  example_add (apart, 0, 0, 0, 20);
  example_add (apart, 1, 0, 0, 20);
  example_finish (apart);
  unpaired = pnd_continuum_new (apart->material, apart->units, FALSE);
  g_assert_cmpint (pnd_continuum_measure (unpaired, PND_CONTINUUM_BINARY_U, -1).undefined, ==,
                   PND_UNDEFINED_NO_GAPS);
  g_assert_cmpint (pnd_continuum_measure (unpaired, PND_CONTINUUM_KU, 0).undefined, ==,
                   PND_UNDEFINED_ONE_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/continuum/published", test_published);
  g_test_add_func ("/continuum/random", test_random);
  g_test_add_func ("/continuum/single-code", test_single_code);
  g_test_add_func ("/continuum/resampled", test_resampled);
  g_test_add_func ("/continuum/undefined", test_undefined);
  return g_test_run ();
}
