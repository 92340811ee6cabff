/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule, for a line that ends in a letter and a hyphen before one that begins with a letter or
 * a digit; "left" and "right" are the letters on either side of the hyphen:
 * 1. a soft hyphen is the line's: it goes;
 * 2. before a capital or a digit it is the word's: Indonesia-Korea, COVID-19;
 * 3. a doubled word keeps it: masing-masing, perundang-undangan, buku-bukunya;
 * 4. so does a Korean district: Chungcheongnam-do;
 * 5. else the document decides: it goes where the word occurs in it without, and stays where it
 *    occurs only with;
 * 6. else it goes: a line cuts more words than Indonesian and English compound. */

#include "app/text/pdf/hyphens.h"

#include <string.h>

#define SOFT_HYPHEN 0xad
#define MAX_WORD 64

/*
 * PndPdfHyphens:
 * @words: what words at line ends may be, with and without their hyphen, in lower case; the value
 *   is how often each occurs within a line
 */
struct _PndPdfHyphens
{
  GHashTable *words;
};

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == SOFT_HYPHEN;
}

/* the letters that end before @end, in lower case */
static char *
get_left (const PndPdfPage *page, const PndPdfLine *line, int end)
{
  GString *word = g_string_new (NULL);
  int start = end;

  while (start > line->first && end - start < MAX_WORD
         && g_unichar_isalpha (pnd_pdf_page_get_char (page, start - 1)->c))
    start--;
  for (int c = start; c < end; c++)
    g_string_append_unichar (word, g_unichar_tolower (pnd_pdf_page_get_char (page, c)->c));
  return g_string_free (word, FALSE);
}

static char *
get_right (const PndPdfPage *page, const PndPdfLine *next)
{
  GString *word = g_string_new (NULL);

  for (int c = next->first; c < next->end && c - next->first < MAX_WORD
                            && g_unichar_isalpha (pnd_pdf_page_get_char (page, c)->c);
       c++)
    g_string_append_unichar (word, g_unichar_tolower (pnd_pdf_page_get_char (page, c)->c));
  return g_string_free (word, FALSE);
}

/* whether @right begins with all of @left, or with most of itself as @left ends: four letters at
 * least, since perdagan-gan is one word */
static gboolean
is_doubled (const char *left, const char *right)
{
  gsize n_left = strlen (left);
  gsize n_right = strlen (right);

  if (n_left >= 3 && g_str_has_prefix (right, left))
    return TRUE;
  for (gsize n = MIN (n_left, n_right); n >= 4 && 2 * n >= n_right; n--)
    if (strncmp (left + n_left - n, right, n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_korean_district (const PndPdfPage *page, const PndPdfLine *line, const char *left,
                    const char *right)
{
  static const char *const districts[] = { "do", "si", "gun", "gu", "eup", "myeon", "dong", NULL };
  int start = line->end - 1 - (int) g_utf8_strlen (left, -1);

  return g_strv_contains (districts, right)
         && g_unichar_isupper (pnd_pdf_page_get_char (page, MAX (start, line->first))->c);
}

static gboolean
is_candidate (const PndPdfPage *page, const PndPdfLine *line, const PndPdfPage *next_page,
              const PndPdfLine *next)
{
  return line->end - line->first >= 2
         && is_hyphen (pnd_pdf_page_get_char (page, line->end - 1)->c)
         && g_unichar_isalpha (pnd_pdf_page_get_char (page, line->end - 2)->c)
         && g_unichar_isalnum (pnd_pdf_page_get_char (next_page, next->first)->c);
}

/* what goes between @line and @next, when a word is cut there */
static void
collect_word (PndPdfHyphens *self, const PndPdfPage *page, const PndPdfLine *line,
              const PndPdfPage *next_page, const PndPdfLine *next)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (!is_candidate (page, line, next_page, next))
    return;
  left = get_left (page, line, line->end - 1);
  right = get_right (next_page, next);
  g_hash_table_insert (self->words, g_strconcat (left, right, NULL), GUINT_TO_POINTER (0));
  g_hash_table_insert (self->words, g_strconcat (left, "-", right, NULL), GUINT_TO_POINTER (0));
}

static void
collect (PndPdfHyphens *self, GPtrArray *pages)
{
  const PndPdfPage *last_page = NULL;
  const PndPdfLine *last = NULL;

  for (guint i = 0; i < pages->len; i++)
    {
      const PndPdfPage *page = g_ptr_array_index (pages, i);

      for (guint l = 0; l < page->lines->len; l++)
        {
          const PndPdfLine *line = pnd_pdf_page_get_line (page, l);

          if (line->furniture)
            continue;
          if (last != NULL && line->joins)
            collect_word (self, last_page, last, page, line);
          last_page = page;
          last = line;
        }
    }
}

static void
count_word (PndPdfHyphens *self, const char *word)
{
  gpointer key;
  gpointer times;

  if (g_hash_table_lookup_extended (self->words, word, &key, &times))
    g_hash_table_insert (self->words, g_strdup (word),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (times) + 1));
}

/* counts a word with hyphens as a whole, each pair of its parts, and each part */
static void
count_parts (PndPdfHyphens *self, GString *word)
{
  g_auto (GStrv) parts = NULL;

  if (word->len == 0)
    return;
  if (strchr (word->str, '-') == NULL)
    {
      count_word (self, word->str);
      return;
    }
  parts = g_strsplit (word->str, "-", 8);
  for (int i = 0; parts[i] != NULL; i++)
    {
      count_word (self, parts[i]);
      if (parts[i + 1] != NULL)
        {
          g_autofree char *pair = g_strconcat (parts[i], "-", parts[i + 1], NULL);

          count_word (self, pair);
        }
    }
}

static void
count_line (PndPdfHyphens *self, const PndPdfPage *page, const PndPdfLine *line, GString *word)
{
  int end = line->end;

  /* half a word is none */
  if (is_hyphen (pnd_pdf_page_get_char (page, end - 1)->c))
    while (end > line->first && pnd_pdf_page_get_char (page, end - 1)->c != ' ')
      end--;
  g_string_truncate (word, 0);
  for (int i = line->first; i <= end; i++)
    {
      gunichar c = i < end ? pnd_pdf_page_get_char (page, i)->c : ' ';

      if (g_unichar_isalpha (c))
        g_string_append_unichar (word, g_unichar_tolower (c));
      else if ((c == '-' || c == 0x2010) && word->len > 0)
        g_string_append_c (word, '-');
      else
        {
          count_parts (self, word);
          g_string_truncate (word, 0);
        }
    }
}

static guint
get_times (const PndPdfHyphens *self, const char *left, const char *between, const char *right)
{
  g_autofree char *word = g_strconcat (left, between, right, NULL);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));
}

/**
 * pnd_pdf_hyphens_new:
 * @pages: of #PndPdfPage whose lines know what they join
 *
 * Looks up in the whole document how the words at its line ends are written elsewhere.
 *
 * Returns: (transfer full): what pnd_pdf_hyphens_judge() needs.
 */
PndPdfHyphens *
pnd_pdf_hyphens_new (GPtrArray *pages)
{
  PndPdfHyphens *self = g_new0 (PndPdfHyphens, 1);
  g_autoptr (GString) word = g_string_new (NULL);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_return_val_if_fail (pages != NULL, self);

  collect (self, pages);
  if (g_hash_table_size (self->words) == 0)
    return self;
  for (guint i = 0; i < pages->len; i++)
    {
      const PndPdfPage *page = g_ptr_array_index (pages, i);

      for (guint l = 0; l < page->lines->len; l++)
        if (!pnd_pdf_page_get_line (page, l)->furniture)
          count_line (self, page, pnd_pdf_page_get_line (page, l), word);
    }
  return self;
}

/**
 * pnd_pdf_hyphens_free:
 * @self: (nullable): hyphens
 */
void
pnd_pdf_hyphens_free (PndPdfHyphens *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->words);
  g_free (self);
}

/**
 * pnd_pdf_hyphens_judge:
 * @self: of the document
 * @page: a page
 * @line: a line of it
 * @next_page: @page, or the one after it
 * @next: the line of it that goes on the paragraph
 *
 * Returns: how the two are put together.
 */
PndPdfCut
pnd_pdf_hyphens_judge (const PndPdfHyphens *self, const PndPdfPage *page, const PndPdfLine *line,
                       const PndPdfPage *next_page, const PndPdfLine *next)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  g_return_val_if_fail (self != NULL && page != NULL && next_page != NULL, PND_PDF_NO_CUT);

  if (!is_candidate (page, line, next_page, next))
    return PND_PDF_NO_CUT;
  if (pnd_pdf_page_get_char (page, line->end - 1)->c == SOFT_HYPHEN)
    return PND_PDF_CUT;
  if (!g_unichar_islower (pnd_pdf_page_get_char (next_page, next->first)->c))
    return PND_PDF_COMPOUND;
  left = get_left (page, line, line->end - 1);
  right = get_right (next_page, next);
  if (is_doubled (left, right) || is_korean_district (page, line, left, right))
    return PND_PDF_COMPOUND;
  if (get_times (self, left, "", right) > 0)
    return PND_PDF_CUT;
  return get_times (self, left, "-", right) > 0 ? PND_PDF_COMPOUND : PND_PDF_CUT;
}
