/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table of counts as coloured cells: names of rows to the left, of columns upright above them. */

#include "app/analysis/plots/draw/plot.h"
#include "app/model/codes/codebook-tree.h"

G_BEGIN_DECLS

/**
 * PndGrid:
 * @x: left of the first column, in pixels
 * @y: top of the first row
 * @cell: width of a column
 * @lefts: of each column, since groups of codes stand apart
 * @n_columns: how many
 * @most: the greatest value, for the scale
 */
typedef struct
{
  PndPlot *plot;
  double room; /* for head and legend, all of it in sight */
  double x;
  double y;
  double cell;
  double *lefts;
  int n_columns;
  gint64 most;
} PndGrid;

#define PND_GRID_ROW 26.0

/* @codes: int: the columns, as indexes in @tree; @gutter: pixels for the names of rows. The plot is
 * widened where they need more; returns its width */
double pnd_grid_init (PndGrid *self, PndPlot *plot, const PndCodeTree *tree, const GArray *codes,
                      double gutter, double width);
void pnd_grid_clear (PndGrid *self);
/* how high the heads of columns are; they end at the first row */
double pnd_grid_measure_heads (const PndCodeTree *tree, const GArray *codes);
void pnd_grid_add_heads (const PndGrid *self, const PndCodeTree *tree, const GArray *codes);
/* names and heads of @n_rows rows stay in sight where the plot is scrolled; @heads: their height */
void pnd_grid_keep_names (const PndGrid *self, int n_rows, double heads);
PndBox pnd_grid_get_cell (const PndGrid *self, int row, int column);
/* a value on its step of the scale; nothing for 0 */
void pnd_grid_add_value (const PndGrid *self, int row, int column, gint64 value);
/* what steps of the scale stand for; returns where the next part begins */
double pnd_grid_add_legend (PndPlot *plot, double y, double width, gint64 most);

G_END_DECLS
