/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text as rows, and where rows go. */

#include "app/exchange/report/render/pages-private.h"

#include "app/model/codes/abbreviation.h"

#define SANS "Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
#define SERIF "Noto Serif, DejaVu Serif, Liberation Serif, serif"

/**
 * pnd_report_pages_start:
 * @self: pages
 *
 * What follows stands on a page of its own.
 */
void
pnd_report_pages_start (PndReportPages *self)
{
  int first = (int) self->pieces->len;

  self->page++;
  self->y = PND_PAGE_TOP;
  g_array_append_val (self->starts, first);
}

/**
 * pnd_report_pages_get_room:
 * @self: pages
 *
 * Returns: points left on the page
 */
double
pnd_report_pages_get_room (const PndReportPages *self)
{
  return PND_PAGE_HEIGHT - PND_PAGE_BOTTOM - self->y;
}

/**
 * pnd_report_pages_is_at_top:
 * @self: pages
 *
 * Returns: whether nothing stands on the page yet
 */
gboolean
pnd_report_pages_is_at_top (const PndReportPages *self)
{
  return self->y <= PND_PAGE_TOP;
}

/* Text */

static void
insert_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
insert_style (PangoAttrList *list, PndReportStyle style, double size, guint start, guint end)
{
  if (style & PND_REPORT_BOLD)
    insert_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (style & PND_REPORT_ITALIC)
    insert_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if (style & PND_REPORT_SPEECH)
    insert_attribute (list, pango_attr_family_new (SERIF), start, end);
  if (!(style & PND_REPORT_QUIET))
    return;
  insert_attribute (list, pango_attr_size_new ((int) (size * 0.9 * PANGO_SCALE)), start, end);
  insert_attribute (list, pango_attr_foreground_new (0x5b5b, 0x6060, 0x6666), start, end);
}

/* no line ends within the abbreviation of a code */
static void
keep_codes (PangoAttrList *list, const char *text)
{
  const char *start, *end = text;

  while ((start = pnd_abbreviation_find (end, &end)) != NULL)
    insert_attribute (list, pango_attr_allow_breaks_new (FALSE), (guint) (start - text),
                      (guint) (end - text));
}

/**
 * pnd_report_make_layout:
 * @self: pages
 * @type: how it is set
 * @first: run of the text
 * @n: how many runs
 * @width: points
 *
 * Returns: (transfer full): the text, broken into lines
 */
PangoLayout *
pnd_report_make_layout (const PndReportPages *self, const PndReportType *type, int first, int n,
                        double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (SANS);
  PangoAttrList *list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = first; i < first + n; i++)
    {
      const PndReportRun *run = pnd_report_get_run (self->report, i);
      guint start = (guint) text->len;

      g_string_append (text, run->text);
      insert_style (list, run->style | type->style, type->size, start, (guint) text->len);
    }
  keep_codes (list, text->str);
  if (type->is_quiet)
    insert_attribute (list, pango_attr_foreground_new (0x5b5b, 0x6060, 0x6666), 0, G_MAXUINT);
  pango_font_description_set_size (font, (int) (type->size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 0.98f);
  pango_layout_set_width (layout, (int) (MAX (width, 8.0) * PANGO_SCALE));
  pango_layout_set_text (layout, text->str, (int) text->len);
  pango_attr_list_unref (list);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static const char *
find_link (const PndReport *report, int first, int n)
{
  for (int i = first; i < first + n; i++)
    {
      const char *link = pnd_report_get_link (report, pnd_report_get_run (report, i));

      if (link != NULL)
        return link;
    }
  return NULL;
}

/**
 * pnd_report_row_add:
 * @self: a row
 * @pages: where it will stand
 * @type: how it is set
 * @first_run: of its text
 * @n_runs: how many
 * @x: points from the left of the page
 * @width: points
 *
 * Returns: (transfer none): the cell that was added
 */
PndReportBox *
pnd_report_row_add (PndReportRow *self, PndReportPages *pages, const PndReportType *type,
                    int first_run, int n_runs, double x, double width)
{
  PndReportBox *box = &self->boxes[self->n_boxes++];

  g_assert (self->n_boxes <= PND_REPORT_MAX_COLUMNS);
  box->layout = pnd_report_make_layout (pages, type, first_run, n_runs, width);
  box->x = x;
  box->width = width;
  box->height = n_runs > 0 ? get_height (box->layout) : 0.0;
  box->link = find_link (pages->report, first_run, n_runs);
  self->height = MAX (self->height, box->height);
  return box;
}

/**
 * pnd_report_row_clear:
 * @self: a row
 */
void
pnd_report_row_clear (PndReportRow *row)
{
  for (int i = 0; i < row->n_boxes; i++)
    g_clear_object (&row->boxes[i].layout);
}

/**
 * pnd_report_row_get_height:
 * @self: a row
 *
 * Returns: points, with the room around it
 */
double
pnd_report_row_get_height (const PndReportRow *row)
{
  return row->above + row->height + row->below;
}

/* Placing */

/**
 * pnd_report_pages_add:
 * @self: pages
 * @x: points from the left of the page
 * @width: points
 * @height: points
 *
 * Returns: (transfer none): a piece where the next row goes, good until the next is added
 */
PndReportPiece *
pnd_report_pages_add (PndReportPages *self, double x, double width, double height)
{
  PndReportPiece piece = { .page = self->page, .x = x, .y = self->y, .width = width,
                           .height = height, .picture = -1 };

  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, PndReportPiece, self->pieces->len - 1);
}

/**
 * pnd_report_pages_add_rule:
 * @self: pages
 * @x: points from the left of the page
 * @width: points
 * @thickness: points
 */
void
pnd_report_pages_add_rule (PndReportPages *self, double x, double width, double thickness)
{
  pnd_report_pages_add (self, x, width, 0)->rule = thickness;
}

/* how many lines from @from have room; @height: (out): of these */
static int
count_lines (PangoLayout *layout, int from, double room, double *height)
{
  int n = pango_layout_get_line_count (layout);
  PangoLayoutIter *at = pango_layout_get_iter (layout);
  double top = 0.0;
  int line = 0;

  *height = 0.0;
  do
    {
      int y0, y1;

      pango_layout_iter_get_line_yrange (at, &y0, &y1);
      if (line == from)
        top = (double) y0 / PANGO_SCALE;
      if (line < from)
        continue;
      if ((double) y1 / PANGO_SCALE - top > room)
        break;
      *height = (double) y1 / PANGO_SCALE - top;
    }
  while (line++ < n && pango_layout_iter_next_line (at));
  pango_layout_iter_free (at);
  return MIN (line, n) - from;
}

static PndReportPiece *
place_box (PndReportPages *self, PndReportBox *box, double room, double *height)
{
  int n = count_lines (box->layout, box->line, room, height);
  PndReportPiece *piece;

  if (n <= 0)
    return NULL;
  piece = pnd_report_pages_add (self, box->x, box->width, *height);
  piece->layout = g_object_ref (box->layout);
  piece->first_line = box->line;
  piece->n_lines = n;
  piece->bar = box->bar;
  piece->link = box->link;
  box->line += n;
  return piece;
}

static gboolean
is_done (const PndReportRow *row)
{
  for (int i = 0; i < row->n_boxes; i++)
    if (row->boxes[i].height > 0.0
        && row->boxes[i].line < pango_layout_get_line_count (row->boxes[i].layout))
      return FALSE;
  return TRUE;
}

static void
frame_row (PndReportPages *self, const PndReportRow *row, double height)
{
  self->y -= row->above;
  for (int i = 0; i < row->n_boxes; i++)
    pnd_report_pages_add (self, row->boxes[i].x - 4, row->boxes[i].width + 8,
               row->above + height + row->below)->is_frame = TRUE;
  self->y += row->above;
}

/* as much of it as the page has room for; the bars of all cells are as high as the row */
static void
place_part (PndReportPages *self, PndReportRow *row)
{
  guint first = self->pieces->len;
  double room = pnd_report_pages_get_room (self) - row->below;
  double tallest = 0.0;

  for (int i = 0; i < row->n_boxes; i++)
    {
      double height = 0.0;

      if (row->boxes[i].height > 0.0)
        place_box (self, &row->boxes[i], room, &height);
      tallest = MAX (tallest, height);
    }
  for (guint i = first; i < self->pieces->len; i++)
    if (g_array_index (self->pieces, PndReportPiece, i).bar != PND_REPORT_TONE_NONE)
      g_array_index (self->pieces, PndReportPiece, i).height = tallest;
  if (row->is_frame)
    frame_row (self, row, tallest);
  self->y += tallest;
}

/**
 * pnd_report_row_place:
 * @self: a row
 * @pages: where it goes
 *
 * Returns: (transfer none) (nullable): its first piece, good until the next is added
 */
PndReportPiece *
pnd_report_row_place (PndReportRow *self, PndReportPages *pages)
{
  double height = pnd_report_row_get_height (self);
  guint first;

  if (height > pnd_report_pages_get_room (pages) && !pnd_report_pages_is_at_top (pages)
      && (!self->may_split || pnd_report_pages_get_room (pages) < PND_PAGE_KEEP_HEIGHT
          || height < PND_PAGE_BODY_HEIGHT / 6))
    pnd_report_pages_start (pages);
  if (!pnd_report_pages_is_at_top (pages) || self->is_frame)
    pages->y += self->above;
  first = pages->pieces->len;
  place_part (pages, self);
  while (!is_done (self))
    {
      pnd_report_pages_start (pages);
      place_part (pages, self);
    }
  pages->y += self->below;
  return first < pages->pieces->len ? &g_array_index (pages->pieces, PndReportPiece, first) : NULL;
}
