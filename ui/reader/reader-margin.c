/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The margins of the page: the numbers of lines on the left; on the right the markers of notes,
 * the stripes of codings and their labels. What was drawn is kept for the pointer. */

#include <glib/gi18n.h>

#include "ui/page/highlights.h"
#include "ui/page/stripe-pattern.h"
#include "ui/reader/reader-private.h"

#define SMALL 0.78
#define NOTE_SIZE 9
#define LABEL_SPACE 2
/* how far left of its column "+n" may be clicked, in pixels */
#define MORE_REACH 4
#define MAX_TOOLTIP 400
/* of the line beside what is read, in pixels */
#define READ_WIDTH 2
#define READ_DASH 3
#define READ_GAP 3

typedef struct
{
  PndReader *self;
  PndSpan visible;
  int height;
} Margin;

/* (transfer full) */
static PangoLayout *
create_small_layout (PndReader *self, const char *text)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font
    = pango_font_description_copy (pango_context_get_font_description (context));
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  int size = pango_font_description_get_size (font) * self->zoom * SMALL;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

static void
append_layout (GtkSnapshot *snapshot, PangoLayout *layout, int x, int y, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_line_numbers (PndReader *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = create_small_layout (self, "0");
  const PndBlocks *blocks = pnd_page_layout_get_blocks (self->page);
  const PndPageBlock *visible;
  int n;

  visible = pnd_page_layout_get_visible (self->page, &n);
  for (int i = 0; i < n; i++)
    {
      const PndPageBlock *block = &visible[i];
      char number[16];
      int baseline;
      int width;
      int line;

      if (!pnd_blocks_begins_line (blocks, block->block) || pnd_span_is_empty (block->span))
        continue;
      line = pnd_blocks_get_line (blocks, block->block);
      g_snprintf (number, sizeof number, "%d",
                  self->line_numbers != NULL ? self->line_numbers[line] : line + 1);
      pango_layout_set_text (layout, number, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      baseline = PANGO_PIXELS (pango_layout_get_baseline (layout));
      append_layout (snapshot, layout, self->columns.numbers_end - width,
                     block->y + block->lines[0].baseline - baseline, &self->colours.quiet);
    }
}

/* a line as high as the block; what was read under another codebook has gaps in it */
static void
draw_read_line (PndReader *self, GtkSnapshot *snapshot, const PndPageBlock *block,
                gboolean is_dashed)
{
  int x = (self->columns.numbers_end + self->columns.text) / 2 - READ_WIDTH / 2;
  int top = block->y + block->lines[0].top;
  int bottom = block->y + block->lines[block->n_lines - 1].bottom;

  for (int y = top; y < bottom; y += is_dashed ? READ_DASH + READ_GAP : bottom - top)
    gtk_snapshot_append_color (
      snapshot, &self->colours.read,
      &GRAPHENE_RECT_INIT (x, y, READ_WIDTH, is_dashed ? MIN (READ_DASH, bottom - y) : bottom - y));
}

static void
draw_read_lines (PndReader *self, GtkSnapshot *snapshot)
{
  const PndPageBlock *visible;
  int n;

  if (self->read == NULL)
    return;
  visible = pnd_page_layout_get_visible (self->page, &n);
  for (int i = 0; i < n; i++)
    {
      PndReaderRead read = pnd_span_is_empty (visible[i].span)
                             ? PND_READER_UNREAD
                             : self->read (visible[i].span, self->read_data);

      if (read != PND_READER_UNREAD)
        draw_read_line (self, snapshot, &visible[i], read == PND_READER_READ_BEFORE);
    }
}

/*
 * PageMarks:
 * @block: in view, on whose lines pages may begin
 * @layout: to draw a label with
 */
typedef struct
{
  PndReader *self;
  GtkSnapshot *snapshot;
  const PndPageBlock *block;
  PangoLayout *layout;
} PageMarks;

/* the label above where the line's number stands, under a short rule */
static void
draw_page_mark (PageMarks *marks, const PndRun *page)
{
  PndReader *self = marks->self;
  PndDocumentText *text = pnd_page_layout_get_text (self->page);
  int line = pnd_page_block_find_line (marks->block, text, page->span.start);
  /* Translators: a page's label, in the margin */
  g_autofree char *label = g_strdup_printf (_("p. %s"), page->value != NULL ? page->value : "");
  GdkRGBA rule = self->colours.quiet;
  int top = marks->block->y + marks->block->lines[line].top;
  int width;

  pango_layout_set_text (marks->layout, label, -1);
  pango_layout_get_pixel_size (marks->layout, &width, NULL);
  rule.alpha *= 0.6;
  gtk_snapshot_append_color (marks->snapshot, &rule,
                             &GRAPHENE_RECT_INIT (self->columns.numbers_end - width, top, width, 1));
  append_layout (marks->snapshot, marks->layout, self->columns.numbers_end - width,
                 top - PANGO_PIXELS (pango_layout_get_baseline (marks->layout)) - 3,
                 &self->colours.ink);
}

static void
draw_page_mark_cb (const PndRun *run, gpointer data)
{
  PageMarks *marks = data;
  PndSpan block = marks->block->span;

  if (run->kind == PND_RUN_PAGE
      && (pnd_span_contains (block, run->span.start)
          || (run->span.start == block.start && pnd_span_is_empty (block))))
    draw_page_mark (marks, run);
}

static void
draw_page_marks (PndReader *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = NULL;
  PndStructure *structure = pnd_page_layout_get_structure (self->page);
  PageMarks marks = { self, snapshot, NULL, NULL };
  const PndPageBlock *visible;
  int n;

  if (structure == NULL || pnd_structure_get_n_pages (structure) == 0)
    return;
  layout = create_small_layout (self, "0");
  marks.layout = layout;
  visible = pnd_page_layout_get_visible (self->page, &n);
  for (int i = 0; i < n; i++)
    {
      marks.block = &visible[i];
      pnd_structure_foreach_in (structure,
                                PND_SPAN (visible[i].span.start,
                                          MAX (visible[i].span.end, visible[i].span.start + 1)),
                                draw_page_mark_cb, &marks);
    }
}

/* the top, or the bottom, of the line that @position stands in; far outside when out of view */
static int
get_edge (Margin *margin, int position, gboolean bottom)
{
  PndReader *self = margin->self;
  const PndPageBlock *block;
  int line;

  if (position < margin->visible.start)
    return -1000;
  block = pnd_page_layout_find_visible (self->page, position);
  if (block == NULL)
    return margin->height + 1000;
  line = pnd_page_block_find_line (block, pnd_page_layout_get_text (self->page), position);
  return block->y + (bottom ? block->lines[line].bottom - 2 : block->lines[line].top + 2);
}

static PangoLayout *
get_label (PndReader *self, gint64 code, const char *abbreviation)
{
  PangoLayout *layout = g_hash_table_lookup (self->labels, GSIZE_TO_POINTER (code));

  if (layout != NULL)
    return layout;
  layout = create_small_layout (self, abbreviation);
  pango_layout_set_width (layout, self->columns.labels_width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  g_hash_table_insert (self->labels, GSIZE_TO_POINTER (code), layout);
  return layout;
}

static void
collect_cb (const PndCodingMark *mark, gpointer data)
{
  Margin *margin = data;
  PndReader *self = margin->self;
  PndStripe stripe = { .mark = *mark, .label_y = -1 };
  gboolean is_note = mark->flags & PND_CODING_MARK_ANNOTATION;

  if (!is_note
      && (self->look == NULL
          || !self->look (mark->code, &stripe.colour, &stripe.abbreviation, self->look_data)))
    return;
  stripe.lane = is_note ? 0
                        : pnd_lanes_get (self->lanes,
                                         pnd_span_index_get_index_of (self->marks, mark));
  stripe.top = get_edge (margin, mark->span.start, FALSE);
  if (stripe.lane != PND_LANES_NONE)
    stripe.bottom = get_edge (margin, mark->span.end - 1, TRUE);
  else
    stripe.bottom = MAX (stripe.top, 0) + 1;
  if (!is_note && stripe.lane != PND_LANES_NONE)
    pango_layout_get_pixel_size (get_label (self, mark->code, stripe.abbreviation),
                                 &stripe.label_width, NULL);
  g_array_append_val (is_note ? self->notes : self->stripes, stripe);
}

static void
collect_stripes (Margin *margin)
{
  PndReader *self = margin->self;

  g_array_set_size (self->stripes, 0);
  g_array_set_size (self->more, 0);
  g_array_set_size (self->notes, 0);
  if (self->marks == NULL)
    return;
  pnd_reader_update_lanes (self);
  pnd_span_index_query (self->marks, margin->visible, collect_cb, margin);
  pnd_stripes_place_labels (self->stripes, self->more, self->columns.labels,
                            self->columns.labels_width,
                            pnd_page_layout_get_line_height (self->page), margin->height);
}

static gboolean
is_emphasised (PndReader *self, const PndStripe *stripe, gboolean is_note)
{
  if (self->is_hovering && self->hover_mark == stripe->mark.id && self->hover_is_note == is_note)
    return TRUE;
  return self->is_mark_selected && self->selected_mark == stripe->mark.id
         && self->selected_is_note == is_note;
}

/* a line around the stripe leaves a pixel free, so that its pattern stays legible */
static void
draw_emphasis (cairo_t *cr, PndReader *self, double x, double y, double width, double height)
{
  gdk_cairo_set_source_rgba (cr, &self->colours.ink);
  cairo_set_line_width (cr, 1.5);
  pnd_stripe_pattern_outline (cr, x - 2, y - 2, width + 4, height + 4);
  cairo_stroke (cr);
}

static void
draw_stripe (cairo_t *cr, PndReader *self, const PndStripe *stripe, int view_height)
{
  double x = self->columns.lanes + stripe->lane * PND_STRIPES_LANE_WIDTH;
  double y = MAX (stripe->top, -20);
  double height = MAX (MIN (stripe->bottom, view_height + 20) - y, 4);
  double width = PND_STRIPES_WIDTH;
  GdkRGBA colour = pnd_highlight_ink (&self->colours.paper, &self->colours.ink, &stripe->colour,
                                      PND_HIGHLIGHT_SHAPE_CONTRAST);

  gdk_cairo_set_source_rgba (cr, &colour);
  pnd_stripe_pattern_draw (cr, stripe->mark.polarity, x, y, width, height);
  if (is_emphasised (self, stripe, FALSE))
    draw_emphasis (cr, self, x, y, width, height);
}

/* a small sheet with a folded corner beside the first line of a note */
static void
draw_note (cairo_t *cr, PndReader *self, const PndStripe *note)
{
  double x = self->columns.notes;
  double y = note->top + pnd_page_layout_get_line_height (self->page) / 2.0 - NOTE_SIZE / 2.0 - 2;
  double fold = 3;

  if (note->top < 0)
    return;
  gdk_cairo_set_source_rgba (cr, &self->colours.note);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + NOTE_SIZE - fold, y);
  cairo_line_to (cr, x + NOTE_SIZE, y + fold);
  cairo_line_to (cr, x + NOTE_SIZE, y + NOTE_SIZE);
  cairo_line_to (cr, x, y + NOTE_SIZE);
  cairo_close_path (cr);
  cairo_fill (cr);
  if (is_emphasised (self, note, TRUE))
    draw_emphasis (cr, self, x, y, NOTE_SIZE, NOTE_SIZE);
}

static void
draw_stripes (PndReader *self, GtkSnapshot *snapshot, int view_height)
{
  graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (self->columns.notes - 4, 0,
                          self->columns.labels - self->columns.notes + 4, view_height);
  cairo_t *cr;

  if (self->stripes->len == 0 && self->notes->len == 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < self->stripes->len; i++)
    {
      const PndStripe *stripe = &g_array_index (self->stripes, PndStripe, i);

      if (stripe->lane != PND_LANES_NONE && stripe->bottom > 0 && stripe->top < view_height)
        draw_stripe (cr, self, stripe, view_height);
    }
  for (guint i = 0; i < self->notes->len; i++)
    draw_note (cr, self, &g_array_index (self->notes, PndStripe, i));
  cairo_destroy (cr);
}

static int
get_label_offset (PndReader *self, PangoLayout *layout)
{
  int line_height = pnd_page_layout_get_line_height (self->page);
  int ascent = pnd_page_layout_get_ascent (self->page);
  int descent = pnd_page_layout_get_descent (self->page);

  /* the label stands on the baseline of the text beside it */
  return (line_height - ascent - descent) / 2 + ascent
         - PANGO_PIXELS (pango_layout_get_baseline (layout)) - LABEL_SPACE;
}

static void
draw_labels (PndReader *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->stripes->len; i++)
    {
      const PndStripe *stripe = &g_array_index (self->stripes, PndStripe, i);
      PangoLayout *layout;
      GdkRGBA ink;

      if (stripe->label_y < 0)
        continue;
      layout = get_label (self, stripe->mark.code, stripe->abbreviation);
      ink = pnd_highlight_ink (&self->colours.paper, &self->colours.ink, &stripe->colour,
                               PND_HIGHLIGHT_MIN_CONTRAST);
      append_layout (snapshot, layout, stripe->label_x,
                     stripe->label_y + get_label_offset (self, layout),
                     is_emphasised (self, stripe, FALSE) ? &self->colours.ink : &ink);
    }
}

static void
draw_more (PndReader *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->more->len; i++)
    {
      const PndStripesMore *more = &g_array_index (self->more, PndStripesMore, i);
      g_autofree char *text = g_strdup_printf ("+%d", more->n);
      g_autoptr (PangoLayout) layout = create_small_layout (self, text);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      append_layout (snapshot, layout, self->columns.end - width,
                     more->y + get_label_offset (self, layout), &self->colours.quiet);
    }
}

/**
 * pnd_reader_draw_margins:
 * @self: a reader with a text
 * @snapshot: what to draw to
 *
 * Draws both margins, and keeps what stands where.
 */
void
pnd_reader_draw_margins (PndReader *self, GtkSnapshot *snapshot)
{
  Margin margin = { self, pnd_page_layout_get_visible_span (self->page),
                    gtk_widget_get_height (GTK_WIDGET (self)) };

  draw_read_lines (self, snapshot);
  draw_line_numbers (self, snapshot);
  draw_page_marks (self, snapshot);
  collect_stripes (&margin);
  draw_stripes (self, snapshot, margin.height);
  draw_labels (self, snapshot);
  draw_more (self, snapshot);
}

/**
 * pnd_reader_set_read:
 * @self: a reader
 * @read: (nullable) (scope forever): how far a block is read
 * @data: for @read
 */
void
pnd_reader_set_read (PndReader *self, PndReaderReadFunc read, gpointer data)
{
  g_return_if_fail (PND_IS_READER (self));

  self->read = read;
  self->read_data = data;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_reader_read_changed:
 * @self: a reader
 *
 * To be called when something else is read than was.
 */
void
pnd_reader_read_changed (PndReader *self)
{
  g_return_if_fail (PND_IS_READER (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * pnd_reader_find_in_margin:
 * @self: a reader
 * @x: a point, in pixels of the widget
 * @y: a point
 *
 * Returns: (transfer none) (nullable): the stripe, or the note's marker, that is drawn there.
 */
const PndStripe *
pnd_reader_find_in_margin (PndReader *self, int x, int y)
{
  int line_height = pnd_page_layout_get_line_height (self->page);

  if (x < self->columns.notes - 4)
    return NULL;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const PndStripe *note = &g_array_index (self->notes, PndStripe, i);

      if (x < self->columns.notes + NOTE_SIZE + 3 && y >= note->top
          && y < note->top + line_height)
        return note;
    }
  return pnd_stripes_find_at (self->stripes, self->columns.lanes, x, y, line_height);
}

/**
 * pnd_reader_find_more:
 * @self: a reader
 * @x: a point, in pixels of the widget
 * @y: a point
 *
 * Returns: (transfer none) (nullable): the "+n" that is drawn there.
 */
const PndStripesMore *
pnd_reader_find_more (PndReader *self, int x, int y)
{
  int line_height = pnd_page_layout_get_line_height (self->page);

  for (guint i = 0; i < self->more->len; i++)
    {
      const PndStripesMore *more = &g_array_index (self->more, PndStripesMore, i);

      if (x >= self->columns.labels + self->columns.labels_width - MORE_REACH && y >= more->y
          && y < more->y + line_height)
        return more;
    }
  return NULL;
}

/**
 * pnd_reader_list_more:
 * @self: a reader
 * @y: of a line of the page, in pixels
 *
 * Returns: (transfer full): PndCodingMark elements: what "+n" beside the line stands for
 */
GArray *
pnd_reader_list_more (PndReader *self, int y)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (PndCodingMark));

  g_return_val_if_fail (PND_IS_READER (self), marks);

  for (guint i = 0; i < self->stripes->len; i++)
    {
      const PndStripe *stripe = &g_array_index (self->stripes, PndStripe, i);

      if (stripe->label_y < 0 && MAX (stripe->top, 0) == y && stripe->bottom > 0)
        g_array_append_val (marks, stripe->mark);
    }
  return marks;
}

/* (nullable) (transfer full): the codes that "+n" at this height stands for */
static char *
list_more (PndReader *self, int y)
{
  GString *list = g_string_new (NULL);
  int line_height = pnd_page_layout_get_line_height (self->page);

  for (guint i = 0; i < self->stripes->len && list->len < MAX_TOOLTIP; i++)
    {
      const PndStripe *stripe = &g_array_index (self->stripes, PndStripe, i);
      int top = MAX (stripe->top, 0);

      if (stripe->label_y < 0 && y >= top && y < top + line_height && stripe->bottom > 0)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", stripe->abbreviation);
    }
  return g_string_free (list, list->len == 0);
}

/**
 * pnd_reader_query_tooltip:
 * @widget: a reader
 * @x: the point, in pixels
 * @y: the point
 * @by_keyboard: whether no pointer asks
 * @tooltip: what to fill
 *
 * Says in words what a stripe's pattern means, and what has no room in the margin.
 *
 * Returns: whether there is something to say.
 */
gboolean
pnd_reader_query_tooltip (GtkWidget *widget, int x, int y, gboolean by_keyboard,
                          GtkTooltip *tooltip)
{
  PndReader *self = PND_READER (widget);
  const PndStripe *stripe = by_keyboard ? NULL : pnd_reader_find_in_margin (self, x, y);
  g_autofree char *text = NULL;

  if (stripe != NULL && (stripe->mark.flags & PND_CODING_MARK_ANNOTATION))
    text = g_strdup (_("Note"));
  else if (stripe != NULL)
    text = g_strdup_printf ("%s \342\200\224 %s", stripe->abbreviation,
                            pnd_polarity_get_title (stripe->mark.polarity));
  else if (!by_keyboard && x >= self->columns.labels)
    text = list_more (self, y);
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}
