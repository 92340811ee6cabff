/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The figures of agreement, a row a code and the pooled one on top. Where there is no room for all
 * figures beside each other, the second half of them stands below the first. */

#include <gtk/gtk.h>

#include "app/analysis/agreement/agreement.h"

G_BEGIN_DECLS

#define PND_TYPE_FIGURE_GRID (pnd_figure_grid_get_type ())
G_DECLARE_FINAL_TYPE (PndFigureGrid, pnd_figure_grid, PND, FIGURE_GRID, GtkWidget)

GtkWidget *pnd_figure_grid_new (const PndAgreement *agreement, PndAgreementUnit unit);
gboolean pnd_figure_grid_is_stacked (PndFigureGrid *self);

G_END_DECLS
