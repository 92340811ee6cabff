/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/candidates.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/store/search/cache.h"
#include "app/store/search/vocabulary.h"

/* What is a part of more words than this is so frequent that its threes are asked instead; so many
 * words are asked for at once. */
#define MOST_WORDS 2000
#define WORDS_AT_ONCE 100

/*
 * _PndCandidates:
 * @rows: hash -> index from 1
 * @tables: (element-type guint8): which tables each text is in
 * @index_of: id of the index -> index from 1
 * @may: a byte a text: whether it may hold it all
 */
struct _PndCandidates
{
  PndDatabase *cache;
  GHashTable *rows;
  GArray *tables;
  GHashTable *index_of;
  guint8 *may;
};

/**
 * pnd_candidates_free:
 * @self: (nullable) (transfer full): it
 */
void
pnd_candidates_free (PndCandidates *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->index_of);
  g_array_unref (self->tables);
  g_free (self->may);
  g_free (self);
}

static gboolean
read_texts (PndCandidates *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (self->cache, _("Reading the search index"),
                          "SELECT hash, id, tables FROM texts", &local, "");

  while (statement != NULL && pnd_statement_next (statement, &local))
    {
      guint8 tables = (guint8) pnd_statement_get_int (statement, 2);
      guint index = self->tables->len;

      g_array_append_val (self->tables, tables);
      g_hash_table_insert (self->rows, g_strdup (pnd_statement_get_text (statement, 0, NULL)),
                           GUINT_TO_POINTER (index + 1));
      g_hash_table_insert (self->index_of,
                           GUINT_TO_POINTER ((guint) pnd_statement_get_int (statement, 1)),
                           GUINT_TO_POINTER (index + 1));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static guint8 *
make_all (PndCandidates *self, guint8 value)
{
  guint8 *may = g_malloc (self->tables->len + 1);

  memset (may, value, self->tables->len + 1);
  return may;
}

/* what is not in the table yet may hold anything */
static guint8 *
make_unknown (PndCandidates *self, PndSearchTable table)
{
  guint8 *may = make_all (self, 0);

  for (guint i = 0; i < self->tables->len; i++)
    may[i] = (g_array_index (self->tables, guint8, i) & table) == 0;
  return may;
}

/* takes @statement; its first column is a text's id */
static guint8 *
take_rows (PndCandidates *self, PndStatement *statement, PndSearchTable table, GError **error)
{
  g_autoptr (PndStatement) owned = statement;
  g_autofree guint8 *may = make_unknown (self, table);
  g_autoptr (GError) local = NULL;

  while (pnd_statement_next (owned, &local))
    {
      guint id = (guint) pnd_statement_get_int (owned, 0);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->index_of, GUINT_TO_POINTER (id)));

      /* one that was added since counts as not indexed */
      if (index > 0)
        may[index - 1] = 1;
    }
  if (local == NULL)
    return g_steal_pointer (&may);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static guint8 *
match (PndCandidates *self, PndSearchTable table, const char *expression, GError **error)
{
  static const char *const sql[] = {
    [PND_SEARCH_TABLE_WORDS] = "SELECT rowid FROM words WHERE words MATCH ?",
    [PND_SEARCH_TABLE_PARTS] = "SELECT rowid FROM parts WHERE parts MATCH ?",
    [PND_SEARCH_TABLE_STEMS] = "SELECT rowid FROM stems WHERE stems MATCH ?",
  };
  PndStatement *statement
    = pnd_database_query (self->cache, _("Asking the search index"), sql[table], error, "s",
                          expression);

  return statement != NULL ? take_rows (self, statement, table, error) : NULL;
}

static void
append_string (GString *expression, const char *text, gsize n_bytes)
{
  g_string_append_c (expression, '"');
  for (gsize i = 0; i < n_bytes; i++)
    {
      if (text[i] == '"')
        g_string_append_c (expression, '"');
      g_string_append_c (expression, text[i]);
    }
  g_string_append_c (expression, '"');
}

/* our own words between quotation marks: nothing in it is syntax */
static void
append_phrase (GString *expression, const PndQuery *phrase)
{
  for (guint i = 0; i < phrase->words->len; i++)
    {
      const char *word = phrase->words->pdata[i];

      if (i > 0)
        g_string_append (expression, " + ");
      append_string (expression, word, strlen (word));
    }
  if (phrase->is_prefix)
    g_string_append (expression, " *");
}

static PndSearchTable
get_table (const PndQuery *phrase)
{
  return phrase->is_stem ? PND_SEARCH_TABLE_STEMS : PND_SEARCH_TABLE_WORDS;
}

static guint8 *
match_phrase (PndCandidates *self, const PndQuery *phrase, GError **error)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  append_phrase (expression, phrase);
  return match (self, get_table (phrase), expression->str, error);
}

/* whether one or two such letters tell anything; in other scripts they are in nearly every text */
static gboolean
is_telling (gunichar c)
{
  return (c >= 0x1100 && c <= 0x11ff) || c >= 0x2e80;
}

/* a piece of one or two characters: all threes that begin with it */
static guint8 *
match_short (PndCandidates *self, const GString *part, GError **error)
{
  g_autofree char *after = g_strconcat (part->str, "\xf4\x8f\xbf\xbf", NULL);
  PndStatement *statement;

  if (!is_telling (g_utf8_get_char (part->str)))
    return make_all (self, 1);
  statement = pnd_database_query (self->cache, _("Asking the search index"),
                                  "SELECT DISTINCT doc FROM parts_terms WHERE term >= ?"
                                  " AND term < ?",
                                  error, "ss", part->str, after);
  return statement != NULL ? take_rows (self, statement, PND_SEARCH_TABLE_PARTS, error) : NULL;
}

/* FTS5 takes a piece of text apart into threes in a row by itself */
static guint8 *
match_threes (PndCandidates *self, const GString *part, GError **error)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  append_string (expression, part->str, part->len);
  return match (self, PND_SEARCH_TABLE_PARTS, expression->str, error);
}

static gboolean
add_words (PndCandidates *self, const GPtrArray *words, guint first, guint8 *may, GError **error)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autofree guint8 *other = NULL;

  for (guint i = first; i < MIN (first + WORDS_AT_ONCE, words->len); i++)
    {
      if (i > first)
        g_string_append (expression, " OR ");
      append_string (expression, words->pdata[i], strlen (words->pdata[i]));
    }
  other = match (self, PND_SEARCH_TABLE_WORDS, expression->str, error);
  for (guint i = 0; other != NULL && i < self->tables->len; i++)
    may[i] |= other[i];
  return other != NULL;
}

/* in texts whose folded words run into each other a part may be in no word */
static gboolean
add_joined (PndCandidates *self, const GString *part, guint8 *may, GError **error)
{
  g_autofree guint8 *other = NULL;

  for (guint i = 0; i < self->tables->len; i++)
    {
      if ((g_array_index (self->tables, guint8, i) & PND_SEARCH_TEXT_JOINED) == 0)
        continue;
      if (other == NULL)
        other = match_threes (self, part, error);
      if (other == NULL)
        return FALSE;
      may[i] |= other[i];
    }
  return TRUE;
}

static guint8 *
match_words (PndCandidates *self, const GPtrArray *words, const GString *part, GError **error)
{
  g_autofree guint8 *may = make_unknown (self, PND_SEARCH_TABLE_PARTS);

  for (guint i = 0; i < words->len; i += WORDS_AT_ONCE)
    if (!add_words (self, words, i, may, error))
      return NULL;
  return add_joined (self, part, may, error) ? g_steal_pointer (&may) : NULL;
}

static guint8 *
match_part (PndCandidates *self, const GString *part, GError **error)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) local = NULL;

  if (g_utf8_strlen (part->str, (gssize) part->len) < 3)
    return match_short (self, part, error);
  if (pnd_vocabulary_can_find (part))
    words = pnd_vocabulary_find (self->cache, part, MOST_WORDS, &local);
  if (words != NULL)
    return match_words (self, words, part, error);
  if (local == NULL)
    return match_threes (self, part, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static guint8 *find (PndCandidates *self, const PndQuery *query, GError **error);

static guint8 *
find_both (PndCandidates *self, const PndQuery *query, GError **error)
{
  g_autofree guint8 *may = find (self, query->children->pdata[0], error);

  for (guint i = 1; may != NULL && i < query->children->len; i++)
    {
      g_autofree guint8 *other = find (self, query->children->pdata[i], error);

      if (other == NULL)
        return NULL;
      for (guint j = 0; j < self->tables->len; j++)
        may[j] &= other[j];
    }
  return g_steal_pointer (&may);
}

static guint8 *
find_either (PndCandidates *self, const PndQuery *query, GError **error)
{
  g_autofree guint8 *may = find (self, query->children->pdata[0], error);
  g_autofree guint8 *other = may != NULL ? find (self, query->children->pdata[1], error) : NULL;

  if (other == NULL)
    return NULL;
  for (guint i = 0; i < self->tables->len; i++)
    may[i] |= other[i];
  return g_steal_pointer (&may);
}

/* FTS5 knows NEAR itself, where all its phrases are in one table */
static guint8 *
find_near (PndCandidates *self, const PndQuery *near, GError **error)
{
  g_autoptr (GString) expression = g_string_new ("NEAR (");
  PndSearchTable table = get_table (near->children->pdata[0]);

  for (guint i = 0; i < near->children->len; i++)
    {
      const PndQuery *phrase = near->children->pdata[i];

      if (get_table (phrase) != table)
        return find_both (self, near, error);
      if (i > 0)
        g_string_append_c (expression, ' ');
      append_phrase (expression, phrase);
    }
  g_string_append_printf (expression, ", %d)", near->distance);
  return match (self, table, expression->str, error);
}

/* What surely holds @query, so that NOT can take it away unread: whole words, which the index knows
 * exactly. Of everything else nothing is sure. */
static guint8 *
find_sure (PndCandidates *self, const PndQuery *query, GError **error)
{
  g_autofree guint8 *sure = NULL;
  PndSearchTable table;

  if (query->kind != PND_QUERY_PHRASE)
    return make_all (self, 0);
  table = get_table (query);
  sure = match_phrase (self, query, error);
  for (guint i = 0; sure != NULL && i < self->tables->len; i++)
    sure[i] &= (g_array_index (self->tables, guint8, i) & table) != 0;
  return g_steal_pointer (&sure);
}

static guint8 *
find_without (PndCandidates *self, const PndQuery *query, GError **error)
{
  g_autofree guint8 *may = find (self, query->children->pdata[0], error);
  g_autofree guint8 *sure
    = may != NULL ? find_sure (self, query->children->pdata[1], error) : NULL;

  if (sure == NULL)
    return NULL;
  for (guint i = 0; i < self->tables->len; i++)
    may[i] &= !sure[i];
  return g_steal_pointer (&may);
}

static guint8 *
find (PndCandidates *self, const PndQuery *query, GError **error)
{
  switch (query->kind)
    {
    case PND_QUERY_PHRASE:
      return match_phrase (self, query, error);
    case PND_QUERY_PART:
      return match_part (self, query->part, error);
    case PND_QUERY_NEAR:
      return find_near (self, query, error);
    case PND_QUERY_OR:
      return find_either (self, query, error);
    case PND_QUERY_NOT:
      return find_without (self, query, error);
    case PND_QUERY_AND:
    default:
      return find_both (self, query, error);
    }
}

/**
 * pnd_candidates_new:
 * @cache: a connection to an index
 * @query: what is looked for
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the candidates; %NULL with a #PND_STORE_ERROR when the index
 *   cannot be read
 */
PndCandidates *
pnd_candidates_new (PndDatabase *cache, const PndQuery *query, GError **error)
{
  g_autoptr (PndCandidates) self = g_new0 (PndCandidates, 1);

  self->cache = cache;
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->index_of = g_hash_table_new (NULL, NULL);
  self->tables = g_array_new (FALSE, FALSE, 1);
  if (!read_texts (self, error))
    return NULL;
  self->may = find (self, query, error);
  self->cache = NULL;
  return self->may != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_candidates_may_hold:
 * @self: the candidates
 * @hash: of a text
 *
 * Returns: whether it is worth reading
 */
gboolean
pnd_candidates_may_hold (PndCandidates *self, const char *hash)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, hash));

  return index == 0 || self->may[index - 1];
}
