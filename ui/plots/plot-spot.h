/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the keyboard is in a plot: a place that has a name for a screen reader and a ring around it
 * while it has the focus. A plot has two of them that take turns, so that each step to another mark
 * is a focus that moves, which is what a screen reader speaks. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_PLOT_SPOT (pnd_plot_spot_get_type ())
G_DECLARE_FINAL_TYPE (PndPlotSpot, pnd_plot_spot, PND, PLOT_SPOT, GtkWidget)

GtkWidget *pnd_plot_spot_new (void);
void pnd_plot_spot_set_text (PndPlotSpot *self, const char *text);

G_END_DECLS
