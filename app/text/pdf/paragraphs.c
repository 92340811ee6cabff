/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule. A line goes on the paragraph of the line before, unless
 * - its type is another size, or either is a row of a table;
 * - the gap above it is more than a third wider than between most lines of the page;
 * - it is set in from the margin, and the line before is not (but a list's lines hang);
 * - it is set out, and the line before is not the first of its paragraph;
 * - it begins with a bullet, or with a number after the end of a sentence or a semicolon;
 * - its first word would have found room on the line before, which does not end in a hyphen, so that
 *   somebody wanted it here.
 * From the foot of a column to the head of the next, it must also be that no sentence ends there. */

#include "app/text/pdf/paragraphs.h"

#include <math.h>
#include <string.h>

/*
 * Column:
 * @first: its first line in the body
 * @end: one past its last
 * @left, @right: where most of its lines begin, and where the longest ends; points
 *
 * Lines that follow each other downwards.
 */
typedef struct
{
  guint first;
  guint end;
  float left;
  float right;
} Column;

/*
 * Body:
 * @lines: of PndPdfLine*: the page's lines without furniture
 * @pitch: points from line to line
 */
typedef struct
{
  const PndPdfPage *page;
  GPtrArray *lines;
  float pitch;
} Body;

static PndPdfLine *
get_line (const Body *body, guint line)
{
  return g_ptr_array_index (body->lines, line);
}

static float
get_middle (const PndPdfLine *line)
{
  return (line->box.y1 + line->box.y2) / 2;
}

static gunichar
get_last_char (const Body *body, const PndPdfLine *line)
{
  int c = line->end - 1;

  /* quotation marks and brackets close after the sentence */
  while (c > line->first)
    {
      GUnicodeType type = g_unichar_type (pnd_pdf_page_get_char (body->page, c)->c);

      if (type != G_UNICODE_CLOSE_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION
          && pnd_pdf_page_get_char (body->page, c)->c != '"')
        break;
      c--;
    }
  return pnd_pdf_page_get_char (body->page, c)->c;
}

static gboolean
ends_sentence (const Body *body, const PndPdfLine *line)
{
  gunichar c = get_last_char (body, line);

  return c == '.' || c == '?' || c == '!' || c == ':' || c == ';' || c == 0x3002;
}

static gboolean
begins_with_bullet (const Body *body, const PndPdfLine *line)
{
  gunichar c = pnd_pdf_page_get_char (body->page, line->first)->c;

  if (line->end - line->first < 2)
    return FALSE;
  /* private use: bullets of symbol fonts */
  return ((c == 0x2022 || c == 0x25cf || c == 0x25cb || c == 0x25aa || c == 0x25a0 || c == 0x2013
           || c == '-' || c == '*' || c == 0x2212 || c == 0x27a2 || c == 0x2713)
          && pnd_pdf_page_get_char (body->page, line->first + 1)->c == ' ')
         || (c >= 0xe000 && c <= 0xf8ff);
}

/* "1." "1)" "(a)" "a." "iv." "1.2" before a space */
static gboolean
begins_with_number (const Body *body, const PndPdfLine *line)
{
  int c = line->first;
  int n = 0;
  gboolean closed = FALSE;

  if (pnd_pdf_page_get_char (body->page, c)->c == '(')
    c++;
  for (; c < line->end && n < 6; c++, n++)
    {
      gunichar at = pnd_pdf_page_get_char (body->page, c)->c;

      if (at == '.' || at == ')')
        closed = n > 0;
      else if (at == ' ')
        return closed;
      else if (!g_unichar_isdigit (at) && !(n < 4 && g_unichar_islower (at))
               && !(n == 0 && g_unichar_isupper (at)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
goes_on_below (const PndPdfLine *line, const PndPdfLine *next)
{
  return get_middle (next) > get_middle (line) && next->box.x1 < line->box.x2
         && next->box.x2 > line->box.x1;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float one = *(const float *) a;
  float other = *(const float *) b;

  return one < other ? -1 : one > other;
}

/* the first quarter of the distances: most, even where every other one is a paragraph's */
static float
find_pitch (const Body *body)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (float));

  for (guint i = 1; i < body->lines->len; i++)
    {
      const PndPdfLine *line = get_line (body, i - 1);
      const PndPdfLine *next = get_line (body, i);
      float distance = get_middle (next) - get_middle (line);

      if (goes_on_below (line, next) && fabsf (line->size - next->size) < 0.5f)
        g_array_append_val (distances, distance);
    }
  if (distances->len == 0)
    return 0;
  g_array_sort (distances, compare_floats);
  return g_array_index (distances, float, distances->len / 4);
}

static void
measure_column (const Body *body, Column *column)
{
  guint most = 0;

  column->left = get_line (body, column->first)->box.x1;
  column->right = 0;
  for (guint i = column->first; i < column->end; i++)
    {
      float x = get_line (body, i)->box.x1;
      guint here = 0;

      column->right = MAX (column->right, get_line (body, i)->box.x2);
      /* a page has few lines; at most 200 are compared */
      for (guint k = column->first; k < MIN (column->end, column->first + 200); k++)
        if (fabsf (get_line (body, k)->box.x1 - x) < 2)
          here++;
      if (here > most || (here == most && x < column->left))
        {
          most = here;
          column->left = x;
        }
    }
}

static Column
find_column (const Body *body, guint first)
{
  Column column = { first, first + 1, 0, 0 };

  while (column.end < body->lines->len
         && goes_on_below (get_line (body, column.end - 1), get_line (body, column.end)))
    column.end++;
  measure_column (body, &column);
  return column;
}

/* lines that end on one height to the point are justified, wherever that is */
static gboolean
end_alike (const PndPdfLine *one, const PndPdfLine *other)
{
  return fabsf (one->box.x2 - other->box.x2) < 1 && one->box.x2 - one->box.x1 > 10 * one->size;
}

static gboolean
ends_cut (const Body *body, const PndPdfLine *line)
{
  gunichar c = pnd_pdf_page_get_char (body->page, line->end - 1)->c;

  return (c == '-' || c == 0xad || c == 0x2010) && line->end - line->first > 1
         && g_unichar_isalpha (pnd_pdf_page_get_char (body->page, line->end - 2)->c);
}

/* whether the first word of @next would have found room behind the line @at */
static gboolean
had_room (const Body *body, const Column *column, guint at, const PndPdfLine *next)
{
  const PndPdfLine *line = get_line (body, at);

  if (ends_cut (body, line) || end_alike (line, next)
      || (at > column->first && line->joins && end_alike (line, get_line (body, at - 1))))
    return FALSE;
  return line->box.x2 + 0.25f * line->size + next->first_word < column->right - 0.3f * line->size;
}

static gboolean
is_set_off (const Body *body, const Column *column, const PndPdfLine *line,
            const PndPdfLine *next)
{
  float step = 0.7f * line->size;
  gboolean is_item = begins_with_bullet (body, line) || begins_with_number (body, line);

  if (next->box.x1 > line->box.x1 + step)
    return !is_item;
  if (next->box.x1 < line->box.x1 - step)
    return line->joins;
  return FALSE;
}

static gboolean
joins (const Body *body, const Column *column, guint at)
{
  const PndPdfLine *line = get_line (body, at);
  const PndPdfLine *next = get_line (body, at + 1);
  float size = MAX (line->size, next->size);
  float gap = get_middle (next) - get_middle (line);

  if (size > 1.12f * MIN (line->size, next->size) || line->row || next->row)
    return FALSE;
  if (gap > MAX (1.3f * body->pitch, 1.45f * size))
    return FALSE;
  if (is_set_off (body, column, line, next) || begins_with_bullet (body, next))
    return FALSE;
  if (begins_with_number (body, next) && ends_sentence (body, line))
    return FALSE;
  return !had_room (body, column, at, next);
}

/* from the last line of @column to the first of @other */
static gboolean
joins_columns (const Body *body, const Column *column, const Column *other)
{
  const PndPdfLine *line = get_line (body, column->end - 1);
  const PndPdfLine *next = get_line (body, other->first);

  return get_middle (next) < get_middle (line) && next->box.x1 > line->box.x1
         && column->end - column->first >= 3 && !line->row && !next->row
         && fabsf (line->size - next->size) < 0.5f && line->style == next->style
         && !ends_sentence (body, line) && !begins_with_bullet (body, next)
         && next->box.x1 < other->left + 0.7f * next->size
         && !had_room (body, column, column->end - 1, next);
}

/**
 * pnd_pdf_join_lines:
 * @page: a page whose furniture is marked
 *
 * Finds out which lines are one paragraph, by the rule above.
 */
void
pnd_pdf_join_lines (PndPdfPage *page)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  Body body = { page, lines, 0 };
  Column last = { 0 };

  g_return_if_fail (page != NULL);

  for (guint i = 0; i < page->lines->len; i++)
    if (!pnd_pdf_page_get_line (page, i)->furniture)
      g_ptr_array_add (lines, pnd_pdf_page_get_line (page, i));
  body.pitch = find_pitch (&body);
  while (last.end < lines->len)
    {
      Column column = find_column (&body, last.end);

      if (column.first > 0)
        get_line (&body, column.first)->joins = joins_columns (&body, &last, &column);
      for (guint i = column.first; i + 1 < column.end; i++)
        get_line (&body, i + 1)->joins = joins (&body, &column, i);
      last = column;
    }
}
