/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages of a file one under the other, with the marks on them, and a selection made by the
 * mouse. Knows pages and marks; knows no project. Lives in a GtkViewport. Pages count from 0,
 * positions are code points.
 *
 * Signals:
 *   selected (int start, int end)  by the mouse; an empty one is a caret
 *   area-marked ()                 by the mouse or the keys: pnd_page_canvas_get_area() has it
 *   area-clicked (gint64 coding)   an area that is coded was clicked */

#include <gtk/gtk.h>

#include "app/analysis/span-index.h"
#include "app/model/codings/area.h"
#include "app/text/pdf/page-map.h"
#include "ui/page-view/page-renderer.h"
#include "ui/reader/reader.h"

G_BEGIN_DECLS

#define PND_TYPE_PAGE_CANVAS (pnd_page_canvas_get_type ())
G_DECLARE_FINAL_TYPE (PndPageCanvas, pnd_page_canvas, PND, PAGE_CANVAS, GtkWidget)

GtkWidget *pnd_page_canvas_new (void);

/* @map, @renderer: (nullable): nothing is shown without them. @with_text: the document's text is
 * that of the map; else no mark has a place */
void pnd_page_canvas_set_pages (PndPageCanvas *self, PndPageMap *map, PndPageRenderer *renderer,
                                gboolean with_text, const char *name);
/* borrowed, as by the reader */
void pnd_page_canvas_set_marks (PndPageCanvas *self, PndSpanIndex *marks, PndReaderLookFunc look,
                                gpointer data);
void pnd_page_canvas_set_selection (PndPageCanvas *self, PndSpan span);

/* @areas: (transfer full) (nullable): PndCodingArea elements: those that are coded */
void pnd_page_canvas_set_areas (PndPageCanvas *self, GArray *areas);
void pnd_page_canvas_set_selected_area (PndPageCanvas *self, gint64 coding);
/* the one that is to be coded; NULL for none */
void pnd_page_canvas_set_area (PndPageCanvas *self, const PndArea *area);
const PndArea *pnd_page_canvas_get_area (PndPageCanvas *self);
/* one in the middle of what is in sight, to be moved and stretched by keys */
void pnd_page_canvas_begin_area (PndPageCanvas *self);
gboolean pnd_page_canvas_is_adjusting (PndPageCanvas *self);
/* whether the key was one of those */
gboolean pnd_page_canvas_adjust (PndPageCanvas *self, guint key, GdkModifierType state);
/* pixels from the top; FALSE where its page is not there */
gboolean pnd_page_canvas_find_area (PndPageCanvas *self, const PndArea *area, double *top,
                                    double *bottom);
/* the coded area of @coding; FALSE where it is none */
gboolean pnd_page_canvas_get_coded_area (PndPageCanvas *self, gint64 coding, PndArea *area);

void pnd_page_canvas_set_scale (PndPageCanvas *self, double scale); /* pixels a point, 0.25 to 6 */
double pnd_page_canvas_get_scale (PndPageCanvas *self);
/* the scale at which the widest page takes @width pixels; 0 without pages */
double pnd_page_canvas_get_fit (PndPageCanvas *self, int width);

/* the part of the canvas that is seen, in its pixels */
void pnd_page_canvas_set_visible (PndPageCanvas *self, double top, double height);
int pnd_page_canvas_get_page_at (PndPageCanvas *self, double y); /* -1 without pages */
double pnd_page_canvas_get_top (PndPageCanvas *self, int page);
/* the first character in sight; @otherwise where there is no text */
int pnd_page_canvas_get_first_visible (PndPageCanvas *self, int otherwise);
/* where a passage begins, in pixels from the top; FALSE where it is on no page */
gboolean pnd_page_canvas_find_span (PndPageCanvas *self, PndSpan span, double *top,
                                    double *bottom);

G_END_DECLS
