/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small parts that the places of the view of cases are made of. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* begins at the left and wraps; @css_class: (nullable) */
GtkWidget *pnd_part_new_label (const char *text, const char *css_class);
/* the same for a window of its own: with a least width, since a window is as high as its narrowest
 * text would need */
GtkWidget *pnd_part_new_text (const char *text, const char *css_class, int characters);
/* the same in one line, cut where it must be */
GtkWidget *pnd_part_new_line (const char *text, const char *css_class);
/* without a frame; @spoken: its accessible name */
GtkWidget *pnd_part_new_figure (const char *text, const char *spoken);
/* a sign beside its word, read as the word; @mark: taken */
GtkWidget *pnd_part_new_signed (GtkWidget *mark, const char *word, const char *css_class);
void pnd_part_remove_children (GtkWidget *box);
/* "2026-11-24" of the project's times, in local time; (transfer full) */
char *pnd_part_format_date (const char *iso);

G_END_DECLS
