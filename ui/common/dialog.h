/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The frame of the larger windows that belong to a window: transient, Escape closes, title, content
 * with even margins. And the small parts their forms are made of. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWindow *pnd_dialog_new (GtkWindow *parent, const char *title, int width, int height);
/* a header with Cancel and a suggested button; returns that button */
GtkWidget *pnd_dialog_add_buttons (GtkWindow *dialog, const char *accept);
GtkWidget *pnd_dialog_add_field (GtkBox *form, const char *label, GtkWidget *field);
GtkWidget *pnd_dialog_new_text (const char *label, const char *text, int min_height,
                                GtkTextBuffer **buffer);
char *pnd_dialog_get_text (GtkTextBuffer *buffer);

G_END_DECLS
