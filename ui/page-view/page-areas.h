/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Areas on the pages: those that are coded, drawn as a tinted frame with a stripe and the code's
 * abbreviation, and the one that is chosen to be coded. Pages count from 0 here as on the canvas. */

#include <gtk/gtk.h>

#include "app/model/coding.h"
#include "ui/reader/reader.h"

G_BEGIN_DECLS

typedef struct _PndPageAreas PndPageAreas;

PndPageAreas *pnd_page_areas_new (void);
void pnd_page_areas_free (PndPageAreas *self);

/* @areas: (transfer full) (nullable): PndCodingArea elements */
void pnd_page_areas_set (PndPageAreas *self, GArray *areas);
void pnd_page_areas_set_look (PndPageAreas *self, PndReaderLookFunc look, gpointer data);
void pnd_page_areas_select (PndPageAreas *self, gint64 coding);
void pnd_page_areas_choose (PndPageAreas *self, const PndArea *area); /* (nullable) */
const PndArea *pnd_page_areas_get_chosen (PndPageAreas *self);        /* (nullable) */

/* the smallest one there, 0 for none */
gint64 pnd_page_areas_find_at (PndPageAreas *self, int page, double x, double y);
gboolean pnd_page_areas_find (PndPageAreas *self, gint64 coding, PndArea *area);

/* @rect: of @page, in pixels of @widget; @scale: pixels a point */
void pnd_page_areas_draw (PndPageAreas *self, GtkSnapshot *snapshot, GtkWidget *widget, int page,
                          const graphene_rect_t *rect, double scale);

G_END_DECLS
