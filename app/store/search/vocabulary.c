/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE /* memmem */

#include "app/store/search/vocabulary.h"

#include <glib/gi18n.h>
#include <string.h>

/* How many words are remembered as written. A word beyond that may be written again, which costs
 * room in the file and nothing else. */
#define MOST_REMEMBERED 400000

/**
 * PndVocabulary:
 * @known: (element-type utf8): words that are written
 * @fresh: a line a word: what the text at hand adds
 * @after: end of the word before, in bytes of the text at hand
 * @is_joined: what the text at hand showed
 *
 * A line is a word as SQLite tokenizes it; before it, with a space between, its fold, where that is
 * another.
 */
struct _PndVocabulary
{
  PndTokens *tokens;
  PndFold *fold;
  GHashTable *known;
  GString *fresh;
  const char *text;
  gsize after;
  gboolean is_joined;
};

/**
 * pnd_vocabulary_new:
 * @tokens: (transfer none): what takes texts apart
 * @fold: (transfer none): what folds them
 *
 * Returns: (transfer full): what gathers words, for one thread at a time
 */
PndVocabulary *
pnd_vocabulary_new (PndTokens *tokens, PndFold *fold)
{
  PndVocabulary *self = g_new0 (PndVocabulary, 1);

  self->tokens = tokens;
  self->fold = fold;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fresh = g_string_new (NULL);
  return self;
}

/**
 * pnd_vocabulary_free:
 * @self: (nullable) (transfer full): it
 */
void
pnd_vocabulary_free (PndVocabulary *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_string_free (self->fresh, TRUE);
  g_free (self);
}

static void
write_line (PndVocabulary *self, const char *word, gsize n_bytes)
{
  g_autoptr (GString) folded = pnd_fold_text (self->fold, word, n_bytes);

  if (strcmp (folded->str, word) != 0)
    g_string_append_printf (self->fresh, "%s ", folded->str);
  g_string_append_len (self->fresh, word, (gssize) n_bytes);
  g_string_append_c (self->fresh, '\n');
}

/* What parts two words for SQLite may be nothing to the fold: a soft hyphen, a mark. All of it is
 * beyond ASCII. */
static void
look_at_gap (PndVocabulary *self, gsize start)
{
  const char *gap = self->text + self->after;

  if (self->is_joined || self->after == 0 || start <= self->after || (guchar) *gap < 128)
    return;
  for (const char *p = gap; p < self->text + start; p = g_utf8_next_char (p))
    {
      gsize n_bytes = (gsize) (g_utf8_next_char (p) - p);
      g_autofree char *piece = g_strndup (p, n_bytes);
      g_autoptr (GString) folded = pnd_fold_text (self->fold, piece, n_bytes);

      if (folded->len > 0 || g_unichar_isspace (g_utf8_get_char (p)))
        return;
    }
  self->is_joined = TRUE;
}

static void
token_cb (const char *token, gsize n_bytes, gsize start, gsize end, gpointer data)
{
  PndVocabulary *self = data;
  g_autofree char *word = NULL;

  look_at_gap (self, start);
  self->after = end;
  word = g_strndup (token, n_bytes);
  if (g_hash_table_contains (self->known, word))
    return;
  write_line (self, word, n_bytes);
  if (g_hash_table_size (self->known) >= MOST_REMEMBERED)
    g_hash_table_remove_all (self->known);
  g_hash_table_add (self->known, g_steal_pointer (&word));
}

/**
 * pnd_vocabulary_add:
 * @self: what gathers words
 * @cache: a connection to the index, in a transaction; when that is undone, another @self is needed
 * @utf8: a text, valid and followed by a NUL
 * @n_bytes: its length
 * @is_joined: (out): whether a part of a folded word may be in none of the words: then this text
 *   must be looked for in another way
 * @error: return location for a #GError
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure
 */
gboolean
pnd_vocabulary_add (PndVocabulary *self, PndDatabase *cache, const char *utf8, gsize n_bytes,
                    gboolean *is_joined, GError **error)
{
  g_return_val_if_fail (self != NULL && is_joined != NULL, FALSE);

  g_string_truncate (self->fresh, 0);
  self->text = utf8;
  self->after = 0;
  self->is_joined = FALSE;
  if (!pnd_tokens_run (self->tokens, utf8, n_bytes, token_cb, self, error))
    return FALSE;
  *is_joined = self->is_joined;
  return self->fresh->len == 0
         || pnd_database_run (cache, _("Filling the search index"),
                              "INSERT INTO vocabulary (words) VALUES (?)", error, "s",
                              self->fresh->str);
}

/**
 * pnd_vocabulary_can_find:
 * @part: folded
 *
 * Letters and digits of ASCII always stand within one word; with others it depends on what SQLite
 * takes for a letter.
 *
 * Returns: whether pnd_vocabulary_find() can tell all words that hold it
 */
gboolean
pnd_vocabulary_can_find (const GString *part)
{
  for (gsize i = 0; i < part->len; i++)
    if (!g_ascii_isalnum (part->str[i]))
      return FALSE;
  return part->len > 0;
}

/* adds the word on the line that holds @at; answers the end of the line */
static const char *
take_line (const char *lines, const char *end, const char *at, GHashTable *words)
{
  const char *newline = memchr (at, '\n', (gsize) (end - at));
  const char *stop = newline != NULL ? newline : end;
  const char *start = stop;

  while (start > lines && start[-1] != '\n' && start[-1] != ' ')
    start--;
  g_hash_table_add (words, g_strndup (start, (gsize) (stop - start)));
  return stop;
}

static void
find_in (const char *lines, gsize n_bytes, const GString *part, guint max, GHashTable *words)
{
  const char *at = lines;
  const char *end = lines + n_bytes;

  while (g_hash_table_size (words) <= max
         && (at = memmem (at, (gsize) (end - at), part->str, part->len)) != NULL)
    at = take_line (lines, end, at, words);
}

/**
 * pnd_vocabulary_find:
 * @cache: a connection to an index
 * @part: what pnd_vocabulary_can_find() accepts
 * @max: most words that are worth telling
 * @error: return location for a #GError
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the words; %NULL without @error when
 *   there are more than @max, with a #PND_STORE_ERROR when they cannot be read
 */
GPtrArray *
pnd_vocabulary_find (PndDatabase *cache, const GString *part, guint max, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (cache, _("Asking the search index"), "SELECT words FROM vocabulary",
                          &local, "");
  GPtrArray *found;
  GHashTableIter iter;
  gpointer word;

  while (statement != NULL && g_hash_table_size (words) <= max
         && pnd_statement_next (statement, &local))
    {
      gsize n_bytes;
      const char *lines = pnd_statement_get_text (statement, 0, &n_bytes);

      if (lines != NULL)
        find_in (lines, n_bytes, part, max, words);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (g_hash_table_size (words) <= max)
    {
      found = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_iter_init (&iter, words);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        {
          g_hash_table_iter_steal (&iter);
          g_ptr_array_add (found, word);
        }
      return found;
    }
  return NULL;
}
