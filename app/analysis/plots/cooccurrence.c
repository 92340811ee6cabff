/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/cooccurrence.h"

#include "app/analysis/plots/sweep.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/model/language.h"

static const struct
{
  const char *word;
  const char *title;
} relations[PND_N_TOGETHER] = {
  { "overlap", N_("Overlapping passages") },
  { "inclusion", N_("One within the other") },
  { "near", N_("Near each other") },
  { "paragraph", N_("In one paragraph") },
};

/* The span that overlaps another's exactly when the passages are together. */
static PndSpan
widen (PndSpan span, PndTogether relation, int distance, const PndDocumentText *text)
{
  if (relation == PND_TOGETHER_NEAR)
    return PND_SPAN (span.start, span.end + distance + 1); /* what is next to it is at 0 */
  if (relation == PND_TOGETHER_PARAGRAPH && text != NULL)
    {
      int last = MAX (pnd_document_text_get_length (text) - 1, 0);

      return PND_SPAN (pnd_document_text_get_line_at (text, MIN (span.start, last)),
                       pnd_document_text_get_line_at (text, MIN (span.end - 1, last)) + 1);
    }
  return span;
}

/* Returns: (transfer full) (nullable): the spans of all rows, or %NULL with an error */
static PndSweepItem *
make_items (const PndPlotRows *rows, PndDatabase *database, PndTogether relation, int distance,
            GCancellable *cancellable, int *n_items, GError **error)
{
  g_autofree PndSweepItem *items = g_new (PndSweepItem, rows->rows->len + 1);

  *n_items = 0;
  for (int d = 0; d < (int) rows->documents->len; d++)
    {
      const PndPlotDocument *document = pnd_plot_rows_get_document (rows, d);
      g_autoptr (PndDocumentText) text = NULL;

      if (document->n_rows == 0)
        continue;
      if (relation == PND_TOGETHER_PARAGRAPH)
        {
          text = pnd_read_load_text (database, document->id, error);
          if (text == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
        }
      for (int i = document->first; i < document->first + document->n_rows; i++)
        {
          const PndPlotRow *row = pnd_plot_rows_get (rows, i);

          if (!row->is_area)
            items[(*n_items)++] = (PndSweepItem){ d, row->code, widen (row->span, relation,
                                                                       distance, text) };
        }
    }
  return g_steal_pointer (&items);
}

static int
compare_pairs (gconstpointer first, gconstpointer second, gpointer data)
{
  const gint64 *pairs = data;
  int a = *(const int *) first, b = *(const int *) second;

  return pairs[a] != pairs[b] ? (pairs[a] < pairs[b] ? 1 : -1) : a - b;
}

static int
compare_ints (gconstpointer first, gconstpointer second)
{
  return *(const int *) first - *(const int *) second;
}

/* @all: of all codes of the tree */
static void
choose_codes (PndCooccurrence *self, const gint64 *all, int n, int max_codes)
{
  g_autofree gint64 *pairs = g_new0 (gint64, n + 1);

  for (int a = 0; a < n; a++)
    {
      for (int b = 0; b < n; b++)
        if (a != b)
          pairs[a] += all[(gsize) a * n + b] + all[(gsize) b * n + a];
      if (pairs[a] > 0)
        g_array_append_val (self->codes, a);
    }
  if ((int) self->codes->len <= max_codes)
    return;
  self->n_left = (int) self->codes->len - max_codes;
  g_array_sort_with_data (self->codes, compare_pairs, pairs);
  g_array_set_size (self->codes, max_codes);
  g_array_sort (self->codes, compare_ints);
}

static void
take_counts (PndCooccurrence *self, const gint64 *all, int n)
{
  g_autofree int *totals = pnd_plot_rows_count_codes (self->rows);
  int n_codes = (int) self->codes->len;

  self->counts = g_new0 (gint64, (gsize) n_codes * n_codes + 1);
  self->totals = g_new0 (int, n_codes + 1);
  for (int a = 0; a < n_codes; a++)
    {
      int one = g_array_index (self->codes, int, a);

      self->totals[a] = totals[one];
      for (int b = 0; b < n_codes; b++)
        {
          gint64 count = all[(gsize) one * n + g_array_index (self->codes, int, b)];

          self->counts[a * n_codes + b] = count;
          if (a != b)
            self->most = MAX (self->most, count);
        }
    }
}

/**
 * pnd_together_to_word:
 * @relation: what occurring together is
 *
 * Returns: (transfer none): its word on the command line
 */
const char *
pnd_together_to_word (PndTogether relation)
{
  g_return_val_if_fail (relation < PND_N_TOGETHER, NULL);
  return relations[relation].word;
}

/**
 * pnd_together_from_word:
 * @word: (nullable): a word
 * @relation: (out): what it says
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_together_from_word (const char *word, PndTogether *relation)
{
  g_return_val_if_fail (relation != NULL, FALSE);

  for (int i = 0; i < PND_N_TOGETHER; i++)
    if (g_strcmp0 (relations[i].word, word) == 0)
      {
        *relation = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_together_get_title:
 * @relation: what occurring together is
 *
 * Returns: (transfer none): its translated name
 */
const char *
pnd_together_get_title (PndTogether relation)
{
  g_return_val_if_fail (relation < PND_N_TOGETHER, NULL);
  return _(relations[relation].title);
}

/**
 * pnd_cooccurrence_load:
 * @rows: the codings
 * @database: the connection they are of
 * @relation: what occurring together is
 * @distance: for %PND_TOGETHER_NEAR, code points that may stand between two passages, from 0
 * @max_codes: so many codes at most, from 1; those in the most pairs are taken
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the counts, or %NULL with a %PND_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED; only paragraphs can fail
 */
PndCooccurrence *
pnd_cooccurrence_load (PndPlotRows *rows, PndDatabase *database, PndTogether relation,
                       int distance, int max_codes, GCancellable *cancellable, GError **error)
{
  g_autofree PndSweepItem *items = NULL;
  g_autofree gint64 *all = NULL;
  PndCooccurrence *self;
  int n = 0, n_items;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (database != NULL || relation != PND_TOGETHER_PARAGRAPH, NULL);
  g_return_val_if_fail (distance >= 0 && max_codes > 0, NULL);

  items = make_items (rows, database, relation, distance, cancellable, &n_items, error);
  if (items == NULL)
    return NULL;
  n = pnd_code_tree_get_n (rows->codes);
  all = pnd_sweep_count (items, n_items, n,
                         relation == PND_TOGETHER_INCLUSION ? PND_SWEEP_INCLUSION
                                                            : PND_SWEEP_OVERLAP);
  self = g_new0 (PndCooccurrence, 1);
  self->rows = pnd_plot_rows_ref (rows);
  self->relation = relation;
  self->distance = distance;
  self->codes = g_array_new (FALSE, FALSE, sizeof (int));
  choose_codes (self, all, n, max_codes);
  take_counts (self, all, n);
  return self;
}

/**
 * pnd_cooccurrence_free:
 * @self: (transfer full) (nullable): counts
 */
void
pnd_cooccurrence_free (PndCooccurrence *self)
{
  if (self == NULL)
    return;
  pnd_plot_rows_unref (self->rows);
  g_array_unref (self->codes);
  g_free (self->counts);
  g_free (self->totals);
  g_free (self);
}

/**
 * pnd_cooccurrence_get:
 * @self: counts
 * @row: place of a code, from 0
 * @column: place of another
 *
 * Returns: how many pairs of them there are
 */
gint64
pnd_cooccurrence_get (const PndCooccurrence *self, int row, int column)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row >= 0 && row < (int) self->codes->len, 0);
  g_return_val_if_fail (column >= 0 && column < (int) self->codes->len, 0);

  return self->counts[row * (int) self->codes->len + column];
}

/* --- the passages behind a count --- */

/**
 * Passage:
 * @span: widened
 * @is_one: of the first code
 */
typedef struct
{
  gint64 id;
  gint64 document;
  PndSpan span;
  gboolean is_one;
} Passage;

static gint
compare_passages (gconstpointer first, gconstpointer second)
{
  const Passage *a = first, *b = second;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

/**
 * Reach:
 * @farthest: by code (0 the other, 1 the one): of the first i passages the farthest end, -1 for none
 * @nearest: of the passages from i on the nearest end, %G_MAXINT for none
 *
 * Of the passages of a document, by their start.
 */
typedef struct
{
  const Passage *passages;
  int n;
  int *farthest[2];
  int *nearest[2];
} Reach;

static void
reach_init (Reach *self, const GArray *passages)
{
  self->passages = (const Passage *) passages->data;
  self->n = (int) passages->len;
  for (int k = 0; k < 2; k++)
    {
      self->farthest[k] = g_new (int, self->n + 1);
      self->nearest[k] = g_new (int, self->n + 1);
      self->farthest[k][0] = -1;
      self->nearest[k][self->n] = G_MAXINT;
      for (int i = 0; i < self->n; i++)
        self->farthest[k][i + 1] = MAX (self->farthest[k][i], self->passages[i].is_one == k
                                                                ? self->passages[i].span.end : -1);
      for (int i = self->n - 1; i >= 0; i--)
        self->nearest[k][i] = MIN (self->nearest[k][i + 1], self->passages[i].is_one == k
                                                              ? self->passages[i].span.end
                                                              : G_MAXINT);
    }
}

static void
reach_clear (Reach *self)
{
  for (int k = 0; k < 2; k++)
    {
      g_free (self->farthest[k]);
      g_free (self->nearest[k]);
    }
}

/* how many begin before @position */
static int
find_start (const Reach *self, int position)
{
  int low = 0, high = self->n;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (self->passages[middle].span.start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_together (const Reach *self, const Passage *about, PndTogether relation)
{
  const int other = about->is_one ? 0 : 1;
  PndSpan span = about->span;

  if (relation != PND_TOGETHER_INCLUSION)
    return self->farthest[other][find_start (self, span.end)] > span.start;
  if (about->is_one)
    return self->farthest[other][find_start (self, span.start + 1)] >= span.end;
  return self->nearest[other][find_start (self, span.start)] <= span.end;
}

static void
take_document (GArray *passages, PndTogether relation, GArray *ids)
{
  Reach reach;

  g_array_sort (passages, compare_passages);
  reach_init (&reach, passages);
  for (int i = 0; i < reach.n; i++)
    if (is_together (&reach, &reach.passages[i], relation))
      g_array_append_val (ids, reach.passages[i].id);
  reach_clear (&reach);
  g_array_set_size (passages, 0);
}

static gboolean
read_passages (PndStatement *row, PndDatabase *database, PndTogether relation, int distance,
               gint64 one, GArray *ids, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (Passage));
  g_autoptr (PndDocumentText) text = NULL;
  gint64 document = 0;
  GError *failure = NULL;

  while (failure == NULL && pnd_statement_next (row, &failure))
    {
      Passage passage = { .id = pnd_statement_get_int (row, 0),
                          .document = pnd_statement_get_int (row, 1),
                          .is_one = pnd_statement_get_int (row, 4) == one };
      PndSpan span = pnd_span_from_file (pnd_statement_get_int (row, 2),
                                         pnd_statement_get_int (row, 3));

      if (passage.document != document)
        {
          take_document (passages, relation, ids);
          document = passage.document;
          g_clear_pointer (&text, pnd_document_text_unref);
          if (relation == PND_TOGETHER_PARAGRAPH)
            text = pnd_read_load_text (database, document, &failure);
        }
      passage.span = widen (span, relation, distance, text);
      g_array_append_val (passages, passage);
    }
  take_document (passages, relation, ids);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * pnd_cooccurrence_list:
 * @database: a connection
 * @relation: what occurring together is; of an inclusion @one lies in @other
 * @distance: for %PND_TOGETHER_NEAR
 * @one: id of a code
 * @other: id of a code
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids of the codings that are in any pair
 *   of the two, or %NULL with a %PND_STORE_ERROR
 */
GArray *
pnd_cooccurrence_list (PndDatabase *database, PndTogether relation, int distance, gint64 one,
                       gint64 other, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (
      database, _("Reading the codings"),
      "SELECT t.id, t.document, t.span_start, t.span_end, t.code"
      " FROM counted_codings t JOIN documents d ON d.id = t.document"
      " WHERE t.code IN (?, ?) AND t.area IS NULL AND d.trashed IS NULL ORDER BY t.document",
      error, "ii", one, other);
  if (row == NULL || !read_passages (row, database, relation, distance, one, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}
