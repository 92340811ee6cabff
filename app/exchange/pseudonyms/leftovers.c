/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/pseudonyms/leftovers.h"

#include <glib/gi18n.h>
#include <string.h>

/* shorter parts of names are words of any text */
#define MIN_PART 3

/*
 * Hunt:
 * @parts: casefolded part of a name to the name, borrowed from @pseudonyms
 * @found: word in the document at hand to PndLeftover, borrowed from @leftovers
 */
typedef struct
{
  PndPseudonyms *pseudonyms;
  GHashTable *parts;
  GHashTable *found;
  GPtrArray *leftovers;
} Hunt;

static void
leftover_free (gpointer data)
{
  PndLeftover *leftover = data;

  g_free (leftover->word);
  g_free (leftover->of);
  g_free (leftover->document);
  g_free (leftover);
}

static gboolean
is_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* the next word at or behind @at; FALSE when there is none */
static gboolean
next_word (const char *at, const char *end, const char **start, const char **word_end)
{
  while (at < end && !is_word (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  *start = at;
  while (at < end && is_word (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  *word_end = at;
  return *word_end > *start;
}

static GHashTable *
make_parts (const PndPseudonyms *pseudonyms)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < pnd_pseudonyms_get_n (pseudonyms); i++)
    {
      const char *original = pnd_pseudonyms_get_original (pseudonyms, i);
      const char *end = original + strlen (original);
      const char *start;
      const char *word_end = original;

      while (next_word (word_end, end, &start, &word_end))
        if (g_utf8_strlen (start, word_end - start) >= MIN_PART)
          g_hash_table_replace (parts, g_utf8_casefold (start, word_end - start),
                                (gpointer) original);
    }
  return parts;
}

static void
note (Hunt *self, const char *document, const char *where, const char *utf8, const char *start,
      const char *end)
{
  g_autofree char *word = g_strndup (start, end - start);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  const char *of = g_hash_table_lookup (self->parts, folded);
  PndLeftover *leftover;

  /* what is written small is any word */
  if (of == NULL || !g_unichar_isupper (g_utf8_get_char (word)))
    return;
  leftover = g_hash_table_lookup (self->found, word);
  if (leftover == NULL)
    {
      leftover = g_new0 (PndLeftover, 1);
      leftover->word = g_steal_pointer (&word);
      leftover->of = g_strdup (of);
      leftover->document = g_strdup (document);
      leftover->where = where;
      leftover->start = (int) g_utf8_strlen (utf8, start - utf8);
      g_ptr_array_add (self->leftovers, leftover);
      g_hash_table_insert (self->found, leftover->word, leftover);
    }
  leftover->count++;
}

static void
hunt (Hunt *self, const char *document, const char *where, const char *utf8, gsize n_bytes)
{
  g_autoptr (GArray) matches = pnd_pseudonyms_find (self->pseudonyms, utf8, n_bytes);
  const char *at = utf8;

  g_hash_table_remove_all (self->found);
  for (guint i = 0; i <= matches->len; i++)
    {
      const PndPseudonymMatch *match
          = i < matches->len ? &g_array_index (matches, PndPseudonymMatch, i) : NULL;
      const char *end = match != NULL ? utf8 + match->start : utf8 + n_bytes;
      const char *start;
      const char *word_end = at;

      while (next_word (word_end, end, &start, &word_end))
        note (self, document, where, utf8, start, word_end);
      if (match != NULL)
        at = utf8 + match->end;
    }
}

/* @sql: document's name, text */
static gboolean
hunt_all (Hunt *self, PndDatabase *database, const char *where, const char *sql, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (database, _("Looking for names"), sql, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gsize n_bytes;
      const char *text = pnd_statement_get_text (row, 1, &n_bytes);

      if (text != NULL && g_utf8_validate_len (text, n_bytes, NULL))
        hunt (self, pnd_statement_get_text (row, 0, NULL), where, text, n_bytes);
    }
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_leftovers_find:
 * @database: the project's connection or a reader's
 * @error: return location for a #PndStoreError
 *
 * Looks for words that are part of a name in the list, outside of what the list replaces.
 *
 * Returns: (transfer full) (element-type PndLeftover): what is still there, by document and place;
 *   %NULL with @error set
 */
GPtrArray *
pnd_leftovers_find (PndDatabase *database, GError **error)
{
  g_autoptr (PndPseudonyms) pseudonyms = NULL;
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) leftovers = g_ptr_array_new_with_free_func (leftover_free);
  Hunt self;

  g_return_val_if_fail (database != NULL, NULL);

  pseudonyms = pnd_pseudonyms_load (database, error);
  if (pseudonyms == NULL)
    return NULL;
  parts = make_parts (pseudonyms);
  self = (Hunt){ pseudonyms, parts, found, leftovers };
  if (!hunt_all (&self, database, "text",
                 "SELECT d.name, x.text FROM documents d JOIN texts x ON x.hash = d.text_hash "
                 "WHERE d.trashed IS NULL ORDER BY d.name, d.guid",
                 error)
      || !hunt_all (&self, database, "name",
                    "SELECT name, name FROM documents WHERE trashed IS NULL ORDER BY name, guid",
                    error)
      || !hunt_all (&self, database, "memo",
                    "SELECT d.name, c.memo FROM codings c JOIN documents d ON d.id = c.document "
                    "WHERE c.memo <> '' AND d.trashed IS NULL ORDER BY d.name, c.span_start, c.id",
                    error)
      || !hunt_all (&self, database, "translation",
                    "SELECT d.name, t.text FROM translations t "
                    "JOIN documents d ON d.id = t.document WHERE d.trashed IS NULL "
                    "ORDER BY d.name, t.span_start, t.id",
                    error))
    return NULL;
  return g_steal_pointer (&leftovers);
}
