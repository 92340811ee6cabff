/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The whole document as a narrow band beside the reader: a lane a motive (and each other top code),
 * from the first character at the top to the last at the foot; what contradicts takes half of its
 * lane. What is in the window is framed. A click or a drag goes there. It is for the eye and the
 * hand: the plot "Document Portrait" says the same by keyboard and in words. */

#include "ui/reader/reader.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_MINIMAP (pnd_minimap_get_type ())
G_DECLARE_FINAL_TYPE (PndMinimap, pnd_minimap, PND, MINIMAP, GtkWidget)

/* @scrolling: how far the reader is scrolled */
GtkWidget *pnd_minimap_new (PndWorkspace *workspace, PndReader *reader, GtkAdjustment *scrolling);
int pnd_minimap_get_n_lanes (PndMinimap *self);
void pnd_minimap_go (PndMinimap *self, double y); /* pixels from its top */

G_END_DECLS
