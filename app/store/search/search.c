/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/search.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/store/search/candidates.h"
#include "app/store/search/hits.h"
#include "app/store/search/index-private.h"
#include "app/store/search/matcher.h"

/* How many bytes of text are looked through before the index is asked for a part of words: when it
 * is a frequent one, they fill the page. */
#define LOOKED_UNASKED (1024 * 1024)

/**
 * Item:
 * @hash: (nullable): of a document's text
 * @text: (nullable): of everything else, which is short and read at once
 *
 * Something to look through.
 */
typedef struct
{
  PndSearchPlace place;
  gint64 document;
  gint64 item;
  gint64 code;
  char *about;
  char *hash;
  char *text;
} Item;

/*
 * _PndSearch:
 * @reader: (nullable): of the project; %NULL once the index is closed
 * @cache: (nullable): of the index; %NULL when there is none, and every text is read
 * @items: (nullable): what to look through; made by the first page
 * @next: index of the item to come
 * @is_asked: whether the index has said what of the items to come is worth reading
 * @n_unasked: bytes that were read before that
 * @text: of the item at hand, while hits of it are left
 * @found: (element-type PndByteSpan): its hits
 * @n_told: how many of them were handed out
 */
struct _PndSearch
{
  PndSearchIndex *index;
  PndSearchScope scope;
  gint64 only;
  PndTokens *tokens;
  PndFold *fold;
  PndQuery *query;
  PndMatcher *matcher;
  PndDatabase *reader;
  PndDatabase *cache;
  char *file;
  int cancelled;

  GPtrArray *items;
  guint next;
  gboolean is_asked;
  gsize n_unasked;
  char *text;
  GArray *found;
  guint n_told;
  PndHitWalk walk;
};

static const char documents_sql[]
  = "SELECT id, id, 0, name, text_hash, NULL FROM documents WHERE trashed IS NULL"
    " ORDER BY name COLLATE NOCASE, id";

/* place, document, item, code, about, text; title and text of a memo make one */
static const char written_sql[]
  = "SELECT 1 AS place, d.id AS document, 0 AS item, 0 AS code, d.name AS about, d.notes AS text"
    " FROM documents d WHERE d.trashed IS NULL AND d.notes <> ''"
    " UNION ALL SELECT CASE m.kind WHEN 'journal' THEN 3 ELSE 2 END, ifnull (m.document, 0), m.id,"
    " ifnull (m.code, 0), coalesce (d.name, c.abbreviation, ''),"
    " CASE WHEN m.title = '' THEN m.text WHEN m.text = '' THEN m.title"
    " ELSE m.title || char (10, 10) || m.text END"
    " FROM memos m LEFT JOIN documents d ON d.id = m.document LEFT JOIN codes c ON c.id = m.code"
    " WHERE d.trashed IS NULL"
    " UNION ALL SELECT 4, d.id, g.id, g.code, d.name, g.memo"
    " FROM codings g JOIN documents d ON d.id = g.document"
    " WHERE d.trashed IS NULL AND g.memo <> ''"
    " UNION ALL SELECT 5, d.id, a.id, 0, d.name, a.text"
    " FROM annotations a JOIN documents d ON d.id = a.document WHERE d.trashed IS NULL"
    " UNION ALL SELECT 6, d.id, t.id, 0, d.name, t.text"
    " FROM translations t JOIN documents d ON d.id = t.document WHERE d.trashed IS NULL"
    " ORDER BY place, about COLLATE NOCASE, document, item";

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->about);
  g_free (item->hash);
  g_free (item->text);
  g_free (item);
}

/**
 * pnd_search_hit_free:
 * @self: (nullable) (transfer full): a hit
 */
void
pnd_search_hit_free (PndSearchHit *self)
{
  if (self == NULL)
    return;
  g_free (self->about);
  g_free (self->before);
  g_free (self->match);
  g_free (self->after);
  g_free (self);
}

/**
 * pnd_search_place_to_word:
 * @place: what a hit is in
 *
 * Returns: (transfer none): the word for it in tables
 */
const char *
pnd_search_place_to_word (PndSearchPlace place)
{
  static const char *const words[]
    = { "document", "document-note", "memo", "journal", "coding-memo", "note", "translation" };

  g_return_val_if_fail ((guint) place < G_N_ELEMENTS (words), NULL);

  return words[place];
}

static void
end_cb (gpointer data)
{
  PndSearch *self = data;

  g_clear_pointer (&self->reader, pnd_database_close);
  g_clear_pointer (&self->cache, pnd_database_close);
}

/**
 * pnd_search_check:
 * @text: what was typed
 * @mode: what its words stand for
 * @error: return location for a #GError
 *
 * Returns: whether it can be looked for; %FALSE with a #PND_QUERY_ERROR
 */
gboolean
pnd_search_check (const char *text, PndSearchMode mode, GError **error)
{
  g_autoptr (PndTokens) tokens = pnd_tokens_new (error);
  g_autoptr (PndFold) fold = pnd_fold_new ();
  g_autoptr (PndQuery) query
    = tokens != NULL ? pnd_query_parse (text, mode, tokens, fold, error) : NULL;

  return query != NULL;
}

/**
 * pnd_search_new:
 * @index: an index that is not closed
 * @query: what was typed
 * @mode: what its words stand for
 * @scope: where to look
 * @error: return location for a #GError
 *
 * Call it in the project's thread; the pages may then come from another one.
 *
 * Returns: (transfer full) (nullable): a search before its first page; %NULL with a
 *   #PND_QUERY_ERROR when @query is not one, or a #PND_STORE_ERROR
 */
PndSearch *
pnd_search_new (PndSearchIndex *index, const char *query, PndSearchMode mode,
                PndSearchScope scope, GError **error)
{
  g_autoptr (PndSearch) self = g_new0 (PndSearch, 1);

  g_return_val_if_fail (PND_IS_SEARCH_INDEX (index), NULL);
  g_return_val_if_fail (pnd_search_index_get_project (index) != NULL, NULL);

  self->index = g_object_ref (index);
  self->scope = scope;
  self->found = g_array_new (FALSE, FALSE, sizeof (PndByteSpan));
  self->fold = pnd_fold_new ();
  self->tokens = pnd_tokens_new (error);
  if (self->tokens == NULL)
    return NULL;
  self->query = pnd_query_parse (query, mode, self->tokens, self->fold, error);
  if (self->query == NULL)
    return NULL;
  self->matcher = pnd_matcher_new (self->query, self->tokens, self->fold);
  self->reader = pnd_project_open_reader (pnd_search_index_get_project (index), error);
  if (self->reader == NULL)
    return NULL;
  if ((scope & PND_SEARCH_IN_DOCUMENTS) != 0 && pnd_search_index_is_checked (index))
    self->cache = pnd_search_cache_find (
      pnd_project_get_guid (pnd_search_index_get_project (index)),
      pnd_project_get_path (pnd_search_index_get_project (index)), &self->file);
  pnd_search_index_enter (index, self, end_cb);
  return g_steal_pointer (&self);
}

/**
 * pnd_search_free:
 * @self: (nullable) (transfer full): a search that no thread is at
 */
void
pnd_search_free (PndSearch *self)
{
  if (self == NULL)
    return;
  pnd_search_index_leave (self->index, self);
  end_cb (self);
  pnd_matcher_free (self->matcher);
  pnd_query_free (self->query);
  pnd_tokens_free (self->tokens);
  pnd_fold_free (self->fold);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_array_unref (self->found);
  g_object_unref (self->index);
  g_free (self->text);
  g_free (self->file);
  g_free (self);
}

/**
 * pnd_search_set_document:
 * @self: a search before its first page
 * @document: id of the one document to look in; 0 for all
 */
void
pnd_search_set_document (PndSearch *self, gint64 document)
{
  g_return_if_fail (self != NULL && self->items == NULL);

  self->only = document;
}

/**
 * pnd_search_cancel:
 * @self: a search
 *
 * The page at hand ends early, and no other comes.
 */
void
pnd_search_cancel (PndSearch *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->cancelled, TRUE);
}

static gboolean
is_over (PndSearch *self)
{
  return g_atomic_int_get (&self->cancelled) || pnd_search_index_is_closed (self->index);
}

static void
add_item (PndSearch *self, PndStatement *row, gboolean is_document)
{
  Item *item = g_new0 (Item, 1);
  const char *text = pnd_statement_get_text (row, is_document ? 4 : 5, NULL);

  item->place = is_document ? PND_SEARCH_DOCUMENT
                            : (PndSearchPlace) pnd_statement_get_int (row, 0);
  item->document = pnd_statement_get_int (row, 1);
  item->item = is_document ? 0 : pnd_statement_get_int (row, 2);
  item->code = is_document ? 0 : pnd_statement_get_int (row, 3);
  item->about = g_strdup (pnd_statement_get_text (row, is_document ? 3 : 4, NULL));
  if (is_document)
    item->hash = g_strdup (text);
  else
    item->text = g_strdup (text != NULL ? text : "");
  g_ptr_array_add (self->items, item);
}

static gboolean
read_items (PndSearch *self, const char *sql, gboolean is_document, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (self->reader, _("Searching"), sql, &local, "");

  while (row != NULL && pnd_statement_next (row, &local))
    if (self->only == 0 || pnd_statement_get_int (row, 1) == self->only)
      add_item (self, row, is_document);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* An index that cannot be read is no reason not to find: the worker makes it anew, and this search
 * reads every text. */
static PndCandidates *
ask_index (PndSearch *self)
{
  g_autoptr (GError) error = NULL;
  PndCandidates *candidates;

  if (self->cache == NULL)
    return NULL;
  candidates = pnd_candidates_new (self->cache, self->query, &error);
  if (candidates != NULL)
    return candidates;
  g_debug ("%s", error->message);
  g_clear_pointer (&self->cache, pnd_database_close);
  if (g_error_matches (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED))
    {
      pnd_search_cache_remove (self->file);
      pnd_search_index_wake (self->index);
    }
  return NULL;
}

/* of the documents to come */
static void
keep_candidates (PndSearch *self)
{
  g_autoptr (PndCandidates) candidates = ask_index (self);
  g_autoptr (GPtrArray) all = NULL;

  self->is_asked = TRUE;
  if (candidates == NULL)
    return;
  all = g_steal_pointer (&self->items);
  self->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < all->len; i++)
    {
      Item *item = all->pdata[i];

      if (i < self->next || item->hash == NULL || pnd_candidates_may_hold (candidates, item->hash))
        g_ptr_array_add (self->items, item);
      else
        item_free (item);
    }
  g_ptr_array_set_free_func (all, NULL);
}

static gboolean
is_worth_asking (const PndSearch *self)
{
  return !self->is_asked
         && (self->query->kind != PND_QUERY_PART || self->n_unasked >= LOOKED_UNASKED);
}

static gboolean
make_items (PndSearch *self, GError **error)
{
  self->items = g_ptr_array_new_with_free_func (item_free);
  if ((self->scope & PND_SEARCH_IN_DOCUMENTS) != 0)
    {
      if (!read_items (self, documents_sql, TRUE, error))
        return FALSE;
    }
  else
    self->is_asked = TRUE;
  return (self->scope & PND_SEARCH_IN_MEMOS) == 0
         || read_items (self, written_sql, FALSE, error);
}

/* finds in @text; keeps it while there is something to tell */
static gboolean
look (PndSearch *self, const char *text, gsize n_bytes, GError **error)
{
  g_array_set_size (self->found, 0);
  self->n_told = 0;
  if (n_bytes > G_MAXINT || !g_utf8_validate_len (text, n_bytes, NULL))
    return TRUE;
  if (!pnd_matcher_run (self->matcher, text, n_bytes, self->found, error))
    return FALSE;
  if (self->found->len == 0)
    return TRUE;
  self->text = g_malloc (n_bytes + 1);
  memcpy (self->text, text, n_bytes);
  self->text[n_bytes] = '\0';
  self->walk = (PndHitWalk){ self->text, n_bytes, 0, 0, 1 };
  return TRUE;
}

/* a text that was forgotten meanwhile holds nothing */
static gboolean
look_in_document (PndSearch *self, const Item *item, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (self->reader, _("Reading a text"),
                          "SELECT text FROM texts WHERE hash = ?", &local, "s", item->hash);
  const char *text;
  gsize n_bytes;

  if (row != NULL && pnd_statement_next (row, &local))
    {
      text = pnd_statement_get_text (row, 0, &n_bytes);
      self->n_unasked += n_bytes;
      return text == NULL || look (self, text, n_bytes, error);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static PndSearchHit *
make_hit (PndSearch *self, const Item *item, PndByteSpan span)
{
  PndSearchHit *hit = g_new0 (PndSearchHit, 1);

  hit->place = item->place;
  hit->document = item->document;
  hit->item = item->item;
  hit->code = item->code;
  hit->about = g_strdup (item->about);
  pnd_hit_walk_to (&self->walk, span.start);
  hit->start = self->walk.position;
  hit->line = self->walk.line;
  pnd_hit_walk_to (&self->walk, span.end);
  hit->end = self->walk.position;
  hit->before = pnd_hit_get_before (self->text, span);
  hit->match = pnd_hit_get_match (self->text, span);
  hit->after = pnd_hit_get_after (self->text, self->walk.n_bytes, span);
  return hit;
}

/* hits of the item at hand, until there are @max */
static void
tell_hits (PndSearch *self, guint max, GPtrArray *hits)
{
  const Item *item = self->items->pdata[self->next - 1];

  while (self->n_told < self->found->len && hits->len < max)
    g_ptr_array_add (hits, make_hit (self, item,
                                     g_array_index (self->found, PndByteSpan, self->n_told++)));
  if (self->n_told == self->found->len)
    g_clear_pointer (&self->text, g_free);
}

static gboolean
fill_page (PndSearch *self, guint max, GPtrArray *hits, GError **error)
{
  if (self->items == NULL && !make_items (self, error))
    return FALSE;
  while (hits->len < max && !is_over (self))
    {
      const Item *item;

      if (self->text != NULL)
        {
          tell_hits (self, max, hits);
          continue;
        }
      if (is_worth_asking (self))
        keep_candidates (self);
      if (self->next >= self->items->len)
        return TRUE;
      item = self->items->pdata[self->next++];
      if (item->hash != NULL ? !look_in_document (self, item, error)
                             : !look (self, item->text, strlen (item->text), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_search_next:
 * @self: a search
 * @max: how many hits @hits is to hold at most
 * @hits: (element-type PndSearchHit): takes them
 * @error: return location for a #GError
 *
 * The next page. It holds less than @max only at the end, or when the search was cancelled.
 *
 * Documents come by name and hits as they stand in the text, not the best first. Who codes goes
 * through all hits, in an order that is the same tomorrow and that the list of documents has too;
 * and what makes a passage good evidence is not how often it says a word. It also lets a page end
 * at its last hit: no text after that one has been read, and none has to be to put hits in order.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure
 */
gboolean
pnd_search_next (PndSearch *self, guint max, GPtrArray *hits, GError **error)
{
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (hits != NULL, FALSE);

  if (!pnd_search_index_begin_work (self->index))
    return TRUE;
  done = fill_page (self, max, hits, error);
  pnd_search_index_end_work (self->index);
  return done;
}

/**
 * pnd_search_is_done:
 * @self: a search, between pages
 *
 * Returns: whether there is no other page
 */
gboolean
pnd_search_is_done (PndSearch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return is_over (self)
         || (self->items != NULL && self->text == NULL && self->next >= self->items->len);
}
