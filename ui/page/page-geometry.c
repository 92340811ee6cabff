/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where positions of the text stand on the page, and what stands at a point: the second half of
 * ui/page/page-layout.h. */

#include "app/analysis/boundaries.h"
#include "ui/page/page-layout.h"

static int
get_index (const PndPageBlock *block, PndDocumentText *text, int position)
{
  int inside = CLAMP (position, block->span.start, block->span.end);

  return pnd_document_text_to_byte (text, inside) - block->byte;
}

/* the line of the block that the point @y of the block is nearest to */
static int
find_line_at (const PndPageBlock *block, int y)
{
  int line = 0;

  while (line < block->n_lines - 1 && y >= block->lines[line].bottom)
    line++;
  return line;
}

static int
get_position_in_block (const PndPageBlock *block, PndDocumentText *text, int x, int line)
{
  int middle = (block->lines[line].top + block->lines[line].bottom) / 2;
  int position;
  int trailing;
  int index;

  pango_layout_xy_to_index (block->layout, (x - block->x) * PANGO_SCALE, middle * PANGO_SCALE, &index,
                            &trailing);
  position = pnd_document_text_to_position (text, block->byte + index);
  /* past the end of a broken line is still that line, not the start of the next */
  if (trailing > 0 && line < block->n_lines - 1
      && position + trailing
           >= pnd_document_text_to_position (
             text, block->byte + block->lines[line + 1].line->start_index))
    return position;
  return MIN (position + trailing, block->span.end);
}

/**
 * pnd_page_block_find_line:
 * @block: a block
 * @text: its text
 * @position: in code points; one outside of @block counts as its nearest end
 *
 * Returns: the line of the page that @position stands in, from 0 in @block.
 */
int
pnd_page_block_find_line (const PndPageBlock *block, PndDocumentText *text, int position)
{
  int index;
  int low = 0;
  int high;

  g_return_val_if_fail (block != NULL && text != NULL, 0);

  index = get_index (block, text, position);
  high = block->n_lines;
  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (block->lines[middle].line->start_index <= index)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * pnd_page_layout_find_visible:
 * @self: a page
 * @position: in code points
 *
 * Returns: (transfer none) (nullable): the block that holds @position, if it is in view.
 */
const PndPageBlock *
pnd_page_layout_find_visible (PndPageLayout *self, int position)
{
  const PndPageBlock *blocks;
  int low = 0;
  int high;
  int n;

  g_return_val_if_fail (self != NULL, NULL);

  blocks = pnd_page_layout_get_visible (self, &n);
  high = n;
  if (n == 0 || position < blocks[0].span.start)
    return NULL;
  while (high - low > 1)
    {
      int middle = (low + high) / 2;

      if (blocks[middle].span.start <= position)
        low = middle;
      else
        high = middle;
    }
  return position <= blocks[low].span.end ? &blocks[low] : NULL;
}

/**
 * pnd_page_layout_get_position_at:
 * @self: a page
 * @x: pixels from the left edge of the text column
 * @y: pixels from the top of the view
 *
 * Returns: the position nearest to the point among what is in view.
 */
int
pnd_page_layout_get_position_at (PndPageLayout *self, int x, int y)
{
  const PndPageBlock *blocks;
  int found = 0;
  int n;

  g_return_val_if_fail (self != NULL, 0);

  blocks = pnd_page_layout_get_visible (self, &n);
  if (n == 0)
    return 0;
  while (found < n - 1 && y >= blocks[found + 1].y)
    found++;
  return get_position_in_block (&blocks[found], pnd_page_layout_get_text (self), x,
                                find_line_at (&blocks[found], y - blocks[found].y));
}

/**
 * pnd_page_layout_get_caret:
 * @self: a page
 * @position: in code points
 * @rect: (out): the left edge of the letter at @position, as high as its line, 0 wide
 *
 * Returns: whether the block of @position is in view.
 */
gboolean
pnd_page_layout_get_caret (PndPageLayout *self, int position, PndPageRect *rect)
{
  PndDocumentText *text;
  const PndPageBlock *block;
  PangoRectangle strong;
  int line;

  g_return_val_if_fail (self != NULL && rect != NULL, FALSE);

  text = pnd_page_layout_get_text (self);
  block = pnd_page_layout_find_visible (self, position);
  if (block == NULL)
    return FALSE;

  pango_layout_get_cursor_pos (block->layout, get_index (block, text, position), &strong, NULL);
  line = pnd_page_block_find_line (block, text, position);
  rect->x = block->x + PANGO_PIXELS (strong.x);
  rect->y = block->y + block->lines[line].top;
  rect->width = 0;
  rect->height = block->lines[line].bottom - block->lines[line].top;
  return TRUE;
}

static void
append_line_rects (const PndPageBlock *block, const PndPageLine *line, int start, int end,
                   int above, int below, GArray *rects)
{
  g_autofree int *ranges = NULL;
  int n_ranges;

  pango_layout_line_get_x_ranges (line->line, start, end, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      int left = PANGO_PIXELS (ranges[2 * i]);
      PndPageRect rect = { block->x + left, block->y + line->baseline - above,
                           PANGO_PIXELS (ranges[2 * i + 1]) - left, above + below };

      if (rect.width > 0)
        g_array_append_val (rects, rect);
    }
}

/**
 * pnd_page_layout_append_rects:
 * @self: a page
 * @block: a block in view
 * @span: in code points; what lies outside of @block is left out
 * @whole_lines: as high as lines, so that they touch; else as high as letters
 * @rects: (inout): PndPageRect elements, one a stretch a line is added
 *
 * Finds what a highlight of @span covers.
 */
void
pnd_page_layout_append_rects (PndPageLayout *self, const PndPageBlock *block, PndSpan span,
                              gboolean whole_lines, GArray *rects)
{
  PndDocumentText *text;
  int start;
  int end;

  g_return_if_fail (self != NULL && block != NULL && rects != NULL);

  text = pnd_page_layout_get_text (self);
  start = get_index (block, text, span.start);
  end = get_index (block, text, span.end);
  for (int i = pnd_page_block_find_line (block, text, span.start); i < block->n_lines; i++)
    {
      const PndPageLine *line = &block->lines[i];
      int from = MAX (start, line->line->start_index);
      int to = MIN (end, line->line->start_index + line->line->length);

      if (line->line->start_index >= end)
        break;
      if (from < to && whole_lines)
        append_line_rects (block, line, from, to, line->baseline - line->top,
                           line->bottom - line->baseline, rects);
      else if (from < to)
        append_line_rects (block, line, from, to, pnd_page_layout_get_ascent (self),
                           pnd_page_layout_get_descent (self), rects);
    }
}

/**
 * pnd_page_layout_get_page_line:
 * @self: a page
 * @position: in code points
 *
 * Returns: what the line of the page that holds @position shows; the end is the last place of the
 * caret in it.
 */
PndSpan
pnd_page_layout_get_page_line (PndPageLayout *self, int position)
{
  PndDocumentText *text;
  PndPageBlock block;
  PndSpan span;
  int line;

  g_return_val_if_fail (self != NULL, PND_SPAN (0, 0));

  text = pnd_page_layout_get_text (self);
  if (text == NULL
      || !pnd_page_layout_get_block (
        self, pnd_blocks_find (pnd_page_layout_get_blocks (self), position), &block))
    return PND_SPAN (position, position);

  line = pnd_page_block_find_line (&block, text, position);
  span.start = pnd_document_text_to_position (text,
                                              block.byte + block.lines[line].line->start_index);
  span.end = block.span.end;
  if (line + 1 < block.n_lines)
    {
      span.end = pnd_document_text_to_position (
        text, block.byte + block.lines[line + 1].line->start_index);
      span.end = MAX (pnd_boundaries_next_letter (text, span.end, -1), span.start);
    }
  return span;
}

/**
 * pnd_page_layout_move_by_line:
 * @self: a page
 * @position: in code points
 * @direction: 1 for the line below, -1 for the one above
 * @x: where on the line, in pixels from the left edge of the column
 *
 * Returns: the position there; the end or the start of the text when there is no such line.
 */
int
pnd_page_layout_move_by_line (PndPageLayout *self, int position, int direction, int x)
{
  PndDocumentText *text;
  PndPageBlock block;
  int number;
  int line;

  g_return_val_if_fail (self != NULL, position);

  text = pnd_page_layout_get_text (self);
  if (text == NULL)
    return position;
  number = pnd_blocks_find (pnd_page_layout_get_blocks (self), position);
  if (!pnd_page_layout_get_block (self, number, &block))
    return position;

  line = pnd_page_block_find_line (&block, text, position) + direction;
  if (line < 0 || line >= block.n_lines)
    {
      if (!pnd_page_layout_get_block (self, number + direction, &block))
        return direction < 0 ? 0 : pnd_document_text_get_length (text);
      line = direction < 0 ? block.n_lines - 1 : 0;
    }
  return get_position_in_block (&block, text, x, line);
}
