/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/palette-match.h"

#include <string.h>

/* A code as it is searched: everything folded (no case, no accents), separators as one space.
 * `letters` is the abbreviation without its separators, so that "ecopar" finds ECO-PAR. */
typedef struct
{
  gint64 code;
  char *abbreviation;
  char *letters;
  char **names;
  char **definitions;
} Entry;

struct _PndPaletteIndex
{
  GArray *entries;  /* of Entry, in the codebook's order */
  GHashTable *used; /* code -> stamp of its last use, more is later */
  guint stamp;
};

/* The steps between the ways to fit; a step is wider than any nuance within it. */
enum
{
  SCORE_NONE = 0,
  SCORE_FUZZY_NAME = 100,
  SCORE_FUZZY_ABBREVIATION = 200,
  SCORE_DEFINITION = 300,
  SCORE_NAME = 400,
  SCORE_ABBREVIATION = 500,
  SCORE_NAME_WORD = 600,
  SCORE_NAME_START = 650,
  SCORE_PART = 700,
  SCORE_PREFIX = 800,
  SCORE_WHOLE = 900,
};

static char *
fold (const char *text)
{
  g_autofree char *cased = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  if (apart == NULL)
    return g_string_free (folded, FALSE);
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static char **
fold_all (const char *const *texts)
{
  GPtrArray *folded = g_ptr_array_new ();

  for (; texts != NULL && *texts != NULL; texts++)
    g_ptr_array_add (folded, fold (*texts));
  g_ptr_array_add (folded, NULL);
  return (char **) g_ptr_array_free (folded, FALSE);
}

static char *
without_spaces (const char *folded)
{
  GString *letters = g_string_new (NULL);

  for (; *folded != '\0'; folded++)
    if (*folded != ' ')
      g_string_append_c (letters, *folded);
  return g_string_free (letters, FALSE);
}

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->abbreviation);
  g_free (entry->letters);
  g_strfreev (entry->names);
  g_strfreev (entry->definitions);
}

static gboolean
has_word (const char *folded, const char *prefix)
{
  for (const char *p = strstr (folded, prefix); p != NULL; p = strstr (p + 1, prefix))
    if (p == folded || p[-1] == ' ')
      return TRUE;
  return FALSE;
}

/* Returns how many letters of @text lie between those of @wanted, or -1 if they do not all occur. */
static int
get_gaps (const char *text, const char *wanted)
{
  const char *first = strchr (text, *wanted);
  const char *p = first;

  if (first == NULL)
    return -1;
  for (; *wanted != '\0'; wanted++, p++)
    {
      p = strchr (p, *wanted);
      if (p == NULL)
        return -1;
    }
  return (int) (p - first);
}

static int
score_names (const Entry *entry, const char *token)
{
  int best = SCORE_NONE;

  for (char **name = entry->names; *name != NULL; name++)
    {
      if (g_str_has_prefix (*name, token))
        best = MAX (best, SCORE_NAME_START);
      else if (has_word (*name, token))
        best = MAX (best, SCORE_NAME_WORD);
      else if (strstr (*name, token) != NULL)
        best = MAX (best, SCORE_NAME);
    }
  return best;
}

static int
score_fuzzy (const Entry *entry, const char *token)
{
  int gaps = get_gaps (entry->letters, token);
  int best = SCORE_NONE;

  if (token[1] == '\0')
    return best;
  if (gaps >= 0)
    return SCORE_FUZZY_ABBREVIATION - MIN (gaps, 90);
  if (token[2] == '\0')
    return best;
  for (char **name = entry->names; *name != NULL; name++)
    {
      gaps = get_gaps (*name, token);
      if (gaps >= 0 && gaps <= 3 * (int) strlen (token))
        best = MAX (best, SCORE_FUZZY_NAME - MIN (gaps, 90));
    }
  return best;
}

static int
score_token (const Entry *entry, const char *token)
{
  int best = score_names (entry, token);

  if (g_str_has_prefix (entry->letters, token))
    return SCORE_PREFIX;
  if (has_word (entry->abbreviation, token))
    return SCORE_PART;
  if (strstr (entry->letters, token) != NULL)
    best = MAX (best, SCORE_ABBREVIATION);
  if (best == SCORE_NONE)
    for (char **definition = entry->definitions; *definition != NULL; definition++)
      if (has_word (*definition, token))
        best = SCORE_DEFINITION;
  return best != SCORE_NONE ? best : score_fuzzy (entry, token);
}

/* Several words must all fit, each anywhere; the weakest says how well. */
static int
score_entry (const Entry *entry, const char *letters, char **tokens)
{
  int weakest = G_MAXINT;

  if (g_str_equal (entry->letters, letters))
    return SCORE_WHOLE;
  if (g_str_has_prefix (entry->letters, letters))
    return SCORE_PREFIX;
  for (char **token = tokens; *token != NULL; token++)
    {
      int score = score_token (entry, *token);

      if (score == SCORE_NONE)
        return SCORE_NONE;
      weakest = MIN (weakest, score);
    }
  return weakest == G_MAXINT ? SCORE_NONE : weakest;
}

typedef struct
{
  PndPaletteMatch match;
  guint used;
  guint length;
  guint order;
} Ranked;

static int
compare_ranked (gconstpointer one, gconstpointer other)
{
  const Ranked *a = one;
  const Ranked *b = other;

  if (a->match.score != b->match.score)
    return a->match.score > b->match.score ? -1 : 1;
  if (a->used != b->used)
    return a->used > b->used ? -1 : 1;
  if (a->length != b->length)
    return a->length < b->length ? -1 : 1;
  return a->order < b->order ? -1 : 1;
}

static void
add_ranked (const PndPaletteIndex *self, GArray *ranked, guint order, int score, gboolean by_length)
{
  const Entry *entry = &g_array_index (self->entries, Entry, order);
  Ranked row = { .match = { entry->code, score }, .order = order };

  row.used = GPOINTER_TO_UINT (g_hash_table_lookup (self->used, &entry->code));
  row.length = by_length ? strlen (entry->letters) : 0;
  g_array_append_val (ranked, row);
}

static void
rank_query (const PndPaletteIndex *self, const char *folded, GArray *ranked)
{
  g_autofree char *letters = without_spaces (folded);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", -1);

  for (guint i = 0; i < self->entries->len; i++)
    {
      int score = score_entry (&g_array_index (self->entries, Entry, i), letters, tokens);

      if (score != SCORE_NONE)
        add_ranked (self, ranked, i, score, TRUE);
    }
}

/**
 * pnd_palette_index_new:
 *
 * Returns: (transfer full): an index of no codes.
 */
PndPaletteIndex *
pnd_palette_index_new (void)
{
  PndPaletteIndex *self = g_new0 (PndPaletteIndex, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->used = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * pnd_palette_index_free:
 * @self: (nullable) (transfer full): the index
 */
void
pnd_palette_index_free (PndPaletteIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_hash_table_unref (self->used);
  g_free (self);
}

/**
 * pnd_palette_index_add:
 * @self: the index
 * @code: the code's id
 * @abbreviation: its abbreviation
 * @names: (nullable): its names, one a language, NULL-terminated
 * @definitions: (nullable): its definitions, NULL-terminated
 *
 * Adds a code after those already there; the order decides between equals.
 */
void
pnd_palette_index_add (PndPaletteIndex *self, gint64 code, const char *abbreviation,
                       const char *const *names, const char *const *definitions)
{
  Entry entry = { .code = code };

  g_return_if_fail (self != NULL);
  g_return_if_fail (abbreviation != NULL);

  entry.abbreviation = fold (abbreviation);
  entry.letters = without_spaces (entry.abbreviation);
  entry.names = fold_all (names);
  entry.definitions = fold_all (definitions);
  g_array_append_val (self->entries, entry);
}

/**
 * pnd_palette_index_used:
 * @self: the index
 * @code: a code
 *
 * Says that @code was applied now: it comes first among those that fit equally well.
 */
void
pnd_palette_index_used (PndPaletteIndex *self, gint64 code)
{
  g_return_if_fail (self != NULL);

  g_hash_table_insert (self->used, g_memdup2 (&code, sizeof code),
                       GUINT_TO_POINTER (++self->stamp));
}

/**
 * pnd_palette_index_copy_recency:
 * @self: the index
 * @from: another index of the same codebook
 *
 * Takes over what was used when, for an index made anew after the codebook changed.
 */
void
pnd_palette_index_copy_recency (PndPaletteIndex *self, const PndPaletteIndex *from)
{
  GHashTableIter iter;
  gpointer code, stamp;

  g_return_if_fail (self != NULL);
  g_return_if_fail (from != NULL);

  g_hash_table_iter_init (&iter, from->used);
  while (g_hash_table_iter_next (&iter, &code, &stamp))
    g_hash_table_insert (self->used, g_memdup2 (code, sizeof (gint64)), stamp);
  self->stamp = MAX (self->stamp, from->stamp);
}

/**
 * pnd_palette_index_get_n:
 * @self: the index
 *
 * Returns: how many codes it holds.
 */
guint
pnd_palette_index_get_n (const PndPaletteIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

/**
 * pnd_palette_index_rank:
 * @self: the index
 * @query: what was typed; case, accents and separators do not matter
 *
 * An abbreviation that begins with the query comes first, then one with a part that does, then
 * names with a word that does, then the query anywhere, in a definition, and with letters left
 * out. Codes used last come first among equals; without a query all codes come, in that order.
 *
 * Returns: (transfer full): the #PndPaletteMatch of the codes that fit, best first.
 */
GArray *
pnd_palette_index_rank (const PndPaletteIndex *self, const char *query)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PndPaletteMatch));
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, matches);
  g_return_val_if_fail (query != NULL, matches);

  folded = fold (query);
  if (*folded != '\0')
    rank_query (self, folded, ranked);
  else
    for (guint i = 0; i < self->entries->len; i++)
      add_ranked (self, ranked, i, SCORE_WHOLE, FALSE);
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (matches, g_array_index (ranked, Ranked, i).match);
  return matches;
}
