/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of a report drawn, and as a PDF file with links and an outline. */

#include <cairo-pdf.h>
#include <gio/gio.h>

#include "app/exchange/report/render/pages.h"
#include "app/model/language.h"

typedef struct
{
  double red, green, blue;
} Colour;

static const Colour ink = { 0.11, 0.115, 0.12 };
static const Colour soft = { 0.36, 0.375, 0.4 };
static const Colour pale = { 0.78, 0.8, 0.82 };
static const Colour tones[PND_N_REPORT_TONES] = {
  [PND_REPORT_TONE_FOR] = { 0.12, 0.435, 0.29 },
  [PND_REPORT_TONE_AGAINST] = { 0.64, 0.2, 0.12 },
  [PND_REPORT_TONE_WARNING] = { 0.54, 0.35, 0.0 },
  [PND_REPORT_TONE_QUIET] = { 0.78, 0.8, 0.82 },
};

#define BAR_WIDTH 2.0
#define BAR_GAP 7.0

static void
set_colour (cairo_t *cairo, Colour colour)
{
  cairo_set_source_rgb (cairo, colour.red, colour.green, colour.blue);
}

/* the lines that are the piece's, from its top */
static void
draw_lines (cairo_t *cairo, const PndReportPiece *piece)
{
  PangoLayoutIter *at = pango_layout_get_iter (piece->layout);
  double top = 0.0;

  set_colour (cairo, ink);
  for (int line = 0; line < piece->first_line + piece->n_lines; line++)
    {
      PangoRectangle extents;
      int y0, y1;

      pango_layout_iter_get_line_yrange (at, &y0, &y1);
      pango_layout_iter_get_line_extents (at, NULL, &extents);
      if (line == piece->first_line)
        top = (double) y0 / PANGO_SCALE;
      if (line >= piece->first_line)
        {
          cairo_move_to (cairo, piece->x + (double) extents.x / PANGO_SCALE,
                         piece->y - top
                           + (double) pango_layout_iter_get_baseline (at) / PANGO_SCALE);
          pango_cairo_show_layout_line (cairo, pango_layout_iter_get_line_readonly (at));
        }
      if (!pango_layout_iter_next_line (at))
        break;
    }
  pango_layout_iter_free (at);
}

static void
draw_rule (cairo_t *cairo, const PndReportPiece *piece)
{
  set_colour (cairo, piece->rule > 0.5 ? ink : pale);
  cairo_rectangle (cairo, piece->x, piece->y - piece->rule / 2, piece->width, piece->rule);
  cairo_fill (cairo);
}

static void
draw_bar (cairo_t *cairo, const PndReportPiece *piece)
{
  set_colour (cairo, tones[piece->bar]);
  if (piece->layout == NULL)
    cairo_rectangle (cairo, piece->x, piece->y, piece->width, piece->height);
  else
    cairo_rectangle (cairo, piece->x - BAR_GAP, piece->y, BAR_WIDTH, piece->height);
  cairo_fill (cairo);
}

static void
draw_frame (cairo_t *cairo, const PndReportPiece *piece)
{
  set_colour (cairo, soft);
  cairo_set_line_width (cairo, 0.4);
  cairo_rectangle (cairo, piece->x, piece->y, piece->width, piece->height);
  cairo_stroke (cairo);
}

static void
draw_picture (cairo_t *cairo, const PndReport *report, const PndReportPiece *piece)
{
  const PndReportPicture *picture
      = &g_array_index (report->pictures, PndReportPicture, piece->picture);
  double scale = MIN (piece->width / picture->width, piece->height / picture->height);

  cairo_save (cairo);
  cairo_translate (cairo, piece->x, piece->y);
  cairo_scale (cairo, MIN (scale, 1.0), MIN (scale, 1.0));
  picture->draw (picture->data, cairo);
  cairo_restore (cairo);
}

static void
draw_piece (cairo_t *cairo, const PndReport *report, const PndReportPiece *piece)
{
  if (piece->is_frame)
    draw_frame (cairo, piece);
  if (piece->rule > 0.0)
    draw_rule (cairo, piece);
  if (piece->bar != PND_REPORT_TONE_NONE)
    draw_bar (cairo, piece);
  if (piece->layout != NULL)
    draw_lines (cairo, piece);
  if (piece->picture >= 0)
    draw_picture (cairo, report, piece);
}

/* at the foot: what it is, and which page */
static void
draw_foot (const PndReportPages *self, int page, cairo_t *cairo, PangoLayout *layout)
{
  const PndReport *report = pnd_report_pages_get_report (self);
  double y = PND_PAGE_HEIGHT - PND_PAGE_BOTTOM + 18;
  g_autofree char *number = g_strdup_printf ("%d / %d", page + 1, pnd_report_pages_get_n (self));

  set_colour (cairo, pale);
  cairo_rectangle (cairo, PND_PAGE_SIDE, y - 5, PND_PAGE_WIDTH - 2 * PND_PAGE_SIDE, 0.4);
  cairo_fill (cairo);
  set_colour (cairo, soft);
  pango_layout_set_text (layout, report->running != NULL ? report->running : "", -1);
  pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
  cairo_move_to (cairo, PND_PAGE_SIDE, y);
  pango_cairo_show_layout (cairo, layout);
  pango_layout_set_text (layout, number, -1);
  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  cairo_move_to (cairo, PND_PAGE_SIDE, y);
  pango_cairo_show_layout (cairo, layout);
}

/**
 * pnd_report_pages_draw:
 * @self: pages
 * @page: from 0
 * @cairo: where; a unit is a point
 */
void
pnd_report_pages_draw (const PndReportPages *self, int page, cairo_t *cairo)
{
  g_autoptr (PangoLayout) foot = NULL;
  const PndReportPiece *pieces;
  int n;

  g_return_if_fail (self != NULL && cairo != NULL);

  pieces = pnd_report_pages_get_pieces (self, page, &n);
  for (int i = 0; i < n; i++)
    draw_piece (cairo, pnd_report_pages_get_report (self), &pieces[i]);
  foot = pnd_report_pages_make_foot (self);
  draw_foot (self, page, cairo, foot);
}

/* The file */

static cairo_status_t
write_cb (void *data, const guchar *bytes, guint n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_words (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *words)
{
  if (words != NULL && *words != '\0')
    cairo_pdf_surface_set_metadata (surface, key, words);
}

/* no clock: made and changed when the project was */
static void
describe (cairo_surface_t *surface, const PndReport *report)
{
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  set_words (surface, CAIRO_PDF_METADATA_TITLE, report->title);
  set_words (surface, CAIRO_PDF_METADATA_AUTHOR, report->author);
  set_words (surface, CAIRO_PDF_METADATA_CREATOR, "Penanda " PND_VERSION);
  set_words (surface, CAIRO_PDF_METADATA_CREATE_DATE, report->edited);
  set_words (surface, CAIRO_PDF_METADATA_MOD_DATE, report->edited);
}

static void
tag (cairo_t *cairo, const char *name, const char *format, const PndReportPiece *piece,
     const char *anchor)
{
  char box[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *rectangle = NULL;
  g_autofree char *attributes = NULL;

  g_ascii_formatd (box[0], sizeof box[0], "%.2f", piece->x);
  g_ascii_formatd (box[1], sizeof box[1], "%.2f", piece->y);
  g_ascii_formatd (box[2], sizeof box[2], "%.2f", piece->width);
  g_ascii_formatd (box[3], sizeof box[3], "%.2f", piece->height);
  rectangle = g_strjoin (" ", box[0], box[1], box[2], box[3], NULL);
  attributes = format == NULL
                 ? g_strdup_printf ("name='%s' x=%s y=%s internal", anchor, box[0], box[1])
                 : g_strdup_printf ("dest='%s' rect=[%s]", anchor, rectangle);
  cairo_tag_begin (cairo, name, attributes);
  cairo_tag_end (cairo, name);
}

static void
add_tags (const PndReportPages *self, int page, cairo_t *cairo)
{
  int n;
  const PndReportPiece *pieces = pnd_report_pages_get_pieces (self, page, &n);

  for (int i = 0; i < n; i++)
    {
      if (pieces[i].anchor != NULL)
        tag (cairo, CAIRO_TAG_DEST, NULL, &pieces[i], pieces[i].anchor);
      if (pieces[i].link != NULL)
        tag (cairo, CAIRO_TAG_LINK, "", &pieces[i], pieces[i].link);
    }
}

/* @above: ids of the headings above, by level */
static void
add_outline (const PndReportPages *self, int page, cairo_surface_t *surface, int above[5])
{
  int n;
  const PndReportPiece *pieces = pnd_report_pages_get_pieces (self, page, &n);

  for (int i = 0; i < n; i++)
    if (pieces[i].title != NULL)
      {
        char y[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *place = NULL;
        int level = pieces[i].level;

        g_ascii_formatd (y, sizeof y, "%.2f", pieces[i].y);
        place = g_strdup_printf ("page=%d pos=[0 %s]", page + 1, y);
        above[level] = cairo_pdf_surface_add_outline (surface, above[level - 1], pieces[i].title,
                                                      place, 0);
        for (int below = level + 1; below < 5; below++)
          above[below] = above[level];
      }
}

static gboolean
check (cairo_surface_t *surface, GError **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The pages could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

/**
 * pnd_report_pages_to_pdf:
 * @self: pages
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a PDF file, the same bytes for the same report; %NULL with
 *   %G_IO_ERROR_FAILED
 */
GBytes *
pnd_report_pages_to_pdf (const PndReportPages *self, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cairo;
  int above[5] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                   CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };
  gboolean fine;

  g_return_val_if_fail (self != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, PND_PAGE_WIDTH, PND_PAGE_HEIGHT);
  describe (surface, pnd_report_pages_get_report (self));
  cairo = cairo_create (surface);
  for (int page = 0; page < pnd_report_pages_get_n (self); page++)
    {
      pnd_report_pages_draw (self, page, cairo);
      add_tags (self, page, cairo);
      add_outline (self, page, surface, above);
      cairo_show_page (cairo);
    }
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  fine = check (surface, error);
  cairo_surface_destroy (surface);
  if (fine)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  return NULL;
}
