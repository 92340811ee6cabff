/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/caret.h"

#include "app/analysis/boundaries.h"

/* where @position stands across the page, in or out of view */
static int
get_x (PndPageLayout *page, int position)
{
  PndDocumentText *text = pnd_page_layout_get_text (page);
  int number = pnd_blocks_find (pnd_page_layout_get_blocks (page), position);
  PangoRectangle strong;
  PndPageBlock block;

  if (!pnd_page_layout_get_block (page, number, &block))
    return 0;
  pango_layout_get_cursor_pos (block.layout,
                               pnd_document_text_to_byte (text, position) - block.byte, &strong,
                               NULL);
  return block.x + PANGO_PIXELS (strong.x);
}

static int
move_by_lines (PndPageLayout *page, PndCaret *caret, int n_lines, int direction)
{
  int position = caret->position;

  if (caret->goal_x < 0)
    caret->goal_x = get_x (page, position);
  for (int i = 0; i < n_lines; i++)
    position = pnd_page_layout_move_by_line (page, position, direction, caret->goal_x);
  return position;
}

static int
move_by_paragraph (PndDocumentText *text, int position, int direction)
{
  int n_lines = pnd_document_text_get_n_lines (text);
  int line = pnd_document_text_get_line_at (text, position);
  PndSpan span = pnd_document_text_get_line (text, line);

  if (direction < 0 && position > span.start)
    return span.start;
  for (line += direction; line >= 0 && line < n_lines; line += direction)
    {
      span = pnd_document_text_get_line (text, line);
      if (!pnd_span_is_empty (span))
        return span.start;
    }
  return direction < 0 ? 0 : pnd_document_text_get_length (text);
}

/* whether the line at @position is written from right to left */
static gboolean
is_right_to_left (PndPageLayout *page, int position)
{
  PndPageBlock block;
  int number = pnd_blocks_find (pnd_page_layout_get_blocks (page), position);

  return pnd_page_layout_get_block (page, number, &block)
         && pango_layout_get_direction (
              block.layout,
              pnd_document_text_to_byte (pnd_page_layout_get_text (page), position) - block.byte)
              == PANGO_DIRECTION_RTL;
}

/**
 * pnd_caret_find:
 * @page: a page with a text
 * @caret: the caret; its goal is set by steps up and down, and cleared by the others
 * @step: how far
 * @direction: 1 or -1: down or to the right, up or to the left; for words, paragraphs and edges
 *   the way of reading
 * @view_height: of a page, in pixels
 *
 * Returns: where the step ends, in code points.
 */
int
pnd_caret_find (PndPageLayout *page, PndCaret *caret, PndCaretStep step, int direction,
                int view_height)
{
  PndDocumentText *text;
  int n_lines;

  g_return_val_if_fail (page != NULL && caret != NULL, 0);

  text = pnd_page_layout_get_text (page);
  if (text == NULL)
    return 0;
  if (step == PND_CARET_LINE)
    return move_by_lines (page, caret, 1, direction);
  if (step == PND_CARET_PAGE)
    {
      n_lines = view_height / pnd_page_layout_get_line_height (page) - 2;
      return move_by_lines (page, caret, MAX (n_lines, 1), direction);
    }

  caret->goal_x = -1;
  switch (step)
    {
    case PND_CARET_LETTER:
      if (is_right_to_left (page, caret->position))
        direction = -direction;
      return pnd_boundaries_next_letter (text, caret->position, direction);
    case PND_CARET_WORD:
      if (is_right_to_left (page, caret->position))
        direction = -direction;
      return pnd_boundaries_next_word (text, caret->position, direction);
    case PND_CARET_LINE_EDGE:
      {
        PndSpan line = pnd_page_layout_get_page_line (page, caret->position);

        return direction < 0 ? line.start : line.end;
      }
    case PND_CARET_PARAGRAPH:
      return move_by_paragraph (text, caret->position, direction);
    default:
      return direction < 0 ? 0 : pnd_document_text_get_length (text);
    }
}
