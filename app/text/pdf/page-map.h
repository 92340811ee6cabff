/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the characters of a text stand on the pages of its file: from positions (code points) to
 * rectangles and back. Lengths are points (1/72 inch) from the top left of a page as it is shown;
 * pages count from 0. Pure; filled by one thread, then read by any; shared by reference. */

#include <glib-object.h>

#include "app/model/documents/text-change.h"
#include "app/model/span.h"

G_BEGIN_DECLS

typedef struct
{
  float x1, y1, x2, y2;
} PndPageBox;

#define PND_TYPE_PAGE_MAP (pnd_page_map_get_type ())
typedef struct _PndPageMap PndPageMap;

GType pnd_page_map_get_type (void);

PndPageMap *pnd_page_map_new (void);
PndPageMap *pnd_page_map_ref (PndPageMap *self);
void pnd_page_map_unref (PndPageMap *self);

/* filling, in the order of the text: pages, in them lines, in them characters */
void pnd_page_map_begin_page (PndPageMap *self, double width, double height, int start);
void pnd_page_map_begin_line (PndPageMap *self);
void pnd_page_map_add_char (PndPageMap *self, int position, const PndPageBox *box);
void pnd_page_map_end_page (PndPageMap *self, int end);
/* @length: of the text as it came out in the end, in code points; pages are cut to it */
void pnd_page_map_finish (PndPageMap *self, int length, const char *text_hash);

/* to the text that @change leads to: characters it has no more lose their place on the pages. How
 * many of a hundred keep theirs */
int pnd_page_map_follow (PndPageMap *self, const PndTextChange *change, int length,
                         const char *text_hash);

/* of the text the map belongs to: SHA-256, hexadecimal */
const char *pnd_page_map_get_text_hash (const PndPageMap *self);
int pnd_page_map_get_n_pages (const PndPageMap *self);
void pnd_page_map_get_size (const PndPageMap *self, int page, double *width, double *height);
PndSpan pnd_page_map_get_span (const PndPageMap *self, int page);
/* the page that holds @position, the last one at the end of the text; -1 without pages */
int pnd_page_map_find_page (const PndPageMap *self, int position);

/* (transfer full): PndPageBox elements, one for each line of @page that @span touches */
GArray *pnd_page_map_get_boxes (const PndPageMap *self, int page, PndSpan span);
/* where a caret goes that is put at (x, y): -1 when the page has no text */
int pnd_page_map_find_position (const PndPageMap *self, int page, double x, double y);
/* whether a line of text is within @reach points of (x, y) */
gboolean pnd_page_map_has_text (const PndPageMap *self, int page, double x, double y,
                                double reach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPageMap, pnd_page_map_unref)

G_END_DECLS
