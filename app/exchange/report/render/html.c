/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as one web page: no script, no other file, fit to be printed. */

#include <gio/gio.h>

#include "app/exchange/report/render/render.h"
#include "app/model/codes/abbreviation.h"
#include "data/pnd-app-resources.h"

#define CSS_PATH "/io/github/penanda/Penanda/data/report/report.css"

static const char *const tone_classes[PND_N_REPORT_TONES]
    = { "", "for", "against", "warning", "quiet" };
static const char *const table_classes[] = { "facts", "figures", "sides", "form" };

static void
append_piece (GString *html, const char *text, gssize n_bytes)
{
  g_autofree char *escaped = g_markup_escape_text (text, n_bytes);

  g_string_append (html, escaped);
}

/* a browser would break the abbreviation of a code at its hyphen */
static void
append_escaped (GString *html, const char *text)
{
  const char *rest = text, *start, *end;

  for (; (start = pnd_abbreviation_find (rest, &end)) != NULL; rest = end)
    {
      append_piece (html, rest, start - rest);
      g_string_append (html, "<span>");
      append_piece (html, start, end - start);
      g_string_append (html, "</span>");
    }
  append_piece (html, rest, -1);
}

static void
append_run (GString *html, const PndReport *report, const PndReportRun *run)
{
  const char *link = pnd_report_get_link (report, run);
  const char *name = run->style & PND_REPORT_SPEECH  ? "q"
                     : run->style & PND_REPORT_QUIET ? "small"
                                                     : NULL;

  if (link != NULL)
    g_string_append_printf (html, "<a href=\"#%s\">", link);
  if (name != NULL)
    g_string_append_printf (html, "<%s>", name);
  if (run->style & PND_REPORT_BOLD)
    g_string_append (html, "<b>");
  if (run->style & PND_REPORT_ITALIC)
    g_string_append (html, "<i>");
  append_escaped (html, run->text);
  if (run->style & PND_REPORT_ITALIC)
    g_string_append (html, "</i>");
  if (run->style & PND_REPORT_BOLD)
    g_string_append (html, "</b>");
  if (name != NULL)
    g_string_append_printf (html, "</%s>", name);
  if (link != NULL)
    g_string_append (html, "</a>");
}

static void
append_runs (GString *html, const PndReport *report, int first, int n)
{
  for (int i = first; i < first + n; i++)
    append_run (html, report, pnd_report_get_run (report, i));
}

static void
append_class (GString *html, const char *name)
{
  if (*name != '\0')
    g_string_append_printf (html, " class=\"%s\"", name);
}

static void
append_cell (GString *html, const PndReport *report, const PndReportTable *table,
             const PndReportCell *cell, gboolean is_column_head)
{
  const char *name = cell->is_head ? "th" : "td";
  const char *align = table->aligns[cell->column] == 'r'   ? "n "
                      : table->aligns[cell->column] == 'c' ? "c " : "";
  g_autofree char *classes
      = g_strstrip (g_strconcat (align, tone_classes[cell->tone], NULL));

  g_string_append_printf (html, "<%s", name);
  if (cell->is_head)
    g_string_append_printf (html, " scope=\"%s\"",
                            !is_column_head ? "row" : cell->n_columns > 1 ? "colgroup" : "col");
  if (cell->n_columns > 1)
    g_string_append_printf (html, " colspan=\"%d\"", cell->n_columns);
  append_class (html, classes);
  g_string_append_c (html, '>');
  append_runs (html, report, cell->first_run, cell->n_runs);
  g_string_append_printf (html, "</%s>", name);
}

static void
append_rows (GString *html, const PndReport *report, const PndReportTable *table)
{
  int row = -1;

  for (int i = 0; i < table->n_cells; i++)
    {
      const PndReportCell *cell = pnd_report_get_cell (report, table, i);

      if (cell->column == 0)
        {
          g_string_append (html, row >= 0 ? "</tr>\n" : "");
          row++;
          g_string_append (html, row == 0 && table->n_head_rows > 0 ? "<thead>\n" : "");
          if (row == table->n_head_rows)
            g_string_append (html, row > 0 ? "</thead>\n<tbody>\n" : "<tbody>\n");
          g_string_append (html, "<tr>");
        }
      append_cell (html, report, table, cell, row < table->n_head_rows);
    }
  g_string_append (html, row < 0 ? "" : "</tr>\n");
  g_string_append (html, row < 0 ? "<tbody>\n</tbody>\n"
                         : row < table->n_head_rows ? "</thead>\n" : "</tbody>\n");
}

static void
append_table (GString *html, const PndReport *report, const PndReportBlock *block)
{
  const PndReportTable *table = pnd_report_get_table (report, block);

  g_string_append_printf (html, "<table class=\"%s\">\n<colgroup>", table_classes[table->style]);
  for (int i = 0; i < table->n_columns; i++)
    g_string_append_printf (html, "<col style=\"width:%d%%\">", table->widths[i]);
  g_string_append (html, "</colgroup>\n");
  append_rows (html, report, table);
  g_string_append (html, "</table>\n");
}

/* @name: of the element, with its class after a blank */
static void
append_element (GString *html, const PndReport *report, const PndReportBlock *block,
                const char *name)
{
  g_string_append_printf (html, "<%s", name);
  append_class (html, tone_classes[block->tone]);
  if (block->anchor != NULL)
    g_string_append_printf (html, " id=\"%s\"", block->anchor);
  g_string_append_c (html, '>');
  append_runs (html, report, block->first_run, block->n_runs);
  g_string_append_printf (html, "</%s>\n", name);
}

static void
append_block (GString *html, const PndReport *report, const PndReportBlock *block)
{
  static const char *const headings[] = { "h1", "h1", "h2", "h3", "h4" };

  switch (block->kind)
    {
    case PND_REPORT_HEADING:
      append_element (html, report, block, headings[block->level]);
      break;
    case PND_REPORT_PARAGRAPH:
      append_element (html, report, block, "p");
      break;
    case PND_REPORT_ITEM:
      append_element (html, report, block, "li");
      break;
    case PND_REPORT_QUOTE:
      append_element (html, report, block, "blockquote");
      break;
    case PND_REPORT_TABLE:
      append_table (html, report, block);
      break;
    case PND_REPORT_PICTURE:
      g_string_append_printf (html, "<figure>\n%s\n</figure>\n",
                              g_array_index (report->pictures, PndReportPicture,
                                             block->index).svg);
      break;
    case PND_REPORT_BREAK:
      g_string_append (html, "<hr>\n");
      break;
    }
}

static void
append_body (GString *html, const PndReport *report)
{
  gboolean in_list = FALSE;

  for (int i = 0; i < (int) report->blocks->len; i++)
    {
      const PndReportBlock *block = pnd_report_get (report, i);
      gboolean is_item = block->kind == PND_REPORT_ITEM;

      if (is_item != in_list)
        g_string_append (html, !is_item          ? "</ul>\n"
                               : block->level == 2 ? "<ul class=\"pairs\">\n" : "<ul>\n");
      in_list = is_item;
      append_block (html, report, block);
    }
  if (in_list)
    g_string_append (html, "</ul>\n");
}

/**
 * pnd_report_render_html:
 * @report: a report
 *
 * Returns: (transfer full): the page
 */
GString *
pnd_report_render_html (const PndReport *report)
{
  GString *html = g_string_sized_new (1 << 16);
  g_autoptr (GBytes) css = NULL;

  g_return_val_if_fail (report != NULL, html);

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  css = g_resources_lookup_data (CSS_PATH, 0, NULL);
  g_string_append_printf (html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
                                "<meta charset=\"utf-8\">\n<title>", report->language);
  append_piece (html, report->title, -1);
  g_string_append (html, "</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n");
  g_string_append (html, "<meta name=\"generator\" content=\"Penanda " PND_VERSION "\">\n");
  g_string_append (html, "<style>\n");
  if (css != NULL)
    g_string_append_len (html, g_bytes_get_data (css, NULL), g_bytes_get_size (css));
  g_string_append (html, "</style>\n</head>\n<body>\n<main>\n");
  append_body (html, report);
  g_string_append (html, "</main>\n<footer>");
  append_escaped (html, report->running);
  g_string_append (html, "</footer>\n</body>\n</html>\n");
  return html;
}
