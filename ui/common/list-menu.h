/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A context menu for a list view: by secondary click, which selects the row first, and by the Menu
 * key or Shift+F10 at the selected row. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pnd_list_menu_attach (GtkWidget *pane, GtkWidget *list, GMenuModel *menu);

G_END_DECLS
