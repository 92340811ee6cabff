/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A quiet small bar for a share of a whole. The number stands beside it, in words. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_SHARE_BAR (pnd_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndShareBar, pnd_share_bar, PND, SHARE_BAR, GtkWidget)

GtkWidget *pnd_share_bar_new (void);
/* 0 to 1 each; the second, of which the first is part, is fainter */
void pnd_share_bar_set_shares (PndShareBar *self, double share, double wider);
char *pnd_share_bar_format (double share); /* "<1 %", "43 %"; never "100 %" for less than all */

G_END_DECLS
