/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Three columns: lists at the start, the work in the middle, details at the end. The separators can
 * be dragged, or moved by arrows. Below PND_PANES_NARROW pixels the details become a drawer over
 * the work.
 *
 * Properties (all notify): show-start, show-end, start-width, end-width (pixels), narrow (read).
 *
 * Signal:
 *   split (int pixels)   Up or Down on the first edge: what divides the lists is to move down */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_PANES (pnd_panes_get_type ())
G_DECLARE_FINAL_TYPE (PndPanes, pnd_panes, PND, PANES, GtkWidget)

#define PND_PANES_NARROW 1000

void pnd_panes_set_start (PndPanes *self, GtkWidget *child);
void pnd_panes_set_centre (PndPanes *self, GtkWidget *child);
void pnd_panes_set_end (PndPanes *self, GtkWidget *child);
gboolean pnd_panes_get_narrow (PndPanes *self);
void pnd_panes_focus_edge (PndPanes *self);

G_END_DECLS
