/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/sweep.h"

/**
 * Sweep:
 * @by_start: indexes of items, by group, start and end
 * @by_end: the same by group and end
 * @open: how many items of each kind are open
 * @kinds: the kinds of which any is open, in no order
 * @places: where in @kinds each stands
 */
typedef struct
{
  const PndSweepItem *items;
  int n_items;
  int n_kinds;
  int *by_start;
  int *by_end;
  int *open;
  int *kinds;
  int *places;
  int n_open;
  gint64 *counts;
} Sweep;

/**
 * Ends:
 * @ends: of all items of a kind in the group, in order
 * @tree: Fenwick tree over them: how many that are opened end there
 *
 * Both lie in arrays that all kinds share, so that a group costs what it holds.
 */
typedef struct
{
  int *ends;
  int *tree;
  int n;
  int n_opened;
} Ends;

static int
compare_starts (gconstpointer first, gconstpointer second, gpointer data)
{
  const PndSweepItem *items = data;
  const PndSweepItem *a = &items[*(const int *) first], *b = &items[*(const int *) second];

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->span.end < b->span.end ? -1 : a->span.end > b->span.end;
}

static int
compare_ends (gconstpointer first, gconstpointer second, gpointer data)
{
  const PndSweepItem *items = data;
  int a = items[*(const int *) first].span.end, b = items[*(const int *) second].span.end;

  return a < b ? -1 : a > b;
}

/* Groups are told apart by counting; sorting is left with the items of each. Returns: (transfer
 * full): where each group begins, and the end */
static int *
group_items (Sweep *self, int *n_groups)
{
  int *first, *next;

  *n_groups = 0;
  for (int i = 0; i < self->n_items; i++)
    *n_groups = MAX (*n_groups, self->items[i].group + 1);
  first = g_new0 (int, *n_groups + 1);
  for (int i = 0; i < self->n_items; i++)
    first[self->items[i].group + 1]++;
  for (int g = 0; g < *n_groups; g++)
    first[g + 1] += first[g];
  next = g_memdup2 (first, (*n_groups + 1) * sizeof (int));
  for (int i = 0; i < self->n_items; i++)
    self->by_start[next[self->items[i].group]++] = i;
  g_free (next);
  return first;
}

static void
open_item (Sweep *self, int kind)
{
  if (self->open[kind]++ > 0)
    return;
  self->places[kind] = self->n_open;
  self->kinds[self->n_open++] = kind;
}

static void
close_item (Sweep *self, int kind)
{
  int place = self->places[kind];

  if (--self->open[kind] > 0)
    return;
  self->kinds[place] = self->kinds[--self->n_open];
  self->places[self->kinds[place]] = place;
}

/* every item meets those that are open when it opens */
static void
sweep_overlaps (Sweep *self, int from, int to)
{
  int closing = from;

  for (int i = from; i < to; i++)
    {
      const PndSweepItem *item = &self->items[self->by_start[i]];
      gint64 *row = self->counts + (gsize) item->kind * self->n_kinds;

      while (self->items[self->by_end[closing]].span.end <= item->span.start)
        close_item (self, self->items[self->by_end[closing++]].kind);
      for (int k = 0; k < self->n_open; k++)
        row[self->kinds[k]] += self->open[self->kinds[k]];
      open_item (self, item->kind);
    }
  for (; closing < to; closing++)
    close_item (self, self->items[self->by_end[closing]].kind);
}

/* what was counted at the opening of one of a pair is true both ways */
static void
mirror (Sweep *self)
{
  for (int a = 0; a < self->n_kinds; a++)
    for (int b = 0; b < a; b++)
      {
        gint64 *one = &self->counts[(gsize) a * self->n_kinds + b];
        gint64 *other = &self->counts[(gsize) b * self->n_kinds + a];

        *one = *other = *one + *other;
      }
}

/* how many of the ends are less than @end */
static int
find_end (const Ends *self, int end)
{
  int low = 0, high = self->n;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (self->ends[middle] < end)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_end (Ends *self, int end)
{
  for (int i = find_end (self, end); i < self->n; i |= i + 1)
    self->tree[i]++;
  self->n_opened++;
}

/* how many of those opened end at @end or behind it */
static int
count_from (const Ends *self, int end)
{
  int before = 0;

  for (int i = find_end (self, end) - 1; i >= 0; i = (i & (i + 1)) - 1)
    before += self->tree[i];
  return self->n_opened - before;
}

/* gives each kind of the group its part of the shared arrays */
static void
prepare_ends (const Sweep *self, int from, int to, Ends *ends, int *shared_ends, int *shared_tree)
{
  int at = from;

  for (int i = from; i < to; i++)
    ends[self->items[self->by_start[i]].kind] = (Ends){ 0 };
  for (int i = from; i < to; i++)
    ends[self->items[self->by_start[i]].kind].n++;
  for (int i = from; i < to; i++)
    {
      Ends *kind = &ends[self->items[self->by_start[i]].kind];

      if (kind->ends != NULL)
        continue;
      kind->ends = shared_ends + at;
      kind->tree = shared_tree + at;
      at += kind->n;
      kind->n = 0;
    }
  /* by end, so that each part is in order */
  for (int i = from; i < to; i++)
    {
      const PndSweepItem *item = &self->items[self->by_end[i]];
      Ends *kind = &ends[item->kind];

      kind->tree[kind->n] = 0;
      kind->ends[kind->n++] = item->span.end;
    }
}

/* What holds an item began at its start or before, and ends at its end or behind it: it is open.
 * All that begin at one place are opened before any of them is asked about. */
static void
sweep_inclusions (Sweep *self, int from, int to, Ends *ends)
{
  int closing = from, opened = from;

  for (int i = from; i < to; i++)
    {
      const PndSweepItem *item = &self->items[self->by_start[i]];
      gint64 *row = self->counts + (gsize) item->kind * self->n_kinds;

      while (self->items[self->by_end[closing]].span.end <= item->span.start)
        close_item (self, self->items[self->by_end[closing++]].kind);
      for (; opened < to
             && self->items[self->by_start[opened]].span.start == item->span.start; opened++)
        {
          const PndSweepItem *other = &self->items[self->by_start[opened]];

          open_item (self, other->kind);
          add_end (&ends[other->kind], other->span.end);
        }
      for (int k = 0; k < self->n_open; k++)
        row[self->kinds[k]] += count_from (&ends[self->kinds[k]], item->span.end);
      row[item->kind]--; /* itself */
    }
  for (; closing < to; closing++)
    close_item (self, self->items[self->by_end[closing]].kind);
}

static void
sweep_all (Sweep *self, PndSweepRelation relation)
{
  int n_groups;
  g_autofree int *first = group_items (self, &n_groups);
  g_autofree Ends *ends = g_new0 (Ends, self->n_kinds + 1);
  g_autofree int *shared_ends = g_new (int, self->n_items + 1);
  g_autofree int *shared_tree = g_new (int, self->n_items + 1);

  for (int g = 0; g < n_groups; g++)
    {
      int from = first[g], to = first[g + 1];

      if (from == to)
        continue;
      for (int i = from; i < to; i++)
        self->by_end[i] = self->by_start[i];
      g_qsort_with_data (self->by_start + from, to - from, sizeof (int), compare_starts,
                         (gpointer) self->items);
      g_qsort_with_data (self->by_end + from, to - from, sizeof (int), compare_ends,
                         (gpointer) self->items);
      if (relation == PND_SWEEP_OVERLAP)
        {
          sweep_overlaps (self, from, to);
          continue;
        }
      prepare_ends (self, from, to, ends, shared_ends, shared_tree);
      sweep_inclusions (self, from, to, ends);
    }
}

/**
 * pnd_sweep_count:
 * @items: (array length=n_items): spans, in any order
 * @n_items: how many
 * @n_kinds: one more than the greatest kind
 * @relation: what a pair is
 *
 * Counts the pairs. Nothing meets itself.
 *
 * Returns: (transfer full): the counts, @n_kinds times @n_kinds, row by row
 */
gint64 *
pnd_sweep_count (const PndSweepItem *items, int n_items, int n_kinds, PndSweepRelation relation)
{
  Sweep self = { .items = items, .n_items = n_items, .n_kinds = n_kinds };

  g_return_val_if_fail (items != NULL || n_items == 0, NULL);
  g_return_val_if_fail (n_items >= 0 && n_kinds >= 0, NULL);

  self.counts = g_new0 (gint64, (gsize) n_kinds * n_kinds + 1);
  self.by_start = g_new (int, n_items + 1);
  self.by_end = g_new (int, n_items + 1);
  self.open = g_new0 (int, n_kinds + 1);
  self.kinds = g_new0 (int, n_kinds + 1);
  self.places = g_new0 (int, n_kinds + 1);
  sweep_all (&self, relation);
  if (relation == PND_SWEEP_OVERLAP)
    mirror (&self);
  g_free (self.by_start);
  g_free (self.by_end);
  g_free (self.open);
  g_free (self.kinds);
  g_free (self.places);
  return self.counts;
}
