/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/text-search.h"

#include <string.h>

/* Text is compared as it folds: each character becomes the code points of its canonical
 * decomposition, each of them case-folded; runs of white space are one space, so that a phrase is
 * found over a line's end. A match begins and ends between characters, and never before a
 * combining mark that belongs to its last letter. */
struct _PndTextSearch
{
  PndDocumentText *text;
  GArray *wanted;   /* gunichar, folded */
  GHashTable *folds; /* gunichar beyond ASCII -> its fold, as an array ending in 0 */
  gunichar ascii[128][2]; /* the folds of ASCII, likewise */
  gboolean starts[128]; /* ASCII characters a match may begin with */
  GArray *matches;  /* PndSpan */
  gsize byte;       /* how far it has looked, a character's start */
  int position;     /* the same in code points */
};

#define MAX_FOLD 32

static int
fold_char (gunichar c, gunichar *folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;
  int n = 0;

  if (c < 0x80)
    {
      folded[0] = g_ascii_isspace ((char) c) ? ' ' : (gunichar) g_ascii_tolower ((char) c);
      return 1;
    }
  if (g_unichar_isspace (c))
    {
      folded[0] = ' ';
      return 1;
    }
  n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      char utf8[7] = { 0 };
      g_autofree char *cased = NULL;

      g_unichar_to_utf8 (parts[i], utf8);
      cased = g_utf8_casefold (utf8, -1);
      for (const char *p = cased; *p != '\0' && n < MAX_FOLD - 1; p = g_utf8_next_char (p))
        folded[n++] = g_utf8_get_char (p);
    }
  return n;
}

/* the fold of @c, ending in 0; kept, as a text has few different characters */
static const gunichar *
get_fold (PndTextSearch *self, gunichar c)
{
  gunichar folded[MAX_FOLD] = { 0 };
  gunichar *kept;
  int n;

  if (c < 128)
    return self->ascii[c];
  kept = g_hash_table_lookup (self->folds, GUINT_TO_POINTER (c));
  if (kept != NULL)
    return kept;
  n = fold_char (c, folded);
  folded[n] = 0;
  kept = g_memdup2 (folded, (gsize) (n + 1) * sizeof (gunichar));
  g_hash_table_insert (self->folds, GUINT_TO_POINTER (c), kept);
  return kept;
}

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Returns: (nullable): the end of the match that begins at @p, NULL when none does */
static const char *
match_at (PndTextSearch *self, const char *p, int *n_chars)
{
  const gunichar *wanted = (const gunichar *) self->wanted->data;
  guint n_wanted = self->wanted->len;
  const char *start = p;

  for (guint i = 0; i < n_wanted;)
    {
      const gunichar *fold = get_fold (self, g_utf8_get_char (p));

      if (*p == '\0')
        return NULL;
      for (; *fold != 0; fold++, i++)
        if (i >= n_wanted || wanted[i] != *fold)
          return NULL;
      p = wanted[i - 1] == ' ' ? skip_spaces (p) : g_utf8_next_char (p);
    }
  if (g_unichar_ismark (g_utf8_get_char (p)))
    return NULL;
  *n_chars = (int) g_utf8_strlen (start, p - start);
  return p;
}

static void
fold_wanted (PndTextSearch *self, const char *wanted)
{
  gunichar folded[MAX_FOLD];

  wanted = skip_spaces (wanted);
  for (const char *p = wanted; *p != '\0'; p = g_utf8_next_char (p))
    {
      int n = fold_char (g_utf8_get_char (p), folded);

      if (folded[0] == ' ' && self->wanted->len > 0
          && g_array_index (self->wanted, gunichar, self->wanted->len - 1) == ' ')
        continue;
      g_array_append_vals (self->wanted, folded, (guint) n);
    }
  if (self->wanted->len > 0
      && g_array_index (self->wanted, gunichar, self->wanted->len - 1) == ' ')
    g_array_set_size (self->wanted, self->wanted->len - 1);
  for (int c = 1; c < 128; c++)
    {
      fold_char ((gunichar) c, self->ascii[c]);
      self->starts[c] = self->wanted->len > 0
                        && self->ascii[c][0] == g_array_index (self->wanted, gunichar, 0);
    }
}

/**
 * pnd_text_search_new:
 * @text: where to look
 * @wanted: what to look for; white space at its ends is left out
 *
 * Returns: (transfer full): a search that has not looked yet
 */
PndTextSearch *
pnd_text_search_new (PndDocumentText *text, const char *wanted)
{
  PndTextSearch *self = g_new0 (PndTextSearch, 1);

  self->text = pnd_document_text_ref (text);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->folds = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->matches = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  fold_wanted (self, wanted);
  return self;
}

/**
 * pnd_text_search_free:
 * @self: (nullable) (transfer full): the search
 */
void
pnd_text_search_free (PndTextSearch *self)
{
  if (self == NULL)
    return;
  pnd_document_text_unref (self->text);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->folds);
  g_array_unref (self->matches);
  g_free (self);
}

static void
add_match (PndTextSearch *self, int n_chars)
{
  PndSpan span = PND_SPAN (self->position, self->position + n_chars);

  g_array_append_val (self->matches, span);
}

/**
 * pnd_text_search_run:
 * @self: the search
 * @n_bytes: how much text to look through now, in bytes; %G_MAXSIZE for all
 *
 * Goes on from where it stopped. Matches do not overlap.
 *
 * Returns: whether there is more to look through
 */
gboolean
pnd_text_search_run (PndTextSearch *self, gsize n_bytes)
{
  gsize size;
  const char *text;
  const char *p, *stop;

  g_return_val_if_fail (self != NULL, FALSE);

  text = pnd_document_text_get_utf8 (self->text, &size);
  if (self->wanted->len == 0)
    return FALSE;
  stop = text + MIN (size, n_bytes > size - self->byte ? size : self->byte + n_bytes);
  for (p = text + self->byte; p < stop;)
    {
      int n_chars;
      const char *end = NULL;

      if ((guchar) *p >= 0x80 || self->starts[(guchar) *p])
        end = match_at (self, p, &n_chars);
      if (end == NULL)
        {
          n_chars = 1;
          end = g_utf8_next_char (p);
        }
      else
        add_match (self, n_chars);
      self->position += n_chars;
      p = end;
    }
  self->byte = (gsize) (p - text);
  return self->byte < size;
}

/**
 * pnd_text_search_get_matches:
 * @self: the search
 *
 * Returns: (transfer full): a copy of the #PndSpan elements found so far, in order
 */
GArray *
pnd_text_search_get_matches (PndTextSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_array_copy (self->matches);
}
