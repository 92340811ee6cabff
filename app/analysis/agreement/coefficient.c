/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/coefficient.h"

#define MAX_VALUES 64
#define TINY 1e-12

/**
 * Pattern:
 * @counts: coders by value
 * @n: coders who said anything
 */
typedef struct
{
  int counts[MAX_VALUES];
  int n;
} Pattern;

/**
 * Means:
 * @rated: units that any coder rated
 * @paired: units that at least two coders rated
 * @ratings: ratings of the @paired units
 * @shares: of each value; over the @rated units, or for alpha over the @ratings
 */
typedef struct
{
  double rated;
  double paired;
  double ratings;
  double shares[MAX_VALUES];
} Means;

static void
read_pattern (const PndRatings *ratings, int index, Pattern *pattern)
{
  for (int v = 0; v < ratings->n_values; v++)
    pattern->counts[v] = 0;
  pattern->n = 0;
  for (int c = 0; c < ratings->n_coders; c++)
    {
      int value = pnd_ratings_get_value (ratings, index, c);

      if (value == PND_RATING_MISSING)
        continue;
      pattern->counts[value]++;
      pattern->n++;
    }
}

/* pairs of coders who agree, both ways */
static double
count_agreeing (const Pattern *pattern, int n_values)
{
  double pairs = 0;

  for (int v = 0; v < n_values; v++)
    pairs += (double) pattern->counts[v] * (pattern->counts[v] - 1);
  return pairs;
}

static void
find_means (const PndRatings *ratings, const double *weights, gboolean by_rating, Means *means)
{
  *means = (Means){ 0 };
  for (int p = 0; p < pnd_ratings_get_n_patterns (ratings); p++)
    {
      Pattern pattern;

      read_pattern (ratings, p, &pattern);
      if (pattern.n == 0)
        continue;
      means->rated += weights[p];
      if (pattern.n >= 2)
        {
          means->paired += weights[p];
          means->ratings += weights[p] * pattern.n;
        }
      if (by_rating && pattern.n < 2)
        continue;
      for (int v = 0; v < ratings->n_values; v++)
        means->shares[v]
            += weights[p] * pattern.counts[v] / (by_rating ? 1.0 : (double) pattern.n);
    }
  for (int v = 0; v < ratings->n_values; v++)
    means->shares[v] /= MAX (by_rating ? means->ratings : means->rated, TINY);
}

static double
sum_squares (const double *shares, int n)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += shares[i] * shares[i];
  return sum;
}

/* agreement of pairs of coders, a mean over the units that two or more rated */
static double
find_observed (const PndRatings *ratings, const double *weights, const Means *means)
{
  double sum = 0;

  for (int p = 0; p < pnd_ratings_get_n_patterns (ratings); p++)
    {
      Pattern pattern;

      read_pattern (ratings, p, &pattern);
      if (pattern.n >= 2)
        sum += weights[p] * count_agreeing (&pattern, ratings->n_values)
               / ((double) pattern.n * (pattern.n - 1));
    }
  return sum / means->paired;
}

static PndAgreed
finish (double observed, double expected)
{
  PndAgreed agreed = { PND_DEFINED, 0, observed, expected, 0 };

  if (1 - expected < TINY)
    agreed.undefined = PND_UNDEFINED_NO_VARIATION;
  else
    agreed.value = agreed.base = (observed - expected) / (1 - expected);
  return agreed;
}

/* @first, @second: shares of each value by the two coders, over the units both rated */
static double
find_margins (const PndRatings *ratings, const double *weights, double *first, double *second)
{
  double n = 0, agreeing = 0;

  for (int v = 0; v < ratings->n_values; v++)
    first[v] = second[v] = 0;
  for (int p = 0; p < pnd_ratings_get_n_patterns (ratings); p++)
    {
      int one = pnd_ratings_get_value (ratings, p, 0);
      int other = pnd_ratings_get_value (ratings, p, 1);

      if (one == PND_RATING_MISSING || other == PND_RATING_MISSING)
        continue;
      n += weights[p];
      first[one] += weights[p];
      second[other] += weights[p];
      agreeing += one == other ? weights[p] : 0;
    }
  for (int v = 0; v < ratings->n_values; v++)
    {
      first[v] /= MAX (n, TINY);
      second[v] /= MAX (n, TINY);
    }
  return agreeing / MAX (n, TINY);
}

static PndAgreed
measure_cohen (const PndRatings *ratings, const double *weights)
{
  double first[MAX_VALUES], second[MAX_VALUES], expected = 0;
  double observed = find_margins (ratings, weights, first, second);

  for (int v = 0; v < ratings->n_values; v++)
    expected += first[v] * second[v];
  return finish (observed, expected);
}

/* Krippendorff's coincidences, written as in Gwet (2014): each unit weighs as many as rated it */
static PndAgreed
measure_alpha (const PndRatings *ratings, const double *weights, const Means *means)
{
  double mean = means->ratings / means->paired, small = 1 / means->ratings, sum = 0;
  double expected = sum_squares (means->shares, ratings->n_values);
  PndAgreed agreed;

  for (int p = 0; p < pnd_ratings_get_n_patterns (ratings); p++)
    {
      Pattern pattern;

      read_pattern (ratings, p, &pattern);
      if (pattern.n >= 2)
        sum += weights[p] * count_agreeing (&pattern, ratings->n_values)
               / (mean * (pattern.n - 1));
    }
  sum /= means->paired;
  agreed = finish ((1 - small) * sum + small, expected);
  if (agreed.undefined == PND_DEFINED)
    agreed.base = (sum - expected) / (1 - expected);
  return agreed;
}

/**
 * pnd_coefficient_measure:
 * @coefficient: which
 * @ratings: what coders said, of at most 64 values
 * @weights: (array): units of each pattern
 *
 * Returns: the coefficient, or why it is undefined.
 */
PndAgreed
pnd_coefficient_measure (PndCoefficient coefficient, const PndRatings *ratings,
                         const double *weights)
{
  int q = ratings->n_values;
  Means means;
  double observed;

  g_assert (q >= 1 && q <= MAX_VALUES);
  if (coefficient == PND_COEFFICIENT_COHEN && ratings->n_coders != 2)
    return (PndAgreed){ .undefined = PND_UNDEFINED_TWO_CODERS };
  find_means (ratings, weights, coefficient == PND_COEFFICIENT_ALPHA, &means);
  if (means.paired < 0.5)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_UNITS };
  if (coefficient == PND_COEFFICIENT_COHEN)
    return measure_cohen (ratings, weights);
  if (coefficient == PND_COEFFICIENT_ALPHA)
    return measure_alpha (ratings, weights, &means);

  observed = find_observed (ratings, weights, &means);
  if (coefficient == PND_COEFFICIENT_PERCENT)
    return finish (observed, 0);
  if (coefficient == PND_COEFFICIENT_FLEISS)
    return finish (observed, sum_squares (means.shares, q));
  if (coefficient == PND_COEFFICIENT_AC1)
    return finish (observed, q < 2 ? 1 : (1 - sum_squares (means.shares, q)) / (q - 1));
  return finish (observed, 1.0 / q);
}

/**
 * pnd_coefficient_get_share:
 * @ratings: what coders said
 * @weights: (array): units of each pattern
 * @value: a value
 *
 * Returns: the share of units that have @value, a mean over the coders; -1 without units.
 */
double
pnd_coefficient_get_share (const PndRatings *ratings, const double *weights, int value)
{
  Means means;

  find_means (ratings, weights, FALSE, &means);
  return means.rated < 0.5 ? -1 : means.shares[value];
}

/**
 * pnd_coefficient_pool:
 * @coefficient: which
 * @agreed: (array length=n): one a code, of the same units
 * @n: how many
 *
 * Returns: the pooled coefficient.
 */
PndAgreed
pnd_coefficient_pool (PndCoefficient coefficient, const PndAgreed *agreed, int n)
{
  double observed = 0, expected = 0, base = 0;
  PndAgreed pooled;

  if (n == 0)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_UNITS };
  for (int i = 0; i < n; i++)
    {
      if (agreed[i].undefined != PND_DEFINED
          && agreed[i].undefined != PND_UNDEFINED_NO_VARIATION)
        return (PndAgreed){ .undefined = agreed[i].undefined };
      observed += agreed[i].observed;
      expected += agreed[i].expected;
      base += agreed[i].base * (1 - agreed[i].expected);
    }
  pooled = finish (observed / n, coefficient == PND_COEFFICIENT_PERCENT ? 0 : expected / n);
  if (pooled.undefined == PND_DEFINED)
    pooled.base = base / (n - expected);
  return pooled;
}

/* Fleiss, Cohen and Everitt (1969) */
static double
pull_cohen (const PndRatings *ratings, const double *weights, const PndAgreed *agreed,
            double *observed, double *expected, gboolean *counts)
{
  double first[MAX_VALUES], second[MAX_VALUES], n = 0;

  find_margins (ratings, weights, first, second);
  for (int p = 0; p < pnd_ratings_get_n_patterns (ratings); p++)
    {
      int one = pnd_ratings_get_value (ratings, p, 0);
      int other = pnd_ratings_get_value (ratings, p, 1);

      observed[p] = expected[p] = 0;
      counts[p] = one != PND_RATING_MISSING && other != PND_RATING_MISSING;
      if (!counts[p])
        continue;
      n += weights[p];
      observed[p] = (one == other ? 1 : 0) - agreed->observed;
      expected[p] = second[one] + first[other] - 2 * agreed->expected;
    }
  return n;
}

/* what a unit's own values would make of the agreement expected by chance */
static double
get_own_expected (PndCoefficient coefficient, const PndRatings *ratings, const Pattern *pattern,
                  const Means *means, double divisor)
{
  double sum = 0;

  for (int v = 0; v < ratings->n_values; v++)
    sum += pattern->counts[v]
           * (coefficient == PND_COEFFICIENT_AC1 ? (1 - means->shares[v]) / (ratings->n_values - 1)
                                                 : means->shares[v]);
  return sum / divisor;
}

static gboolean
is_by_chance (PndCoefficient coefficient)
{
  return coefficient != PND_COEFFICIENT_PERCENT
         && coefficient != PND_COEFFICIENT_BRENNAN_PREDIGER;
}

/* Gwet (2014), equations of the variance of alpha */
static void
pull_alpha (const PndRatings *ratings, const Pattern *pattern, const Means *means,
            const PndAgreed *agreed, double *observed, double *expected)
{
  double mean = means->ratings / means->paired, surplus = (pattern->n - mean) / mean;
  double base = agreed->base * (1 - agreed->expected) + agreed->expected;

  *observed = count_agreeing (pattern, ratings->n_values) / (mean * (pattern->n - 1))
              - agreed->observed * surplus - base;
  *expected = 2 * (get_own_expected (PND_COEFFICIENT_ALPHA, ratings, pattern, means, mean)
                   - agreed->expected * surplus - agreed->expected);
}

static void
pull_other (PndCoefficient coefficient, const PndRatings *ratings, const Pattern *pattern,
            const Means *means, const PndAgreed *agreed, double *observed, double *expected)
{
  double agreeing = pattern->n < 2 ? 0
                                   : count_agreeing (pattern, ratings->n_values)
                                         / ((double) pattern->n * (pattern->n - 1));
  double chance = pattern->n < 2 ? 0 : agreed->expected;

  *observed = means->rated / means->paired * (agreeing - chance)
              - (agreed->observed - agreed->expected);
  *expected = !is_by_chance (coefficient)
                  ? 0
                  : 2 * (get_own_expected (coefficient, ratings, pattern, means, pattern->n)
                         - agreed->expected);
}

/**
 * pnd_coefficient_get_pulls:
 * @coefficient: which
 * @ratings: what coders said
 * @weights: (array): units of each pattern
 * @agreed: what was measured
 * @observed: (out) (array): by pattern
 * @expected: (out) (array): by pattern
 * @counts: (out) (array): by pattern, whether its units count
 *
 * The terms of which the variance is made: a unit draws the coefficient by
 * (observed - (1 - value) expected) / (1 - expected agreement).
 *
 * Returns: how many units count.
 */
double
pnd_coefficient_get_pulls (PndCoefficient coefficient, const PndRatings *ratings,
                           const double *weights, const PndAgreed *agreed, double *observed,
                           double *expected, gboolean *counts)
{
  gboolean is_alpha = coefficient == PND_COEFFICIENT_ALPHA;
  Means means;

  if (coefficient == PND_COEFFICIENT_COHEN)
    return pull_cohen (ratings, weights, agreed, observed, expected, counts);
  find_means (ratings, weights, is_alpha, &means);
  for (int p = 0; p < pnd_ratings_get_n_patterns (ratings); p++)
    {
      Pattern pattern;

      read_pattern (ratings, p, &pattern);
      observed[p] = expected[p] = 0;
      counts[p] = pattern.n >= (is_alpha ? 2 : 1);
      if (!counts[p])
        continue;
      if (is_alpha)
        pull_alpha (ratings, &pattern, &means, agreed, &observed[p], &expected[p]);
      else
        pull_other (coefficient, ratings, &pattern, &means, agreed, &observed[p], &expected[p]);
    }
  return is_alpha ? means.paired : means.rated;
}
