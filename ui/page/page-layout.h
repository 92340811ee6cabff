/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lays out the part of a document that is in view, and knows where everything stands.
 *
 * Only blocks in view have a PangoLayout; the others have an estimated height. The anchor is a
 * block and a pixel offset in it, so nothing in view moves when a height above becomes known.
 * Points are pixels: x from the left edge of the text column, y from the top of the view. Knows
 * no widget: it needs a PangoContext only. */

#include <pango/pango.h>

#include "app/model/documents/structure.h"
#include "ui/page/blocks.h"

G_BEGIN_DECLS

typedef struct _PndPageLayout PndPageLayout;

/**
 * PndPageLine:
 * @line: borrowed from the block's layout
 * @top: in pixels from the top of the block
 * @baseline: in pixels from the top of the block
 *
 * A line of the page, all of which are equally high unless a font breaks out.
 */
typedef struct
{
  PangoLayoutLine *line;
  int top;
  int bottom;
  int baseline;
} PndPageLine;

/**
 * PndPageBlock:
 * @block: its number
 * @span: its characters
 * @byte: where it begins in the text
 * @x: how far its layout is set in from the left edge of the column, in pixels
 * @y: the top of its first line in the view
 * @height: with the space before and after
 *
 * A block in view; good until the page is next laid out.
 */
typedef struct
{
  int block;
  PndSpan span;
  gsize byte;
  int x;
  int y;
  int height;
  PangoLayout *layout;
  const PndPageLine *lines;
  int n_lines;
} PndPageBlock;

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} PndPageRect;

PndPageLayout *pnd_page_layout_new (void);
void pnd_page_layout_free (PndPageLayout *self);

void pnd_page_layout_set_text (PndPageLayout *self, PndDocumentText *text);
void pnd_page_layout_set_context (PndPageLayout *self, PangoContext *context,
                                  const PangoFontDescription *font);
void pnd_page_layout_set_size (PndPageLayout *self, int width, int height);

/* after the text, whose structure it is; setting a text drops it */
void pnd_page_layout_set_structure (PndPageLayout *self, PndStructure *structure);

PndDocumentText *pnd_page_layout_get_text (PndPageLayout *self);
PndStructure *pnd_page_layout_get_structure (PndPageLayout *self); /* (nullable) */
const PndBlocks *pnd_page_layout_get_blocks (PndPageLayout *self);
int pnd_page_layout_get_char_width (PndPageLayout *self);
int pnd_page_layout_get_line_height (PndPageLayout *self);
int pnd_page_layout_get_ascent (PndPageLayout *self);
int pnd_page_layout_get_descent (PndPageLayout *self);

gint64 pnd_page_layout_get_total (PndPageLayout *self);
gint64 pnd_page_layout_get_scroll (PndPageLayout *self);
void pnd_page_layout_scroll_to (PndPageLayout *self, gint64 y);
void pnd_page_layout_scroll_by (PndPageLayout *self, int delta);
void pnd_page_layout_reveal (PndPageLayout *self, int position, int above, int below);
void pnd_page_layout_show (PndPageLayout *self, int position, int y);

/* the blocks in view, laid out if need be */
const PndPageBlock *pnd_page_layout_get_visible (PndPageLayout *self, int *n);
PndSpan pnd_page_layout_get_visible_span (PndPageLayout *self);

/* where things stand: page-geometry.c */
const PndPageBlock *pnd_page_layout_find_visible (PndPageLayout *self, int position);
int pnd_page_block_find_line (const PndPageBlock *block, PndDocumentText *text, int position);
int pnd_page_layout_get_position_at (PndPageLayout *self, int x, int y);
gboolean pnd_page_layout_get_caret (PndPageLayout *self, int position, PndPageRect *rect);
void pnd_page_layout_append_rects (PndPageLayout *self, const PndPageBlock *block, PndSpan span,
                                   gboolean whole_lines, GArray *rects);
PndSpan pnd_page_layout_get_page_line (PndPageLayout *self, int position);
int pnd_page_layout_move_by_line (PndPageLayout *self, int position, int direction, int x);

/* a block out of view, laid out as if it began at 0 */
gboolean pnd_page_layout_get_block (PndPageLayout *self, int number, PndPageBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPageLayout, pnd_page_layout_free)

G_END_DECLS
