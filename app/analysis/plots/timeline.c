/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/timeline.h"

#include <stdlib.h>
#include <string.h>

#define MAX_MONTHS 48
#define MAX_YEARS 120 /* between the first and the last; what lies beyond is taken as undated */

/**
 * Scale:
 * @is_months: each period is a month, else a year
 * @first: the first period: years from 0, or months from the year 0
 * @last: the last one
 */
typedef struct
{
  gboolean is_months;
  int first;
  int last;
} Scale;

/* Returns: the period of a date, -1 for one that has none */
static int
find_period (const char *date, gboolean is_months)
{
  int year, month;

  if (date == NULL || strlen (date) < 4)
    return -1;
  year = atoi (date);
  if (year <= 0 || !is_months)
    return year > 0 ? year : -1;
  month = strlen (date) >= 7 ? atoi (date + 5) : 0;
  return month >= 1 && month <= 12 ? year * 12 + month - 1 : -1;
}

static gboolean
counts_in (const PndPlotRows *rows, const PndPlotRow *row, int holder)
{
  return row->polarity != PND_POLARITY_UNRATED && row->review != PND_REVIEW_REJECTED
         && (holder < 0 || row->holder == holder)
         && pnd_plot_rows_get_document (rows, row->document)->type != PND_SOURCE_TYPE_SECONDARY
         && pnd_code_tree_find_motive (rows->codes, row->code) >= 0
         && pnd_code_tree_get (rows->codes, row->code)->kind != PND_CODE_KIND_CONTEXT;
}

/* over the documents that have any passage that counts */
static Scale
find_scale (const PndPlotRows *rows, const gboolean *has)
{
  Scale scale = { .is_months = TRUE, .first = G_MAXINT, .last = -1 };

  for (int pass = 0; pass < 2; pass++)
    {
      scale.first = G_MAXINT;
      scale.last = -1;
      for (int d = 0; d < (int) rows->documents->len; d++)
        {
          const char *date = pnd_plot_rows_get_document (rows, d)->date;
          int period = find_period (date, scale.is_months);

          if (!has[d])
            continue;
          if (period < 0 && find_period (date, FALSE) > 0)
            scale.last = G_MAXINT; /* a year alone: no months */
          if (period < 0 || scale.last == G_MAXINT)
            continue;
          scale.first = MIN (scale.first, period);
          scale.last = MAX (scale.last, period);
        }
      if (!scale.is_months || (scale.last < G_MAXINT && scale.last - scale.first < MAX_MONTHS))
        break;
      scale.is_months = FALSE;
    }
  if (scale.last - scale.first > MAX_YEARS && scale.last > 0)
    scale.first = scale.last - MAX_YEARS;
  return scale;
}

static void
name_periods (PndTimeline *self, const Scale *scale)
{
  for (int period = scale->first; period <= scale->last; period++)
    g_ptr_array_add (self->periods,
                     scale->is_months ? g_strdup_printf ("%04d-%02d", period / 12, period % 12 + 1)
                                      : g_strdup_printf ("%04d", period));
  g_ptr_array_add (self->periods, g_strdup (""));
}

static int *
get_count (const PndTimeline *self, int motive, int period, PndPolarity polarity)
{
  return &self->counts[(motive * (int) self->periods->len + period) * PND_N_POLARITIES
                       + (int) polarity];
}

static void
count (PndTimeline *self, const Scale *scale, const int *motive_of)
{
  int undated = (int) self->periods->len - 1;

  for (guint i = 0; i < self->rows->rows->len; i++)
    {
      const PndPlotRow *row = pnd_plot_rows_get (self->rows, (int) i);
      int period;

      if (!counts_in (self->rows, row, self->holder))
        continue;
      period = find_period (pnd_plot_rows_get_document (self->rows, row->document)->date,
                            scale->is_months);
      period = period < scale->first ? undated : period - scale->first;
      *get_count (self, motive_of[row->code], period, row->polarity) += 1;
    }
}

/* Returns: (transfer full): by code of the tree the place of its motive, -1 for none */
static int *
find_motives (PndTimeline *self)
{
  int n = pnd_code_tree_get_n (self->rows->codes);
  int *motive_of = g_new (int, n + 1);

  for (int i = 0; i < n; i++)
    {
      int motive = pnd_code_tree_find_motive (self->rows->codes, i);

      motive_of[i] = -1;
      if (motive == i)
        g_array_append_val (self->motives, i);
      for (guint m = 0; motive >= 0 && m < self->motives->len; m++)
        if (g_array_index (self->motives, int, m) == motive)
          motive_of[i] = (int) m;
    }
  return motive_of;
}

/**
 * pnd_timeline_new:
 * @rows: the codings, with ratings
 * @holder: whose motives: a #PndHolder, -1 for any
 *
 * Returns: (transfer full): the counts
 */
PndTimeline *
pnd_timeline_new (PndPlotRows *rows, int holder)
{
  PndTimeline *self;
  g_autofree int *motive_of = NULL;
  g_autofree gboolean *has = NULL;
  Scale scale;

  g_return_val_if_fail (rows != NULL && rows->has_ratings, NULL);

  self = g_new0 (PndTimeline, 1);
  self->rows = pnd_plot_rows_ref (rows);
  self->holder = holder;
  self->motives = g_array_new (FALSE, FALSE, sizeof (int));
  self->periods = g_ptr_array_new_with_free_func (g_free);
  motive_of = find_motives (self);
  has = g_new0 (gboolean, rows->documents->len + 1);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const PndPlotRow *row = pnd_plot_rows_get (rows, (int) i);

      has[row->document] |= counts_in (rows, row, holder);
    }
  scale = find_scale (rows, has);
  name_periods (self, &scale);
  self->counts = g_new0 (int, self->motives->len * self->periods->len * PND_N_POLARITIES + 1);
  count (self, &scale, motive_of);
  return self;
}

/**
 * pnd_timeline_free:
 * @self: (transfer full) (nullable): counts
 */
void
pnd_timeline_free (PndTimeline *self)
{
  if (self == NULL)
    return;
  pnd_plot_rows_unref (self->rows);
  g_ptr_array_unref (self->periods);
  g_array_unref (self->motives);
  g_free (self->counts);
  g_free (self);
}

/**
 * pnd_timeline_get:
 * @self: counts
 * @motive: place of a motive, from 0
 * @period: place of a period, from 0; the last is that of no date
 * @polarity: of the passages
 *
 * Returns: how many there are
 */
int
pnd_timeline_get (const PndTimeline *self, int motive, int period, PndPolarity polarity)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (motive >= 0 && motive < (int) self->motives->len, 0);
  g_return_val_if_fail (period >= 0 && period < (int) self->periods->len, 0);

  return *get_count (self, motive, period, polarity);
}

/* the documents of a period, alias d */
static char *
make_period_condition (const PndTimeline *self, int period)
{
  const char *date = g_ptr_array_index (self->periods, period);
  const char *first = g_ptr_array_index (self->periods, 0);

  if (*date != '\0')
    return g_strdup_printf ("substr (d.date, 1, %d) = '%s'", (int) strlen (date), date);
  if (*first == '\0')
    return g_strdup ("1");
  return g_strdup_printf ("(length (d.date) < %d OR substr (d.date, 1, %d) < '%s')",
                          (int) strlen (first), (int) strlen (first), first);
}

/**
 * pnd_timeline_make_where:
 * @self: counts
 * @motive: place of a motive, from 0
 * @period: place of a period, from 0
 * @polarity: of the passages
 *
 * Returns: (transfer full): what holds for the codings that were counted: SQL over the columns of
 *   `codings`, alias t
 */
char *
pnd_timeline_make_where (const PndTimeline *self, int motive, int period, PndPolarity polarity)
{
  GString *where = g_string_new ("t.review <> 'rejected'");
  g_autofree char *dated = NULL;
  const char *holder;
  int wanted;

  g_return_val_if_fail (self != NULL, g_string_free (where, FALSE));

  dated = make_period_condition (self, period);
  wanted = g_array_index (self->motives, int, motive);
  holder = self->holder < 0 ? NULL : pnd_holder_to_word ((PndHolder) self->holder);
  g_string_append_printf (where, " AND t.polarity = '%s'", pnd_polarity_to_word (polarity));
  if (holder != NULL)
    g_string_append_printf (where, " AND t.holder = '%s'", holder);
  g_string_append (where, " AND t.code IN (0");
  for (int i = 0; i < pnd_code_tree_get_n (self->rows->codes); i++)
    if (pnd_code_tree_find_motive (self->rows->codes, i) == wanted
        && pnd_code_tree_get (self->rows->codes, i)->kind != PND_CODE_KIND_CONTEXT)
      g_string_append_printf (where, ", %" G_GINT64_FORMAT,
                              pnd_code_tree_get (self->rows->codes, i)->id);
  g_string_append_printf (where, ") AND EXISTS (SELECT 1 FROM documents d WHERE d.id = t.document"
                                 " AND d.trashed IS NULL AND d.source_type IS NOT 'secondary'"
                                 " AND %s)", dated);
  return g_string_free (where, FALSE);
}
