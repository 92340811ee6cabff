/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts the texts of a project into its index: all words first, as most searches are for those. */

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/store/search/index-private.h"
#include "app/store/search/vocabulary.h"

/* How much is written at once, in bytes and microseconds: what searches see next, and what a kill
 * undoes. */
#define PIECE_BYTES (16 * 1024 * 1024)
#define PIECE_TIME (G_USEC_PER_SEC)
/* Above this size an index is believed without looking at every page, in bytes: below it takes less
 * than a second. */
#define MOST_CHECKED (200 * 1024 * 1024)
/* How often a file that is taken away meanwhile is made again. */
#define MOST_TIMES 4

/**
 * Missing:
 * @hashes: (element-type utf8): of texts that a table does not have
 * @n_texts: how many texts there are
 *
 * What is to do for one table.
 */
typedef struct
{
  GPtrArray *hashes;
  guint n_texts;
} Missing;

/**
 * Pass:
 * @open: whether a transaction of the cache is
 * @n_bytes: written in it
 * @since: when it began
 * @vocabulary: gathers the words, beside parts of words
 *
 * A walk over the texts that one table lacks.
 */
typedef struct
{
  PndFill *fill;
  PndSearchTable table;
  gboolean open;
  gsize n_bytes;
  gint64 since;
  GString *stems;
  PndVocabulary *vocabulary;
} Pass;

static const char *
get_insert (PndSearchTable table)
{
  switch (table)
    {
    case PND_SEARCH_TABLE_WORDS:
      return "INSERT INTO words (rowid, text) VALUES (?, ?)";
    case PND_SEARCH_TABLE_PARTS:
      return "INSERT INTO parts (rowid, text) VALUES (?, ?)";
    case PND_SEARCH_TABLE_STEMS:
    default:
      return "INSERT INTO stems (rowid, text) VALUES (?, ?)";
    }
}

static GHashTable *
read_tables (PndDatabase *cache, GError **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (cache, _("Reading the search index"), "SELECT hash, tables FROM texts",
                          &local, "");

  while (statement != NULL && pnd_statement_next (statement, &local))
    g_hash_table_insert (tables, g_strdup (pnd_statement_get_text (statement, 0, NULL)),
                         GINT_TO_POINTER ((int) pnd_statement_get_int (statement, 1)));
  if (local == NULL)
    return g_steal_pointer (&tables);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static GPtrArray *
read_hashes (PndDatabase *reader, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (reader, _("Reading the documents"),
                          "SELECT DISTINCT text_hash FROM documents", &local, "");

  while (statement != NULL && pnd_statement_next (statement, &local))
    g_ptr_array_add (hashes, g_strdup (pnd_statement_get_text (statement, 0, NULL)));
  if (local == NULL)
    return g_steal_pointer (&hashes);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
missing_clear (Missing *missing)
{
  g_clear_pointer (&missing->hashes, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Missing, missing_clear)

static gboolean
find_missing (PndFill *self, PndSearchTable table, Missing *missing, GError **error)
{
  g_autoptr (GPtrArray) hashes = read_hashes (self->reader, error);
  g_autoptr (GHashTable) tables = hashes != NULL ? read_tables (self->cache, error) : NULL;

  if (tables == NULL)
    return FALSE;
  missing->n_texts = hashes->len;
  missing->hashes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < hashes->len; i++)
    {
      int has = GPOINTER_TO_INT (g_hash_table_lookup (tables, hashes->pdata[i]));

      if ((has & (int) table) == 0)
        g_ptr_array_add (missing->hashes, g_strdup (hashes->pdata[i]));
    }
  return TRUE;
}

static void
stem_cb (const char *token, gsize n_bytes, gsize start, gsize end, gpointer data)
{
  Pass *pass = data;
  gsize n_stem;
  const char *stem = pnd_tokens_stem (pass->fill->tokens, token, n_bytes, &n_stem);

  g_string_append_len (pass->stems, stem, (gssize) n_stem);
  g_string_append_c (pass->stems, ' ');
}

/* what the table takes of a text; NULL without @error for the text itself */
static GString *
prepare (Pass *pass, const char *text, gsize n_bytes, GError **error)
{
  GString *prepared;

  if (pass->table == PND_SEARCH_TABLE_PARTS)
    {
      prepared = pnd_fold_text (pass->fill->fold, text, n_bytes);
      /* so that three characters begin at the last one, too */
      return g_string_append (prepared, "  ");
    }
  if (pass->table != PND_SEARCH_TABLE_STEMS)
    return NULL;
  prepared = g_string_sized_new (n_bytes);
  pass->stems = prepared;
  if (pnd_tokens_run (pass->fill->tokens, text, n_bytes, stem_cb, pass, error))
    return prepared;
  g_string_free (prepared, TRUE);
  return NULL;
}

/* @bits: takes what the row of the text says of it from now on */
static gboolean
put_vocabulary (Pass *pass, const char *text, gsize n_bytes, gint64 *bits, GError **error)
{
  gboolean is_joined;

  if (pass->table != PND_SEARCH_TABLE_PARTS)
    return TRUE;
  if (!pnd_vocabulary_add (pass->vocabulary, pass->fill->cache, text, n_bytes, &is_joined, error))
    return FALSE;
  *bits |= is_joined ? PND_SEARCH_TEXT_JOINED : 0;
  return TRUE;
}

static gboolean
put_text (Pass *pass, const char *hash, const char *text, gsize n_bytes, GError **error)
{
  PndDatabase *cache = pass->fill->cache;
  const char *doing = _("Filling the search index");
  g_autoptr (GError) local = NULL;
  GString *prepared;
  gint64 id, tables, bits = pass->table;
  gboolean done;

  if (!pnd_database_run (cache, doing, "INSERT OR IGNORE INTO texts (hash, tables) VALUES (?, 0)",
                         error, "s", hash))
    return FALSE;
  id = pnd_database_query_int (cache, doing, "SELECT id FROM texts WHERE hash = ?", 0, error, "s",
                               hash);
  tables = pnd_database_query_int (cache, doing, "SELECT tables FROM texts WHERE hash = ?", -1,
                                   error, "s", hash);
  /* another program may have been quicker */
  if (id == 0 || tables < 0 || (tables & pass->table) != 0)
    return id != 0 && tables >= 0;
  prepared = prepare (pass, text, n_bytes, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  done = pnd_database_run (cache, doing, get_insert (pass->table), error, "is", id,
                           prepared != NULL ? prepared->str : text)
         && put_vocabulary (pass, text, n_bytes, &bits, error)
         && pnd_database_run (cache, doing, "UPDATE texts SET tables = tables | ? WHERE id = ?",
                              error, "ii", bits, id);
  if (prepared != NULL)
    g_string_free (prepared, TRUE);
  pass->n_bytes += n_bytes;
  return done;
}

/* A text that was forgotten meanwhile, or is damaged, is left out: reading it says so. */
static gboolean
take_text (Pass *pass, const char *hash, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (pass->fill->reader, _("Reading a text"),
                          "SELECT text FROM texts WHERE hash = ?", &local, "s", hash);
  const char *text;
  gsize n_bytes;

  if (statement != NULL && pnd_statement_next (statement, &local))
    {
      text = pnd_statement_get_text (statement, 0, &n_bytes);
      return text == NULL || n_bytes > G_MAXINT || !g_utf8_validate_len (text, n_bytes, NULL)
             || put_text (pass, hash, text, n_bytes, error);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
begin (Pass *pass, GError **error)
{
  if (pass->open)
    return TRUE;
  if (!pnd_database_exec (pass->fill->cache, _("Filling the search index"), "BEGIN IMMEDIATE",
                          error))
    return FALSE;
  pass->open = TRUE;
  pass->n_bytes = 0;
  pass->since = g_get_monotonic_time ();
  return TRUE;
}

static gboolean
commit (Pass *pass, GError **error)
{
  if (!pass->open)
    return TRUE;
  pass->open = FALSE;
  if (pnd_database_exec (pass->fill->cache, _("Filling the search index"), "COMMIT", error))
    return TRUE;
  pnd_database_exec (pass->fill->cache, NULL, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
is_piece (const Pass *pass)
{
  return pass->n_bytes >= PIECE_BYTES
         || g_get_monotonic_time () - pass->since >= PIECE_TIME;
}

static double
get_share (const Pass *pass, const Missing *missing, guint done)
{
  if (pass->table != PND_SEARCH_TABLE_WORDS || missing->n_texts == 0)
    return 1;
  return 1 - (double) (missing->hashes->len - done) / missing->n_texts;
}

static gboolean
walk (Pass *pass, const Missing *missing, gboolean *go_on, PndFillFunc func, gpointer data,
      GError **error)
{
  for (guint i = 0; i < missing->hashes->len && *go_on; i++)
    {
      if (!begin (pass, error) || !take_text (pass, missing->hashes->pdata[i], error))
        {
          if (pass->open)
            pnd_database_exec (pass->fill->cache, NULL, "ROLLBACK", NULL);
          pass->open = FALSE;
          return FALSE;
        }
      *go_on = func (-1, data);
      if (is_piece (pass))
        {
          if (!commit (pass, error))
            return FALSE;
          func (get_share (pass, missing, i + 1), data);
        }
    }
  if (!commit (pass, error))
    return FALSE;
  func (*go_on ? 1 : -1, data);
  return TRUE;
}

static gboolean
fill_table (PndFill *self, PndSearchTable table, gboolean *go_on, PndFillFunc func, gpointer data,
            GError **error)
{
  g_autoptr (PndVocabulary) vocabulary = pnd_vocabulary_new (self->tokens, self->fold);
  Pass pass = { .fill = self, .table = table, .vocabulary = vocabulary };
  g_auto (Missing) missing = { 0 };

  if (!find_missing (self, table, &missing, error))
    return FALSE;
  if (table == PND_SEARCH_TABLE_WORDS)
    func (get_share (&pass, &missing, 0), data);
  return walk (&pass, &missing, go_on, func, data, error);
}

static void
forget_cache (PndFill *self)
{
  g_clear_pointer (&self->cache, pnd_database_close);
  g_clear_pointer (&self->file, g_free);
}

/* whether the index has a text that the project has no more */
static gboolean
is_stale (PndFill *self, GError **error)
{
  g_autoptr (GHashTable) tables = read_tables (self->cache, error);
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  if (tables == NULL)
    return FALSE;
  statement = pnd_database_query (self->reader, _("Reading the documents"),
                                  "SELECT hash FROM texts", &local, "");
  while (statement != NULL && pnd_statement_next (statement, &local))
    g_hash_table_remove (tables, pnd_statement_get_text (statement, 0, NULL));
  if (local == NULL)
    return g_hash_table_size (tables) > 0;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A page that was lost makes SQLite find less without a word. */
static gboolean
check_cache (PndFill *self, GError **error)
{
  const char *doing = _("Checking the search index");
  GStatBuf status;

  if (g_stat (self->file, &status) != 0 || status.st_size > MOST_CHECKED)
    return TRUE;
  return pnd_database_exec (self->cache, doing,
                            "INSERT INTO words (words) VALUES ('integrity-check');"
                            "INSERT INTO parts (parts) VALUES ('integrity-check');"
                            "INSERT INTO stems (stems) VALUES ('integrity-check')",
                            error);
}

static gboolean
connect_cache (PndFill *self, GError **error)
{
  if (self->cache != NULL && !pnd_search_cache_is_there (self->file))
    forget_cache (self);
  if (self->cache != NULL)
    return TRUE;
  self->cache = pnd_search_cache_open (self->guid, self->path, &self->file, error);
  return self->cache != NULL && check_cache (self, error);
}

static gboolean
open_cache (PndFill *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!connect_cache (self, error))
    return FALSE;
  if (is_stale (self, &local))
    {
      forget_cache (self);
      pnd_search_cache_remove_all (self->guid, self->path);
      self->cache = pnd_search_cache_open (self->guid, self->path, &self->file, error);
      return self->cache != NULL;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill (PndFill *self, PndFillFunc func, gpointer data, GError **error)
{
  static const PndSearchTable tables[]
    = { PND_SEARCH_TABLE_WORDS, PND_SEARCH_TABLE_PARTS, PND_SEARCH_TABLE_STEMS };
  gboolean go_on = TRUE;
  gboolean again = TRUE;

  for (int n = 0; again && go_on && n < MOST_TIMES; n++)
    {
      g_autofree char *file = NULL;

      if (!open_cache (self, error))
        return FALSE;
      file = g_strdup (self->file);
      for (gsize i = 0; i < G_N_ELEMENTS (tables) && go_on; i++)
        if ((self->tables & tables[i]) != 0
            && !fill_table (self, tables[i], &go_on, func, data, error))
          return FALSE;
      /* a text may have been forgotten while it was taken in, or another program made the same */
      if (!open_cache (self, error))
        return FALSE;
      again = g_strcmp0 (file, self->file) != 0;
    }
  return TRUE;
}

/**
 * pnd_fill_run:
 * @self: connections and what to fill
 * @func: told how far it is
 * @data: for @func
 * @error: return location for a #GError
 *
 * Takes in what is missing. An index that is damaged is made anew, once.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR when the index cannot be written; when the disk is full
 *   it is taken away, as other files need the room more
 */
gboolean
pnd_fill_run (PndFill *self, PndFillFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (fill (self, func, data, &local))
    return TRUE;
  if (g_error_matches (local, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED))
    {
      g_clear_error (&local);
      forget_cache (self);
      pnd_search_cache_remove_all (self->guid, self->path);
      if (fill (self, func, data, &local))
        return TRUE;
    }
  if (g_error_matches (local, PND_STORE_ERROR, PND_STORE_ERROR_FULL))
    {
      forget_cache (self);
      pnd_search_cache_remove_all (self->guid, self->path);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * pnd_fill_clear:
 * @self: connections, which are closed
 */
void
pnd_fill_clear (PndFill *self)
{
  forget_cache (self);
  g_clear_pointer (&self->reader, pnd_database_close);
  g_clear_pointer (&self->tokens, pnd_tokens_free);
  g_clear_pointer (&self->fold, pnd_fold_free);
}
