/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the page: from behind, the selection, the highlights, the search matches, the text, what
 * belongs to the selected mark, and the caret. The margins are in reader-margin.c. */

#include <math.h>

#include "ui/page/highlights.h"
#include "ui/reader/reader-private.h"

#define SELECTION_ALPHA 0.34
#define MATCH_ALPHA 0.55
/* how far a highlight goes beyond the letters, above and below, in pixels */
#define HIGHLIGHT_PADDING 1
#define FRAME_WIDTH 2
#define HANDLE_SIZE 9
/* how far the frame of a mark stays off its letters */
#define FRAME_GAP 1.5
/* how wide a selected line end is */
#define LINE_END_WIDTH 6

/*
 * Frame:
 * @self: the reader
 * @snapshot: what is drawn to
 * @blocks: the blocks in view
 * @visible: their characters
 * @rects: PndPageRect elements, for passing use
 * @sweep: of the highlights
 */
typedef struct
{
  PndReader *self;
  GtkSnapshot *snapshot;
  const PndPageBlock *blocks;
  int n_blocks;
  PndSpan visible;
  GArray *rects;
  PndHighlightSweep *sweep;
} Frame;

static void
fill (Frame *frame, const PndPageRect *rect, int grow, const GdkRGBA *colour)
{
  graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (frame->self->columns.text + rect->x, rect->y - grow, rect->width,
                          rect->height + 2 * grow);

  gtk_snapshot_append_color (frame->snapshot, colour, &bounds);
}

static void
fill_span (Frame *frame, const PndPageBlock *block, PndSpan span, gboolean whole_lines, int grow,
           const GdkRGBA *colour)
{
  if (pnd_span_is_empty (span) || !pnd_span_overlaps (span, block->span))
    return;
  g_array_set_size (frame->rects, 0);
  pnd_page_layout_append_rects (frame->self->page, block, span, whole_lines, frame->rects);
  for (guint i = 0; i < frame->rects->len; i++)
    fill (frame, &g_array_index (frame->rects, PndPageRect, i), grow, colour);
}

/* the selected end of a line, so that one sees empty lines in a selection */
static void
fill_line_end (Frame *frame, const PndPageBlock *block, PndSpan selection, const GdkRGBA *colour)
{
  const PndPageLine *last = &block->lines[block->n_lines - 1];
  PndPageRect caret;

  if (selection.start > block->span.end || selection.end <= block->span.end
      || !pnd_blocks_ends_line (pnd_page_layout_get_blocks (frame->self->page), block->block)
      || !pnd_page_layout_get_caret (frame->self->page, block->span.end, &caret))
    return;
  caret.width = LINE_END_WIDTH;
  caret.y = block->y + last->top;
  caret.height = last->bottom - last->top;
  fill (frame, &caret, 0, colour);
}

static void
draw_selection (Frame *frame, PndSpan selection, const GdkRGBA *colour)
{
  for (int i = 0; i < frame->n_blocks && !pnd_span_is_empty (selection); i++)
    {
      fill_span (frame, &frame->blocks[i], selection, TRUE, 0, colour);
      fill_line_end (frame, &frame->blocks[i], selection, colour);
    }
}

static void
add_to_sweep_cb (const PndCodingMark *mark, gpointer data)
{
  Frame *frame = data;
  const char *abbreviation;
  GdkRGBA colour;

  if (!(mark->flags & (PND_CODING_MARK_ANNOTATION | PND_CODING_MARK_AREA))
      && frame->self->look != NULL
      && frame->self->look (mark->code, &colour, &abbreviation, frame->self->look_data))
    pnd_highlight_sweep_add (frame->sweep, mark->span, &colour);
}

/* a highlight inside the selection blends with that, so that both are seen */
static void
draw_segment (Frame *frame, const PndPageBlock *block, const PndHighlightSegment *segment,
              PndSpan selection, const GdkRGBA *selected_paper)
{
  const PndReaderColours *colours = &frame->self->colours;
  double alpha = pnd_highlight_alpha (segment->depth);
  GdkRGBA plain = pnd_highlight_blend (&colours->paper, &colours->ink, &segment->colour, alpha);
  GdkRGBA both = pnd_highlight_blend (selected_paper, &colours->ink, &segment->colour, alpha);
  PndSpan inside = pnd_span_intersect (segment->span, selection);

  if (pnd_span_is_empty (inside))
    {
      fill_span (frame, block, segment->span, FALSE, HIGHLIGHT_PADDING, &plain);
      return;
    }
  fill_span (frame, block, PND_SPAN (segment->span.start, inside.start), FALSE,
             HIGHLIGHT_PADDING, &plain);
  fill_span (frame, block, inside, FALSE, HIGHLIGHT_PADDING, &both);
  fill_span (frame, block, PND_SPAN (inside.end, segment->span.end), FALSE, HIGHLIGHT_PADDING,
             &plain);
}

static void
draw_highlights (Frame *frame, PndSpan selection, const GdkRGBA *selected_paper)
{
  g_autoptr (PndHighlightSweep) sweep = pnd_highlight_sweep_new (frame->visible);
  g_autoptr (GArray) segments = NULL;
  int block = 0;

  if (frame->self->marks == NULL)
    return;
  frame->sweep = sweep;
  pnd_span_index_query (frame->self->marks, frame->visible, add_to_sweep_cb, frame);
  segments = pnd_highlight_sweep_finish (sweep);
  for (guint i = 0; i < segments->len; i++)
    {
      PndHighlightSegment *segment = &g_array_index (segments, PndHighlightSegment, i);

      while (block < frame->n_blocks && frame->blocks[block].span.end <= segment->span.start)
        block++;
      for (int at = block;
           at < frame->n_blocks && frame->blocks[at].span.start < segment->span.end; at++)
        draw_segment (frame, &frame->blocks[at], segment, selection, selected_paper);
    }
}

/* the first match that ends after what is above the view */
static guint
find_first_match (GArray *matches, int position)
{
  guint low = 0;
  guint high = matches->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (matches, PndSpan, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
outline (Frame *frame, const PndPageRect *rect, int width, const GdkRGBA *colour)
{
  float widths[4] = { width, width, width, width };
  GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (
    &rounded,
    &GRAPHENE_RECT_INIT (frame->self->columns.text + rect->x - 1, rect->y - HIGHLIGHT_PADDING,
                         rect->width + 2, rect->height + 2 * HIGHLIGHT_PADDING),
    3);
  gtk_snapshot_append_border (frame->snapshot, &rounded, widths, colours);
}

static void
draw_match (Frame *frame, const PndPageBlock *block, PndSpan match, gboolean is_current)
{
  const PndReaderColours *colours = &frame->self->colours;
  const GdkRGBA *colour = is_current ? &colours->current_match : &colours->match;
  GdkRGBA paper = pnd_highlight_blend (&colours->paper, &colours->ink, colour,
                                       is_current ? 1 : MATCH_ALPHA);
  GdkRGBA edge = pnd_highlight_mix (colour, &colours->ink, is_current ? 0.5 : 0.2);

  fill_span (frame, block, match, FALSE, HIGHLIGHT_PADDING, &paper);
  for (guint i = 0; i < frame->rects->len; i++)
    outline (frame, &g_array_index (frame->rects, PndPageRect, i), is_current ? 2 : 1, &edge);
}

static void
draw_matches (Frame *frame)
{
  GArray *matches = frame->self->matches;

  if (matches == NULL)
    return;
  for (guint i = find_first_match (matches, frame->visible.start); i < matches->len; i++)
    {
      PndSpan match = g_array_index (matches, PndSpan, i);

      if (match.start >= frame->visible.end)
        break;
      for (int at = 0; at < frame->n_blocks; at++)
        if (pnd_span_overlaps (match, frame->blocks[at].span))
          draw_match (frame, &frame->blocks[at], match, (int)i == frame->self->current_match);
    }
}

static gboolean
is_faint (const PndReader *self, PndSpan block)
{
  for (guint i = 0; self->faint != NULL && i < self->faint->len; i++)
    if (pnd_span_contains (g_array_index (self->faint, PndSpan, i), block.start))
      return TRUE;
  return FALSE;
}

static void
draw_text (Frame *frame)
{
  for (int i = 0; i < frame->n_blocks; i++)
    {
      const PndPageBlock *block = &frame->blocks[i];

      if (pnd_span_is_empty (block->span))
        continue;
      gtk_snapshot_save (frame->snapshot);
      gtk_snapshot_translate (
        frame->snapshot, &GRAPHENE_POINT_INIT (frame->self->columns.text + block->x, block->y));
      gtk_snapshot_append_layout (frame->snapshot, block->layout,
                                  is_faint (frame->self, block->span)
                                    ? &frame->self->colours.quiet
                                    : &frame->self->colours.ink);
      gtk_snapshot_restore (frame->snapshot);
    }
}

/* dots under the words of a note */
static void
draw_note_cb (const PndCodingMark *mark, gpointer data)
{
  Frame *frame = data;
  const GdkRGBA *note = &frame->self->colours.note;
  GdkRGBA clear = { note->red, note->green, note->blue, 0 };
  GskColorStop stops[] = { { 0, *note }, { 0.5, *note }, { 0.5, clear }, { 1, clear } };

  if (!(mark->flags & PND_CODING_MARK_ANNOTATION))
    return;
  g_array_set_size (frame->rects, 0);
  for (int i = 0; i < frame->n_blocks; i++)
    if (pnd_span_overlaps (mark->span, frame->blocks[i].span))
      pnd_page_layout_append_rects (frame->self->page, &frame->blocks[i], mark->span, FALSE,
                                    frame->rects);
  for (guint i = 0; i < frame->rects->len; i++)
    {
      PndPageRect *rect = &g_array_index (frame->rects, PndPageRect, i);
      int x = frame->self->columns.text + rect->x;
      int y = rect->y + rect->height;

      gtk_snapshot_append_repeating_linear_gradient (
        frame->snapshot, &GRAPHENE_RECT_INIT (x, y, rect->width, 2),
        &GRAPHENE_POINT_INIT (x, y), &GRAPHENE_POINT_INIT (x + 4, y), stops, 4);
    }
}

/* the first, or the last, stretch of @span in view; FALSE when that end is out of view */
static gboolean
find_end_rect (PndReader *self, PndSpan span, gboolean last, PndPageRect *rect)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (PndPageRect));
  const PndPageBlock *block;

  block = pnd_page_layout_find_visible (self->page, last ? span.end - 1 : span.start);
  if (block == NULL)
    return FALSE;
  pnd_page_layout_append_rects (self->page, block, span, FALSE, rects);
  if (rects->len == 0)
    return FALSE;
  *rect = g_array_index (rects, PndPageRect, last ? rects->len - 1 : 0);
  rect->x += self->columns.text;
  return TRUE;
}

static PndSpan
get_selected_span (PndReader *self, const PndCodingMark *mark)
{
  if (self->drag == PND_READER_DRAG_START || self->drag == PND_READER_DRAG_END)
    return self->drag_span;
  return mark->span;
}

/**
 * pnd_reader_get_handles:
 * @self: a reader
 * @start: (out): the handle at the start of the selected mark, in pixels of the widget; of no
 *   height when it is out of view
 * @end: (out): the one at its end
 *
 * Returns: whether a mark is selected.
 */
gboolean
pnd_reader_get_handles (PndReader *self, PndPageRect *start, PndPageRect *end)
{
  const PndCodingMark *mark = pnd_reader_find_selected_mark (self);
  PndPageRect rect;
  PndSpan span;

  *start = (PndPageRect){ 0 };
  *end = (PndPageRect){ 0 };
  if (mark == NULL || (mark->flags & PND_CODING_MARK_AREA) != 0)
    return FALSE;
  span = get_selected_span (self, mark);
  if (find_end_rect (self, span, FALSE, &rect))
    *start = (PndPageRect){ rect.x - FRAME_WIDTH, rect.y - 3, FRAME_WIDTH, rect.height + 6 };
  if (find_end_rect (self, span, TRUE, &rect))
    *end = (PndPageRect){ rect.x + rect.width, rect.y - 3, FRAME_WIDTH, rect.height + 6 };
  return TRUE;
}

static void
draw_handle (Frame *frame, const PndPageRect *handle, gboolean is_start, const GdkRGBA *colour)
{
  GskRoundedRect knob;
  int y = is_start ? handle->y - HANDLE_SIZE + 2 : handle->y + handle->height - 2;

  if (handle->height == 0)
    return;
  gtk_snapshot_append_color (
    frame->snapshot, colour,
    &GRAPHENE_RECT_INIT (handle->x, handle->y, handle->width, handle->height));
  gsk_rounded_rect_init_from_rect (
    &knob,
    &GRAPHENE_RECT_INIT (handle->x + FRAME_WIDTH / 2.0 - HANDLE_SIZE / 2.0, y, HANDLE_SIZE,
                         HANDLE_SIZE),
    HANDLE_SIZE / 2.0);
  gtk_snapshot_push_rounded_clip (frame->snapshot, &knob);
  gtk_snapshot_append_color (frame->snapshot, colour, &knob.bounds);
  gtk_snapshot_pop (frame->snapshot);
}

/* the right edge of the longest line of @span in view, in pixels of the widget */
static int
find_right_edge (Frame *frame, PndSpan span)
{
  int right = 0;

  g_array_set_size (frame->rects, 0);
  for (int i = 0; i < frame->n_blocks; i++)
    if (pnd_span_overlaps (span, frame->blocks[i].span))
      pnd_page_layout_append_rects (frame->self->page, &frame->blocks[i], span, FALSE,
                                    frame->rects);
  for (guint i = 0; i < frame->rects->len; i++)
    {
      const PndPageRect *rect = &g_array_index (frame->rects, PndPageRect, i);

      right = MAX (right, rect->x + rect->width);
    }
  return frame->self->columns.text + right;
}

/* around all the lines of the mark: from its start to the right edge, down, and back from its end
 * along the left edge; a start or an end out of view is far above or below */
static void
append_frame_path (cairo_t *cr, PndReader *self, const PndPageRect *start, const PndPageRect *end,
                   int right_edge, int view_height)
{
  double left = self->columns.text - FRAME_GAP;
  double right = right_edge + FRAME_GAP;
  double top = start->height > 0 ? start->y + 0.5 : -10;
  double bottom = end->height > 0 ? end->y + end->height - 0.5 : view_height + 10;
  double first_bottom = start->height > 0 ? start->y + start->height + 1.5 : top;
  double last_top = end->height > 0 ? end->y - 1.5 : bottom;
  /* a mark that begins where lines begin has a straight edge */
  double from = start->height > 0 ? start->x + FRAME_WIDTH - FRAME_GAP : left;
  double to = end->height > 0 ? end->x + FRAME_GAP : right;

  if (start->height > 0 && start->y == end->y)
    {
      cairo_rectangle (cr, MIN (from, to), top, fabs (to - from), bottom - top);
      return;
    }
  cairo_move_to (cr, from, top);
  cairo_line_to (cr, right, top);
  cairo_line_to (cr, right, last_top);
  cairo_line_to (cr, to, last_top);
  cairo_line_to (cr, to, bottom);
  cairo_line_to (cr, left, bottom);
  cairo_line_to (cr, left, first_bottom);
  cairo_line_to (cr, from, first_bottom);
  cairo_close_path (cr);
}

static void
draw_selected_mark (Frame *frame)
{
  PndReader *self = frame->self;
  const PndCodingMark *mark = pnd_reader_find_selected_mark (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (self->columns.text - 8, 0, self->columns.text_width + 16, height);
  PndPageRect start;
  PndPageRect end;
  cairo_t *cr;

  if (mark == NULL || (mark->flags & PND_CODING_MARK_AREA) != 0
      || !pnd_span_overlaps (get_selected_span (self, mark), frame->visible))
    return;
  pnd_reader_get_handles (self, &start, &end);
  cr = gtk_snapshot_append_cairo (frame->snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &self->colours.ink);
  cairo_set_line_width (cr, 1);
  append_frame_path (cr, self, &start, &end,
                     find_right_edge (frame, get_selected_span (self, mark)), height);
  cairo_stroke (cr);
  cairo_destroy (cr);
  draw_handle (frame, &start, TRUE, &self->colours.ink);
  draw_handle (frame, &end, FALSE, &self->colours.ink);
}

static void
draw_caret (Frame *frame)
{
  PndReader *self = frame->self;
  int ascent = pnd_page_layout_get_ascent (self->page);
  int descent = pnd_page_layout_get_descent (self->page);
  PndPageRect caret;

  if (!self->is_caret_on || !pnd_reader_has_focus (self)
      || !pnd_page_layout_get_caret (self->page, self->caret.position, &caret))
    return;
  caret.y += (caret.height - ascent - descent) / 2 - 1;
  caret.height = ascent + descent + 2;
  caret.x -= 1;
  caret.width = 2;
  fill (frame, &caret, 0, &self->colours.caret);
}

static void
draw_page (Frame *frame)
{
  PndReader *self = frame->self;
  PndSpan selection = pnd_reader_get_selection (self);
  GdkRGBA selected_paper = pnd_highlight_blend (&self->colours.paper, &self->colours.ink,
                                                &self->colours.selection, SELECTION_ALPHA);

  draw_selection (frame, selection, &selected_paper);
  draw_highlights (frame, selection, &selected_paper);
  draw_matches (frame);
  draw_text (frame);
  if (self->marks != NULL)
    pnd_span_index_query (self->marks, frame->visible, draw_note_cb, frame);
  draw_selected_mark (frame);
  draw_caret (frame);
}

/**
 * pnd_reader_snapshot:
 * @widget: a reader
 * @snapshot: what to draw to
 *
 * Draws what is in view.
 */
void
pnd_reader_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PndReader *self = PND_READER (widget);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (PndPageRect));
  Frame frame = { self, snapshot };

  if (pnd_page_layout_get_text (self->page) == NULL)
    return;
  frame.rects = rects;
  frame.blocks = pnd_page_layout_get_visible (self->page, &frame.n_blocks);
  frame.visible = pnd_page_layout_get_visible_span (self->page);
  if (frame.n_blocks == 0)
    return;
  draw_page (&frame);
  pnd_reader_draw_margins (self, snapshot);
}
