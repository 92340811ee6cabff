/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/render/pages-private.h"

static const PndReportType headings[] = {
  { 0 },
  { 16.5, 0, 1, 0, PND_REPORT_BOLD },
  { 12.5, 5, 4, 0, PND_REPORT_BOLD },
  { 9.6, 8, 2, 0, PND_REPORT_BOLD },
  { 8.4, 7, 2, 0, PND_REPORT_BOLD, TRUE },
};
static const PndReportType paragraph_type = { 8.8, 2, 3, 0 };
static const PndReportType quiet_type = { 8.8, 0, 4, 0, 0, TRUE };
static const PndReportType indented_type = { 8.4, 0, 6, 12 };
static const PndReportType item_type = { 8.6, 0.5, 1, 11 };
static const PndReportType quote_type = { 8.6, 2.5, 3, 10 };
static void
piece_clear (gpointer data)
{
  g_clear_object (&((PndReportPiece *) data)->layout);
}

/* Blocks */

static PndReportPiece *
place_text (PndReportPages *self, const PndReportBlock *block, const PndReportType *type)
{
  g_auto (PndReportRow) row = { .above = type->before, .below = type->after, .may_split = TRUE };

  pnd_report_row_add (&row, self, type, block->first_run, block->n_runs,
                      PND_PAGE_SIDE + type->indent, PND_PAGE_TEXT_WIDTH - type->indent);
  if (block->kind == PND_REPORT_QUOTE)
    row.boxes[0].bar = block->tone == PND_REPORT_TONE_NONE ? PND_REPORT_TONE_QUIET : block->tone;
  return pnd_report_row_place (&row, self);
}

static void
place_heading (PndReportPages *self, const PndReportBlock *block)
{
  const PndReportType *type = &headings[block->level];
  double needed = type->before + 2 * type->size + 1.5 * PND_PAGE_KEEP_HEIGHT;
  PndReportPiece *piece;

  if (pnd_report_pages_get_room (self) < needed && !pnd_report_pages_is_at_top (self))
    pnd_report_pages_start (self);
  if (block->level == 2)
    {
      self->y += pnd_report_pages_is_at_top (self) ? 0 : 12;
      pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, PND_RULE_THICK);
      self->y += pnd_report_pages_is_at_top (self) ? type->before : 0;
    }
  piece = place_text (self, block, type);
  if (piece == NULL)
    return;
  piece->anchor = block->anchor;
  piece->level = block->level;
  if (block->level < 4)
    piece->title = pango_layout_get_text (piece->layout);
}

static void
place_paragraph (PndReportPages *self, const PndReportBlock *block, int index)
{
  gboolean is_subtitle = index > 0 && pnd_report_get (self->report, index - 1)->level == 1
                         && pnd_report_get (self->report, index - 1)->kind == PND_REPORT_HEADING;
  const PndReportType *type = block->level > 0                         ? &indented_type
                     : block->tone == PND_REPORT_TONE_QUIET ? &quiet_type
                                                              : &paragraph_type;
  PndReportPiece *piece = place_text (self, block, type);

  if (piece != NULL)
    piece->anchor = block->anchor;
  if (!is_subtitle)
    return;
  pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, 1.2);
  self->y += 4;
}

/* how many items of a list in two columns stand from @index on */
static int
count_pair_items (const PndReportPages *self, int index)
{
  int end = index;

  while (end < (int) self->report->blocks->len
         && pnd_report_get (self->report, end)->kind == PND_REPORT_ITEM
         && pnd_report_get (self->report, end)->level == 2)
    end++;
  return end - index;
}

static void
make_item (PndReportPages *self, PndReportRow *row, int index, double x, double width)
{
  const PndReportBlock *block = pnd_report_get (self->report, index);

  row->above = item_type.before;
  row->below = item_type.after;
  pnd_report_row_add (row, self, &item_type, block->first_run, block->n_runs,
                      x + item_type.indent, width - item_type.indent);
}

static void
place_item (PndReportPages *self, int index, double x, double width)
{
  g_auto (PndReportRow) row = { .may_split = TRUE };
  PndReportPiece *first;
  PndReportPiece bullet;

  make_item (self, &row, index, x, width);
  first = pnd_report_row_place (&row, self);
  if (first == NULL || first->page != self->page)
    return;
  bullet = (PndReportPiece){ .page = self->page, .x = x + 2, .y = first->y + 4, .width = 3,
                             .height = 3, .picture = -1,
                             .bar = pnd_report_get (self->report, index)->tone };
  if (bullet.bar == PND_REPORT_TONE_NONE)
    bullet.bar = PND_REPORT_TONE_QUIET;
  g_array_append_val (self->pieces, bullet);
}

/* no more of them than there is room for */
static double
measure_items (PndReportPages *self, int index, int n, double width, double room)
{
  double height = 0.0;

  for (int i = index; i < index + n && height <= room; i++)
    {
      g_auto (PndReportRow) row = { 0 };

      make_item (self, &row, i, 0, width);
      height += pnd_report_row_get_height (&row);
    }
  return height;
}

/* Two columns, the first at least as long, if both fit. Returns how many items. */
static int
place_items (PndReportPages *self, int index)
{
  int n = count_pair_items (self, index), half = (n + 1) / 2;
  double width = PND_PAGE_TEXT_WIDTH / 2;
  double room = pnd_report_pages_get_room (self);
  double top, bottom;

  if (n < 2 || measure_items (self, index, n, width - 8, room) > room)
    {
      place_item (self, index, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH);
      return 1;
    }
  top = bottom = self->y;
  for (int i = 0; i < n; i++)
    {
      if (i == half)
        {
          bottom = self->y;
          self->y = top;
        }
      place_item (self, index + i, PND_PAGE_SIDE + (i < half ? 0 : width), width - 8);
    }
  self->y = MAX (self->y, bottom);
  return n;
}

static void
place_picture (PndReportPages *self, const PndReportBlock *block)
{
  const PndReportPicture *picture
      = &g_array_index (self->report->pictures, PndReportPicture, block->index);
  double scale = MIN (1.0, PND_PAGE_TEXT_WIDTH / picture->width);
  double height = MIN (picture->height * scale, PND_PAGE_BODY_HEIGHT);

  if (picture->draw == NULL)
    return;
  if (pnd_report_pages_get_room (self) < height + 8 && !pnd_report_pages_is_at_top (self))
    pnd_report_pages_start (self);
  pnd_report_pages_add (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, height)->picture = block->index;
  self->y += height + 8;
}

/* returns how many blocks it was */
static int
place_block (PndReportPages *self, int index)
{
  const PndReportBlock *block = pnd_report_get (self->report, index);

  switch (block->kind)
    {
    case PND_REPORT_HEADING:
      place_heading (self, block);
      break;
    case PND_REPORT_PARAGRAPH:
      place_paragraph (self, block, index);
      break;
    case PND_REPORT_ITEM:
      return place_items (self, index);
    case PND_REPORT_QUOTE:
      place_text (self, block, &quote_type);
      break;
    case PND_REPORT_TABLE:
      pnd_report_pages_place_table (self, pnd_report_get_table (self->report, block));
      break;
    case PND_REPORT_PICTURE:
      place_picture (self, block);
      break;
    case PND_REPORT_BREAK:
      if (!pnd_report_pages_is_at_top (self) && index + 1 < (int) self->report->blocks->len)
        pnd_report_pages_start (self);
      break;
    }
  return 1;
}

static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  /* a point is a unit, and letters stand where they belong, whatever the device */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

/**
 * pnd_report_pages_new:
 * @report: a report, which must live as long as the pages
 *
 * Returns: (transfer full): its A4 pages, at least one
 */
PndReportPages *
pnd_report_pages_new (const PndReport *report)
{
  PndReportPages *self = g_new0 (PndReportPages, 1);

  g_return_val_if_fail (report != NULL, NULL);

  self->report = report;
  self->context = make_context ();
  pango_context_set_language (self->context, pango_language_from_string (report->language));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (PndReportPiece));
  g_array_set_clear_func (self->pieces, piece_clear);
  self->starts = g_array_new (FALSE, FALSE, sizeof (int));
  self->page = -1;
  pnd_report_pages_start (self);
  for (int i = 0; i < (int) report->blocks->len;)
    i += place_block (self, i);
  return self;
}

/**
 * pnd_report_pages_make_foot:
 * @self: pages
 *
 * Returns: (transfer full): a line of text as wide as a page's, for its foot
 */
PangoLayout *
pnd_report_pages_make_foot (const PndReportPages *self)
{
  static const PndReportType foot_type = { 7.0 };
  PangoLayout *layout = pnd_report_make_layout (self, &foot_type, 0, 0, PND_PAGE_TEXT_WIDTH);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/**
 * pnd_report_pages_free:
 * @self: (transfer full) (nullable): pages
 */
void
pnd_report_pages_free (PndReportPages *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pieces);
  g_array_unref (self->starts);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * pnd_report_pages_get_n:
 * @self: pages
 *
 * Returns: how many
 */
int
pnd_report_pages_get_n (const PndReportPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->starts->len;
}

/**
 * pnd_report_pages_get_report:
 * @self: pages
 *
 * Returns: (transfer none): what they are of
 */
const PndReport *
pnd_report_pages_get_report (const PndReportPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report;
}

/**
 * pnd_report_pages_get_pieces:
 * @self: pages
 * @page: from 0
 * @n_pieces: (out): how many
 *
 * Returns: (transfer none): what stands on the page
 */
const PndReportPiece *
pnd_report_pages_get_pieces (const PndReportPages *self, int page, int *n_pieces)
{
  int first, end;

  g_return_val_if_fail (self != NULL && page >= 0 && page < (int) self->starts->len, NULL);

  first = g_array_index (self->starts, int, page);
  end = page + 1 < (int) self->starts->len ? g_array_index (self->starts, int, page + 1)
                                           : (int) self->pieces->len;
  *n_pieces = end - first;
  return &g_array_index (self->pieces, PndReportPiece, first);
}
