/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A grid that is scrolled keeps the names of its rows and the heads of its columns in sight: where
 * they are then, and how they are drawn. */

#include <gtk/gtk.h>

#include "app/analysis/plots/draw/plot.h"

G_BEGIN_DECLS

/**
 * PndPlotScroll:
 * @seen: what of the plot can be seen, in its pixels
 * @right: how far the names of rows stand from their place, to the right
 * @down: how far the heads of columns do, downwards
 */
typedef struct
{
  PndBox seen;
  double right;
  double down;
} PndPlotScroll;

/* @grid: (nullable); @scale: of the plot in the view */
void pnd_plot_scroll_find (PndPlotScroll *self, GtkWidget *view, const PndPlotGrid *grid,
                           double scale);
gboolean pnd_plot_scroll_is_still (const PndPlotScroll *self); /* all stands where it was laid out */
/* draws what is seen; @plot has a grid */
void pnd_plot_scroll_draw (const PndPlotScroll *self, const PndPlot *plot, cairo_t *cr,
                           gboolean is_dark);
/* a point of the view becomes the one of the plot that is seen there */
void pnd_plot_scroll_map (const PndPlotScroll *self, const PndPlotGrid *grid, double *x, double *y);

G_END_DECLS
