/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/material.h"

#include <stdlib.h>
#include <string.h>

#include "app/analysis/reading/read-spans.h"
#include "app/model/people/finished.h"
#include "app/store/veil/veil.h"
#include "app/model/values.h"

#include "app/model/language.h"

static void
clear_code (gpointer data)
{
  g_free (((PndAgreementCode *) data)->label);
}

/**
 * pnd_agreement_options_copy:
 * @self: options
 *
 * Returns: the same, with lists of its own
 */
PndAgreementOptions
pnd_agreement_options_copy (const PndAgreementOptions *self)
{
  PndAgreementOptions copy = *self;

  copy.coders = self->coders != NULL ? g_array_copy (self->coders) : NULL;
  copy.documents = self->documents != NULL ? g_array_copy (self->documents) : NULL;
  return copy;
}

/**
 * pnd_agreement_options_clear:
 * @self: options
 *
 * Frees what they hold.
 */
void
pnd_agreement_options_clear (PndAgreementOptions *self)
{
  g_clear_pointer (&self->coders, g_array_unref);
  g_clear_pointer (&self->documents, g_array_unref);
}

/**
 * pnd_material_free:
 * @self: (nullable) (transfer full): material
 *
 * Frees it.
 */
void
pnd_material_free (PndMaterial *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tree, pnd_code_tree_free);
  g_clear_pointer (&self->documents, g_array_unref);
  g_clear_pointer (&self->passages, g_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->read, g_array_unref);
  g_free (self->used);
  g_free (self);
}

/**
 * pnd_material_get_spans:
 * @self: material
 * @code: index of a code
 * @coder: index of a coder, in the order of the options
 *
 * Returns: (transfer none): PndSpan elements
 */
GArray *
pnd_material_get_spans (const PndMaterial *self, int code, int coder)
{
  return g_ptr_array_index (self->spans, code * self->n_coders + coder);
}

static int
compare_spans (gconstpointer first, gconstpointer second)
{
  return pnd_span_compare (*(const PndSpan *) first, *(const PndSpan *) second);
}

/**
 * pnd_material_join:
 * @spans: PndSpan elements
 *
 * Sorts them; those that overlap become one, those that only touch stay two.
 */
void
pnd_material_join (GArray *spans)
{
  guint kept = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      PndSpan span = g_array_index (spans, PndSpan, i);
      PndSpan *last = kept > 0 ? &g_array_index (spans, PndSpan, kept - 1) : NULL;

      if (last != NULL && span.start < last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, PndSpan, kept++) = span;
    }
  g_array_set_size (spans, kept);
}

/* "1,2,3" */
static char *
list_ids (const GArray *ids)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (list, FALSE);
}

/* what holds for the documents asked for: SQL over `documents` d */
static char *
make_condition (PndDatabase *database, const PndAgreementOptions *options)
{
  g_autofree char *seen = pnd_finished_make_condition (database);
  g_autofree char *ids = NULL;

  if (options->documents == NULL)
    return g_steal_pointer (&seen);
  ids = list_ids (options->documents);
  return g_strdup_printf ("%s AND d.id IN (%s)", seen, ids);
}

static gboolean
load_documents (PndMaterial *self, PndDatabase *database, const char *condition, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT d.id, t.characters FROM documents d JOIN texts t"
                         " ON t.hash = d.text_hash WHERE %s ORDER BY d.name, d.guid", condition);
  g_autoptr (PndStatement) row = pnd_database_query (database, _("Reading the documents"), sql,
                                                     error, "");
  GError *failure = NULL;
  gint64 base = 0;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndAgreementDocument document = { pnd_statement_get_int (row, 0), (int) base,
                                        (int) pnd_statement_get_int (row, 1) };

      base += document.length;
      if (base > G_MAXINT / 2)
        {
          g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED,
                               _("The documents are too long to be measured together."));
          return FALSE;
        }
      g_array_append_val (self->documents, document);
    }
  self->length = (int) base;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Returns: (transfer full): id (gint64 *) -> index + 1 of every document */
static GHashTable *
index_documents (const PndMaterial *self)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->documents->len; i++)
    g_hash_table_insert (places, &g_array_index (self->documents, PndAgreementDocument, i).id,
                         GINT_TO_POINTER (i + 1));
  return places;
}

static int
find_coder (const PndAgreementOptions *options, gint64 id)
{
  for (guint i = 0; i < options->coders->len; i++)
    if (g_array_index (options->coders, gint64, i) == id)
      return (int) i;
  return -1;
}

/* the index of the code that a coding counts for, -1 for none */
static int
find_code (const PndMaterial *self, const PndAgreementOptions *options, gint64 id)
{
  int code = pnd_code_tree_find (self->tree, id);

  if (code < 0 || !options->only_motives)
    return code;
  if (pnd_code_tree_get (self->tree, code)->kind == PND_CODE_KIND_CONTEXT)
    return -1;
  return pnd_code_tree_find_motive (self->tree, code);
}

/* @row: its code is an index in the tree for now. Returns: whether the coding counts */
static gboolean
read_row (PndMaterial *self, const PndAgreementOptions *options, GHashTable *places,
          PndStatement *statement, PndAgreementPassage *row)
{
  gint64 id = pnd_statement_get_int (statement, 0);
  int place = GPOINTER_TO_INT (g_hash_table_lookup (places, &id)) - 1;
  const PndAgreementDocument *document;
  const char *word = pnd_statement_get_text (statement, 5, NULL);
  PndPolarity polarity = PND_POLARITY_UNRATED;

  row->id = pnd_statement_get_int (statement, 7);
  row->coder = find_coder (options, pnd_statement_get_int (statement, 4));
  if (place < 0 || row->coder < 0)
    return FALSE;
  document = &g_array_index (self->documents, PndAgreementDocument, place);
  row->span = PND_SPAN (document->base + (int) pnd_statement_get_int (statement, 1),
                        document->base + (int) pnd_statement_get_int (statement, 2));
  self->used[place * self->n_coders + row->coder] = TRUE;
  if (self->read != NULL)
    g_array_append_val (self->read, row->span);

  row->code = find_code (self, options, pnd_statement_get_int (statement, 3));
  if (row->code < 0 || (options->only_own_region && pnd_statement_get_int (statement, 6) == 0))
    return FALSE;
  if (word != NULL)
    pnd_polarity_from_word (word, &polarity);
  row->polarity = options->with_polarity ? (int) polarity : PND_AGREEMENT_ANY_POLARITY;
  return TRUE;
}

static int
compare_codes (gconstpointer first, gconstpointer second)
{
  const PndAgreementCode *a = first, *b = second;
  int order = strcmp (a->label, b->label);

  return order != 0 ? order : a->node - b->node;
}

static char *
make_label (const PndMaterial *self, int node, int polarity)
{
  const char *label = pnd_code_tree_get (self->tree, node)->label;
  const char *word;

  if (polarity == PND_AGREEMENT_ANY_POLARITY)
    return g_strdup (label);
  word = pnd_polarity_to_word (polarity);
  return g_strdup_printf ("%s:%s", label, word != NULL ? word : "unrated");
}

/* @slots: by node and polarity + 1: which are used; afterwards index + 1 of the code */
static void
make_codes (PndMaterial *self, int *slots)
{
  for (int node = 0; node < pnd_code_tree_get_n (self->tree); node++)
    for (int polarity = PND_AGREEMENT_ANY_POLARITY; polarity < PND_N_POLARITIES; polarity++)
      if (slots[node * (PND_N_POLARITIES + 1) + polarity + 1] != 0)
        {
          PndAgreementCode code = { node, polarity, make_label (self, node, polarity) };

          g_array_append_val (self->codes, code);
        }
  g_array_sort (self->codes, compare_codes);
  for (guint i = 0; i < self->codes->len; i++)
    {
      const PndAgreementCode *code = &g_array_index (self->codes, PndAgreementCode, i);

      slots[code->node * (PND_N_POLARITIES + 1) + code->polarity + 1] = (int) i + 1;
    }
}

static void
sort_passages (PndMaterial *self)
{
  GArray *rows = self->passages;
  g_autofree int *slots
      = g_new0 (int, (pnd_code_tree_get_n (self->tree) + 1) * (PND_N_POLARITIES + 1));

  for (guint i = 0; i < rows->len; i++)
    {
      PndAgreementPassage *row = &g_array_index (rows, PndAgreementPassage, i);

      slots[row->code * (PND_N_POLARITIES + 1) + row->polarity + 1] = 1;
    }
  make_codes (self, slots);
  for (guint i = 0; i < self->codes->len * self->n_coders; i++)
    g_ptr_array_add (self->spans, g_array_new (FALSE, FALSE, sizeof (PndSpan)));
  for (guint i = 0; i < rows->len; i++)
    {
      PndAgreementPassage *row = &g_array_index (rows, PndAgreementPassage, i);

      row->code = slots[row->code * (PND_N_POLARITIES + 1) + row->polarity + 1] - 1;
      g_array_append_val (pnd_material_get_spans (self, row->code, row->coder), row->span);
    }
  for (guint i = 0; i < self->spans->len; i++)
    pnd_material_join (g_ptr_array_index (self->spans, i));
}

/* the chosen coders' own, also while only those of the consensus are shown */
static gboolean
load_codings (PndMaterial *self, PndDatabase *database, const PndAgreementOptions *options,
              const char *condition, GError **error)
{
  g_autofree char *coders = list_ids (options->coders);
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.document, c.span_start, c.span_end, c.code, c.coder, c.polarity,"
      " c.holder IS 'own-region', c.id FROM all_codings c JOIN documents d ON d.id = c.document"
      " WHERE %s AND c.area IS NULL AND c.coder IN (%s)", condition, coders);
  g_autoptr (PndStatement) statement
      = pnd_database_query (database, _("Reading the codings"), sql, error, "");
  g_autoptr (GHashTable) places = index_documents (self);
  GError *failure = NULL;

  if (statement == NULL)
    return FALSE;
  while (pnd_statement_next (statement, &failure))
    {
      PndAgreementPassage row;

      if (read_row (self, options, places, statement, &row))
        g_array_append_val (self->passages, row);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  sort_passages (self);
  return TRUE;
}

/* the marks of the chosen coders in the reading ledger */
static gboolean
load_read (PndMaterial *self, PndDatabase *database, const PndAgreementOptions *options,
           const char *condition, GError **error)
{
  g_autofree char *coders = list_ids (options->coders);
  g_autofree char *sql = g_strdup_printf (
      "SELECT d.id, r.span_start, r.span_end FROM reading r JOIN documents d"
      " ON d.guid = r.document_guid AND d.text_hash = r.text_hash"
      " WHERE %s AND r.coder IN (%s)", condition, coders);
  g_autoptr (PndStatement) row = pnd_database_query (database, _("Reading the ledger"), sql,
                                                     error, "");
  g_autoptr (GHashTable) places = index_documents (self);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);
      int place = GPOINTER_TO_INT (g_hash_table_lookup (places, &id)) - 1;
      int base = place < 0 ? 0
                           : g_array_index (self->documents, PndAgreementDocument, place).base;
      PndSpan span = { base + (int) pnd_statement_get_int (row, 1),
                       base + (int) pnd_statement_get_int (row, 2) };

      if (place >= 0)
        g_array_append_val (self->read, span);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/**
 * pnd_material_load:
 * @database: the project's connection or a reader's
 * @options: what to compare
 * @cancellable: (nullable): stops it
 * @error: return location for a #PndStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the material
 */
PndMaterial *
pnd_material_load (PndDatabase *database, const PndAgreementOptions *options,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (PndMaterial) self = g_new0 (PndMaterial, 1);
  g_autofree char *condition = make_condition (database, options);
  gint64 viewer = 0;

  self->n_coders = (int) options->coders->len;
  self->is_veiled = pnd_database_get_blind (database, &viewer);
  self->documents = g_array_new (FALSE, FALSE, sizeof (PndAgreementDocument));
  self->passages = g_array_new (FALSE, FALSE, sizeof (PndAgreementPassage));
  self->codes = g_array_new (FALSE, FALSE, sizeof (PndAgreementCode));
  g_array_set_clear_func (self->codes, clear_code);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (options->only_read)
    self->read = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  self->tree = pnd_code_tree_load_spoken (database, error);
  if (self->tree == NULL || !load_documents (self, database, condition, error))
    return NULL;
  self->used = g_new0 (gboolean, self->documents->len * self->n_coders + 1);
  if (!load_codings (self, database, options, condition, error)
      || (self->read != NULL && !load_read (self, database, options, condition, error))
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (self->read != NULL)
    pnd_read_spans_join (self->read);
  return g_steal_pointer (&self);
}
