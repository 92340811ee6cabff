/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A text in a table of agreement. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pnd_table_cell_new (const char *text, double xalign, const char *css_class);

G_END_DECLS
