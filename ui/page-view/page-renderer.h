/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pictures of the pages of a PDF file, drawn by a thread that has the document to itself, and kept
 * up to 64 MB, the least recently used going first. The window never waits: what is not there yet
 * is asked for and comes with a signal.
 *
 * Signal:
 *   rendered (int page)   its picture has come */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PND_TYPE_PAGE_RENDERER (pnd_page_renderer_get_type ())
G_DECLARE_FINAL_TYPE (PndPageRenderer, pnd_page_renderer, PND, PAGE_RENDERER, GObject)

PndPageRenderer *pnd_page_renderer_new (const char *name, GBytes *bytes, const char *password);

/* (transfer none) (nullable): the picture of @page (from 0) at @scale pixels a point, or at another
 * scale until that has come */
GdkTexture *pnd_page_renderer_get (PndPageRenderer *self, int page, double scale);
/* pages not among these are no longer waited for */
void pnd_page_renderer_set_wanted (PndPageRenderer *self, int first, int last);
gsize pnd_page_renderer_get_n_bytes (PndPageRenderer *self);

G_END_DECLS
