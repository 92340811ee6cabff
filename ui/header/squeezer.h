/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shows the first of its two children where there is room for it, else the second, which needs less:
 * a row of buttons, or one with a menu. In a .ui file both are its children, in that order. A header
 * bar gives what it holds no more than it must: while the window is wide the first is insisted on. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_SQUEEZER (pnd_squeezer_get_type ())
G_DECLARE_FINAL_TYPE (PndSqueezer, pnd_squeezer, PND, SQUEEZER, GtkWidget)

void pnd_squeezer_set_insists (PndSqueezer *self, gboolean insists); /* on the first child */

G_END_DECLS
