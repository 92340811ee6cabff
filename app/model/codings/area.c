/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/codings/area.h"

#include <math.h>
#include <string.h>

#define N_NUMBERS 4
#define MAX_POINTS 1e6 /* beyond any page */

static gboolean
read_number (const char *word, double *number)
{
  char *end;

  if (!g_ascii_isdigit (*word) || word[strspn (word, "0123456789.")] != '\0'
      || g_str_has_suffix (word, "."))
    return FALSE;
  *number = g_ascii_strtod (word, &end);
  return *end == '\0' && isfinite (*number) && *number <= MAX_POINTS;
}

static void
append_number (GString *words, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* tenths of a point are finer than a pixel */
  number = round (number * 10) / 10;
  g_string_append_c (words, ' ');
  g_string_append (words, g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

/**
 * pnd_area_parse:
 * @words: (nullable): such as "4 72 100.5 200 80"
 * @area: (out): what it says
 *
 * Returns: %FALSE where @words is no area of a page
 */
gboolean
pnd_area_parse (const char *words, PndArea *area)
{
  g_auto (GStrv) parts = NULL;
  double numbers[N_NUMBERS];
  gint64 page;

  g_return_val_if_fail (area != NULL, FALSE);

  if (words == NULL)
    return FALSE;
  parts = g_strsplit (words, " ", N_NUMBERS + 2);
  if (g_strv_length (parts) != N_NUMBERS + 1 || *parts[0] == '0'
      || !g_ascii_string_to_signed (parts[0], 10, 1, G_MAXINT, &page, NULL))
    return FALSE;
  for (int i = 0; i < N_NUMBERS; i++)
    if (!read_number (parts[i + 1], &numbers[i]))
      return FALSE;
  *area = (PndArea){ (int) page, numbers[0], numbers[1], numbers[2], numbers[3] };
  return area->width > 0 && area->height > 0;
}

/**
 * pnd_area_to_words:
 * @area: an area
 *
 * Returns: (transfer full): as pnd_area_parse() takes it, to a tenth of a point
 */
char *
pnd_area_to_words (const PndArea *area)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (area != NULL, g_string_free (words, FALSE));

  g_string_append_printf (words, "%d", area->page);
  append_number (words, MAX (area->x, 0));
  append_number (words, MAX (area->y, 0));
  append_number (words, MAX (area->width, 0.1));
  append_number (words, MAX (area->height, 0.1));
  return g_string_free (words, FALSE);
}

/**
 * pnd_area_contains:
 * @area: an area
 * @page: from 1
 * @x: points from the left
 * @y: points from the top
 *
 * Returns: whether the point is in it
 */
gboolean
pnd_area_contains (const PndArea *area, int page, double x, double y)
{
  g_return_val_if_fail (area != NULL, FALSE);

  return page == area->page && x >= area->x && x <= area->x + area->width && y >= area->y
         && y <= area->y + area->height;
}

/**
 * pnd_area_find_span:
 * @area: an area
 * @structure: (nullable): of its document
 * @n_characters: of the document's text, in code points
 * @span: (out): one character
 *
 * A coding has a passage; that of an area is the character that closes its page, so that it stands
 * after what is coded in the text of the page.
 *
 * Returns: %FALSE where there is no such page, or no text at all
 */
gboolean
pnd_area_find_span (const PndArea *area, const PndStructure *structure, int n_characters,
                    PndSpan *span)
{
  int position;

  g_return_val_if_fail (area != NULL && span != NULL, FALSE);

  if (structure == NULL || n_characters == 0 || area->page < 1
      || area->page > pnd_structure_get_n_pages (structure))
    return FALSE;
  position = pnd_structure_get_page (structure, area->page - 1)->span.end - 1;
  position = CLAMP (position, 0, n_characters - 1);
  *span = PND_SPAN (position, position + 1);
  return TRUE;
}

/**
 * pnd_area_get_page_label:
 * @area: an area
 * @structure: (nullable): of its document
 * @number: room for the number of the page
 *
 * Returns: (transfer none): the label of its page; @number where it has none
 */
const char *
pnd_area_get_page_label (const PndArea *area, const PndStructure *structure, char number[16])
{
  g_return_val_if_fail (area != NULL, NULL);

  if (structure != NULL && area->page >= 1 && area->page <= pnd_structure_get_n_pages (structure))
    {
      const char *label = pnd_structure_get_page (structure, area->page - 1)->value;

      if (label != NULL && *label != '\0')
        return label;
    }
  g_snprintf (number, 16, "%d", area->page);
  return number;
}

/**
 * pnd_area_quote:
 * @area: an area
 * @structure: (nullable): of its document
 *
 * Returns: (transfer full): such as "[area on page 4]"
 */
char *
pnd_area_quote (const PndArea *area, const PndStructure *structure)
{
  char number[16];

  g_return_val_if_fail (area != NULL, NULL);

  return g_strdup_printf ("[area on page %s]", pnd_area_get_page_label (area, structure, number));
}
