/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/summary.h"

#include <glib/gi18n.h>

/**
 * CodeTally:
 * @parent: index of the parent in the array, -1 at the top; never leads in a circle
 * @own: of the code alone
 * @total: with its sub-codes
 * @last_own: index of the document counted last in @own; codings come document by document
 * @seen: (nullable): a bit for each document counted in @total; %NULL where no code is under it
 */
typedef struct
{
  int parent;
  PndTally own;
  PndTally total;
  int last_own;
  guint32 *seen;
} CodeTally;

/* a document outside the trash */
typedef struct
{
  gint64 id;
  PndSourceType source_type;
} CountedDocument;

typedef struct
{
  PndPolarity polarity;
  PndHolder holder;
  PndSourceType source_type;
  PndReview review;
} Ratings;

struct _PndSummary
{
  GArray *codes;       /* CodeTally */
  GHashTable *indexes; /* id of a code (gint64 *) -> index in @codes */
  GArray *documents;   /* CountedDocument, by id */
  int n_codings;
};

static const PndTally nothing;

static int
find_index (const PndSummary *self, gint64 code)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->indexes, &code, NULL, &index))
    return -1;
  return GPOINTER_TO_INT (index);
}

static CodeTally *
get_code (const PndSummary *self, int index)
{
  return &g_array_index (self->codes, CodeTally, index);
}

/* A project from elsewhere may hold codes that are each other's parents. A walk up that comes back
 * to where it has been cuts the way there. */
static void
cut_circles (PndSummary *self)
{
  g_autofree int *seen_from = g_new0 (int, self->codes->len + 1);

  for (int i = 0; i < (int) self->codes->len; i++)
    for (int at = i; at >= 0; at = get_code (self, at)->parent)
      {
        int parent = get_code (self, at)->parent;

        seen_from[at] = i + 1;
        if (parent >= 0 && seen_from[parent] == i + 1)
          get_code (self, at)->parent = -1;
      }
}

static gboolean
load_codes (PndSummary *self, PndDatabase *database, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  statement = pnd_database_query (database, _("Reading the codes"),
                                  "SELECT id, parent FROM codes", error, "");
  if (statement == NULL)
    return FALSE;

  while (pnd_statement_next (statement, &failure))
    {
      gint64 id = pnd_statement_get_int (statement, 0);
      gint64 parent = pnd_statement_get_int (statement, 1);
      CodeTally code = { .parent = -1, .last_own = -1 };

      g_hash_table_insert (self->indexes, g_memdup2 (&id, sizeof id),
                           GINT_TO_POINTER (self->codes->len));
      g_array_append_val (self->codes, code);
      g_array_append_val (parents, parent);
    }
  if (!pnd_statement_ended (failure, error))
    return FALSE;

  for (guint i = 0; i < parents->len; i++)
    get_code (self, i)->parent = find_index (self, g_array_index (parents, gint64, i));
  cut_circles (self);
  return TRUE;
}

static gboolean
load_documents (PndSummary *self, PndDatabase *database, GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Reading the documents"),
                          "SELECT id, source_type FROM documents WHERE trashed IS NULL ORDER BY id",
                          error, "");
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    {
      CountedDocument document = { pnd_statement_get_int (statement, 0), PND_SOURCE_TYPE_NONE };

      pnd_source_type_from_word (pnd_statement_get_text (statement, 1, NULL),
                                 &document.source_type);
      g_array_append_val (self->documents, document);
    }
  return pnd_statement_ended (failure, error);
}

/* those that have codes under them remember their documents: these come once for each such code */
static void
make_seen (PndSummary *self)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      int parent = get_code (self, i)->parent;

      if (parent >= 0 && get_code (self, parent)->seen == NULL)
        get_code (self, parent)->seen = g_new0 (guint32, self->documents->len / 32 + 1);
    }
}

static void
count (PndTally *tally, gboolean is_new, const Ratings *ratings)
{
  tally->passages++;
  tally->documents += is_new;
  tally->by_polarity[ratings->polarity]++;
  tally->by_holder[ratings->holder]++;
  tally->by_review[ratings->review]++;
  tally->by_source_type[ratings->source_type]++;
  tally->holder_polarity[ratings->holder][ratings->polarity]++;
  tally->source_type_polarity[ratings->source_type][ratings->polarity]++;
}

/* whether @document is new to the code; it is not the next time */
static gboolean
see (CodeTally *code, int document)
{
  guint32 bit = (guint32) 1 << (document % 32);
  gboolean is_new = (code->seen[document / 32] & bit) == 0;

  code->seen[document / 32] |= bit;
  return is_new;
}

/* @document: index of its document */
static void
count_coding (PndSummary *self, PndStatement *statement, int index, int document)
{
  Ratings ratings = {
    .source_type = g_array_index (self->documents, CountedDocument, document).source_type,
  };
  CodeTally *code = get_code (self, index);
  gboolean is_new = code->last_own != document;
  gsize n;

  pnd_polarity_from_word (pnd_statement_get_text (statement, 2, &n), &ratings.polarity);
  pnd_holder_from_word (pnd_statement_get_text (statement, 3, &n), &ratings.holder);
  pnd_review_from_word (pnd_statement_get_text (statement, 4, &n), &ratings.review);
  code->last_own = document;
  count (&code->own, is_new, &ratings);
  for (; index >= 0; index = get_code (self, index)->parent)
    {
      code = get_code (self, index);
      count (&code->total, code->seen != NULL ? see (code, document) : is_new, &ratings);
    }
}

/* Codings come code by code, each by document, so that both are walked and not looked up. */
static gboolean
count_codings (PndSummary *self, PndDatabase *database, GError **error)
{
  /* all that is asked for stands in the index codings_counted, in its order */
  g_autoptr (PndStatement) row = pnd_database_query (
    database, _("Counting the codings"),
    "SELECT c.code, c.document, c.polarity, c.holder, c.review FROM counted_codings c"
    " ORDER BY c.code, c.document", error, "");
  const CountedDocument *documents = (const CountedDocument *) (gpointer) self->documents->data;
  int n_documents = (int) self->documents->len;
  gint64 last_code = 0;
  int index = -1, at = 0;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 code = pnd_statement_get_int (row, 0), document = pnd_statement_get_int (row, 1);

      if (code != last_code)
        {
          index = find_index (self, code);
          at = 0;
          last_code = code;
        }
      while (at < n_documents && documents[at].id < document)
        at++;
      if (at == n_documents || documents[at].id != document)
        continue;
      self->n_codings++;
      if (index >= 0)
        count_coding (self, row, index, at);
    }
  return pnd_statement_ended (failure, error);
}

/* what only counting needs */
static void
forget (PndSummary *self)
{
  for (guint i = 0; i < self->codes->len; i++)
    g_clear_pointer (&get_code (self, i)->seen, g_free);
  g_clear_pointer (&self->documents, g_array_unref);
}

/**
 * pnd_summary_new:
 * @database: the project's connection or a reader's
 * @error: return location for an error
 *
 * Counts the codings of the documents outside the trash, or those that were accepted: see
 * pnd_database_set_accepted_only(). The result stands for the moment it was
 * made and does not follow later edits.
 *
 * Returns: (transfer full) (nullable): the counts, or %NULL with a %PND_STORE_ERROR
 */
PndSummary *
pnd_summary_new (PndDatabase *database, GError **error)
{
  g_autoptr (PndSummary) self = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  self = g_new0 (PndSummary, 1);
  self->codes = g_array_new (FALSE, FALSE, sizeof (CodeTally));
  self->indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->documents = g_array_new (FALSE, FALSE, sizeof (CountedDocument));
  if (!load_codes (self, database, error) || !load_documents (self, database, error))
    return NULL;
  make_seen (self);
  if (!count_codings (self, database, error))
    return NULL;
  forget (self);
  return g_steal_pointer (&self);
}

/**
 * pnd_summary_free:
 * @self: (transfer full) (nullable): counts
 */
void
pnd_summary_free (PndSummary *self)
{
  if (self == NULL)
    return;
  if (self->documents != NULL)
    forget (self);
  g_hash_table_unref (self->indexes);
  g_array_unref (self->codes);
  g_free (self);
}

/**
 * pnd_summary_get:
 * @self: counts
 * @code: id of a code
 *
 * Returns: the counts of @code and of all codes under it; zeros for a code it does not know
 */
const PndTally *
pnd_summary_get (const PndSummary *self, gint64 code)
{
  int index;

  g_return_val_if_fail (self != NULL, &nothing);
  index = find_index (self, code);
  return index >= 0 ? &get_code (self, index)->total : &nothing;
}

/**
 * pnd_summary_get_own:
 * @self: counts
 * @code: id of a code
 *
 * Returns: the counts of @code alone; zeros for a code it does not know
 */
const PndTally *
pnd_summary_get_own (const PndSummary *self, gint64 code)
{
  int index;

  g_return_val_if_fail (self != NULL, &nothing);
  index = find_index (self, code);
  return index >= 0 ? &get_code (self, index)->own : &nothing;
}

/**
 * pnd_summary_is_tested:
 * @self: counts
 * @code: id of a code
 *
 * Returns: whether anything was coded with @code or a code under it
 */
gboolean
pnd_summary_is_tested (const PndSummary *self, gint64 code)
{
  return pnd_summary_get (self, code)->passages > 0;
}

/**
 * pnd_tally_count_incomplete:
 * @tally: counts
 *
 * Returns: how many of its codings are without polarity or holder; to finish, where the code is a
 *   motive or an indicator
 */
int
pnd_tally_count_incomplete (const PndTally *tally)
{
  int n = 0;

  g_return_val_if_fail (tally != NULL, 0);

  for (int holder = 0; holder < PND_N_HOLDERS; holder++)
    for (int polarity = 0; polarity < PND_N_POLARITIES; polarity++)
      if (!pnd_rating_is_complete (polarity, holder))
        n += tally->holder_polarity[holder][polarity];
  return n;
}

/**
 * pnd_summary_get_n_codings:
 * @self: counts
 *
 * Returns: all codings of the documents outside the trash
 */
int
pnd_summary_get_n_codings (const PndSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_codings;
}
