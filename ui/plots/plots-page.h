/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The plots of the project: their list, the one that is chosen, and the passages behind a mark of
 * it. A plot follows every edit while it is to be seen. */

#include "ui/plots/plot-view.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_PLOTS_PAGE (pnd_plots_page_get_type ())
G_DECLARE_FINAL_TYPE (PndPlotsPage, pnd_plots_page, PND, PLOTS_PAGE, GtkWidget)

GtkWidget *pnd_plots_page_new (PndWorkspace *workspace);

void pnd_plots_page_show_plot (PndPlotsPage *self, PndPlotKind kind);
PndPlotKind pnd_plots_page_get_kind (PndPlotsPage *self);
PndPlotView *pnd_plots_page_get_view (PndPlotsPage *self);
GListModel *pnd_plots_page_get_passages (PndPlotsPage *self); /* (nullable) */
gboolean pnd_plots_page_is_ready (PndPlotsPage *self);        /* what is seen is what there is */
/* asks for a file and writes the plot that is seen */
void pnd_plots_page_save (PndPlotsPage *self);
gboolean pnd_plots_page_write (PndPlotsPage *self, const char *path);

G_END_DECLS
