/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shows the first of its two children where there is room for it, else the second, which needs less:
 * a row of buttons, or one with a menu. In a .ui file both are its children, in that order. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_SQUEEZER (pnd_squeezer_get_type ())
G_DECLARE_FINAL_TYPE (PndSqueezer, pnd_squeezer, PND, SQUEEZER, GtkWidget)

G_END_DECLS
