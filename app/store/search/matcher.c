/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/matcher.h"

#include <string.h>

/**
 * Place:
 * @index: which word of the text it is, from 0
 *
 * One word of a text that a term stands for.
 */
typedef struct
{
  int index;
  PndByteSpan span;
} Place;

/**
 * Term:
 * @word: folded; owned by the query
 * @places: (element-type Place): where it is in the text at hand, in order
 *
 * A word that the query names.
 */
typedef struct
{
  const char *word;
  gsize n_bytes;
  GArray *places;
} Term;

/**
 * Occurrence:
 * @start: index of its first word
 * @length: in words
 *
 * A phrase found.
 */
typedef struct
{
  int start;
  int length;
  PndByteSpan span;
} Occurrence;

/*
 * _PndMatcher:
 * @exact: word -> Term *, for words that must be equal
 * @stems: the same for those whose stem must be
 * @prefixes: (element-type Term)
 * @n_words: words of the text seen so far
 */
struct _PndMatcher
{
  const PndQuery *query;
  PndTokens *tokens;
  PndFold *fold;
  GHashTable *exact;
  GHashTable *stems;
  GPtrArray *prefixes;
  GString *word; /* the one at hand, NUL-terminated */
  int n_words;

  const char *text;
  gsize n_bytes;
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_array_unref (term->places);
  g_free (term);
}

static Term *
term_new (const char *word)
{
  Term *term = g_new0 (Term, 1);

  term->word = word;
  term->n_bytes = strlen (word);
  term->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return term;
}

static Term *
find_prefix (PndMatcher *self, const char *word)
{
  for (guint i = 0; i < self->prefixes->len; i++)
    {
      Term *term = self->prefixes->pdata[i];

      if (strcmp (term->word, word) == 0)
        return term;
    }
  return NULL;
}

static gboolean
is_prefix (const PndQuery *phrase, guint index)
{
  return phrase->is_prefix && index == phrase->words->len - 1;
}

static Term *
get_term (PndMatcher *self, const PndQuery *phrase, guint index)
{
  const char *word = phrase->words->pdata[index];

  if (is_prefix (phrase, index))
    return find_prefix (self, word);
  return g_hash_table_lookup (phrase->is_stem ? self->stems : self->exact, word);
}

static void
add_terms (PndMatcher *self, const PndQuery *query)
{
  for (guint i = 0; query->words != NULL && i < query->words->len; i++)
    {
      GHashTable *table = query->is_stem ? self->stems : self->exact;
      Term *term;

      if (get_term (self, query, i) != NULL)
        continue;
      term = term_new (query->words->pdata[i]);
      if (is_prefix (query, i))
        g_ptr_array_add (self->prefixes, term);
      else
        g_hash_table_insert (table, (gpointer) term->word, term);
    }
  for (guint i = 0; query->children != NULL && i < query->children->len; i++)
    add_terms (self, query->children->pdata[i]);
}

/**
 * pnd_matcher_new:
 * @query: what to look for; it must live as long
 * @tokens: the tokenizer; likewise
 * @fold: what folds; likewise
 *
 * Returns: (transfer full): the matcher
 */
PndMatcher *
pnd_matcher_new (const PndQuery *query, PndTokens *tokens, PndFold *fold)
{
  PndMatcher *self = g_new0 (PndMatcher, 1);

  self->query = query;
  self->tokens = tokens;
  self->fold = fold;
  self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, term_free);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, term_free);
  self->prefixes = g_ptr_array_new_with_free_func (term_free);
  self->word = g_string_new (NULL);
  add_terms (self, query);
  return self;
}

/**
 * pnd_matcher_free:
 * @self: (nullable) (transfer full): a matcher
 */
void
pnd_matcher_free (PndMatcher *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->exact);
  g_hash_table_unref (self->stems);
  g_ptr_array_unref (self->prefixes);
  g_string_free (self->word, TRUE);
  g_free (self);
}

static void
note_in (PndMatcher *self, GHashTable *terms, const char *word, gsize n_bytes, Place place)
{
  Term *term;

  g_string_truncate (self->word, 0);
  g_string_append_len (self->word, word, (gssize) n_bytes);
  term = g_hash_table_lookup (terms, self->word->str);
  if (term != NULL)
    g_array_append_val (term->places, place);
}

static void
token_cb (const char *token, gsize n_bytes, gsize start, gsize end, gpointer data)
{
  PndMatcher *self = data;
  Place place = { self->n_words++, { start, end } };

  if (g_hash_table_size (self->exact) > 0)
    note_in (self, self->exact, token, n_bytes, place);
  if (g_hash_table_size (self->stems) > 0)
    {
      gsize n_stem;
      const char *stem = pnd_tokens_stem (self->tokens, token, n_bytes, &n_stem);

      note_in (self, self->stems, stem, n_stem, place);
    }
  for (guint i = 0; i < self->prefixes->len; i++)
    {
      Term *term = self->prefixes->pdata[i];

      if (n_bytes >= term->n_bytes && memcmp (token, term->word, term->n_bytes) == 0)
        g_array_append_val (term->places, place);
    }
}

static void
forget_places (PndMatcher *self)
{
  GHashTable *tables[] = { self->exact, self->stems };

  for (guint i = 0; i < self->prefixes->len; i++)
    g_array_set_size (((Term *) self->prefixes->pdata[i])->places, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GHashTableIter iter;
      gpointer term;

      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, NULL, &term))
        g_array_set_size (((Term *) term)->places, 0);
    }
  self->n_words = 0;
}

/* the first at or after @index */
static guint
find_place (const GArray *places, int index)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places, Place, middle).index < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* whether the rest of @phrase follows the word @index, and where it ends */
static gboolean
rest_follows (PndMatcher *self, const PndQuery *phrase, int index, gsize *end)
{
  for (guint i = 1; i < phrase->words->len; i++)
    {
      const Term *term = get_term (self, phrase, i);
      guint found = find_place (term->places, index + (int) i);

      if (found >= term->places->len
          || g_array_index (term->places, Place, found).index != index + (int) i)
        return FALSE;
      *end = g_array_index (term->places, Place, found).span.end;
    }
  return TRUE;
}

static GArray *
find_phrase (PndMatcher *self, const PndQuery *phrase)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Occurrence));
  const Term *first = get_term (self, phrase, 0);

  for (guint i = 0; i < first->places->len; i++)
    {
      Place place = g_array_index (first->places, Place, i);
      Occurrence occurrence = { place.index, (int) phrase->words->len, place.span };

      if (rest_follows (self, phrase, place.index, &occurrence.span.end))
        g_array_append_val (found, occurrence);
    }
  return found;
}

/* the last of @occurrences that begins at or before @start, NULL if none does */
static const Occurrence *
find_before (const GArray *occurrences, int start)
{
  guint low = 0, high = occurrences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (occurrences, Occurrence, middle).start <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (occurrences, Occurrence, low - 1) : NULL;
}

/* As FTS5 has it: one of each phrase, with at most @distance words between its end and the
 * beginning of the last. */
static gboolean
is_near (const GPtrArray *phrases, const Occurrence *last, int distance, PndByteSpan *span)
{
  *span = last->span;
  for (guint i = 0; i < phrases->len; i++)
    {
      const Occurrence *before = find_before (phrases->pdata[i], last->start);

      if (before == NULL || last->start - (before->start + before->length) > distance)
        return FALSE;
      span->start = MIN (span->start, before->span.start);
      span->end = MAX (span->end, before->span.end);
    }
  return TRUE;
}

static gboolean
find_near (PndMatcher *self, const PndQuery *near, GArray *found)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint n_before = found->len;

  for (guint i = 0; i < near->children->len; i++)
    g_ptr_array_add (phrases, find_phrase (self, near->children->pdata[i]));
  for (guint i = 0; i < phrases->len; i++)
    {
      const GArray *occurrences = phrases->pdata[i];

      for (guint j = 0; j < occurrences->len; j++)
        {
          PndByteSpan span;

          if (is_near (phrases, &g_array_index (occurrences, Occurrence, j), near->distance, &span))
            g_array_append_val (found, span);
        }
    }
  return found->len > n_before;
}

static gboolean
find_words (PndMatcher *self, const PndQuery *phrase, GArray *found)
{
  g_autoptr (GArray) occurrences = find_phrase (self, phrase);

  for (guint i = 0; i < occurrences->len; i++)
    g_array_append_val (found, g_array_index (occurrences, Occurrence, i).span);
  return occurrences->len > 0;
}

static gboolean
find_part (PndMatcher *self, const PndQuery *part, GArray *found)
{
  guint n_before = found->len;

  pnd_fold_find (self->fold, self->text, self->n_bytes, part->part, found);
  return found->len > n_before;
}

/* Appends what @query marks; leaves @found as it was where it does not hold. */
static gboolean
find (PndMatcher *self, const PndQuery *query, GArray *found)
{
  guint n_before = found->len;
  gboolean left, right;

  switch (query->kind)
    {
    case PND_QUERY_PHRASE:
      return find_words (self, query, found);
    case PND_QUERY_PART:
      return find_part (self, query, found);
    case PND_QUERY_NEAR:
      return find_near (self, query, found);
    case PND_QUERY_OR:
      left = find (self, query->children->pdata[0], found);
      right = find (self, query->children->pdata[1], found);
      return left || right;
    case PND_QUERY_NOT:
      {
        g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (PndByteSpan));

        left = find (self, query->children->pdata[0], found);
        right = left && !find (self, query->children->pdata[1], unwanted);
        break;
      }
    case PND_QUERY_AND:
    default:
      left = find (self, query->children->pdata[0], found);
      right = left && find (self, query->children->pdata[1], found);
      break;
    }
  if (!left || !right)
    g_array_set_size (found, n_before);
  return left && right;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PndByteSpan *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end > other->end ? -1 : one->end < other->end;
}

/* the longest of those that begin together, and none that begins inside another */
static void
put_in_order (GArray *found, guint from)
{
  guint n = from;

  if (found->len == from)
    return;
  qsort (&g_array_index (found, PndByteSpan, from), found->len - from, sizeof (PndByteSpan),
         compare);
  for (guint i = from; i < found->len; i++)
    {
      PndByteSpan span = g_array_index (found, PndByteSpan, i);

      if (n == from || span.start >= g_array_index (found, PndByteSpan, n - 1).end)
        g_array_index (found, PndByteSpan, n++) = span;
    }
  g_array_set_size (found, n);
}

/**
 * pnd_matcher_run:
 * @self: a matcher
 * @utf8: a text, valid and followed by a NUL
 * @n_bytes: its length
 * @found: (element-type PndByteSpan): takes the places
 * @error: return location for a #GError
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure
 */
gboolean
pnd_matcher_run (PndMatcher *self, const char *utf8, gsize n_bytes, GArray *found, GError **error)
{
  gboolean has_words;
  guint n_before;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (utf8 != NULL && found != NULL, FALSE);

  has_words = g_hash_table_size (self->exact) + g_hash_table_size (self->stems)
                + self->prefixes->len
              > 0;
  n_before = found->len;
  self->text = utf8;
  self->n_bytes = n_bytes;
  forget_places (self);
  if (has_words && !pnd_tokens_run (self->tokens, utf8, n_bytes, token_cb, self, error))
    return FALSE;
  find (self, self->query, found);
  put_in_order (found, n_before);
  return TRUE;
}
