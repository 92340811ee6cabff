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

/* in lower case */
static char *
lower (const char *start, const char *end)
{
  GString *word = g_string_new (NULL);

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    g_string_append_unichar (word, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (word, FALSE);
}

/* where the last character of @text begins */
static const char *
get_last (const char *text)
{
  return g_utf8_prev_char (text + strlen (text));
}

/* where the letters begin that end before @end */
static const char *
find_left (const char *text, const char *end)
{
  const char *start = end;

  for (int n = 0; start > text && n < MAX_WORD; n++)
    {
      const char *before = g_utf8_prev_char (start);

      if (!g_unichar_isalpha (g_utf8_get_char (before)))
        break;
      start = before;
    }
  return start;
}

/* the letters before the hyphen that ends @text, in lower case */
static char *
get_left (const char *text)
{
  const char *end = get_last (text);

  return lower (find_left (text, end), end);
}

/* the letters that @text begins with, in lower case */
static char *
get_right (const char *text)
{
  const char *end = text;

  for (int n = 0; n < MAX_WORD && g_unichar_isalpha (g_utf8_get_char (end)); n++)
    end = g_utf8_next_char (end);
  return lower (text, end);
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
is_korean_district (const char *text, const char *right)
{
  static const char *const districts[] = { "do", "si", "gun", "gu", "eup", "myeon", "dong", NULL };

  return g_strv_contains (districts, right)
         && g_unichar_isupper (g_utf8_get_char (find_left (text, get_last (text))));
}

static gboolean
is_candidate (const char *text, const char *next)
{
  const char *last = get_last (text);

  return last > text && is_hyphen (g_utf8_get_char (last))
         && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (last)))
         && g_unichar_isalnum (g_utf8_get_char (next));
}

/* what goes between two lines, when a word is cut there */
static void
collect_word (PndPdfHyphens *self, const char *text, const char *next)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (!is_candidate (text, next))
    return;
  left = get_left (text);
  right = get_right (next);
  g_hash_table_insert (self->words, g_strconcat (left, right, NULL), GUINT_TO_POINTER (0));
  g_hash_table_insert (self->words, g_strconcat (left, "-", right, NULL), GUINT_TO_POINTER (0));
}

static void
collect (PndPdfHyphens *self, GPtrArray *pages)
{
  const char *last = NULL;

  for (guint i = 0; i < pages->len; i++)
    {
      const PndPdfPage *page = g_ptr_array_index (pages, i);

      for (guint l = 0; l < page->n_lines; l++)
        {
          const PndPdfLine *line = pnd_pdf_page_get_line (page, l);
          const char *text = pnd_pdf_page_get_text (page, line);

          if (line->furniture)
            continue;
          if (last != NULL && line->joins)
            collect_word (self, last, text);
          last = text;
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

/* half a word is none: where the text before a word cut at the line's end ends */
static const char *
find_whole_words (const char *text)
{
  const char *end = text + strlen (text);

  if (!is_hyphen (g_utf8_get_char (get_last (text))))
    return end;
  while (end > text && end[-1] != ' ')
    end--;
  return end;
}

static void
count_line (PndPdfHyphens *self, const char *text, GString *word)
{
  const char *end = find_whole_words (text);

  g_string_truncate (word, 0);
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

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
  count_parts (self, word);
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

      for (guint l = 0; l < page->n_lines; l++)
        {
          const PndPdfLine *line = pnd_pdf_page_get_line (page, l);

          if (!line->furniture)
            count_line (self, pnd_pdf_page_get_text (page, line), word);
        }
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
 * @text: a line
 * @next: the line that goes on its paragraph
 *
 * Returns: how the two are put together.
 */
PndPdfCut
pnd_pdf_hyphens_judge (const PndPdfHyphens *self, const char *text, const char *next)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && next != NULL, PND_PDF_NO_CUT);

  if (!is_candidate (text, next))
    return PND_PDF_NO_CUT;
  if (g_utf8_get_char (get_last (text)) == SOFT_HYPHEN)
    return PND_PDF_CUT;
  if (!g_unichar_islower (g_utf8_get_char (next)))
    return PND_PDF_COMPOUND;
  left = get_left (text);
  right = get_right (next);
  if (is_doubled (left, right) || is_korean_district (text, right))
    return PND_PDF_COMPOUND;
  if (get_times (self, left, "", right) > 0)
    return PND_PDF_CUT;
  return get_times (self, left, "-", right) > 0 ? PND_PDF_COMPOUND : PND_PDF_CUT;
}
