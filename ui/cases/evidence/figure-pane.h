/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The passages behind a figure of a motive, with what became of each; kept true to edits.
 *
 * Signal:
 *   closed ()   the person is done with them
 */

#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

#define PND_TYPE_FIGURE_PANE (pnd_figure_pane_get_type ())
G_DECLARE_FINAL_TYPE (PndFigurePane, pnd_figure_pane, PND, FIGURE_PANE, GtkWidget)

GtkWidget *pnd_figure_pane_new (PndCaseStudy *study);

void pnd_figure_pane_show (PndFigurePane *self, gint64 motive, int indicator, PndFigure figure);
void pnd_figure_pane_update (PndFigurePane *self);
void pnd_figure_pane_clear (PndFigurePane *self);
gboolean pnd_figure_pane_is_empty (PndFigurePane *self); /* it shows no figure */
GListModel *pnd_figure_pane_get_items (PndFigurePane *self); /* of PndEvidenceItem */

G_END_DECLS
