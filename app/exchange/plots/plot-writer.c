/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/plots/plot-writer.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/exchange/output-file.h"

#define POINTS (72.0 / 96.0) /* of a pixel */
#define PNG_SCALE 2.0        /* so that a printed picture is sharp, too */
#define PNG_MOST 30000.0     /* pixels on a side: cairo's limit is 32,767 */

static cairo_status_t
collect_cb (void *closure, const unsigned char *bytes, unsigned int n_bytes)
{
  g_string_append_len (closure, (const char *) bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The plot cannot be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

/* takes the surface */
static gboolean
draw_on (cairo_surface_t *surface, const PndPlot *plot, double scale, gboolean is_dark,
         GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  pnd_plot_draw (plot, cr, is_dark, FALSE);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check (status, error);
}

/* cairo numbers the surfaces of a process; nothing refers to them, and the same plot is to give the
 * same bytes */
static void
drop_surface_ids (GString *svg)
{
  static const char begins[] = "<g id=\"surface";
  char *tag;

  while ((tag = strstr (svg->str, begins)) != NULL)
    {
      const char *end = strchr (tag, '>');

      if (end == NULL)
        break;
      g_string_erase (svg, tag + strlen ("<g") - svg->str, end - tag - strlen ("<g"));
    }
}

/* ids and what refers to them; the drawing holds no words that could look like them */
static void
put_prefix (GString *svg, const char *prefix)
{
  static const char *const places[] = { "id=\"", "href=\"#", "url(#" };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *with = g_strconcat (places[i], prefix, NULL);

      g_string_replace (svg, places[i], with, 0);
    }
}

static void
append_element (GString *to, const char *name, const char *text)
{
  g_autofree char *clean = g_strdup (text);
  g_autofree char *escaped = NULL;

  for (char *c = clean; *c != '\0'; c++) /* what XML has no way to say */
    if ((unsigned char) *c < 0x20 || *c == 0x7f)
      *c = ' ';
  escaped = g_markup_escape_text (clean, -1);
  g_string_append_printf (to, "<%s>%s</%s>\n", name, escaped, name);
}

/* decimal points whatever the locale says */
static void
append_number (GString *to, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (to, " %s=\"%s\"", name,
                          g_ascii_formatd (number, sizeof number, "%.2f", value));
}

/* areas that are not seen: a browser shows their words under the pointer and reads them aloud */
static GString *
describe_marks (const PndPlot *plot)
{
  GString *marks = g_string_new ("<g fill=\"#000\" fill-opacity=\"0\" role=\"list\">\n");

  for (int i = 0; i < pnd_plot_get_n_marks (plot); i++)
    {
      const PndPlotMark *mark = pnd_plot_get_mark (plot, i);

      g_string_append (marks, "<rect role=\"listitem\"");
      append_number (marks, "x", mark->box.x);
      append_number (marks, "y", mark->box.y);
      append_number (marks, "width", mark->box.width);
      append_number (marks, "height", mark->box.height);
      g_string_append_c (marks, '>');
      append_element (marks, "title", mark->text);
      g_string_append (marks, "</rect>\n");
    }
  return g_string_append (marks, "</g>\n");
}

/* cairo knows nothing of words in SVG: they are put behind its first tag and before its last */
static gboolean
put_words (GString *svg, const PndPlot *plot, GError **error)
{
  g_autoptr (GString) head = g_string_new (NULL);
  GString *marks;
  const char *tag = strstr (svg->str, "<svg ");
  const char *tag_end = tag != NULL ? strchr (tag, '>') : NULL;
  const char *last = g_strrstr (svg->str, "</svg>");
  gssize at_tag, behind_tag, at_last;

  if (tag_end == NULL || last == NULL)
    return check (CAIRO_STATUS_WRITE_ERROR, error);
  at_tag = tag - svg->str;
  behind_tag = tag_end + 1 - svg->str;
  at_last = last - svg->str;
  append_element (head, "title", pnd_plot_get_title (plot));
  append_element (head, "desc", pnd_plot_get_summary (plot));
  marks = describe_marks (plot);
  g_string_insert (svg, at_last, marks->str);
  g_string_insert (svg, behind_tag, head->str);
  g_string_erase (svg, 0, at_tag);
  g_string_free (marks, TRUE);
  return TRUE;
}

static gboolean
make_pdf (GString *bytes, const PndPlot *plot, gboolean is_dark, const char *date, GError **error)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (collect_cb, bytes,
                                             pnd_plot_get_width (plot) * POINTS,
                                             pnd_plot_get_height (plot) * POINTS);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pnd_plot_get_title (plot));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  pnd_plot_get_summary (plot));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Penanda");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  date != NULL ? date : "1970-01-01T00:00:00Z");
  return draw_on (surface, plot, POINTS, is_dark, error);
}

static gboolean
make_png (GString *bytes, const PndPlot *plot, gboolean is_dark, GError **error)
{
  double width = pnd_plot_get_width (plot), height = pnd_plot_get_height (plot);
  double scale = MIN (PNG_SCALE, PNG_MOST / MAX (width, height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) ceil (width * scale),
                                                         (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, scale, scale);
  pnd_plot_draw (plot, cr, is_dark, FALSE);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, collect_cb, bytes);
  cairo_surface_destroy (surface);
  return check (status, error);
}

static GString *
make_bytes (const PndPlot *plot, PndPlotFormat format, gboolean is_dark, const char *date,
            GError **error)
{
  GString *bytes;
  gboolean done;

  if (format == PND_PLOT_SVG)
    {
      bytes = pnd_plot_to_svg (plot, is_dark, NULL, error);
      if (bytes != NULL)
        g_string_prepend (bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      return bytes;
    }
  bytes = g_string_new (NULL);
  done = format == PND_PLOT_PDF ? make_pdf (bytes, plot, is_dark, date, error)
                                : make_png (bytes, plot, is_dark, error);
  if (done)
    return bytes;
  g_string_free (bytes, TRUE);
  return NULL;
}

/**
 * pnd_plot_format_from_suffix:
 * @suffix: (nullable): of a file's name, without its dot
 * @format: (out): the format of such files
 *
 * Returns: %FALSE for a suffix of no format for plots
 */
gboolean
pnd_plot_format_from_suffix (const char *suffix, PndPlotFormat *format)
{
  static const char *const suffixes[] = { "svg", "pdf", "png" };

  g_return_val_if_fail (format != NULL, FALSE);

  for (gsize i = 0; suffix != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (suffixes[i], suffix) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_plot_to_svg:
 * @plot: a plot
 * @is_dark: whether it stands on dark paper
 * @prefix: (nullable): of all ids
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an `svg` element, or %NULL with a %G_IO_ERROR
 */
GString *
pnd_plot_to_svg (const PndPlot *plot, gboolean is_dark, const char *prefix, GError **error)
{
  GString *svg;
  cairo_surface_t *surface;

  g_return_val_if_fail (plot != NULL, NULL);

  svg = g_string_new (NULL);
  surface = cairo_svg_surface_create_for_stream (collect_cb, svg, pnd_plot_get_width (plot),
                                                 pnd_plot_get_height (plot));
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  if (!draw_on (surface, plot, 1, is_dark, error))
    {
      g_string_free (svg, TRUE);
      return NULL;
    }
  drop_surface_ids (svg);
  if (prefix != NULL)
    put_prefix (svg, prefix);
  if (put_words (svg, plot, error))
    return svg;
  g_string_free (svg, TRUE);
  return NULL;
}

/**
 * pnd_plot_write:
 * @plot: a plot
 * @path: the file to make or to replace
 * @format: what kind of file
 * @is_dark: whether it stands on dark paper
 * @date: (nullable): what a PDF says of its making, in ISO 8601
 * @error: return location for an error
 *
 * Returns: %TRUE if @path is the plot; else %FALSE with a %G_IO_ERROR, and @path is as it was
 */
gboolean
pnd_plot_write (const PndPlot *plot, const char *path, PndPlotFormat format, gboolean is_dark,
                const char *date, GError **error)
{
  g_autoptr (PndOutputFile) file = NULL;
  GString *bytes;
  gboolean done;

  g_return_val_if_fail (plot != NULL && path != NULL, FALSE);

  file = pnd_output_file_new (path, error);
  if (file == NULL)
    return FALSE;
  bytes = make_bytes (plot, format, is_dark, date, error);
  if (bytes == NULL)
    return FALSE;
  done = pnd_output_file_write (file, bytes->str, bytes->len, error)
         && pnd_output_file_commit (file, error);
  g_string_free (bytes, TRUE);
  return done;
}
