/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/rows.h"

#include <glib/gi18n.h>

static const char select_rated[] = "SELECT id, document, code, span_start, span_end, polarity,"
                                   " holder, review, area FROM counted_codings";
static const char select_placed[] = "SELECT id, document, code, span_start, span_end"
                                    " FROM counted_codings WHERE area IS NULL";

#define CHECK_EVERY 4096 /* rows between two looks at whether to stop */

/* Ids are small numbers in a row: a table of them is quicker than a hash. Beyond its end, which a
 * project from elsewhere may go to, they are looked for. */
#define MAX_TABLE (8 * 1024 * 1024)

typedef struct
{
  int *indexes; /* by id; -1 for none */
  gint64 n;
} IdTable;

static void
id_table_clear (IdTable *table)
{
  g_free (table->indexes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IdTable, id_table_clear)

static void
clear_document (gpointer data)
{
  PndPlotDocument *document = data;

  g_free (document->name);
  g_free (document->date);
}

static void
clear_rows (gpointer data)
{
  PndPlotRows *self = data;

  g_clear_pointer (&self->codes, pnd_code_tree_free);
  g_array_unref (self->documents);
  g_array_unref (self->rows);
}

static void
id_table_make (IdTable *table, const gint64 *ids, gsize stride, int n)
{
  for (int i = 0; i < n; i++)
    {
      gint64 id = *(const gint64 *) ((const char *) ids + i * stride);

      if (id >= 0 && id < MAX_TABLE)
        table->n = MAX (table->n, id + 1);
    }
  table->indexes = g_new (int, table->n + 1);
  for (gint64 i = 0; i < table->n; i++)
    table->indexes[i] = -1;
  for (int i = 0; i < n; i++)
    {
      gint64 id = *(const gint64 *) ((const char *) ids + i * stride);

      if (id >= 0 && id < table->n)
        table->indexes[id] = i;
    }
}

static int
id_table_get (const IdTable *table, gint64 id)
{
  return id >= 0 && id < table->n ? table->indexes[id] : -1;
}

static gboolean
load_documents (PndPlotRows *self, PndDatabase *database, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (database, _("Reading the documents"),
                            "SELECT id, name, date, source_type FROM documents"
                            " WHERE trashed IS NULL ORDER BY name COLLATE NOCASE, id",
                            error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndPlotDocument document = { .id = pnd_statement_get_int (row, 0) };

      document.name = g_strdup (pnd_statement_get_text (row, 1, NULL));
      document.date = g_strdup (pnd_statement_get_text (row, 2, NULL));
      pnd_source_type_from_word (pnd_statement_get_text (row, 3, NULL), &document.type);
      g_array_append_val (self->documents, document);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* the columns hold nothing but words of a closed list, which need no check for being UTF-8 */
static void
read_ratings (PndStatement *from, PndPlotRow *row)
{
  PndPolarity polarity = 0;
  PndHolder holder = 0;
  PndReview review = 0;
  gsize n;

  pnd_polarity_from_word (pnd_statement_get_text (from, 5, &n), &polarity);
  pnd_holder_from_word (pnd_statement_get_text (from, 6, &n), &holder);
  pnd_review_from_word (pnd_statement_get_text (from, 7, &n), &review);
  row->polarity = polarity;
  row->holder = holder;
  row->review = review;
  row->is_area = !pnd_statement_is_null (from, 8);
}

static void
read_row (PndStatement *from, const IdTable *documents, const PndPlotRows *self,
          const IdTable *codes, GArray *rows)
{
  gint64 code = pnd_statement_get_int (from, 2);
  PndPlotRow row = { .document = id_table_get (documents, pnd_statement_get_int (from, 1)),
                     .code = id_table_get (codes, code) };

  if (row.code < 0)
    row.code = pnd_code_tree_find (self->codes, code);
  if (row.document < 0 || row.code < 0)
    return;
  row.id = pnd_statement_get_int (from, 0);
  row.span = pnd_span_from_file (pnd_statement_get_int (from, 3), pnd_statement_get_int (from, 4));
  if (self->has_ratings)
    read_ratings (from, &row);
  g_array_append_val (rows, row);
}

static GArray *
load_rows (PndPlotRows *self, PndDatabase *database, const IdTable *documents,
           const IdTable *codes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PndPlotRow));
  g_autoptr (PndStatement) row
      = pnd_database_query (database, _("Reading the codings"),
                            self->has_ratings ? select_rated : select_placed, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  for (int n = 1; failure == NULL && pnd_statement_next (row, &failure); n++)
    {
      read_row (row, documents, self, codes, rows);
      if (n % CHECK_EVERY == 0)
        g_cancellable_set_error_if_cancelled (cancellable, &failure);
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&rows) : NULL;
}

static int
compare_rows (gconstpointer first, gconstpointer second)
{
  const PndPlotRow *a = first, *b = second;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  if (a->span.end != b->span.end)
    return a->span.end < b->span.end ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

/* by document first, which is a count and a copy; the few of each are then sorted */
static void
arrange (PndPlotRows *self, const GArray *loose)
{
  g_autofree int *next = g_new0 (int, self->documents->len + 1);
  PndPlotDocument *documents = (PndPlotDocument *) self->documents->data;
  int at = 0;

  for (guint i = 0; i < loose->len; i++)
    documents[g_array_index (loose, PndPlotRow, i).document].n_rows++;
  for (guint d = 0; d < self->documents->len; d++)
    {
      documents[d].first = next[d] = at;
      at += documents[d].n_rows;
    }
  g_array_set_size (self->rows, loose->len);
  for (guint i = 0; i < loose->len; i++)
    {
      const PndPlotRow *row = &g_array_index (loose, PndPlotRow, i);

      g_array_index (self->rows, PndPlotRow, next[row->document]++) = *row;
    }
  for (guint d = 0; d < self->documents->len; d++)
    if (documents[d].n_rows > 1)
      qsort (&g_array_index (self->rows, PndPlotRow, documents[d].first), documents[d].n_rows,
             sizeof (PndPlotRow), compare_rows);
}

/**
 * pnd_plot_rows_load:
 * @database: the project's connection or a reader's
 * @with_ratings: whether polarity, holder, review and areas are wanted
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Reads what plots are made of.
 *
 * Returns: (transfer full) (nullable): the rows, or %NULL with a %PND_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 */
PndPlotRows *
pnd_plot_rows_load (PndDatabase *database, gboolean with_ratings, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (PndPlotRows) self = NULL;
  g_autoptr (GArray) loose = NULL;
  g_auto (IdTable) documents = { 0 };
  g_auto (IdTable) codes = { 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (database != NULL, NULL);

  self = g_atomic_rc_box_new0 (PndPlotRows);
  self->has_ratings = with_ratings;
  self->documents = g_array_new (FALSE, FALSE, sizeof (PndPlotDocument));
  self->rows = g_array_new (FALSE, FALSE, sizeof (PndPlotRow));
  g_array_set_clear_func (self->documents, clear_document);
  self->codes = pnd_code_tree_load_spoken (database, error);
  if (self->codes == NULL || !load_documents (self, database, error))
    return NULL;
  for (int i = 0; i < pnd_code_tree_get_n (self->codes); i++)
    g_array_append_val (ids, pnd_code_tree_get (self->codes, i)->id);
  id_table_make (&codes, (const gint64 *) ids->data, sizeof (gint64), ids->len);
  id_table_make (&documents, (const gint64 *) self->documents->data, sizeof (PndPlotDocument),
                 self->documents->len);
  loose = load_rows (self, database, &documents, &codes, cancellable, error);
  if (loose == NULL)
    return NULL;
  arrange (self, loose);
  return g_steal_pointer (&self);
}

/**
 * pnd_plot_rows_ref:
 * @self: rows
 *
 * Returns: (transfer full): the same
 */
PndPlotRows *
pnd_plot_rows_ref (PndPlotRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * pnd_plot_rows_unref:
 * @self: (transfer full) (nullable): rows
 */
void
pnd_plot_rows_unref (PndPlotRows *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_rows);
}

/**
 * pnd_plot_rows_get_document:
 * @self: rows
 * @index: of a document, from 0
 *
 * Returns: (transfer none): the document
 */
const PndPlotDocument *
pnd_plot_rows_get_document (const PndPlotRows *self, int index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index >= 0 && index < (int) self->documents->len, NULL);

  return &g_array_index (self->documents, PndPlotDocument, index);
}

/**
 * pnd_plot_rows_find_document:
 * @self: rows
 * @id: id of a document
 *
 * Returns: its index, -1 when it is not there
 */
int
pnd_plot_rows_find_document (const PndPlotRows *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->documents->len; i++)
    if (g_array_index (self->documents, PndPlotDocument, i).id == id)
      return (int) i;
  return -1;
}

/**
 * pnd_plot_rows_get:
 * @self: rows
 * @index: of a row, from 0
 *
 * Returns: (transfer none): the row
 */
const PndPlotRow *
pnd_plot_rows_get (const PndPlotRows *self, int index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index >= 0 && index < (int) self->rows->len, NULL);

  return &g_array_index (self->rows, PndPlotRow, index);
}

/**
 * pnd_plot_rows_count_codes:
 * @self: rows
 *
 * Returns: (transfer full) (array): how many passages each code has, its sub-codes left out
 */
int *
pnd_plot_rows_count_codes (const PndPlotRows *self)
{
  int *counts;

  g_return_val_if_fail (self != NULL, NULL);

  counts = g_new0 (int, pnd_code_tree_get_n (self->codes) + 1);
  for (guint i = 0; i < self->rows->len; i++)
    counts[g_array_index (self->rows, PndPlotRow, i).code]++;
  return counts;
}
