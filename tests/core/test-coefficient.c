/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every coefficient of agreement on units against published worked examples. */

#include <math.h>

#include "app/analysis/agreement/interval.h"

typedef struct
{
  PndClusters *clusters;
  PndRatings *ratings;
  PndAgreed agreed[PND_N_COEFFICIENTS];
  PndInterval intervals[PND_N_COEFFICIENTS];
} Example;

static void
example_free (Example *self)
{
  pnd_ratings_free (self->ratings);
  pnd_clusters_free (self->clusters);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Example, example_free)

/* @values: unit by unit, a value a coder; 0 is missing, values count from 1 */
static Example *
example_new (const int *values, int n_units, int n_coders, int n_values)
{
  Example *self = g_new0 (Example, 1);
  g_autofree gint16 *said = g_new (gint16, n_coders);
  double weights[256];

  self->clusters = pnd_clusters_new_single (n_units);
  self->ratings = pnd_ratings_new (self->clusters, n_coders, n_values);
  for (int u = 0; u < n_units; u++)
    {
      for (int c = 0; c < n_coders; c++)
        said[c] = (gint16) (values[u * n_coders + c] - 1);
      pnd_ratings_add (self->ratings, u, pnd_ratings_find_pattern (self->ratings, said), 1);
    }
  g_assert_cmpint (pnd_ratings_get_n_patterns (self->ratings), <, (int) G_N_ELEMENTS (weights));
  pnd_ratings_count (self->ratings, NULL, n_units, weights);
  for (int k = 0; k < PND_N_COEFFICIENTS; k++)
    {
      self->agreed[k] = pnd_coefficient_measure (k, self->ratings, weights);
      self->intervals[k] = pnd_interval_find (k, &self->ratings, &self->agreed[k], 1,
                                              &self->agreed[k]);
    }
  return self;
}

/* how many units the first coder gave the value of the row, the second that of the column */
static Example *
example_new_table (const int *table, int n_values)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int));

  for (int row = 1; row <= n_values; row++)
    for (int column = 1; column <= n_values; column++)
      for (int i = 0; i < table[(row - 1) * n_values + column - 1]; i++)
        {
          g_array_append_val (values, row);
          g_array_append_val (values, column);
        }
  return example_new ((const int *) (gpointer) values->data, (int) values->len / 2, 2, n_values);
}

/* by unit, how many coders gave it each value */
static Example *
example_new_counts (const int *counts, int n_units, int n_coders, int n_values)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (int));

  for (int u = 0; u < n_units; u++)
    for (int value = 1; value <= n_values; value++)
      for (int i = 0; i < counts[u * n_values + value - 1]; i++)
        g_array_append_val (values, value);
  g_assert_cmpint (values->len, ==, n_units * n_coders);
  return example_new ((const int *) (gpointer) values->data, n_units, n_coders, n_values);
}

static void
assert_value (const Example *example, PndCoefficient coefficient, double published)
{
  g_assert_cmpint (example->agreed[coefficient].undefined, ==, PND_DEFINED);
  g_assert_cmpfloat_with_epsilon (example->agreed[coefficient].value, published, 0.0005);
}

static void
assert_interval (const Example *example, PndCoefficient coefficient, double low, double high)
{
  g_assert_cmpint (example->intervals[coefficient].undefined, ==, PND_DEFINED);
  g_assert_cmpfloat_with_epsilon (example->intervals[coefficient].low, low, 0.00051);
  g_assert_cmpfloat_with_epsilon (example->intervals[coefficient].high, high, 0.00051);
}

/* Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
 * Measurement 20, 37-46: 200 subjects, observed .70, by chance .41, kappa .492. */
static void
test_cohen (void)
{
  const int table[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
  g_autoptr (Example) example = example_new_table (table, 3);

  g_assert_cmpfloat_with_epsilon (example->agreed[PND_COEFFICIENT_COHEN].observed, 0.70, 1e-9);
  g_assert_cmpfloat_with_epsilon (example->agreed[PND_COEFFICIENT_COHEN].expected, 0.41, 1e-9);
  assert_value (example, PND_COEFFICIENT_COHEN, 0.492);
}

/* SAS/STAT, PROC FREQ, "Agreement study": kappa 0.4842; its asymptotic standard error (Fleiss,
 * Cohen and Everitt 1969) 0.1380. The interval there is with the normal distribution; ours with t. */
static void
test_cohen_error (void)
{
  const int table[] = { 0, 4, 1, 0, 8, 0, 0, 1, 5 };
  g_autoptr (Example) example = example_new_table (table, 3);
  const PndInterval *interval = &example->intervals[PND_COEFFICIENT_COHEN];

  assert_value (example, PND_COEFFICIENT_COHEN, 0.4842);
  g_assert_cmpfloat_with_epsilon ((interval->high - interval->low) / 2
                                      / pnd_interval_get_t (0.975, 18),
                                  0.1380, 0.00005);
}

/* Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin
 * 76, 378-382, table 1: 30 patients, 6 psychiatrists each, 5 diagnoses; kappa .430. */
static void
test_fleiss (void)
{
  const int diagnoses[] = {
    4, 4, 4, 4, 4, 4, 2, 2, 2, 5, 5, 5, 2, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 5, 2, 2, 2, 4, 4, 4,
    1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 5, 5, 1, 1, 3, 3, 3, 4, 1, 1, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5,
    1, 4, 4, 4, 4, 4, 1, 2, 4, 4, 4, 4, 2, 2, 2, 3, 3, 3, 1, 4, 4, 4, 4, 4, 2, 2, 4, 4, 4, 5,
    3, 3, 3, 3, 3, 5, 1, 1, 1, 4, 5, 5, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 4, 4, 1, 3, 3, 5, 5, 5,
    5, 5, 5, 5, 5, 5, 2, 4, 4, 4, 4, 4, 2, 2, 4, 5, 5, 5, 1, 1, 4, 4, 4, 4, 1, 4, 4, 4, 4, 5,
    2, 2, 2, 2, 2, 4, 1, 1, 1, 1, 5, 5, 2, 2, 4, 4, 4, 4, 1, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5,
  };
  g_autoptr (Example) example = example_new (diagnoses, 30, 6, 5);

  assert_value (example, PND_COEFFICIENT_FLEISS, 0.430);
  g_assert_cmpint (example->agreed[PND_COEFFICIENT_COHEN].undefined, ==, PND_UNDEFINED_TWO_CODERS);
}

/* Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability: A, binary data of two
 * observers, alpha .095; B, nominal data of two observers, .692; C, four observers with missing
 * data, .743. */
static void
test_alpha (void)
{
  const int binary[] = { 1, 2, 2, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1 };
  const int nominal[] = { 1, 2, 1, 1, 2, 2, 2, 2, 4, 2, 3, 3, 3, 3, 3, 3, 5, 5, 4, 4, 4, 4, 1, 4 };
  const int missing[] = {
    1, 1, 0, 1, 2, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 2, 3, 4,
    4, 4, 4, 4, 1, 1, 2, 1, 2, 2, 2, 2, 0, 5, 5, 5, 0, 0, 1, 1, 0, 0, 3, 0,
  };
  g_autoptr (Example) a = example_new (binary, 10, 2, 2);
  g_autoptr (Example) b = example_new (nominal, 12, 2, 5);
  g_autoptr (Example) c = example_new (missing, 12, 4, 5);

  assert_value (a, PND_COEFFICIENT_ALPHA, 0.095);
  assert_value (b, PND_COEFFICIENT_ALPHA, 0.692);
  assert_value (c, PND_COEFFICIENT_ALPHA, 0.743);
}

/* The same data C as Gwet's own program reports it: irrCAC 1.0 (CRAN 2019), "Calculating
 * chance-corrected agreement coefficients", after Gwet (2014), Handbook of Inter-Rater Reliability,
 * 4th edition. */
static void
test_gwet_missing (void)
{
  const int missing[] = {
    1, 1, 0, 1, 2, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 2, 3, 4,
    4, 4, 4, 4, 1, 1, 2, 1, 2, 2, 2, 2, 0, 5, 5, 5, 0, 0, 1, 1, 0, 0, 3, 0,
  };
  g_autoptr (Example) example = example_new (missing, 12, 4, 5);

  assert_value (example, PND_COEFFICIENT_PERCENT, 0.8181818);
  assert_value (example, PND_COEFFICIENT_AC1, 0.77544);
  assert_value (example, PND_COEFFICIENT_FLEISS, 0.76117);
  assert_value (example, PND_COEFFICIENT_BRENNAN_PREDIGER, 0.77273);
  assert_interval (example, PND_COEFFICIENT_PERCENT, 0.542, 1);
  assert_interval (example, PND_COEFFICIENT_AC1, 0.461, 1);
  assert_interval (example, PND_COEFFICIENT_FLEISS, 0.424, 1);
  assert_interval (example, PND_COEFFICIENT_ALPHA, 0.419, 1);
  assert_interval (example, PND_COEFFICIENT_BRENNAN_PREDIGER, 0.454, 1);
}

/* irrCAC 1.0, data "distrib.6raters": 15 patients, 6 raters, 5 diagnoses. */
static void
test_gwet_many (void)
{
  const int counts[] = {
    0, 0, 0, 6, 0, 0, 3, 0, 0, 3, 0, 1, 4, 0, 1, 0, 0, 0, 0, 6, 0, 3, 0, 3, 0,
    2, 0, 4, 0, 0, 0, 0, 4, 0, 2, 2, 0, 3, 1, 0, 2, 0, 0, 4, 0, 0, 0, 0, 0, 6,
    1, 0, 0, 5, 0, 1, 1, 0, 4, 0, 0, 3, 3, 0, 0, 1, 0, 0, 5, 0, 0, 2, 0, 3, 1,
  };
  g_autoptr (Example) example = example_new_counts (counts, 15, 6, 5);

  assert_value (example, PND_COEFFICIENT_AC1, 0.4448007);
  assert_interval (example, PND_COEFFICIENT_AC1, 0.264, 0.625);
  assert_value (example, PND_COEFFICIENT_FLEISS, 0.4139265);
  assert_interval (example, PND_COEFFICIENT_FLEISS, 0.240, 0.588);
  assert_value (example, PND_COEFFICIENT_ALPHA, 0.4204384);
  assert_value (example, PND_COEFFICIENT_BRENNAN_PREDIGER, 0.4388889);
  assert_interval (example, PND_COEFFICIENT_BRENNAN_PREDIGER, 0.261, 0.617);
}

/* irrCAC 1.0, data "cont3x3abstractors": 100 pregnancies, two abstractors, three places. */
static void
test_gwet_two (void)
{
  const int table[] = { 13, 0, 0, 0, 20, 7, 0, 4, 56 };
  g_autoptr (Example) example = example_new_table (table, 3);

  assert_value (example, PND_COEFFICIENT_PERCENT, 0.89);
  assert_interval (example, PND_COEFFICIENT_PERCENT, 0.828, 0.952);
  assert_value (example, PND_COEFFICIENT_COHEN, 0.7964094);
  assert_interval (example, PND_COEFFICIENT_COHEN, 0.680, 0.913);
  assert_value (example, PND_COEFFICIENT_AC1, 0.8493305);
  assert_value (example, PND_COEFFICIENT_BRENNAN_PREDIGER, 0.835);
  assert_value (example, PND_COEFFICIENT_ALPHA, 0.7972585);
}

/* Gwet, K. L. (2002). Kappa statistic is not satisfactory for assessing the extent of agreement
 * between raters: 125 subjects, agreement .944, kappa -.023, AC1 .941. */
static void
test_paradox (void)
{
  const int table[] = { 118, 5, 2, 0 };
  g_autoptr (Example) example = example_new_table (table, 2);

  assert_value (example, PND_COEFFICIENT_PERCENT, 0.944);
  assert_value (example, PND_COEFFICIENT_COHEN, -0.0234);
  assert_value (example, PND_COEFFICIENT_AC1, 0.9408);
}

static void
test_undefined (void)
{
  const int same[] = { 1, 1, 1, 1, 1, 1 };
  const int alone[] = { 1, 0, 0, 2, 1, 0 };
  const int one[] = { 1, 2 };
  g_autoptr (Example) constant = example_new (same, 3, 2, 2);
  g_autoptr (Example) unpaired = example_new (alone, 3, 2, 2);
  g_autoptr (Example) single = example_new (one, 1, 2, 2);

  g_assert_cmpint (constant->agreed[PND_COEFFICIENT_COHEN].undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  g_assert_cmpint (constant->agreed[PND_COEFFICIENT_FLEISS].undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  g_assert_cmpint (constant->agreed[PND_COEFFICIENT_ALPHA].undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  g_assert_cmpint (constant->intervals[PND_COEFFICIENT_ALPHA].undefined, ==,
                   PND_UNDEFINED_NO_VARIATION);
  assert_value (constant, PND_COEFFICIENT_AC1, 1);
  for (int k = 0; k < PND_N_COEFFICIENTS; k++)
    g_assert_cmpint (unpaired->agreed[k].undefined, ==, PND_UNDEFINED_NO_UNITS);
  g_assert_cmpint (single->intervals[PND_COEFFICIENT_PERCENT].undefined, ==,
                   PND_UNDEFINED_ONE_CLUSTER);
}

/* quantiles of every table of Student's t */
static void
test_student (void)
{
  g_assert_cmpfloat_with_epsilon (pnd_interval_get_t (0.975, 1), 12.706, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_interval_get_t (0.975, 11), 2.201, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_interval_get_t (0.975, 99), 1.984, 0.0005);
  g_assert_cmpfloat_with_epsilon (pnd_interval_get_t (0.975, 1e6), 1.960, 0.0005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coefficient/cohen", test_cohen);
  g_test_add_func ("/coefficient/cohen-error", test_cohen_error);
  g_test_add_func ("/coefficient/fleiss", test_fleiss);
  g_test_add_func ("/coefficient/alpha", test_alpha);
  g_test_add_func ("/coefficient/gwet-missing", test_gwet_missing);
  g_test_add_func ("/coefficient/gwet-many", test_gwet_many);
  g_test_add_func ("/coefficient/gwet-two", test_gwet_two);
  g_test_add_func ("/coefficient/paradox", test_paradox);
  g_test_add_func ("/coefficient/undefined", test_undefined);
  g_test_add_func ("/coefficient/student", test_student);
  return g_test_run ();
}
