/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What can be chosen of a plot, beside it: whose motives, which document, which word ...
 *
 * Signal:
 *   changed ()   the person chose something else
 */

#include "app/analysis/plots/draw/kinds.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_PLOT_OPTIONS (pnd_plot_options_get_type ())
G_DECLARE_FINAL_TYPE (PndPlotOptions, pnd_plot_options, PND, PLOT_OPTIONS, GtkWidget)

GtkWidget *pnd_plot_options_new (PndWorkspace *workspace);
void pnd_plot_options_show (PndPlotOptions *self, PndPlotKind kind); /* those of a plot */
/* into @request; its word is good until the next change */
void pnd_plot_options_fill (PndPlotOptions *self, PndPlotRequest *request);
void pnd_plot_options_set_word (PndPlotOptions *self, const char *word);
void pnd_plot_options_set_document (PndPlotOptions *self, gint64 document);
void pnd_plot_options_reset (PndPlotOptions *self); /* for another project */

G_END_DECLS
