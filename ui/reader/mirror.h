/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What assistive technology reads of a reader.
 *
 * Before GTK 4.14 a widget of one's own cannot be a text to AT-SPI. So a GtkTextView that is
 * mapped, holds the keyboard focus and is never drawn mirrors some 64 KB of text around the
 * caret: its caret and selection are the reader's, and what AT-SPI sets there comes back once. */

#include <gtk/gtk.h>

#include "app/model/document-text.h"

G_BEGIN_DECLS

typedef struct _PndMirror PndMirror;

/* assistive technology has moved the caret */
typedef void (*PndMirrorFunc) (int anchor, int caret, gpointer data);

PndMirror *pnd_mirror_new (GtkWidget *parent, PndMirrorFunc func, gpointer data);
void pnd_mirror_free (PndMirror *self);

GtkWidget *pnd_mirror_get_view (PndMirror *self);
void pnd_mirror_set_text (PndMirror *self, PndDocumentText *text, const char *label);
void pnd_mirror_select (PndMirror *self, int anchor, int caret);
void pnd_mirror_allocate (PndMirror *self, int width, int height);

G_END_DECLS
