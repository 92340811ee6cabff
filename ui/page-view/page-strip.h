/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small pictures of all pages one under the other, each with the label of its page; the one that is
 * read is marked. Lives in a GtkViewport. Pages count from 0.
 *
 * Signals:
 *   picked (int page)  by a click or a key */

#include <gtk/gtk.h>

#include "app/model/documents/structure.h"
#include "app/text/pdf/page-map.h"
#include "ui/page-view/page-renderer.h"

G_BEGIN_DECLS

#define PND_TYPE_PAGE_STRIP (pnd_page_strip_get_type ())
G_DECLARE_FINAL_TYPE (PndPageStrip, pnd_page_strip, PND, PAGE_STRIP, GtkWidget)

GtkWidget *pnd_page_strip_new (void);

/* all (nullable): nothing is shown without map and renderer; pages are numbered without structure */
void pnd_page_strip_set_pages (PndPageStrip *self, PndPageMap *map, PndPageRenderer *renderer,
                               PndStructure *structure);
/* the part of the strip that is seen, in its pixels */
void pnd_page_strip_set_visible (PndPageStrip *self, double top, double height);
void pnd_page_strip_set_current (PndPageStrip *self, int page); /* -1 for none */
int pnd_page_strip_get_current (PndPageStrip *self);
/* where a page stands, in pixels from the top */
void pnd_page_strip_get_place (PndPageStrip *self, int page, int *top, int *height);

G_END_DECLS
