/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/interval.h"

#include <math.h>
#include <stdlib.h>

#define TINY 1e-30
#define MOST_UNDEFINED 0.05 /* share of resamples */

/* continued fraction of the incomplete beta function (Lentz) */
static double
continue_beta (double a, double b, double x)
{
  double c = 1, d = 1 - (a + b) * x / (a + 1), h;

  d = 1 / (fabs (d) < TINY ? TINY : d);
  h = d;
  for (int m = 1; m <= 500; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double change;

      d = 1 + even * d;
      c = 1 + even / c;
      d = 1 / (fabs (d) < TINY ? TINY : d);
      h *= d * (fabs (c) < TINY ? TINY : c);
      d = 1 + odd * d;
      c = 1 + odd / c;
      d = 1 / (fabs (d) < TINY ? TINY : d);
      change = d * (fabs (c) < TINY ? TINY : c);
      h *= change;
      if (fabs (change - 1) < 1e-13)
        break;
    }
  return h;
}

static double
get_beta (double a, double b, double x)
{
  double front;

  if (x <= 0 || x >= 1)
    return x >= 1;
  front = exp (lgamma (a + b) - lgamma (a) - lgamma (b) + a * log (x) + b * log (1 - x));
  if (x < (a + 1) / (a + b + 2))
    return front * continue_beta (a, b, x) / a;
  return 1 - front * continue_beta (b, a, 1 - x) / b;
}

/**
 * pnd_interval_get_t:
 * @probability: between 0.5 and 1
 * @freedom: degrees of freedom, at least 1
 *
 * Returns: the quantile of Student's t distribution.
 */
double
pnd_interval_get_t (double probability, double freedom)
{
  double low = 0, high = 1000;

  for (int i = 0; i < 80; i++)
    {
      double t = (low + high) / 2;
      double below = 1 - get_beta (freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;

      if (below < probability)
        low = t;
      else
        high = t;
    }
  return (low + high) / 2;
}

/* by pattern, how far one unit draws the coefficient, times what it is divided by in the end */
static double
get_pulls (PndCoefficient coefficient, const PndRatings *ratings, const PndAgreed *each,
           double base, double *pulls, gboolean *counts)
{
  int n = pnd_ratings_get_n_patterns (ratings);
  g_autofree double *weights = g_new (double, n);
  g_autofree double *observed = g_new (double, n);
  g_autofree double *expected = g_new (double, n);
  double units;

  pnd_ratings_count (ratings, NULL, ratings->clusters->total, weights);
  units = pnd_coefficient_get_pulls (coefficient, ratings, weights, each, observed, expected,
                                     counts);
  for (int p = 0; p < n; p++)
    pulls[p] = observed[p] - (1 - base) * expected[p];
  return units;
}

/* squares of the sums of the clusters; most clusters have pattern 0 alone */
static double
sum_one (const PndRatings *ratings, const double *pulls)
{
  double sum = ratings->clusters->squares * pulls[0] * pulls[0];
  guint i = 0;

  while (i < ratings->cells->len)
    {
      int cluster = g_array_index (ratings->cells, PndRatingCell, i).cluster;
      double usual = ratings->clusters->lengths[cluster] * pulls[0], other = 0;

      for (; i < ratings->cells->len
             && g_array_index (ratings->cells, PndRatingCell, i).cluster == cluster; i++)
        {
          const PndRatingCell *cell = &g_array_index (ratings->cells, PndRatingCell, i);

          other += cell->length * (pulls[cell->pattern] - pulls[0]);
        }
      sum += other * (2 * usual + other);
    }
  return sum;
}

static double
sum_all (PndCoefficient coefficient, PndRatings *const *ratings, const PndAgreed *each, int n,
         double base)
{
  const PndClusters *clusters = ratings[0]->clusters;
  g_autofree double *sums = g_new0 (double, clusters->n + 1);
  double usual = 0, squares = 0;

  for (int r = 0; r < n; r++)
    {
      int n_patterns = pnd_ratings_get_n_patterns (ratings[r]);
      g_autofree double *pulls = g_new (double, n_patterns);
      g_autofree gboolean *counts = g_new (gboolean, n_patterns);

      get_pulls (coefficient, ratings[r], &each[r], base, pulls, counts);
      usual += pulls[0];
      for (guint i = 0; i < ratings[r]->cells->len; i++)
        {
          const PndRatingCell *cell = &g_array_index (ratings[r]->cells, PndRatingCell, i);

          sums[cell->cluster] += cell->length * (pulls[cell->pattern] - pulls[0]);
        }
    }
  for (int c = 0; c < clusters->n; c++)
    {
      double sum = sums[c] + usual * clusters->lengths[c];

      squares += sum * sum;
    }
  return squares / ((double) n * n);
}

static double
count_clusters (const PndClusters *clusters, double units)
{
  double n = 0;

  if (pnd_clusters_are_single (clusters))
    return units;
  for (int i = 0; i < clusters->n; i++)
    n += clusters->lengths[i] > 0;
  return n;
}

static PndInterval
make_interval (PndCoefficient coefficient, const PndAgreed *agreed, double half)
{
  double lowest = coefficient == PND_COEFFICIENT_PERCENT ? 0 : -1;

  return (PndInterval){ PND_DEFINED, MAX (agreed->value - half, lowest),
                        MIN (agreed->value + half, 1) };
}

/**
 * pnd_interval_find:
 * @coefficient: which
 * @ratings: (array length=n): of the same units
 * @each: (array length=n): the figure of each
 * @n: 1, or how many were pooled
 * @agreed: what the interval is of
 *
 * Returns: the interval.
 */
PndInterval
pnd_interval_find (PndCoefficient coefficient, PndRatings *const *ratings, const PndAgreed *each,
                   int n, const PndAgreed *agreed)
{
  int n_patterns = n > 0 ? pnd_ratings_get_n_patterns (ratings[0]) : 1;
  g_autofree double *pulls = g_new (double, n_patterns);
  g_autofree gboolean *counts = g_new (gboolean, n_patterns);
  double units, squares, n_clusters, correction;

  if (agreed->undefined != PND_DEFINED)
    return (PndInterval){ agreed->undefined, 0, 0 };
  units = get_pulls (coefficient, ratings[0], &each[0], agreed->base, pulls, counts);
  n_clusters = count_clusters (ratings[0]->clusters, units);
  if (n_clusters < 1.5)
    return (PndInterval){ PND_UNDEFINED_ONE_CLUSTER, 0, 0 };
  squares = n == 1 ? sum_one (ratings[0], pulls)
                   : sum_all (coefficient, ratings, each, n, agreed->base);
  correction = coefficient == PND_COEFFICIENT_COHEN
                       && pnd_clusters_are_single (ratings[0]->clusters)
                   ? 1
                   : n_clusters / (n_clusters - 1);
  return make_interval (coefficient, agreed,
                        pnd_interval_get_t (0.975, n_clusters - 1)
                            * sqrt (correction * MAX (squares, 0))
                            / (units * (1 - agreed->expected)));
}

static int
compare_values (const void *first, const void *second)
{
  double a = *(const double *) first, b = *(const double *) second;

  return isnan (a) ? !isnan (b) : isnan (b) ? -1 : a < b ? -1 : a > b;
}

/* between the two values nearest to the place, as R does by default */
static double
get_quantile (const double *values, int n, double share)
{
  double place = share * (n - 1);
  int below = (int) place;

  return below + 1 >= n ? values[n - 1]
                        : values[below] + (place - below) * (values[below + 1] - values[below]);
}

/**
 * pnd_interval_from_resamples:
 * @values: (array length=n): the figure in each resample, NaN where undefined; sorted by this
 * @n: how many
 *
 * Returns: the percentile interval; undefined where more than 5 % of the resamples are.
 */
PndInterval
pnd_interval_from_resamples (double *values, int n)
{
  int defined = 0;

  for (int i = 0; i < n; i++)
    defined += !isnan (values[i]);
  if (defined < 2 || n - defined > MOST_UNDEFINED * n)
    return (PndInterval){ PND_UNDEFINED_RESAMPLES, 0, 0 };
  qsort (values, n, sizeof *values, compare_values);
  return (PndInterval){ PND_DEFINED, get_quantile (values, defined, 0.025),
                        get_quantile (values, defined, 0.975) };
}
