/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tab leaves a list, once it has gone through what is in the row: GTK 4.8 goes to the next row,
 * so that a hundred documents stand between a person and the button below. Up and Down walk the
 * rows. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @list: a GtkListView */
void pnd_list_tab_add (GtkWidget *list);

G_END_DECLS
