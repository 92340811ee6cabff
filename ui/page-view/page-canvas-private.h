/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the page canvas share, and nobody else. */

#include "ui/page-view/page-areas.h"
#include "ui/page-view/page-canvas.h"
#include "ui/page-view/page-tops.h"

G_BEGIN_DECLS

#define PND_PAGE_GAP 12 /* pixels around and between the pages */

struct _PndPageCanvas
{
  GtkWidget parent_instance;

  PndPageMap *map;
  PndPageRenderer *renderer;
  gboolean with_text;
  char *name;
  PndPageTops *tops;
  double widest; /* points */
  double scale;
  double visible_top, visible_height;

  PndSpanIndex *marks;
  PndReaderLookFunc look;
  gpointer look_data;
  PndSpan selection;
  PndPageAreas *areas;
  gboolean adjusting; /* the chosen area follows the keys */
  gboolean framing;   /* ... or the mouse, from (x, y) of the page */
  gboolean extending; /* Shift is down and nothing was dragged yet */
  int frame_page;
  double frame_x, frame_y; /* points */
  gint64 pressed; /* the coding whose area was clicked, 0 for none */
  int anchor; /* where a selection by the mouse began, -1 for none */
  int told;   /* the page the accessible description names */
};

/* page-canvas.c */
graphene_rect_t pnd_page_canvas_get_page_rect (PndPageCanvas *self, int page);
gboolean pnd_page_canvas_has_text (PndPageCanvas *self);

/* page-canvas-pointer.c: what the mouse and the keys do on the pages */
void pnd_page_canvas_add_pointer (PndPageCanvas *self);
int pnd_page_canvas_find_position (PndPageCanvas *self, double x, double y);

G_END_DECLS
