/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The caret, the selection, and what of the text is in view: the second half of
 * ui/reader/reader.h. */

#include "ui/reader/reader-private.h"
#include "ui/reader/selection-content.h"

static void
update_primary (PndReader *self)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (self));
  PndDocumentText *text = pnd_page_layout_get_text (self->page);
  PndSpan selection = pnd_reader_get_selection (self);
  g_autoptr (GdkContentProvider) content = NULL;

  if (text == NULL || pnd_span_is_empty (selection))
    return;
  content = pnd_selection_content_new (text, selection);
  gdk_clipboard_set_content (primary, content);
}

/**
 * pnd_reader_set_caret:
 * @self: a reader
 * @anchor: where the selection begins, in code points
 * @position: where the caret stands; @anchor for no selection
 *
 * Moves the caret and tells of it.
 */
void
pnd_reader_set_caret (PndReader *self, int anchor, int position)
{
  PndDocumentText *text = pnd_page_layout_get_text (self->page);
  int length = text != NULL ? pnd_document_text_get_length (text) : 0;

  anchor = CLAMP (anchor, 0, length);
  position = CLAMP (position, 0, length);
  pnd_reader_restart_blinking (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->caret.anchor == anchor && self->caret.position == position)
    return;
  self->caret.anchor = anchor;
  self->caret.position = position;
  update_primary (self);
  pnd_mirror_select (self->mirror, anchor, position);
  g_signal_emit (self, pnd_reader_signals[PND_READER_SELECTION_CHANGED], 0);
}

/**
 * pnd_reader_get_selection:
 * @self: a reader
 *
 * Returns: the selected span; an empty one where the caret stands when nothing is selected.
 */
PndSpan
pnd_reader_get_selection (PndReader *self)
{
  g_return_val_if_fail (PND_IS_READER (self), PND_SPAN (0, 0));

  return pnd_span_new_sorted (self->caret.anchor, self->caret.position);
}

/**
 * pnd_reader_get_caret:
 * @self: a reader
 *
 * Returns: where the caret stands, in code points: one of the ends of the selection.
 */
int
pnd_reader_get_caret (PndReader *self)
{
  g_return_val_if_fail (PND_IS_READER (self), 0);

  return self->caret.position;
}

/**
 * pnd_reader_select:
 * @self: a reader
 * @anchor: where the selection begins, in code points
 * @caret: where the caret shall stand
 *
 * Selects without scrolling; tells of it with `selection-changed` if it is a change.
 */
void
pnd_reader_select (PndReader *self, int anchor, int caret)
{
  g_return_if_fail (PND_IS_READER (self));

  self->caret.goal_x = -1;
  pnd_reader_set_caret (self, anchor, caret);
}

/**
 * pnd_reader_set_selected_mark:
 * @self: a reader
 * @mark: the id of a coding or an annotation, 0 for none
 * @note: whether it is an annotation
 *
 * Frames the mark and gives it handles. While one is selected, Shift with the left and right
 * arrows is left to the shortcuts of the window, which move the ends of the mark.
 */
void
pnd_reader_set_selected_mark (PndReader *self, gint64 mark, gboolean note)
{
  g_return_if_fail (PND_IS_READER (self));

  self->is_mark_selected = mark != 0;
  self->selected_mark = mark;
  self->selected_is_note = note;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_reader_reveal:
 * @self: a reader
 * @span: within the text
 *
 * Scrolls until the start of @span, and as much of it as fits, is in view. What is in view
 * already does not move.
 */
void
pnd_reader_reveal (PndReader *self, PndSpan span)
{
  int height;
  int line_height;
  PndPageRect rect;

  g_return_if_fail (PND_IS_READER (self));

  height = gtk_widget_get_height (GTK_WIDGET (self));
  line_height = pnd_page_layout_get_line_height (self->page);
  if (pnd_page_layout_get_text (self->page) == NULL || height == 0)
    return;
  if (pnd_page_layout_get_caret (self->page, span.start, &rect))
    {
      pnd_page_layout_reveal (self->page, span.end, line_height, 2 * line_height);
      pnd_page_layout_reveal (self->page, span.start, line_height, 2 * line_height);
    }
  else
    pnd_page_layout_show (self->page, span.start, height / 4);
  pnd_reader_update_adjustments (self);
  pnd_reader_scrolled (self);
}

/**
 * pnd_reader_lift:
 * @self: a reader
 * @position: in code points
 *
 * Scrolls so that the line of @position comes near to the top, as far as the text goes.
 */
void
pnd_reader_lift (PndReader *self, int position)
{
  g_return_if_fail (PND_IS_READER (self));

  if (pnd_page_layout_get_text (self->page) == NULL)
    return;
  pnd_page_layout_show (self->page, position, pnd_page_layout_get_line_height (self->page));
  pnd_reader_update_adjustments (self);
  pnd_reader_scrolled (self);
}

/**
 * pnd_reader_get_first_visible:
 * @self: a reader
 *
 * Returns: the first character of the first line in view: where to come back to.
 */
int
pnd_reader_get_first_visible (PndReader *self)
{
  g_return_val_if_fail (PND_IS_READER (self), 0);

  return pnd_page_layout_get_position_at (self->page, 0, 0);
}

/**
 * pnd_reader_get_column:
 * @self: a reader
 * @column: (out): in pixels of the widget, as high as the view
 *
 * The column of text with the stripes and their names beside it: what stands left or right of it
 * covers nothing.
 */
void
pnd_reader_get_column (PndReader *self, GdkRectangle *column)
{
  g_return_if_fail (PND_IS_READER (self));
  g_return_if_fail (column != NULL);

  column->x = self->columns.text;
  column->y = 0;
  column->width = MAX (self->columns.end - self->columns.text, 0);
  column->height = gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * pnd_reader_get_rectangle:
 * @self: a reader
 * @span: within the text
 * @rectangle: (out): in pixels of the widget; as much of @span as is in view
 *
 * Returns: whether any of it is in view.
 */
gboolean
pnd_reader_get_rectangle (PndReader *self, PndSpan span, GdkRectangle *rectangle)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (PndPageRect));
  const PndPageBlock *blocks;
  int height;
  int n;

  g_return_val_if_fail (PND_IS_READER (self), FALSE);
  g_return_val_if_fail (rectangle != NULL, FALSE);

  height = gtk_widget_get_height (GTK_WIDGET (self));
  blocks = pnd_page_layout_get_visible (self->page, &n);
  for (int i = 0; i < n; i++)
    pnd_page_layout_append_rects (self->page, &blocks[i], span, TRUE, rects);
  if (rects->len == 0)
    {
      PndPageRect caret;

      if (!pnd_page_layout_get_caret (self->page, span.start, &caret))
        return FALSE;
      g_array_append_val (rects, caret);
    }

  *rectangle = (GdkRectangle){ 0 };
  for (guint i = 0; i < rects->len; i++)
    {
      PndPageRect *rect = &g_array_index (rects, PndPageRect, i);
      GdkRectangle one = { rect->x + self->columns.text, rect->y, MAX (rect->width, 1),
                           rect->height };

      if (one.y + one.height <= 0 || one.y >= height)
        continue;
      if (rectangle->height == 0)
        *rectangle = one;
      else
        gdk_rectangle_union (rectangle, &one, rectangle);
    }
  return rectangle->height > 0;
}

/**
 * pnd_reader_set_matches:
 * @self: a reader
 * @matches: (transfer full) (nullable): PndSpan elements, by position
 * @current: the one at hand, -1 for none
 *
 * Marks what a search has found.
 */
void
pnd_reader_set_matches (PndReader *self, GArray *matches, int current)
{
  g_return_if_fail (PND_IS_READER (self));

  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->current_match = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_reader_copy:
 * @self: a reader
 *
 * Puts the selected text on the clipboard; does nothing when nothing is selected.
 */
void
pnd_reader_copy (PndReader *self)
{
  g_autoptr (GdkContentProvider) content = NULL;
  PndDocumentText *text;
  PndSpan selection;

  g_return_if_fail (PND_IS_READER (self));

  text = pnd_page_layout_get_text (self->page);
  selection = pnd_reader_get_selection (self);
  if (text == NULL || pnd_span_is_empty (selection))
    return;
  content = pnd_selection_content_new (text, selection);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

/**
 * pnd_reader_select_all:
 * @self: a reader
 *
 * Selects the whole text without scrolling.
 */
void
pnd_reader_select_all (PndReader *self)
{
  PndDocumentText *text;

  g_return_if_fail (PND_IS_READER (self));

  text = pnd_page_layout_get_text (self->page);
  if (text != NULL)
    pnd_reader_select (self, 0, pnd_document_text_get_length (text));
}
