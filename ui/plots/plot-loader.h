/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reads what a plot is of, in a thread on a connection of its own, while the window goes on. A new
 * order makes the one before it void. */

#include "app/analysis/plots/draw/kinds.h"
#include "app/store/project.h"

G_BEGIN_DECLS

#define PND_TYPE_PLOT_LOADER (pnd_plot_loader_get_type ())
G_DECLARE_FINAL_TYPE (PndPlotLoader, pnd_plot_loader, PND, PLOT_LOADER, GObject)

/* in the main thread; @data or @error, both borrowed. Not called for an order that became void */
typedef void (*PndPlotLoadedFunc) (PndPlotData *data, const GError *error, gpointer user_data);

PndPlotLoader *pnd_plot_loader_new (PndPlotLoadedFunc func, gpointer user_data);

void pnd_plot_loader_start (PndPlotLoader *self, PndProject *project,
                            const PndPlotRequest *request);
gboolean pnd_plot_loader_is_at_work (PndPlotLoader *self);
/* gives up, and waits until nobody reads: before the project is closed */
void pnd_plot_loader_stop (PndPlotLoader *self);

G_END_DECLS
