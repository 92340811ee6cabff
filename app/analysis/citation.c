/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/citation.h"

#include <string.h>

#include "app/model/language.h"

static gboolean
is_blank (const char *at)
{
  return *at == ' ' || *at == '\t';
}

/* The lines of a paragraph when it is broken at blanks so that no word goes beyond @width; a word
 * that is longer is cut. @until: a position in the paragraph, in code points, or -1 for its end.
 * Returns the line that position stands on, 1 for the first. */
static int
count_fixed_lines (const char *at, gsize n_bytes, int width, int until)
{
  const char *end = at + n_bytes;
  int n_lines = 1;
  int column = 0;   /* code points on the line so far */
  int position = 0; /* in the paragraph */

  while (at < end && (until < 0 || position <= until))
    {
      const char *word = at;
      int length = 0;
      int n_inside; /* of the word, those that count */

      for (; at < end && !is_blank (at); length++)
        at = g_utf8_next_char (at);
      if (word < at && column > 0 && column + length > width)
        {
          n_lines++;
          column = 0;
        }
      n_inside = until < 0 ? length : MIN (length, until - position + 1);
      n_lines += MAX (0, n_inside - 1) / width;
      column = (column + length) % width == 0 && length > 0 ? width : (column + length) % width;
      position += length;
      for (; at < end && is_blank (at); at++, position++)
        column++;
    }
  return n_lines;
}

/**
 * pnd_citation_find_fixed_line:
 * @text: a text
 * @line_width: characters a line, at least 10
 * @position: in code points
 *
 * Lines of a fixed width are the same on every screen and in every export: each paragraph is broken
 * at blanks, an empty one is a line.
 *
 * Returns: the line that @position stands in, from 1.
 */
int
pnd_citation_find_fixed_line (const PndDocumentText *text, int line_width, int position)
{
  int last;
  int n = 0;

  g_return_val_if_fail (text != NULL && line_width >= 10, 1);

  last = pnd_document_text_get_line_at (text, position);
  for (int line = 0; line < last; line++)
    {
      gsize n_bytes;
      const char *utf8 = pnd_document_text_get_line_utf8 (text, line, &n_bytes);

      n += count_fixed_lines (utf8, n_bytes, line_width, -1);
    }
  {
    gsize n_bytes;
    const char *utf8 = pnd_document_text_get_line_utf8 (text, last, &n_bytes);

    return n
           + count_fixed_lines (utf8, n_bytes, line_width,
                                position - pnd_document_text_get_line (text, last).start);
  }
}

/**
 * pnd_citation_number_lines:
 * @text: a text
 * @line_width: characters a line, at least 10
 *
 * Returns: (transfer full): for each line as LF makes them, from 0, the line of @line_width that it
 *   begins with, from 1
 */
int *
pnd_citation_number_lines (const PndDocumentText *text, int line_width)
{
  int n_lines;
  int *numbers;
  int next = 1;

  g_return_val_if_fail (text != NULL && line_width >= 10, NULL);

  n_lines = pnd_document_text_get_n_lines (text);
  numbers = g_new (int, n_lines);
  for (int line = 0; line < n_lines; line++)
    {
      gsize n_bytes;
      const char *utf8 = pnd_document_text_get_line_utf8 (text, line, &n_bytes);

      numbers[line] = next;
      next += count_fixed_lines (utf8, n_bytes, line_width, -1);
    }
  return numbers;
}

static const char *
get_page_label (const PndStructure *structure, int position)
{
  int page = structure != NULL ? pnd_structure_find_page (structure, position) : -1;

  return page >= 0 ? pnd_structure_get_page (structure, page)->value : NULL;
}

static int
find_line (const PndDocumentText *text, int line_width, int position)
{
  if (line_width >= 10)
    return pnd_citation_find_fixed_line (text, line_width, position);
  return 1 + pnd_document_text_get_line_at (text, position);
}

/**
 * pnd_citation_find:
 * @text: a document's text
 * @structure: (nullable): its structure
 * @line_width: characters a line, 10 or more; 0 for lines as LF makes them
 * @span: the passage, in code points
 *
 * Returns: where it stands; the labels are borrowed from @structure.
 */
PndCitation
pnd_citation_find (const PndDocumentText *text, const PndStructure *structure, int line_width,
                PndSpan span)
{
  PndCitation place = { 0 };
  int last = MAX (span.start, span.end - 1);

  g_return_val_if_fail (text != NULL, place);

  place.first_page = get_page_label (structure, span.start);
  place.last_page = get_page_label (structure, last);
  place.first_line = find_line (text, line_width, span.start);
  place.last_line = find_line (text, line_width, last);
  return place;
}

/**
 * pnd_citation_format:
 * @document: its name
 * @place: where the passage stands
 *
 * Returns: (transfer full): such as "Interview 2, p. 4, lines 12–15".
 */
char *
pnd_citation_format (const char *document, const PndCitation *place)
{
  g_autoptr (GString) citation = g_string_new (document);

  g_return_val_if_fail (document != NULL && place != NULL, NULL);

  if (place->first_page != NULL && g_strcmp0 (place->first_page, place->last_page) == 0)
    /* Translators: a page's label, in a citation */
    g_string_append_printf (citation, _(", p. %s"), place->first_page);
  else if (place->first_page != NULL && place->last_page != NULL)
    /* Translators: the labels of the first and the last page, in a citation */
    g_string_append_printf (citation, _(", pp. %s–%s"), place->first_page, place->last_page);
  if (place->first_line == place->last_line)
    /* Translators: a line's number, in a citation */
    g_string_append_printf (citation, _(", line %d"), place->first_line);
  else
    /* Translators: the numbers of the first and the last line, in a citation */
    g_string_append_printf (citation, _(", lines %d–%d"), place->first_line, place->last_line);
  return g_string_free (g_steal_pointer (&citation), FALSE);
}

/**
 * pnd_citation_quote:
 * @document: its name
 * @text: its text
 * @structure: (nullable): its structure
 * @line_width: as for pnd_citation_find()
 * @span: the passage, in code points
 *
 * Returns: (transfer full): the passage in quotation marks, and where it stands in parentheses.
 */
char *
pnd_citation_quote (const char *document, const PndDocumentText *text,
                    const PndStructure *structure, int line_width, PndSpan span)
{
  g_autofree char *quote = NULL;
  g_autofree char *citation = NULL;
  PndCitation place;

  g_return_val_if_fail (document != NULL && text != NULL, NULL);

  quote = g_strstrip (pnd_document_text_get_slice (text, span));
  place = pnd_citation_find (text, structure, line_width, span);
  citation = pnd_citation_format (document, &place);
  /* Translators: a quotation, and where it stands */
  return g_strdup_printf (_("“%s” (%s)"), quote, citation);
}

/**
 * pnd_citation_format_area:
 * @document: its name
 * @structure: (nullable): its structure
 * @area: an area of one of its pages
 *
 * Returns: (transfer full): such as "Memorandum, p. 4".
 */
char *
pnd_citation_format_area (const char *document, const PndStructure *structure,
                          const PndArea *area)
{
  char number[16];
  g_autofree char *page = NULL;

  g_return_val_if_fail (document != NULL && area != NULL, NULL);

  page = g_strdup_printf (_(", p. %s"), pnd_area_get_page_label (area, structure, number));
  return g_strconcat (document, page, NULL);
}

/**
 * pnd_citation_quote_area:
 * @document: its name
 * @structure: (nullable): its structure
 * @area: an area of one of its pages
 *
 * Returns: (transfer full): what stands for a quotation of it, and where it stands in parentheses.
 */
char *
pnd_citation_quote_area (const char *document, const PndStructure *structure, const PndArea *area)
{
  g_autofree char *quote = NULL;
  g_autofree char *citation = NULL;

  g_return_val_if_fail (document != NULL && area != NULL, NULL);

  quote = pnd_area_quote (area, structure);
  citation = pnd_citation_format_area (document, structure, area);
  return g_strdup_printf ("%s (%s)", quote, citation);
}
