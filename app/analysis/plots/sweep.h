/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How often two kinds of spans meet, counted by a sweep along the text: O(n log n + n k) for n spans
 * and k kinds that are open at once, never a step for each pair. Pure. */

#include "app/model/span.h"

G_BEGIN_DECLS

/**
 * PndSweepItem:
 * @group: number of what it lies in, from 0; items of other groups never meet
 * @kind: number of its kind, from 0
 * @span: half-open, not empty
 */
typedef struct
{
  int group;
  int kind;
  PndSpan span;
} PndSweepItem;

/**
 * PndSweepRelation:
 * @PND_SWEEP_OVERLAP: pairs of items whose spans overlap; both ways the same
 * @PND_SWEEP_INCLUSION: pairs in which the first's span lies in the second's; of two that are equal
 *   each lies in the other
 */
typedef enum
{
  PND_SWEEP_OVERLAP,
  PND_SWEEP_INCLUSION,
} PndSweepRelation;

/* @counts: (array) @n_kinds x @n_kinds, row by row: pairs of an item of the row's kind and another
 * of the column's; of one kind each unordered pair of an overlap counts once. (transfer full) */
gint64 *pnd_sweep_count (const PndSweepItem *items, int n_items, int n_kinds,
                         PndSweepRelation relation);

G_END_DECLS
