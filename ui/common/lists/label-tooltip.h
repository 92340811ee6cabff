/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The whole text of a label that may be cut, for rows that show one thing after another: asked for
 * when somebody points there. A tooltip that is set with each text makes GTK ask the display where
 * the pointer is, which costs a table of 200 rows hundreds of milliseconds. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @label: @widget itself, or in it */
void pnd_label_tooltip_add (GtkWidget *widget, GtkWidget *label);

G_END_DECLS
