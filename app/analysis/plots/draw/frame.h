/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What all plots have in common: margins, the head, legends, how numbers and lists are said. */

#include "app/analysis/plots/draw/plot.h"
#include "app/model/codes/codebook-tree.h"

G_BEGIN_DECLS

#define PND_FRAME_MARGIN 24.0    /* pixels around a plot */
#define PND_FRAME_GAP 12.0       /* between parts that belong together */
#define PND_FRAME_WIDTH 960.0    /* of a plot in a file */
#define PND_FRAME_MIN_WIDTH 420.0
#define PND_FRAME_SIGHT 585.0    /* of a plot in the smallest window, before it is scrolled */

/**
 * PndLegendEntry:
 * @label: what it means, translated
 * @is_symbol: it is a symbol, not a filled area
 */
typedef struct
{
  const char *label;
  gboolean is_symbol;
  PndInk ink;
  int step;
  PndFill fill;
  PndSymbol symbol;
} PndLegendEntry;

/* the width for head and legend: all of it is in sight, though a plot that is no narrower than
 * @needed has to be scrolled; in pixels */
double pnd_frame_get_room (double width, double needed);
/* title and @lead, both of that width; returns where the next part begins, from the top */
double pnd_frame_add_head (PndPlot *plot, double width, const char *lead);
/* entries beside each other, in as many lines as they need; returns where the next part begins */
double pnd_frame_add_legend (PndPlot *plot, double y, double width, const PndLegendEntry *entries,
                             int n_entries);
/* a plot that has nothing to show says so and what to do; it has its size */
void pnd_frame_add_nothing (PndPlot *plot, double width, const char *text);

/* the step of the scale for @value of at most @most: 0 for 1, the greatest for @most */
int pnd_frame_get_step (int value, int most);
/* from which value on a step holds; G_MAXINT where none does */
int pnd_frame_get_step_start (int step, int most);
/* "ECO-PAR Tourism": abbreviation and name, or one of them; (transfer full) */
char *pnd_frame_name_code (const PndCodeTreeNode *code);
const char *pnd_frame_get_short_name (const PndCodeTreeNode *code);
/* SQL over the columns of `codings`, alias t, outside the trash; (transfer full) */
char *pnd_frame_make_where (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
