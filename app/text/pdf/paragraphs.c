/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule. A line goes on the paragraph of the line before, unless
 * - its type is another size, or either is a row of a table;
 * - the gap above it is more than a third wider than between most lines of the page;
 * - it is set in from the margin, and the line before is not (but a list's lines hang);
 * - it is set out, and the line before is not the first of its paragraph;
 * - it begins with a bullet, or with a number after the end of a sentence or a semicolon;
 * - its first word would have found room on the line before, which does not end in a hyphen, so
 *   that somebody wanted it here.
 * From the foot of a column or a page to the head of the next, places are counted from the margins
 * of each, and it must also be that no sentence ends there; but where type is justified one may, in
 * a line that is full: the last line of a paragraph is full by chance only. */

#include "app/text/pdf/paragraphs.h"

#include <math.h>
#include <string.h>

#include "app/text/pdf/page.h"

#define FEW_LINES 4

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
 * @lines: of PndPdfLine*: the page's lines without furniture and notes
 * @pitch: points from line to line
 * @head, @foot: its first column and its last
 */
typedef struct
{
  const PndPdfPage *page;
  GPtrArray *lines;
  float pitch;
  Column head, foot;
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
  const char *text = pnd_pdf_page_get_text (body->page, line);
  const char *last = g_utf8_prev_char (text + strlen (text));

  /* quotation marks and brackets close after the sentence */
  while (last > text)
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (last));

      if (type != G_UNICODE_CLOSE_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION
          && *last != '"')
        break;
      last = g_utf8_prev_char (last);
    }
  return g_utf8_get_char (last);
}

static gboolean
ends_sentence (const Body *body, const PndPdfLine *line)
{
  gunichar c = get_last_char (body, line);

  return c == '.' || c == '?' || c == '!' || c == ':' || c == ';' || c == 0x3002;
}

/* before text: alone it is none */
static gboolean
begins_with_bullet (const PndPdfLine *line)
{
  return line->n_bullet > 0 && line->first + line->n_bullet < line->end;
}

static gboolean
begins_with_number (const PndPdfLine *line)
{
  return line->n_number > 0 && line->first + line->n_number < line->end;
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

      /* a table may be wider than the text */
      if (!get_line (body, i)->row)
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
         && get_line (body, column.end)->section == get_line (body, first)->section
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
  const char *text = pnd_pdf_page_get_text (body->page, line);
  const char *last = g_utf8_prev_char (text + strlen (text));
  gunichar c = g_utf8_get_char (last);

  return (c == '-' || c == 0xad || c == 0x2010) && last > text
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (last)));
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
is_set_off (const PndPdfLine *line, const PndPdfLine *next)
{
  float step = 0.7f * line->size;
  gboolean is_item = begins_with_bullet (line) || begins_with_number (line);

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
  if (is_set_off (line, next) || begins_with_bullet (next))
    return FALSE;
  if (begins_with_number (next) && ends_sentence (body, line))
    return FALSE;
  return !had_room (body, column, at, next);
}

/* whether the last line of @column is filled to the margin as the one before it is */
static gboolean
is_justified (const Body *body, const Column *column)
{
  return column->end - column->first >= 2 && get_line (body, column->end - 1)->joins
         && end_alike (get_line (body, column->end - 1), get_line (body, column->end - 2));
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
         && (!ends_sentence (body, line) || is_justified (body, column))
         && !begins_with_bullet (next)
         && next->box.x1 < other->left + 0.7f * next->size
         && !had_room (body, column, column->end - 1, next);
}

/* @next as it would stand in the column of @body's last line */
static PndPdfLine
move_line (const Body *body, const Body *other, const PndPdfLine *next)
{
  PndPdfLine moved = *next;

  moved.box.x1 += body->foot.left - other->head.left;
  moved.box.x2 += body->foot.left - other->head.left;
  return moved;
}

/* from the last line of a page to the first of the next */
static gboolean
joins_pages (const Body *body, const Body *other)
{
  const PndPdfLine *line = get_line (body, body->foot.end - 1);
  PndPdfLine next = move_line (body, other, get_line (other, 0));
  gunichar last = get_last_char (body, line);
  Column foot = body->foot;

  foot.right = MAX (foot.right, foot.left + other->head.right - other->head.left);
  if (line->row || next.row || fabsf (line->size - next.size) >= 0.5f || line->style != next.style)
    return FALSE;
  if (is_set_off (line, &next) || begins_with_bullet (&next))
    return FALSE;
  if (ends_sentence (body, line)
      && (last == ':' || last == ';' || begins_with_number (&next)
          || !is_justified (body, &body->foot)))
    return FALSE;
  return !had_room (body, &foot, foot.end - 1, &next);
}

static Body *
body_new (const PndPdfPage *page)
{
  Body *body = g_new0 (Body, 1);

  body->page = page;
  body->lines = g_ptr_array_new ();
  for (guint i = 0; i < page->n_lines; i++)
    if (!pnd_pdf_page_get_line (page, i)->furniture && !pnd_pdf_page_get_line (page, i)->note)
      g_ptr_array_add (body->lines, pnd_pdf_page_get_line (page, i));
  body->pitch = find_pitch (body);
  return body;
}

static void
body_free (Body *body)
{
  g_ptr_array_unref (body->lines);
  g_free (body);
}

/* few lines do not tell how wide their column is; the page before does */
static void
widen (const Body *body, Column *column, const Body *last)
{
  float right;

  if (column->end - column->first >= FEW_LINES || last->foot.end - last->foot.first < FEW_LINES)
    return;
  right = column->left + last->foot.right - last->foot.left;
  if (right < body->page->width)
    column->right = MAX (column->right, right);
}

/* @last: (nullable): the page before */
static void
join_body (Body *body, const Body *last)
{
  while (body->foot.end < body->lines->len)
    {
      Column column = find_column (body, body->foot.end);

      if (last != NULL && column.first == 0)
        widen (body, &column, last);
      if (column.first > 0)
        get_line (body, column.first)->joins = joins_columns (body, &body->foot, &column);
      else
        body->head = column;
      for (guint i = column.first; i + 1 < column.end; i++)
        get_line (body, i + 1)->joins = joins (body, &column, i);
      body->foot = column;
    }
}

/**
 * pnd_pdf_join_lines:
 * @pages: of #PndPdfPage, all of a file, whose furniture and notes are marked
 *
 * Finds out which lines are one paragraph, by the rule above.
 */
void
pnd_pdf_join_lines (GPtrArray *pages)
{
  Body *last = NULL;

  g_return_if_fail (pages != NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      Body *body = body_new (g_ptr_array_index (pages, i));

      join_body (body, last);
      if (last != NULL && last->lines->len > 0 && body->lines->len > 0)
        get_line (body, 0)->joins = joins_pages (last, body);
      g_clear_pointer (&last, body_free);
      last = body;
    }
  g_clear_pointer (&last, body_free);
}
