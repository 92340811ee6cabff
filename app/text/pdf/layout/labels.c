/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/layout/labels.h"

#include <string.h>

#define LONGEST 9

static gboolean
is_gap (const PndPdfLayout *page, const PndPdfLine *line, int at)
{
  gunichar c;

  if (at >= line->end)
    return TRUE;
  c = pnd_pdf_layout_get_char (page, at)->c;
  return c == ' ' || c == '\t';
}

static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = { 0x2022, 0x25cf, 0x25cb, 0x25aa, 0x25a0, 0x2013, '-', '*',
                                      0x2212, 0x27a2, 0x2713, 0x2023, 0x25e6, 0x2219, 0x274f };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (c == bullets[i])
      return TRUE;
  return FALSE;
}

/* a letter, a Roman number, or numbers with points between: what stands before the mark that closes
 * it, which for "1.2" is within */
static gboolean
is_counted (const char *text, gsize n)
{
  if (n == 1 && g_ascii_isalpha (text[0]))
    return TRUE;
  return strspn (text, "ivxlc") == n || strspn (text, "IVXLC") == n
         || (g_ascii_isdigit (text[0]) && strspn (text, "0123456789.") == n);
}

/**
 * pnd_pdf_get_bullet:
 * @page: a page
 * @line: a line of it
 *
 * Returns: how many characters the bullet has that @line begins with; 0 for none.
 */
int
pnd_pdf_get_bullet (const PndPdfLayout *page, const PndPdfLine *line)
{
  gunichar c;

  g_return_val_if_fail (page != NULL && line != NULL && line->first < line->end, 0);

  c = pnd_pdf_layout_get_char (page, line->first)->c;
  /* private use: bullets of symbol fonts, which need no gap */
  if (c >= 0xe000 && c <= 0xf8ff)
    return 1;
  return is_bullet (c) && is_gap (page, line, line->first + 1) ? 1 : 0;
}

/**
 * pnd_pdf_get_number:
 * @page: a page
 * @line: a line of it
 *
 * Numbers are such as "1.", "1)", "(a)", "a.", "iv." and "1.2".
 *
 * Returns: how many characters the number has that @line begins with; 0 for none.
 */
int
pnd_pdf_get_number (const PndPdfLayout *page, const PndPdfLine *line)
{
  char text[LONGEST + 1] = "";
  const char *body = text;
  gsize n = 0;

  g_return_val_if_fail (page != NULL && line != NULL && line->first < line->end, 0);

  while (!is_gap (page, line, line->first + (int) n))
    {
      gunichar c = pnd_pdf_layout_get_char (page, line->first + (int) n)->c;

      if (n == LONGEST || c >= 0x80)
        return 0;
      text[n++] = (char) c;
    }
  if (*body == '(')
    body++;
  if (strchr (body, '.') == NULL && strchr (body, ')') == NULL)
    return 0;
  text[text[n - 1] == '.' || text[n - 1] == ')' ? n - 1 : n] = '\0';
  return *body != '\0' && is_counted (body, strlen (body)) ? (int) n : 0;
}
