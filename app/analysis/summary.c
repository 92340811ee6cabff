/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/summary.h"

#include <glib/gi18n.h>

/**
 * CodeTally:
 * @parent: index of the parent in the array, -1 at the top; never leads in a circle
 * @own: of the code alone
 * @total: with its sub-codes
 * @last_own: the document counted last in @own; codings come document by document
 * @last_total: the same for @total
 */
typedef struct
{
  int parent;
  PndTally own;
  PndTally total;
  gint64 last_own;
  gint64 last_total;
} CodeTally;

typedef struct
{
  PndPolarity polarity;
  PndHolder holder;
  PndSourceType source_type;
} Ratings;

struct _PndSummary
{
  GArray *codes;       /* CodeTally */
  GHashTable *indexes; /* id of a code (gint64 *) -> index in @codes */
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
      CodeTally code = { .parent = -1 };

      g_hash_table_insert (self->indexes, g_memdup2 (&id, sizeof id),
                           GINT_TO_POINTER (self->codes->len));
      g_array_append_val (self->codes, code);
      g_array_append_val (parents, parent);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }

  for (guint i = 0; i < parents->len; i++)
    get_code (self, i)->parent = find_index (self, g_array_index (parents, gint64, i));
  cut_circles (self);
  return TRUE;
}

static void
count (PndTally *tally, gint64 *last_document, gint64 document, const Ratings *ratings)
{
  tally->passages++;
  if (*last_document != document)
    tally->documents++;
  *last_document = document;

  tally->by_polarity[ratings->polarity]++;
  tally->by_holder[ratings->holder]++;
  tally->by_source_type[ratings->source_type]++;
  tally->holder_polarity[ratings->holder][ratings->polarity]++;
  tally->source_type_polarity[ratings->source_type][ratings->polarity]++;
}

static void
count_coding (PndSummary *self, PndStatement *statement)
{
  gint64 document = pnd_statement_get_int (statement, 1);
  int index = find_index (self, pnd_statement_get_int (statement, 0));
  Ratings ratings = { 0 };
  CodeTally *code;

  self->n_codings++;
  if (index < 0)
    return;

  pnd_polarity_from_word (pnd_statement_get_text (statement, 2, NULL), &ratings.polarity);
  pnd_holder_from_word (pnd_statement_get_text (statement, 3, NULL), &ratings.holder);
  pnd_source_type_from_word (pnd_statement_get_text (statement, 4, NULL), &ratings.source_type);

  code = get_code (self, index);
  count (&code->own, &code->last_own, document, &ratings);
  for (; index >= 0; index = get_code (self, index)->parent)
    {
      code = get_code (self, index);
      count (&code->total, &code->last_total, document, &ratings);
    }
}

static gboolean
count_codings (PndSummary *self, PndDatabase *database, const char *review, GError **error)
{
  g_autoptr (PndStatement) statement = NULL;
  GError *failure = NULL;

  /* by document, so that a document is new to a code exactly when it differs from the last one */
  statement = pnd_database_query (database, _("Counting the codings"),
                                  "SELECT c.code, c.document, c.polarity, c.holder, d.source_type"
                                  "  FROM documents d JOIN codings c ON c.document = d.id"
                                  " WHERE d.trashed IS NULL AND (?1 IS NULL OR c.review = ?1)"
                                  " ORDER BY d.id",
                                  error, "s", review);
  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    count_coding (self, statement);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

/* @review: (nullable): the state of the codings to count, %NULL for all */
static PndSummary *
make_summary (PndDatabase *database, const char *review, GError **error)
{
  g_autoptr (PndSummary) self = g_new0 (PndSummary, 1);

  self->codes = g_array_new (FALSE, FALSE, sizeof (CodeTally));
  self->indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!load_codes (self, database, error) || !count_codings (self, database, review, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * pnd_summary_new:
 * @database: the project's connection or a reader's
 * @error: return location for an error
 *
 * Counts the codings of the documents outside the trash. The result stands for the moment it was
 * made and does not follow later edits.
 *
 * Returns: (transfer full) (nullable): the counts, or %NULL with a %PND_STORE_ERROR
 */
PndSummary *
pnd_summary_new (PndDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL, NULL);
  return make_summary (database, NULL, error);
}

/**
 * pnd_summary_new_reviewed:
 * @database: the project's connection or a reader's
 * @review: the state of review of the codings to count; all others are left out
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the counts, or %NULL with a %PND_STORE_ERROR
 */
PndSummary *
pnd_summary_new_reviewed (PndDatabase *database, PndReview review, GError **error)
{
  g_return_val_if_fail (database != NULL, NULL);
  return make_summary (database, pnd_review_to_word (review), error);
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
