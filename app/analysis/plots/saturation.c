/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/saturation.h"

#define SEED 20200505 /* any number does, as long as it stays */

/**
 * Sights:
 * @codes: the indicators of all documents, one document after the other, each once a document
 * @from: by place of the document where its own begin; one more for the end
 */
typedef struct
{
  GArray *codes;
  GArray *from;
} Sights;

/* the indicator that a code is or stands under, as an index; -1 for none */
static int
find_indicator (const PndCodeTree *codes, int code)
{
  for (; code >= 0; code = pnd_code_tree_get (codes, code)->parent)
    {
      PndCodeKind kind = pnd_code_tree_get (codes, code)->kind;

      if (kind == PND_CODE_KIND_INDICATOR)
        return pnd_code_tree_find_motive (codes, code) >= 0 ? code : -1;
      if (kind == PND_CODE_KIND_MOTIVE || kind == PND_CODE_KIND_CONTEXT)
        return -1;
    }
  return -1;
}

static int
compare_ids (gconstpointer first, gconstpointer second, gpointer data)
{
  gint64 a = pnd_plot_rows_get_document (data, *(const int *) first)->id;
  gint64 b = pnd_plot_rows_get_document (data, *(const int *) second)->id;

  return a < b ? -1 : a > b;
}

static gboolean
is_read (const PndPlotRows *rows, int document)
{
  const PndPlotDocument *about = pnd_plot_rows_get_document (rows, document);

  for (int i = about->first; i < about->first + about->n_rows; i++)
    if (pnd_plot_rows_get (rows, i)->review != PND_REVIEW_REJECTED)
      return TRUE;
  return FALSE;
}

/* ids grow as documents come in */
static void
order_documents (PndSaturation *self)
{
  for (int d = 0; d < (int) self->rows->documents->len; d++)
    if (is_read (self->rows, d))
      g_array_append_val (self->documents, d);
  g_array_sort_with_data (self->documents, compare_ids, self->rows);
}

static void
find_sights (PndSaturation *self, const int *indicators, Sights *sights)
{
  int n = pnd_code_tree_get_n (self->rows->codes);
  g_autofree int *last = g_new0 (int, n + 1); /* one more than the place where it was seen last */

  for (guint place = 0; place < self->documents->len; place++)
    {
      const PndPlotDocument *document = pnd_plot_rows_get_document (
          self->rows, g_array_index (self->documents, int, place));

      g_array_append_val (sights->from, sights->codes->len);
      for (int i = document->first; i < document->first + document->n_rows; i++)
        {
          const PndPlotRow *row = pnd_plot_rows_get (self->rows, i);
          int indicator = indicators[row->code];

          if (indicator < 0 || row->review == PND_REVIEW_REJECTED
              || last[indicator] == (int) place + 1)
            continue;
          last[indicator] = (int) place + 1;
          g_array_append_val (sights->codes, indicator);
        }
    }
  g_array_append_val (sights->from, sights->codes->len);
}

/* @order: places of documents; @stamps: by code, @stamp where it was seen */
static void
walk (const Sights *sights, const int *order, int n, int *stamps, int stamp, int *new_ones)
{
  for (int at = 0; at < n; at++)
    {
      guint from = g_array_index (sights->from, guint, order[at]);
      guint to = g_array_index (sights->from, guint, order[at] + 1);

      new_ones[at] = 0;
      for (guint i = from; i < to; i++)
        {
          int code = g_array_index (sights->codes, int, i);

          if (stamps[code] == stamp)
            continue;
          stamps[code] = stamp;
          new_ones[at]++;
        }
    }
}

static void
shuffle (int *order, int n, GRand *random)
{
  for (int i = n - 1; i > 0; i--)
    {
      int other = g_rand_int_range (random, 0, i + 1), kept = order[i];

      order[i] = order[other];
      order[other] = kept;
    }
}

static void
find_mean (PndSaturation *self, const Sights *sights, int *order, int *stamps, int *new_ones)
{
  int n = (int) self->documents->len;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_array_set_size (self->mean, n);
  for (int round = 0; round < PND_SATURATION_ORDERS; round++)
    {
      int seen = 0;

      shuffle (order, n, random);
      walk (sights, order, n, stamps, round + 2, new_ones);
      for (int at = 0; at < n; at++)
        {
          seen += new_ones[at];
          g_array_index (self->mean, double, at) += (double) seen / PND_SATURATION_ORDERS;
        }
    }
}

static void
find_first (PndSaturation *self, const Sights *sights)
{
  for (int code = 0; code < pnd_code_tree_get_n (self->rows->codes); code++)
    {
      int none = -1;

      g_array_append_val (self->first, none);
    }
  for (int place = (int) self->documents->len - 1; place >= 0; place--)
    for (guint i = g_array_index (sights->from, guint, place);
         i < g_array_index (sights->from, guint, place + 1); i++)
      g_array_index (self->first, int, g_array_index (sights->codes, int, i)) = place;
}

static void
compute (PndSaturation *self, const Sights *sights)
{
  int n = (int) self->documents->len, seen = 0;
  g_autofree int *order = g_new (int, n + 1);
  g_autofree int *new_ones = g_new (int, n + 1);
  g_autofree int *stamps = g_new0 (int, pnd_code_tree_get_n (self->rows->codes) + 1);

  for (int i = 0; i < n; i++)
    order[i] = i;
  walk (sights, order, n, stamps, 1, new_ones);
  for (int i = 0; i < n; i++)
    {
      seen += new_ones[i];
      g_array_append_val (self->seen, seen);
    }
  self->reached = pnd_saturation_find (new_ones, n, self->rule, &self->n_base);
  find_first (self, sights);
  find_mean (self, sights, order, stamps, new_ones);
}

/**
 * pnd_saturation_find:
 * @new_ones: (array length=n): new indicators of each document, in their order
 * @n: how many documents there are
 * @rule: base, run and threshold
 * @n_base: (out): indicators of the base, 0 where it is not whole
 *
 * The rule of Guest, Namey & Chen (2020).
 *
 * Returns: place of the document at which new information had ended, -1 when it had not
 */
int
pnd_saturation_find (const int *new_ones, int n, PndSaturationRule rule, int *n_base)
{
  g_return_val_if_fail (new_ones != NULL || n == 0, -1);
  g_return_val_if_fail (rule.base > 0 && rule.run > 0 && rule.threshold >= 0, -1);

  *n_base = 0;
  for (int i = 0; i < rule.base && n >= rule.base; i++)
    *n_base += new_ones[i];
  if (*n_base == 0)
    return -1;
  for (int from = rule.base; from + rule.run <= n; from++)
    {
      int added = 0;

      for (int i = from; i < from + rule.run; i++)
        added += new_ones[i];
      if (added * 100 <= rule.threshold * *n_base)
        return from - 1;
    }
  return -1;
}

/**
 * pnd_saturation_new:
 * @rows: the codings, with ratings
 * @rule: when new information has ended
 *
 * Returns: (transfer full): what was seen where
 */
PndSaturation *
pnd_saturation_new (PndPlotRows *rows, PndSaturationRule rule)
{
  PndSaturation *self;
  g_autofree int *indicators = NULL;
  Sights sights;

  g_return_val_if_fail (rows != NULL && rows->has_ratings, NULL);

  self = g_new0 (PndSaturation, 1);
  self->rows = pnd_plot_rows_ref (rows);
  self->rule = rule;
  self->documents = g_array_new (FALSE, FALSE, sizeof (int));
  self->seen = g_array_new (FALSE, FALSE, sizeof (int));
  self->first = g_array_new (FALSE, FALSE, sizeof (int));
  self->mean = g_array_new (FALSE, TRUE, sizeof (double));
  indicators = g_new (int, pnd_code_tree_get_n (rows->codes) + 1);
  for (int i = 0; i < pnd_code_tree_get_n (rows->codes); i++)
    {
      indicators[i] = find_indicator (rows->codes, i);
      self->n_indicators += indicators[i] == i;
    }
  order_documents (self);
  sights.codes = g_array_new (FALSE, FALSE, sizeof (int));
  sights.from = g_array_new (FALSE, FALSE, sizeof (guint));
  find_sights (self, indicators, &sights);
  compute (self, &sights);
  g_array_unref (sights.codes);
  g_array_unref (sights.from);
  return self;
}

/**
 * pnd_saturation_free:
 * @self: (transfer full) (nullable): what was seen where
 */
void
pnd_saturation_free (PndSaturation *self)
{
  if (self == NULL)
    return;
  pnd_plot_rows_unref (self->rows);
  g_array_unref (self->documents);
  g_array_unref (self->seen);
  g_array_unref (self->first);
  g_array_unref (self->mean);
  g_free (self);
}

/**
 * pnd_saturation_get_new:
 * @self: what was seen where
 * @place: of a document, from 0
 *
 * Returns: how many indicators are seen there for the first time
 */
int
pnd_saturation_get_new (const PndSaturation *self, int place)
{
  int before;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (place >= 0 && place < (int) self->seen->len, 0);

  before = place > 0 ? g_array_index (self->seen, int, place - 1) : 0;
  return g_array_index (self->seen, int, place) - before;
}
