/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Motives over time: passages for and against each motive by the date of their document, year by
 * year, or month by month where all dates are that exact and within four years. Of any holder or
 * one; rejected codings and secondary sources are left out, as in the matrix of motives. Pure. */

#include "app/analysis/plots/rows.h"

G_BEGIN_DECLS

/**
 * PndTimeline:
 * @periods: char *: "2023" or "2023-02", without a gap; then "" where documents have no date
 * @motives: int: indexes in the code tree
 * @counts: of each motive each period each PndPolarity
 * @holder: a PndHolder, -1 for any
 */
typedef struct
{
  PndPlotRows *rows;
  GPtrArray *periods;
  GArray *motives;
  int *counts;
  int holder;
} PndTimeline;

PndTimeline *pnd_timeline_new (PndPlotRows *rows, int holder);
void pnd_timeline_free (PndTimeline *self);
int pnd_timeline_get (const PndTimeline *self, int motive, int period, PndPolarity polarity);
/* SQL over the columns of `codings`, alias t; (transfer full) */
char *pnd_timeline_make_where (const PndTimeline *self, int motive, int period,
                               PndPolarity polarity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTimeline, pnd_timeline_free)

G_END_DECLS
