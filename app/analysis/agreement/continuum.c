/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/continuum.h"

#include <string.h>

#include "app/analysis/agreement/partition.h"

#define TINY 1e-9

/* sums of the whole continuum; what follows them is by set, then by code */
enum
{
  SUM_VALUED,        /* length that coders coded, each coder's */
  SUM_SAME_VALUE,    /* coincidences of a value with itself */
  SUM_BOTH_GAPS,     /* coincidences of gaps, less those if all were gaps */
  SUM_PAIRED,        /* length coded by pairs */
  SUM_SQUARES,       /* squares of the lengths of units */
  SUM_PAIRED_SQUARES,
  N_SUMS,
};

enum
{
  SET_LENGTH,
  SET_SQUARES,
  SET_PAIRED,
  SET_PAIRED_SQUARES,
  N_SET_SUMS,
};

enum
{
  CODE_LENGTH,
  CODE_SQUARES,   /* of the passages of the code alone */
  CODE_SAME,      /* coincidences of the code with itself */
  CODE_BOTH_GAPS, /* and of its absence, less those if it were nowhere */
  CODE_PAIRED,
  CODE_PAIRED_SQUARES,
  N_CODE_SUMS,
};

/**
 * Entry:
 *
 * What a cluster adds to a sum.
 */
typedef struct
{
  int sum;
  int cluster;
  double amount;
} Entry;

/**
 * PndContinuum:
 * @entries: (nullable): Entry; only for one that is resampled
 * @is_settled: whether @entries are in order, and one a sum and cluster
 * @sums: as counted last
 * @total: code points as counted last
 */
struct _PndContinuum
{
  int n_coders;
  int n_sets;
  int n_codes;
  GArray *entries;
  gboolean is_settled;
  double *sums;
  double total;
};

static int
get_set_sum (int set, int which)
{
  return N_SUMS + set * N_SET_SUMS + which;
}

static int
get_code_sum (const PndContinuum *self, int code, int which)
{
  return N_SUMS + self->n_sets * N_SET_SUMS + code * N_CODE_SUMS + which;
}

static int
get_n_sums (const PndContinuum *self)
{
  return get_code_sum (self, self->n_codes, 0);
}

static void
add (PndContinuum *self, int sum, int cluster, double amount)
{
  Entry entry = { sum, cluster, amount };

  self->sums[sum] += amount;
  if (self->entries != NULL && amount != 0)
    g_array_append_val (self->entries, entry);
}

/* what a unit is squared is counted where it begins */
static void
add_squares (PndContinuum *self, const PndPartition *partition, int coder, int index, int cluster)
{
  const PndPiece *piece = pnd_partition_get_piece (partition, coder, index);
  const GArray *codes = pnd_partition_get_codes (partition, piece->set);
  double length = pnd_span_length (piece->span), paired = 0;

  for (int other = 0; other < self->n_coders; other++)
    if (other != coder)
      {
        double common = pnd_partition_count_common (partition, coder, index, other);

        paired += common * common / (self->n_coders - 1);
      }
  add (self, SUM_SQUARES, cluster, length * length);
  add (self, SUM_PAIRED_SQUARES, cluster, paired);
  add (self, get_set_sum (piece->set, SET_SQUARES), cluster, length * length);
  add (self, get_set_sum (piece->set, SET_PAIRED_SQUARES), cluster, paired);
  for (guint i = 0; i < codes->len; i++)
    add (self, get_code_sum (self, g_array_index (codes, int, i), CODE_PAIRED_SQUARES), cluster,
         paired);
}

static void
add_pieces (PndContinuum *self, const PndPartition *partition, const PndUnits *units)
{
  for (int c = 0; c < self->n_coders; c++)
    for (int i = 0; i < pnd_partition_get_n_pieces (partition, c); i++)
      add_squares (self, partition, c, i,
                   pnd_units_find (units->spans,
                                   pnd_partition_get_piece (partition, c, i)->span.start));
}

/* of each code by itself: its own passages, and who has it together */
static void
add_code (PndContinuum *self, const PndMaterial *material, const PndUnits *units, int code)
{
  g_autoptr (PndRatings) ratings = pnd_units_rate (units, material, code);
  int m = self->n_coders;

  for (int c = 0; c < m; c++)
    {
      const GArray *spans = pnd_material_get_spans (material, code, c);

      for (guint i = 0; i < spans->len; i++)
        {
          PndSpan span = g_array_index (spans, PndSpan, i);
          double length = pnd_span_length (span);

          add (self, get_code_sum (self, code, CODE_SQUARES),
               pnd_units_find (units->spans, span.start), length * length);
        }
    }
  for (guint i = 0; i < ratings->cells->len; i++)
    {
      const PndRatingCell *cell = &g_array_index (ratings->cells, PndRatingCell, i);
      int n = 0;

      for (int c = 0; c < m; c++)
        n += pnd_ratings_get_value (ratings, cell->pattern, c);
      add (self, get_code_sum (self, code, CODE_LENGTH), cell->cluster, (double) cell->length * n);
      add (self, get_code_sum (self, code, CODE_SAME), cell->cluster,
           (double) cell->length * n * (n - 1) / (m - 1));
      add (self, get_code_sum (self, code, CODE_BOTH_GAPS), cell->cluster,
           (double) cell->length * ((m - n) * (m - n - 1) - m * (m - 1)) / (m - 1));
    }
}

/* @sets: by coder, the set of codes, -1 for a gap; a run lies in one cluster */
static void
add_run (PndContinuum *self, const PndPartition *partition, const int *sets, int cluster,
         double length)
{
  int m = self->n_coders, valued = 0, same = 0;

  for (int c = 0; c < m; c++)
    valued += sets[c] >= 0;
  for (int c = 0; c < m; c++)
    for (int d = 0; d < m; d++)
      same += c != d && sets[c] >= 0 && sets[c] == sets[d];
  add (self, SUM_VALUED, cluster, length * valued);
  add (self, SUM_SAME_VALUE, cluster, length * same / (m - 1));
  add (self, SUM_BOTH_GAPS, cluster,
       length * ((m - valued) * (m - valued - 1) - m * (m - 1)) / (m - 1));
  add (self, SUM_PAIRED, cluster, length * valued * (valued - 1) / (m - 1));
  for (int c = 0; c < m; c++)
    if (sets[c] >= 0)
      {
        const GArray *codes = pnd_partition_get_codes (partition, sets[c]);
        double paired = length * (valued - 1) / (m - 1);

        add (self, get_set_sum (sets[c], SET_LENGTH), cluster, length);
        add (self, get_set_sum (sets[c], SET_PAIRED), cluster, paired);
        for (guint i = 0; i < codes->len; i++)
          add (self, get_code_sum (self, g_array_index (codes, int, i), CODE_PAIRED), cluster,
               paired);
      }
}

typedef struct
{
  PndContinuum *self;
  const PndPartition *partition;
  const PndUnits *units;
} Walk;

static void
walk_run (PndSpan run, const int *sets, gpointer data)
{
  const Walk *walk = data;
  const GArray *clusters = walk->units->spans;

  for (int i = pnd_units_find (clusters, run.start);
       i < (int) clusters->len && g_array_index (clusters, PndSpan, i).start < run.end; i++)
    add_run (walk->self, walk->partition, sets, i,
             pnd_span_length (pnd_span_intersect (run, g_array_index (clusters, PndSpan, i))));
}

/**
 * pnd_continuum_new:
 * @material: what is compared
 * @units: of %PND_UNIT_CONTINUUM
 * @is_resampled: whether it is going to be counted anew
 *
 * Returns: (transfer full): the continuum, counted once
 */
PndContinuum *
pnd_continuum_new (const PndMaterial *material, const PndUnits *units, gboolean is_resampled)
{
  PndContinuum *self = g_new0 (PndContinuum, 1);
  g_autoptr (PndPartition) partition = pnd_partition_new (material);
  Walk walk = { self, partition, units };

  self->n_coders = material->n_coders;
  self->n_codes = (int) material->codes->len;
  self->n_sets = pnd_partition_get_n_sets (partition);
  self->entries = is_resampled ? g_array_new (FALSE, FALSE, sizeof (Entry)) : NULL;
  self->sums = g_new0 (double, get_n_sums (self) + 1);
  self->total = (double) units->clusters->total;
  add_pieces (self, partition, units);
  pnd_partition_foreach_run (partition, walk_run, &walk);
  for (int code = 0; code < self->n_codes; code++)
    add_code (self, material, units, code);
  return self;
}

/**
 * pnd_continuum_free:
 * @self: (nullable) (transfer full): a continuum
 *
 * Frees it.
 */
void
pnd_continuum_free (PndContinuum *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self->sums);
  g_free (self);
}

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  const Entry *a = first, *b = second;

  return a->sum != b->sum ? a->sum - b->sum : a->cluster - b->cluster;
}

static void
settle (PndContinuum *self)
{
  Entry *entries = (Entry *) (gpointer) self->entries->data;
  guint kept = 0;

  g_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    if (kept > 0 && compare_entries (&entries[kept - 1], &entries[i]) == 0)
      entries[kept - 1].amount += entries[i].amount;
    else
      entries[kept++] = entries[i];
  g_array_set_size (self->entries, kept);
  self->is_settled = TRUE;
}

/**
 * pnd_continuum_count:
 * @self: a continuum that is resampled
 * @times: (array): how often each cluster counts
 * @total: code points in all, each as often as its cluster counts
 *
 * Counts anew.
 */
void
pnd_continuum_count (PndContinuum *self, const guint16 *times, gint64 total)
{
  const Entry *entries;

  g_assert (self->entries != NULL);
  if (!self->is_settled)
    settle (self);
  entries = (const Entry *) (gpointer) self->entries->data;
  memset (self->sums, 0, get_n_sums (self) * sizeof (double));
  for (guint i = 0; i < self->entries->len; i++)
    self->sums[entries[i].sum] += entries[i].amount * times[entries[i].cluster];
  self->total = (double) total;
}

static PndAgreed
finish (double observed, double expected, PndUndefined undefined)
{
  PndAgreed agreed = { PND_DEFINED, 0, observed, expected, 0 };

  if (expected < TINY)
    agreed.undefined = undefined;
  else
    agreed.value = agreed.base = 1 - observed / expected;
  return agreed;
}

/* @length, @squares: of the values, @sum_of_squares of the lengths of each; equation 4 and 5a */
static PndAgreed
measure_u (const PndContinuum *self, double valued, double squares, double own_squares,
           double same, double both_gaps)
{
  double all = self->n_coders * self->total, gaps = all - valued;
  double divisor = all - (squares + gaps) / MAX (all, 1);
  double expected;

  if (all < 0.5)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_UNITS };
  expected = all - (own_squares - squares + gaps * gaps - gaps) / MAX (divisor, TINY);
  return finish (all - same - (all + both_gaps), expected / all < TINY ? 0 : expected,
                 PND_UNDEFINED_NO_VARIATION);
}

/* equation 6 */
static PndAgreed
measure_binary (const PndContinuum *self)
{
  double all = self->n_coders * self->total, gaps = all - self->sums[SUM_VALUED];
  double divisor = all - (self->sums[SUM_SQUARES] + gaps) / MAX (all, 1);

  if (all < 0.5)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_UNITS };
  if (gaps < 0.5)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_GAPS };
  return finish (gaps - (all + self->sums[SUM_BOTH_GAPS]),
                 gaps * (all - gaps) / MAX (divisor, TINY), PND_UNDEFINED_NO_VARIATION);
}

/* With three coders or more it can be 0 or less: where the little that is coded together is coded
 * by few of them. */
static double
get_paired_divisor (const PndContinuum *self)
{
  double paired = self->sums[SUM_PAIRED];

  return paired - self->sums[SUM_PAIRED_SQUARES] / MAX (paired, TINY);
}

static double
sum_own_squares (const PndContinuum *self, int which)
{
  double sum = 0;

  for (int set = 0; set < self->n_sets; set++)
    sum += self->sums[get_set_sum (set, which)] * self->sums[get_set_sum (set, which)];
  return sum;
}

/* equations 10 and 11 */
static PndAgreed
measure_cu (const PndContinuum *self)
{
  double paired = self->sums[SUM_PAIRED], expected;

  if (paired < TINY)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_PAIRS };
  if (get_paired_divisor (self) < TINY)
    return (PndAgreed){ .undefined = PND_UNDEFINED_TOO_LITTLE };
  expected = paired
             - (sum_own_squares (self, SET_PAIRED) - self->sums[SUM_PAIRED_SQUARES])
                   / get_paired_divisor (self);
  return finish (paired - self->sums[SUM_SAME_VALUE], expected / paired < TINY ? 0 : expected,
                 PND_UNDEFINED_ONE_VALUE);
}

/* equation 13b */
static PndAgreed
measure_ku (const PndContinuum *self, int code)
{
  const double *sums = &self->sums[get_code_sum (self, code, 0)];
  double paired = self->sums[SUM_PAIRED], own = sums[CODE_PAIRED];
  double divisor = get_paired_divisor (self);

  if (own < TINY)
    return (PndAgreed){ .undefined = PND_UNDEFINED_NO_PAIRS };
  if (divisor < TINY)
    return (PndAgreed){ .undefined = PND_UNDEFINED_TOO_LITTLE };
  return finish ((own * paired - sums[CODE_PAIRED_SQUARES]) / divisor / own
                     * (own - sums[CODE_SAME]),
                 own * (paired - own) / divisor, PND_UNDEFINED_ONE_VALUE);
}

/**
 * pnd_continuum_measure:
 * @self: a continuum
 * @alpha: which of the family
 * @code: index of a code, or -1 for all together
 *
 * Returns: the coefficient, of what was counted last
 */
PndAgreed
pnd_continuum_measure (const PndContinuum *self, PndContinuumAlpha alpha, int code)
{
  const double *sums = code >= 0 ? &self->sums[get_code_sum (self, code, 0)] : NULL;

  if (alpha == PND_CONTINUUM_U && sums != NULL)
    return measure_u (self, sums[CODE_LENGTH], sums[CODE_SQUARES],
                      sums[CODE_LENGTH] * sums[CODE_LENGTH], sums[CODE_SAME],
                      sums[CODE_BOTH_GAPS]);
  if (alpha == PND_CONTINUUM_U)
    return measure_u (self, self->sums[SUM_VALUED], self->sums[SUM_SQUARES],
                      sum_own_squares (self, SET_LENGTH), self->sums[SUM_SAME_VALUE],
                      self->sums[SUM_BOTH_GAPS]);
  if (alpha == PND_CONTINUUM_BINARY_U)
    return measure_binary (self);
  return alpha == PND_CONTINUUM_CU ? measure_cu (self) : measure_ku (self, code);
}

/**
 * pnd_continuum_get_coverage:
 * @self: a continuum
 * @code: index of a code, or -1 for all together
 *
 * Returns: the share on which cu- or (k)u-alpha rests; -1 without any
 */
double
pnd_continuum_get_coverage (const PndContinuum *self, int code)
{
  double all = self->n_coders * self->total;

  if (code < 0)
    return all < 0.5 ? -1 : self->sums[SUM_PAIRED] / all;
  all = self->sums[get_code_sum (self, code, CODE_LENGTH)];
  return all < 0.5 ? -1 : self->sums[get_code_sum (self, code, CODE_PAIRED)] / all;
}

/**
 * pnd_continuum_get_share:
 * @self: a continuum
 * @code: index of a code, or -1 for all together
 *
 * Returns: the share of the continuum that is coded; -1 without any text
 */
double
pnd_continuum_get_share (const PndContinuum *self, int code)
{
  double all = self->n_coders * self->total;
  int sum = code < 0 ? SUM_VALUED : get_code_sum (self, code, CODE_LENGTH);

  return all < 0.5 ? -1 : self->sums[sum] / all;
}
