/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The view of a page: which blocks it shows, and where it goes. */

#include "ui/page/page-private.h"

/* laid out blocks that are kept on both sides of the view */
#define KEPT 24

/* makes @offset lie within @anchor again, measuring every block that it passes */
static void
walk_to_offset (PndPageLayout *self)
{
  int n = pnd_blocks_get_n (self->blocks);

  while (self->offset < 0 && self->anchor > 0)
    self->offset += pnd_page_layout_ensure_laid (self, --self->anchor)->height;
  self->offset = MAX (self->offset, 0);
  while (self->anchor < n - 1 && self->offset >= pnd_page_layout_ensure_laid (self, self->anchor)->height)
    self->offset -= pnd_page_layout_ensure_laid (self, self->anchor++)->height;
}

/* how much of the view stays empty below the last block, in pixels */
static int
get_empty_rest (PndPageLayout *self)
{
  int n = pnd_blocks_get_n (self->blocks);
  int bottom = -self->offset;

  for (int block = self->anchor; block < n && bottom < self->height; block++)
    bottom += pnd_page_layout_ensure_laid (self, block)->height;
  return MAX (self->height - bottom, 0);
}

static void
drop_far_blocks (PndPageLayout *self, int first, int last)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->laid) < (guint)(last - first) + 4 * KEPT)
    return;
  g_hash_table_iter_init (&iter, self->laid);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (GPOINTER_TO_INT (key) < first - KEPT || GPOINTER_TO_INT (key) > last + KEPT)
      g_hash_table_iter_remove (&iter);
}

/**
 * pnd_page_layout_validate:
 * @self: a page that is ready
 *
 * Lays out what is in view after any change, and keeps the view within the document.
 */
void
pnd_page_layout_validate (PndPageLayout *self)
{
  int n = pnd_blocks_get_n (self->blocks);
  int rest;
  int y;

  if (self->is_valid)
    return;

  walk_to_offset (self);
  rest = get_empty_rest (self);
  if (rest > 0)
    {
      self->offset -= rest;
      walk_to_offset (self);
    }

  g_array_set_size (self->visible, 0);
  y = -self->offset;
  for (int number = self->anchor; number < n && y < self->height; number++)
    {
      PndPageBlock block;

      pnd_page_layout_fill_block (self, number, y, &block);
      g_array_append_val (self->visible, block);
      y += block.height;
    }
  drop_far_blocks (self, self->anchor, self->anchor + self->visible->len);
  self->is_valid = TRUE;
}

/**
 * pnd_page_layout_get_total:
 * @self: a page
 *
 * Returns: the height of the whole document as far as it is known, in pixels.
 */
gint64
pnd_page_layout_get_total (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->heights == NULL)
    return 0;
  pnd_page_layout_validate (self);
  return pnd_heights_get_total (self->heights);
}

/**
 * pnd_page_layout_get_scroll:
 * @self: a page
 *
 * Returns: how much of the document lies above the view as far as it is known, in pixels.
 */
gint64
pnd_page_layout_get_scroll (PndPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->heights == NULL)
    return 0;
  pnd_page_layout_validate (self);
  return pnd_heights_get_sum_before (self->heights, self->anchor) + self->offset;
}

/**
 * pnd_page_layout_scroll_to:
 * @self: a page
 * @y: pixels from the top of the document
 *
 * Jumps; what lies between is not measured.
 */
void
pnd_page_layout_scroll_to (PndPageLayout *self, gint64 y)
{
  int estimated;
  int measured;

  g_return_if_fail (self != NULL);

  if (self->heights == NULL)
    return;
  self->anchor = pnd_heights_find (self->heights, y, &self->offset);
  estimated = pnd_heights_get (self->heights, self->anchor);
  measured = pnd_page_layout_ensure_laid (self, self->anchor)->height;
  if (measured != estimated)
    self->offset = (gint64)self->offset * measured / MAX (estimated, 1);
  self->is_valid = FALSE;
  pnd_page_layout_validate (self);
}

/**
 * pnd_page_layout_scroll_by:
 * @self: a page
 * @delta: pixels, down when positive; a few pages at most
 *
 * Moves the view by exactly @delta, whatever the heights turn out to be, as far as the document
 * goes.
 */
void
pnd_page_layout_scroll_by (PndPageLayout *self, int delta)
{
  g_return_if_fail (self != NULL);

  if (self->heights == NULL)
    return;
  self->offset += delta;
  self->is_valid = FALSE;
  pnd_page_layout_validate (self);
}

/**
 * pnd_page_layout_show:
 * @self: a page
 * @position: in code points
 * @y: where the top of its line shall stand in the view, in pixels
 *
 * Jumps.
 */
void
pnd_page_layout_show (PndPageLayout *self, int position, int y)
{
  PndPageBlock block;
  int number;

  g_return_if_fail (self != NULL);

  if (self->heights == NULL)
    return;
  number = pnd_blocks_find (self->blocks, position);
  pnd_page_layout_fill_block (self, number, 0, &block);
  self->anchor = number;
  self->offset
    = block.y + block.lines[pnd_page_block_find_line (&block, self->text, position)].top - y;
  self->is_valid = FALSE;
  pnd_page_layout_validate (self);
}

/**
 * pnd_page_layout_reveal:
 * @self: a page
 * @position: in code points
 * @above: pixels that shall stay above its line, when it comes in from the top
 * @below: pixels that shall stay below it, when it comes in from below
 *
 * Scrolls by as little as shows the line of @position.
 */
void
pnd_page_layout_reveal (PndPageLayout *self, int position, int above, int below)
{
  PndPageRect caret;

  g_return_if_fail (self != NULL);

  if (self->heights == NULL)
    return;
  above = CLAMP (above, 0, self->height / 3);
  below = CLAMP (below, 0, self->height / 3);
  if (!pnd_page_layout_get_caret (self, position, &caret))
    {
      PndSpan visible = pnd_page_layout_get_visible_span (self);

      if (position < visible.start)
        pnd_page_layout_show (self, position, above);
      else
        pnd_page_layout_show (self, position, self->height - below - self->line_height);
      return;
    }
  if (caret.y < above)
    pnd_page_layout_scroll_by (self, caret.y - above);
  else if (caret.y + caret.height > self->height - below)
    pnd_page_layout_scroll_by (self, caret.y + caret.height + below - self->height);
}

/**
 * pnd_page_layout_get_visible:
 * @self: a page
 * @n: (out): how many
 *
 * Returns: (transfer none): the blocks in view, from the top; good until the page changes.
 */
const PndPageBlock *
pnd_page_layout_get_visible (PndPageLayout *self, int *n)
{
  g_return_val_if_fail (self != NULL && n != NULL, NULL);

  *n = 0;
  if (self->heights == NULL)
    return NULL;
  pnd_page_layout_validate (self);
  *n = self->visible->len;
  return (const PndPageBlock *)self->visible->data;
}

/**
 * pnd_page_layout_get_visible_span:
 * @self: a page
 *
 * Returns: the characters of the blocks in view.
 */
PndSpan
pnd_page_layout_get_visible_span (PndPageLayout *self)
{
  const PndPageBlock *blocks;
  int n;

  g_return_val_if_fail (self != NULL, PND_SPAN (0, 0));

  blocks = pnd_page_layout_get_visible (self, &n);
  return n > 0 ? PND_SPAN (blocks[0].span.start, blocks[n - 1].span.end) : PND_SPAN (0, 0);
}
