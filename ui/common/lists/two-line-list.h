/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A list at the side of a dialog: of each thing its name, and a detail under it. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @item: what the list shows; calls pnd_two_line_row_set() */
typedef void (*PndTwoLineFunc) (gpointer item, GtkWidget *row, gpointer data);

/* @selection: of items that emit `changed`; @label: the list's accessible name; @data: for @show,
 * lives as long as the list */
GtkWidget *pnd_two_line_list_new (GtkSelectionModel *selection, const char *label,
                                  PndTwoLineFunc show, gpointer data);
/* with a button below that adds to it */
GtkWidget *pnd_two_line_list_add_button (GtkWidget *list, const char *label, GtkWidget **button);
/* of rows of the project; an @id that is not listed changes nothing */
void pnd_two_line_list_select (GtkSingleSelection *selection, gint64 id);
void pnd_two_line_row_set (GtkWidget *row, const char *title, const char *detail);

G_END_DECLS
