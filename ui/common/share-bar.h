/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A quiet small bar for a share of a whole. The number stands beside it, in words. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_SHARE_BAR (pnd_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndShareBar, pnd_share_bar, PND, SHARE_BAR, GtkWidget)

GtkWidget *pnd_share_bar_new (void);
void pnd_share_bar_set_share (PndShareBar *self, double share); /* 0 to 1 */

G_END_DECLS
