/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plot in the window: laid out for the width there is, sharp at any scale. Arrows go from mark to
 * mark, Enter or a click follows one; each mark says what it is by tooltip and to a screen reader.
 *
 * Signal:
 *   activated (int mark)   a mark of get_plot() is to be followed
 */

#include <gtk/gtk.h>

#include "app/analysis/plots/draw/kinds.h"

G_BEGIN_DECLS

#define PND_TYPE_PLOT_VIEW (pnd_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (PndPlotView, pnd_plot_view, PND, PLOT_VIEW, GtkWidget)

GtkWidget *pnd_plot_view_new (void);
void pnd_plot_view_set_data (PndPlotView *self, PndPlotData *data); /* (nullable) */
PndPlot *pnd_plot_view_get_plot (PndPlotView *self);                /* (nullable) */
gboolean pnd_plot_view_is_dark (PndPlotView *self);
int pnd_plot_view_get_mark (PndPlotView *self); /* where the keyboard is; -1 for nowhere */
void pnd_plot_view_set_mark (PndPlotView *self, int mark);

G_END_DECLS
