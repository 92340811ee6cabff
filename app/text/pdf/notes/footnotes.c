/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/notes/footnotes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SMALLER 0.95f
#define N_SIZES 400 /* in half points */
#define LONGEST_NUMBER 3
#define MOST_BETWEEN 3 /* numbers that a file may leave out from note to note */

static float
find_body_size (GPtrArray *pages)
{
  guint counts[N_SIZES] = { 0 };
  int most = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      const PndPdfPage *page = g_ptr_array_index (pages, i);

      for (guint l = 0; l < page->n_lines; l++)
        {
          const PndPdfLine *line = pnd_pdf_page_get_line (page, l);

          if (!line->furniture)
            counts[CLAMP ((int) lroundf (2 * line->size), 0, N_SIZES - 1)]
              += (guint) (line->end - line->first);
        }
    }
  for (int size = 0; size < N_SIZES; size++)
    if (counts[size] > counts[most])
      most = size;
  return most / 2.0f;
}

static gboolean
is_sign (gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xa7;
}

/* the number that @line begins with, 0 for a sign; -1 when it begins with neither */
static int
get_mark (const PndPdfPage *page, const PndPdfLine *line)
{
  const char *text = pnd_pdf_page_get_text (page, line);
  gsize n = strspn (text, "0123456789");
  gunichar next = g_utf8_get_char (text + n);

  if (is_sign (g_utf8_get_char (text)))
    return 0;
  if (n == 0 || n > LONGEST_NUMBER || atoi (text) == 0)
    return -1;
  /* "1.500 orang" and "3%" are text */
  return next == ' ' || next == '\t' || g_unichar_isalpha (next) ? atoi (text) : -1;
}

/* the first of the small lines that end the page; all lines when there are none */
static guint
find_foot (const PndPdfPage *page, float body)
{
  guint first = page->n_lines;
  guint n_above = 0;

  for (guint l = page->n_lines; l-- > 0;)
    {
      const PndPdfLine *line = pnd_pdf_page_get_line (page, l);

      if (line->furniture)
        continue;
      if (line->size >= SMALLER * body || line->row)
        {
          n_above++;
          break;
        }
      first = l;
    }
  return n_above > 0 ? first : page->n_lines;
}

/* notes follow each other by their numbers: another number is text of the note */
static gboolean
is_next (int mark, int last)
{
  return mark == 0 || (mark > last && (last == 0 || mark <= last + MOST_BETWEEN));
}

static gboolean
ends_sentence (const PndPdfPage *page, const PndPdfLine *line)
{
  gunichar c = pnd_pdf_page_get_last_char (page, line);

  return c == '.' || c == '?' || c == '!' || g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION
         || g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION || c == '"';
}

/* @last: the number of the last note so far, 0 for none; @goes_on: the page before ended within a
 * note. Answers whether this one does */
static gboolean
mark_page (PndPdfPage *page, float body, gboolean goes_on, int *last)
{
  guint foot = find_foot (page, body);
  gboolean is_first = TRUE;
  gboolean is_open = FALSE;

  if (foot == page->n_lines
      || (!goes_on && get_mark (page, pnd_pdf_page_get_line (page, foot)) < 0))
    return FALSE;
  for (guint l = foot; l < page->n_lines; l++)
    {
      PndPdfLine *line = pnd_pdf_page_get_line (page, l);
      int mark = get_mark (page, line);

      if (line->furniture)
        continue;
      line->note = TRUE;
      /* a file may count from 1 on each page */
      if (mark >= 0 && (is_first ? TRUE : is_next (mark, *last)))
        *last = mark;
      else
        line->joins = !is_first;
      is_first = FALSE;
      is_open = !ends_sentence (page, line);
    }
  return is_open;
}

/* the next line of the body, from @from on; all lines when there is none */
static guint
find_body (const PndPdfPage *page, guint from)
{
  while (from < page->n_lines
         && (pnd_pdf_page_get_line (page, from)->furniture
             || pnd_pdf_page_get_line (page, from)->note))
    from++;
  return from;
}

/* the first line of the paragraph that ends the page's body */
static guint
find_last_paragraph (const PndPdfPage *page)
{
  guint first = find_body (page, 0);

  for (guint l = first; l < page->n_lines; l = find_body (page, l + 1))
    if (!pnd_pdf_page_get_line (page, l)->joins)
      first = l;
  return first;
}

static void
move_before (PndPdfPage *page, guint place)
{
  g_autofree PndPdfLine *old = g_memdup2 (pnd_pdf_page_get_line (page, 0),
                                          page->n_lines * sizeof (PndPdfLine));
  guint at = place;

  for (int notes = TRUE; notes >= FALSE; notes--)
    for (guint l = place; l < page->n_lines; l++)
      if (old[l].note == notes)
        *pnd_pdf_page_get_line (page, at++) = old[l];
}

static void
place_page (PndPdfPage *page, PndPdfPage *next)
{
  guint last = page->n_lines;
  guint place = find_last_paragraph (page);
  PndPdfLine *goes_on = pnd_pdf_page_get_first_line (next);

  while (last > 0 && pnd_pdf_page_get_line (page, last - 1)->furniture)
    last--;
  if (goes_on == NULL || !goes_on->joins || last == 0
      || !pnd_pdf_page_get_line (page, last - 1)->note)
    return;
  /* a paragraph that is all of the page has no place before it */
  if (pnd_pdf_page_get_line (page, place)->joins)
    goes_on->joins = FALSE;
  else
    move_before (page, place);
}

/**
 * pnd_pdf_mark_footnotes:
 * @pages: of #PndPdfPage
 *
 * Marks the lines that are notes, and which of them go on the line before.
 */
void
pnd_pdf_mark_footnotes (GPtrArray *pages)
{
  float body;
  gboolean goes_on = FALSE;
  int last = 0;

  g_return_if_fail (pages != NULL);

  body = find_body_size (pages);
  for (guint i = 0; i < pages->len; i++)
    goes_on = mark_page (g_ptr_array_index (pages, i), body, goes_on, &last);
}

/**
 * pnd_pdf_place_footnotes:
 * @pages: of #PndPdfPage, whose lines are joined
 *
 * Puts the notes of a page before a paragraph that goes on over it.
 */
void
pnd_pdf_place_footnotes (GPtrArray *pages)
{
  g_return_if_fail (pages != NULL);

  for (guint i = 0; i + 1 < pages->len; i++)
    place_page (g_ptr_array_index (pages, i), g_ptr_array_index (pages, i + 1));
}

/**
 * pnd_pdf_dup_note_mark:
 * @page: a page
 * @line: the first of a note
 *
 * Returns: (transfer full) (nullable): what it is called by; %NULL when it goes on from another page
 */
char *
pnd_pdf_dup_note_mark (const PndPdfPage *page, const PndPdfLine *line)
{
  int number = get_mark (page, line);
  char sign[7] = "";

  if (number < 0)
    return NULL;
  if (number > 0)
    return g_strdup_printf ("%d", number);
  g_unichar_to_utf8 (pnd_pdf_page_get_first_char (page, line), sign);
  return g_strdup (sign);
}
