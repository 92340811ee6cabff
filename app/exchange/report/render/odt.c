/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as OpenDocument text. Its look is in named styles (data/report/styles.xml); here stands
 * only what is said, and what a table needs for itself. */

#include "app/exchange/report/render/render.h"

#include <cairo.h>

#include "app/exchange/report/render/package.h"
#include "data/pnd-app-resources.h"

#define STYLES_PATH "/io/github/penanda/Penanda/data/report/styles.xml"

/* pixels a point, and of a side */
#define PICTURE_SCALE 2.5
#define PICTURE_MOST 20000.0

/* of the text, in tenths of a millimetre */
#define TEXT_WIDTH 1760

#define NAMESPACES \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " office:version=\"1.3\""

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* cells by what is around them: C<tone> with a line below where the table has rules */
static const char cell_styles[] =
  "<style:style style:name=\"B1\" style:family=\"paragraph\""
  " style:parent-style-name=\"Heading_20_1\"><style:paragraph-properties"
  " fo:break-before=\"page\"/></style:style>\n"
  "<style:style style:name=\"B2\" style:family=\"paragraph\""
  " style:parent-style-name=\"Heading_20_2\"><style:paragraph-properties"
  " fo:break-before=\"page\"/></style:style>\n"
  "<style:style style:name=\"Plain\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.05cm\" fo:padding-left=\"0cm\" fo:border=\"none\"/></style:style>\n"
  "<style:style style:name=\"Head\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.02cm\" fo:border-bottom=\"0.5pt solid #1c1d1f\""
  " style:vertical-align=\"bottom\"/></style:style>\n"
  "<style:style style:name=\"Ruled\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.04cm\" fo:border-top=\"0.4pt solid #cfd3d8\"/></style:style>\n"
  "<style:style style:name=\"Under\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.06cm\" fo:padding-top=\"0cm\"/></style:style>\n"
  "<style:style style:name=\"For\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.06cm\" fo:padding-left=\"0.2cm\" fo:border-top=\"0.4pt solid #cfd3d8\""
  " fo:border-left=\"2pt solid #1f6f4a\"/></style:style>\n"
  "<style:style style:name=\"Against\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.06cm\" fo:padding-left=\"0.2cm\" fo:border-top=\"0.4pt solid #cfd3d8\""
  " fo:border-left=\"2pt solid #a3341f\"/></style:style>\n"
  "<style:style style:name=\"Box\" style:family=\"table-cell\"><style:table-cell-properties"
  " fo:padding=\"0.12cm\" fo:border=\"0.5pt solid #5b6066\"/></style:style>\n"
  "<style:style style:name=\"Pairs\" style:family=\"section\"><style:section-properties"
  " text:dont-balance-text-columns=\"false\"><style:columns fo:column-count=\"2\""
  " fo:column-gap=\"0.5cm\"/></style:section-properties></style:style>\n"
  "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties"
  " fo:keep-together=\"always\"/></style:style>\n";

static void
append_escaped (GString *xml, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (xml, escaped);
}

/* Text */

static const char *
get_text_style (PndReportStyle style)
{
  if (style & PND_REPORT_SPEECH)
    return "Speech";
  if (style & PND_REPORT_QUIET)
    return style & PND_REPORT_BOLD ? "Quiet_20_strong" : "Quiet";
  if (style & PND_REPORT_BOLD)
    return "Strong_20_Emphasis";
  return style & PND_REPORT_ITALIC ? "Emphasis" : NULL;
}

static void
append_run (GString *xml, const PndReport *report, const PndReportRun *run)
{
  const char *link = pnd_report_get_link (report, run);
  const char *style = get_text_style (run->style);

  if (link != NULL)
    g_string_append_printf (xml, "<text:a xlink:type=\"simple\" xlink:href=\"#%s\">", link);
  if (style != NULL)
    g_string_append_printf (xml, "<text:span text:style-name=\"%s\">", style);
  append_escaped (xml, run->text);
  if (style != NULL)
    g_string_append (xml, "</text:span>");
  if (link != NULL)
    g_string_append (xml, "</text:a>");
}

/* a blank at the end of a run would be lost before a blank in the next; the model has none there */
static void
append_runs (GString *xml, const PndReport *report, int first, int n)
{
  for (int i = first; i < first + n; i++)
    append_run (xml, report, pnd_report_get_run (report, i));
}

static void
append_bookmark (GString *xml, const char *anchor)
{
  if (anchor != NULL)
    g_string_append_printf (xml, "<text:bookmark text:name=\"%s\"/>", anchor);
}

static void
append_heading (GString *xml, const PndReport *report, const PndReportBlock *block, gboolean broken)
{
  g_string_append_printf (xml, broken && block->level < 3
                                 ? "<text:h text:style-name=\"B%d\" text:outline-level=\"%d\">"
                                 : "<text:h text:style-name=\"Heading_20_%d\""
                                   " text:outline-level=\"%d\">",
                          block->level, block->level);
  append_bookmark (xml, block->anchor);
  append_runs (xml, report, block->first_run, block->n_runs);
  g_string_append (xml, "</text:h>\n");
}

static void
append_paragraph (GString *xml, const PndReport *report, const PndReportBlock *block,
                  const char *style)
{
  g_string_append_printf (xml, "<text:p text:style-name=\"%s\">", style);
  append_bookmark (xml, block->anchor);
  append_runs (xml, report, block->first_run, block->n_runs);
  g_string_append (xml, "</text:p>\n");
}

static const char *
get_quote_style (const PndReportBlock *block)
{
  return block->tone == PND_REPORT_TONE_FOR       ? "Quotation_20_for"
         : block->tone == PND_REPORT_TONE_AGAINST ? "Quotation_20_against"
                                                  : "Quotations";
}

static const char *
get_paragraph_style (const PndReportBlock *block)
{
  return block->level > 0                         ? "Report_20_answer"
         : block->tone == PND_REPORT_TONE_QUIET ? "Report_20_note"
                                                  : "Text_20_body";
}

/* Tables */

static const char *
get_cell_style (const PndReportTable *table, const PndReportCell *cell, gboolean is_head)
{
  if (table->style == PND_REPORT_FORM)
    return "Box";
  if (table->style == PND_REPORT_FACTS)
    return "Plain";
  if (is_head)
    return "Head";
  if (cell->n_columns == table->n_columns)
    return "Under";
  return cell->tone == PND_REPORT_TONE_FOR       ? "For"
         : cell->tone == PND_REPORT_TONE_AGAINST ? "Against"
                                                 : "Ruled";
}

static const char *
get_cell_text_style (const PndReportTable *table, const PndReportCell *cell, gboolean is_head)
{
  static const char *const heads[]
      = { "Table_20_Heading", "Table_20_Heading_20_Figures", "Table_20_Heading_20_Centred" };
  static const char *const cells[]
      = { "Table_20_Contents", "Table_20_Figures", "Table_20_Centred" };
  char align = table->aligns[cell->column];
  int index = is_head && cell->n_columns > 1 ? 2 : align == 'r' ? 1 : align == 'c' ? 2 : 0;

  if (is_head)
    return heads[index];
  return cell->is_head && table->style == PND_REPORT_FACTS ? "Table_20_Label" : cells[index];
}

static void
append_cell (GString *xml, const PndReport *report, const PndReportTable *table,
             const PndReportCell *cell, gboolean is_head)
{
  g_string_append_printf (xml, "<table:table-cell table:style-name=\"%s\""
                               " office:value-type=\"string\"",
                          get_cell_style (table, cell, is_head));
  if (cell->n_columns > 1)
    g_string_append_printf (xml, " table:number-columns-spanned=\"%d\"", cell->n_columns);
  g_string_append_printf (xml, "><text:p text:style-name=\"%s\">",
                          get_cell_text_style (table, cell, is_head));
  append_runs (xml, report, cell->first_run, cell->n_runs);
  g_string_append (xml, "</text:p></table:table-cell>");
  for (int i = 1; i < cell->n_columns; i++)
    g_string_append (xml, "<table:covered-table-cell/>");
}

static void
append_rows (GString *xml, const PndReport *report, const PndReportTable *table)
{
  int row = -1;

  if (table->n_head_rows > 0)
    g_string_append (xml, "<table:table-header-rows>\n");
  for (int i = 0; i < table->n_cells; i++)
    {
      const PndReportCell *cell = pnd_report_get_cell (report, table, i);

      if (cell->column == 0)
        {
          g_string_append (xml, row >= 0 ? "</table:table-row>\n" : "");
          row++;
          if (row > 0 && row == table->n_head_rows)
            g_string_append (xml, "</table:table-header-rows>\n");
          g_string_append (xml, "<table:table-row table:style-name=\"Row\">");
        }
      append_cell (xml, report, table, cell, row < table->n_head_rows);
    }
  g_string_append (xml, row >= 0 ? "</table:table-row>\n" : "");
  if (row < table->n_head_rows)
    g_string_append (xml, "</table:table-header-rows>\n");
}

static void
append_table (GString *xml, const PndReport *report, const PndReportBlock *block)
{
  const PndReportTable *table = pnd_report_get_table (report, block);

  if (table->n_cells == 0)
    return;
  g_string_append_printf (xml, "<table:table table:name=\"T%d\" table:style-name=\"T%d\">\n",
                          block->index, block->index);
  for (int i = 0; i < table->n_columns; i++)
    g_string_append_printf (xml, "<table:table-column table:style-name=\"T%d.%d\"/>\n",
                            block->index, i);
  append_rows (xml, report, table);
  g_string_append (xml, "</table:table>\n");
}

/* @hundredths: of a centimetre */
static void
append_length (GString *xml, int hundredths)
{
  g_string_append_printf (xml, "%d.%02dcm", hundredths / 100, hundredths % 100);
}

static void
append_table_styles (GString *xml, const PndReport *report)
{
  for (guint t = 0; t < report->tables->len; t++)
    {
      const PndReportTable *table = &g_array_index (report->tables, PndReportTable, t);
      int sum = 0;

      for (int i = 0; i < table->n_columns; i++)
        sum += table->widths[i];
      g_string_append_printf (xml, "<style:style style:name=\"T%u\" style:family=\"table\">"
                                   "<style:table-properties style:width=\"17.6cm\""
                                   " table:align=\"left\" fo:margin-top=\"0.08cm\""
                                   " fo:margin-bottom=\"0.2cm\"/></style:style>\n", t);
      for (int i = 0; i < table->n_columns; i++)
        {
          g_string_append_printf (xml, "<style:style style:name=\"T%u.%d\""
                                       " style:family=\"table-column\">"
                                       "<style:table-column-properties style:column-width=\"", t,
                                  i);
          append_length (xml, TEXT_WIDTH * table->widths[i] / MAX (sum, 1));
          g_string_append (xml, "\"/></style:style>\n");
        }
    }
}

/* Blocks */

static void
append_item (GString *xml, const PndReport *report, int index)
{
  const PndReportBlock *block = pnd_report_get (report, index);
  gboolean opens = index == 0 || pnd_report_get (report, index - 1)->kind != PND_REPORT_ITEM;
  gboolean closes = index + 1 == (int) report->blocks->len
                    || pnd_report_get (report, index + 1)->kind != PND_REPORT_ITEM;

  if (opens && block->level == 2)
    g_string_append_printf (xml, "<text:section text:style-name=\"Pairs\" text:name=\"S%d\">\n",
                            index);
  g_string_append (xml, opens ? "<text:list text:style-name=\"List_20_Report\">\n" : "");
  g_string_append (xml, "<text:list-item>");
  append_paragraph (xml, report, block, "List_20_1");
  g_string_append (xml, "</text:list-item>\n");
  g_string_append (xml, closes ? "</text:list>\n" : "");
  g_string_append (xml, closes && block->level == 2 ? "</text:section>\n" : "");
}

/* @text: (nullable) */
static void
append_words (GString *xml, const char *element, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (xml, "<%s>", element);
  append_escaped (xml, text);
  g_string_append_printf (xml, "</%s>", element);
}

static void
append_picture (GString *xml, const PndReport *report, const PndReportBlock *block)
{
  const PndReportPicture *picture
      = &g_array_index (report->pictures, PndReportPicture, block->index);
  int width = MIN ((int) (picture->width / 72.0 * 254.0), TEXT_WIDTH);
  int height = (int) (width * picture->height / picture->width);

  if (picture->draw == NULL)
    return;
  g_string_append (xml, "<text:p text:style-name=\"Text_20_body\"><draw:frame"
                        " text:anchor-type=\"as-char\" svg:width=\"");
  append_length (xml, width);
  g_string_append (xml, "\" svg:height=\"");
  append_length (xml, height);
  g_string_append_printf (xml, "\"><draw:image xlink:href=\"Pictures/%d.png\""
                               " xlink:type=\"simple\"/>", block->index);
  append_words (xml, "svg:title", picture->title);
  append_words (xml, "svg:desc", picture->description);
  g_string_append (xml, "</draw:frame></text:p>\n");
}

static void
append_block (GString *xml, const PndReport *report, int index)
{
  const PndReportBlock *block = pnd_report_get (report, index);
  gboolean broken = index > 0 && pnd_report_get (report, index - 1)->kind == PND_REPORT_BREAK;

  switch (block->kind)
    {
    case PND_REPORT_HEADING:
      append_heading (xml, report, block, broken);
      break;
    case PND_REPORT_PARAGRAPH:
      append_paragraph (xml, report, block, get_paragraph_style (block));
      break;
    case PND_REPORT_ITEM:
      append_item (xml, report, index);
      break;
    case PND_REPORT_QUOTE:
      append_paragraph (xml, report, block, get_quote_style (block));
      break;
    case PND_REPORT_TABLE:
      append_table (xml, report, block);
      break;
    case PND_REPORT_PICTURE:
      append_picture (xml, report, block);
      break;
    case PND_REPORT_BREAK:
      break;
    }
}

/* Parts */

static GBytes *
make_content (const PndReport *report)
{
  GString *xml = g_string_sized_new (1 << 16);

  g_string_append (xml, XML_HEAD "<office:document-content" NAMESPACES ">\n"
                        "<office:automatic-styles>\n");
  g_string_append (xml, cell_styles);
  append_table_styles (xml, report);
  g_string_append (xml, "</office:automatic-styles>\n<office:body>\n<office:text>\n");
  for (int i = 0; i < (int) report->blocks->len; i++)
    append_block (xml, report, i);
  g_string_append (xml, "</office:text>\n</office:body>\n</office:document-content>\n");
  return g_string_free_to_bytes (xml);
}

static GBytes *
make_styles (const PndReport *report)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (STYLES_PATH, 0, NULL);
  g_autofree char *running = g_markup_escape_text (report->running, -1);
  GString *xml = g_string_new_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_string_replace (xml, "@LANGUAGE@", report->language, 0);
  g_string_replace (xml, "@RUNNING@", running, 0);
  return g_string_free_to_bytes (xml);
}

static GBytes *
make_meta (const PndReport *report)
{
  GString *xml = g_string_new (XML_HEAD "<office:document-meta" NAMESPACES ">\n<office:meta>\n"
                                        "<meta:generator>Penanda/" PND_VERSION
                                        "</meta:generator>\n<dc:title>");

  append_escaped (xml, report->title);
  g_string_append (xml, "</dc:title>\n<meta:initial-creator>");
  append_escaped (xml, report->author != NULL ? report->author : "");
  g_string_append_printf (xml, "</meta:initial-creator>\n<dc:date>%s</dc:date>\n", report->edited);
  g_string_append_printf (xml, "<dc:language>%s</dc:language>\n", report->language);
  g_string_append (xml, "</office:meta>\n</office:document-meta>\n");
  return g_string_free_to_bytes (xml);
}

static cairo_status_t
collect_cb (void *data, const guchar *bytes, guint n_bytes)
{
  g_byte_array_append (data, bytes, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

/* word processors show no SVG, or not all of it */
static GBytes *
make_png (const PndReportPicture *picture)
{
  GByteArray *bytes = g_byte_array_new ();
  double scale = MIN (PICTURE_SCALE, PICTURE_MOST / MAX (picture->width, picture->height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) (picture->width * scale),
                                                         (int) (picture->height * scale));
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, scale, scale);
  picture->draw (picture->data, cairo);
  cairo_destroy (cairo);
  cairo_surface_write_to_png_stream (surface, collect_cb, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
take_pictures (PndReportPackage *package, const PndReport *report)
{
  for (guint i = 0; i < report->pictures->len; i++)
    {
      const PndReportPicture *picture = &g_array_index (report->pictures, PndReportPicture, i);
      g_autofree char *name = g_strdup_printf ("Pictures/%u.png", i);

      if (picture->draw != NULL)
        pnd_report_package_take (package, name, "image/png", make_png (picture));
    }
}

/**
 * pnd_report_render_odt:
 * @report: a report
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, the same bytes for the same report; %NULL with
 *   %G_IO_ERROR_FAILED
 */
GBytes *
pnd_report_render_odt (const PndReport *report, GError **error)
{
  g_autoptr (PndReportPackage) package = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  package = pnd_report_package_new ("application/vnd.oasis.opendocument.text");
  pnd_report_package_take (package, "content.xml", "text/xml", make_content (report));
  pnd_report_package_take (package, "styles.xml", "text/xml", make_styles (report));
  pnd_report_package_take (package, "meta.xml", "text/xml", make_meta (report));
  take_pictures (package, report);
  return pnd_report_package_finish (package, error);
}
