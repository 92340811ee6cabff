/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "app/store/search/fold.h"

#include <string.h>

#define MAX_BYTES 64 /* of the fold of one character: at most 18 code points, decomposed and cased */

/**
 * PndFold:
 * @ascii: the fold of each ASCII character; 0 for white space
 * @others: gunichar -> its fold, as a string; a text has few different characters
 */
struct _PndFold
{
  char ascii[128];
  GHashTable *others;
};

/**
 * Walk:
 * @next: the character to come
 * @at: its first byte
 * @folded: how many bytes of fold came before it
 * @in_space: whether the last fold is a space
 *
 * Where a walk over a text stands.
 */
typedef struct
{
  PndFold *fold;
  const char *text;
  const char *end;
  const char *at;
  gsize folded;
  gboolean in_space;
} Walk;

/* marks that change a letter without making it another one, as in Latin, Greek and Cyrillic; those
 * of Indic, Japanese or Thai script are spelling */
static gboolean
is_diacritic (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036f) || (c >= 0x1ab0 && c <= 0x1aff)
         || (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff)
         || (c >= 0xfe20 && c <= 0xfe2f) || (c >= 0x064b && c <= 0x065f) || c == 0x00ad
         || (c >= 0x200b && c <= 0x200d) || (c >= 0xfe00 && c <= 0xfe0f);
}

/* vowels and final consonants of Hangul stay with the syllable before them */
static gboolean
is_joined_jamo (gunichar c)
{
  return c >= 0x1160 && c <= 0x11ff;
}

static char *
fold_char (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  g_autoptr (GString) plain = g_string_new (NULL);

  for (gsize i = 0; i < n_parts; i++)
    if (!is_diacritic (parts[i]))
      g_string_append_unichar (plain, parts[i]);
  return g_utf8_casefold (plain->str, (gssize) plain->len);
}

static const char *
get_fold (PndFold *self, gunichar c)
{
  char *fold = g_hash_table_lookup (self->others, GUINT_TO_POINTER (c));

  if (fold == NULL)
    {
      fold = g_unichar_isspace (c) ? g_strdup (" ") : fold_char (c);
      if (strlen (fold) >= MAX_BYTES)
        fold[0] = '\0';
      g_hash_table_insert (self->others, GUINT_TO_POINTER (c), fold);
    }
  return fold;
}

/**
 * pnd_fold_new:
 *
 * Returns: (transfer full): what folds texts, for one thread at a time
 */
PndFold *
pnd_fold_new (void)
{
  PndFold *self = g_new0 (PndFold, 1);

  self->others = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (int c = 1; c < 128; c++)
    self->ascii[c] = g_ascii_isspace ((char) c) ? ' ' : g_ascii_tolower ((char) c);
  return self;
}

/**
 * pnd_fold_free:
 * @self: (nullable) (transfer full): it
 */
void
pnd_fold_free (PndFold *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->others);
  g_free (self);
}

/* Takes one character. Answers its fold, which may be empty, in @bytes. */
static gsize
step (Walk *walk, char *bytes)
{
  guchar first = (guchar) *walk->at;
  gsize n;

  if (first < 128)
    {
      bytes[0] = walk->fold->ascii[first];
      walk->at++;
      n = 1;
    }
  else
    {
      const char *fold = get_fold (walk->fold, g_utf8_get_char (walk->at));

      walk->at = g_utf8_next_char (walk->at);
      n = strlen (fold);
      memcpy (bytes, fold, n);
    }
  if (n == 0)
    return 0;
  if (bytes[0] == ' ' && n == 1)
    {
      if (walk->in_space)
        return 0;
      walk->in_space = TRUE;
    }
  else
    walk->in_space = FALSE;
  walk->folded += n;
  return n;
}

/* White space at the beginning leaves nothing. */
static Walk
begin (PndFold *self, const char *utf8, gsize n_bytes)
{
  return (Walk){ self, utf8, utf8 + n_bytes, utf8, 0, TRUE };
}

/**
 * pnd_fold_text:
 * @self: what folds
 * @utf8: a text, valid and followed by a NUL
 * @n_bytes: its length
 *
 * Returns: (transfer full): the folded text
 */
GString *
pnd_fold_text (PndFold *self, const char *utf8, gsize n_bytes)
{
  GString *folded = g_string_sized_new (n_bytes + 8);
  Walk walk = begin (self, utf8, n_bytes);
  char bytes[MAX_BYTES];

  while (walk.at < walk.end)
    {
      gsize n = step (&walk, bytes);

      if (n == 1)
        g_string_append_c (folded, bytes[0]);
      else if (n > 0)
        g_string_append_len (folded, bytes, (gssize) n);
    }
  if (walk.in_space && folded->len > 0)
    g_string_truncate (folded, folded->len - 1);
  return folded;
}

/* first bytes in @folded of every place @wanted is at, also where they overlap */
static GArray *
find_raw (const GString *folded, const GString *wanted)
{
  GArray *raw = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *at = folded->str;
  const char *end = at + folded->len;

  while ((at = memmem (at, (gsize) (end - at), wanted->str, wanted->len)) != NULL)
    {
      gsize place = (gsize) (at - folded->str);

      g_array_append_val (raw, place);
      at++;
    }
  return raw;
}

/* takes what belongs to the last letter; FALSE when the letter is not whole without it */
static gboolean
take_marks (Walk *walk)
{
  char bytes[MAX_BYTES];

  while (walk->at < walk->end && (guchar) *walk->at >= 128)
    {
      gunichar c = g_utf8_get_char (walk->at);

      if (is_joined_jamo (c))
        return FALSE;
      if (!is_diacritic (c))
        break;
      step (walk, bytes);
    }
  return TRUE;
}

/* From @walk, which stands at or before the fold's byte @place: the piece whose fold is @n bytes
 * from there, if both ends are borders of characters. */
static gboolean
map (Walk walk, gsize place, gsize n, PndByteSpan *span)
{
  char bytes[MAX_BYTES];

  if (walk.folded != place)
    return FALSE;
  span->start = (gsize) (walk.at - walk.text);
  while (walk.at < walk.end && walk.folded < place + n)
    step (&walk, bytes);
  if (walk.folded != place + n || !take_marks (&walk))
    return FALSE;
  span->end = (gsize) (walk.at - walk.text);
  return TRUE;
}

/* to the character whose fold begins at @place or holds it; marks and further spaces are passed */
static void
walk_to (Walk *walk, gsize place)
{
  char bytes[MAX_BYTES];
  Walk before = *walk;

  while (walk->at < walk->end)
    {
      before = *walk;
      step (walk, bytes);
      if (walk->folded > place)
        break;
    }
  *walk = before;
}

/**
 * pnd_fold_find:
 * @self: what folds
 * @utf8: a text, valid and followed by a NUL
 * @n_bytes: its length
 * @wanted: what to look for, folded, not empty
 * @found: (element-type PndByteSpan): takes the places, in order
 */
void
pnd_fold_find (PndFold *self, const char *utf8, gsize n_bytes, const GString *wanted,
               GArray *found)
{
  g_autoptr (GString) folded = pnd_fold_text (self, utf8, n_bytes);
  g_autoptr (GArray) raw = find_raw (folded, wanted);
  Walk walk = begin (self, utf8, n_bytes);
  gsize after = 0;

  for (guint i = 0; i < raw->len; i++)
    {
      gsize place = g_array_index (raw, gsize, i);
      PndByteSpan span;

      walk_to (&walk, place);
      if (map (walk, place, wanted->len, &span) && span.start >= after)
        {
          g_array_append_val (found, span);
          after = span.end;
        }
    }
}

/**
 * pnd_fold_has_unspaced:
 * @utf8: a text
 *
 * Returns: whether a letter in it is of such a script
 */
gboolean
pnd_fold_has_unspaced (const char *utf8)
{
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    switch ((int) g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_HAN:
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
      case G_UNICODE_SCRIPT_HANGUL:
      case G_UNICODE_SCRIPT_BOPOMOFO:
      case G_UNICODE_SCRIPT_THAI:
      case G_UNICODE_SCRIPT_LAO:
      case G_UNICODE_SCRIPT_KHMER:
      case G_UNICODE_SCRIPT_MYANMAR:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}
