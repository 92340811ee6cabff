/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/evidence/evidence-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/verdict/read-coverage.h"

/**
 * CodeFacts:
 * @place: in the codebook's order, from 0
 * @bits: codes of the query that it stands for
 * @is_let: whether the filter's code lets it through
 */
typedef struct
{
  gint64 parent;
  gint32 place;
  guint32 bits;
  gboolean is_let;
} CodeFacts;

typedef struct
{
  gint64 id;
  guint8 source_type;
} Source;

/*
 * _PndEvidenceLoad:
 * @codes: gint64 id -> CodeFacts
 * @coders: gint64 id -> place by name, from 1
 * @documents: Source elements, by name
 * @next: index of the document to come
 * @found: PndEvidenceRow elements of the document at hand
 */
struct _PndEvidenceLoad
{
  PndDatabase *database;
  PndEvidenceFilter filter;
  char *text;
  PndCodeQuery *query;
  GHashTable *codes;
  GHashTable *coders;
  GArray *documents;
  guint next;
  GArray *found;
};

/* (transfer full): that of the row at hand */
static gint64 *
take_id (PndStatement *row)
{
  gint64 id = pnd_statement_get_int (row, 0);

  return g_memdup2 (&id, sizeof id);
}

static gint64
look_up_code (const char *word, gpointer data)
{
  PndDatabase *database = data;
  gint64 code = pnd_database_query_int (
    database, NULL,
    "SELECT id FROM codes WHERE abbreviation = ?1 COLLATE NOCASE ORDER BY id LIMIT 1", 0, NULL, "s",
    word);

  if (code != 0)
    return code;
  return pnd_database_query_int (
    database, NULL,
    "SELECT code FROM code_texts WHERE name = ?1 COLLATE NOCASE ORDER BY code LIMIT 1", 0, NULL,
    "s", word);
}

/* in the order of the codebook: what is under a code follows it */
static gboolean
load_codes (PndEvidenceLoad *self, GError **error)
{
  GError *failure = NULL;
  gint32 place = 0;
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, _("Reading the codes"),
    "WITH RECURSIVE tree (id, parent, path) AS ("
    " SELECT id, 0, printf ('%08d.%08d', position, id) FROM codes WHERE parent IS NULL"
    " UNION ALL SELECT c.id, c.parent, t.path || printf ('/%08d.%08d', c.position, c.id)"
    " FROM codes c JOIN tree t ON c.parent = t.id) SELECT id, parent FROM tree ORDER BY path",
    &failure, "");

  while (row != NULL && pnd_statement_next (row, &failure))
    {
      CodeFacts *facts = g_new0 (CodeFacts, 1);

      facts->parent = pnd_statement_get_int (row, 1);
      facts->place = place++;
      g_hash_table_insert (self->codes, take_id (row), facts);
    }
  return pnd_statement_ended (failure, error);
}

static void
judge_code (PndEvidenceLoad *self, gint64 code, CodeFacts *facts)
{
  g_autoptr (GArray) lineage = g_array_new (FALSE, FALSE, sizeof (gint64));
  const CodeFacts *above = facts;

  g_array_append_val (lineage, code);
  while (above != NULL && above->parent != 0)
    {
      g_array_append_val (lineage, above->parent);
      above = g_hash_table_lookup (self->codes, &above->parent);
    }
  facts->is_let = self->filter.code == 0;
  for (guint i = 0; i < lineage->len && !facts->is_let; i++)
    facts->is_let = g_array_index (lineage, gint64, i) == self->filter.code;
  if (self->query != NULL)
    facts->bits = pnd_code_query_get_bits (self->query, (gint64 *) (gpointer) lineage->data,
                                           (int) lineage->len);
}

static void
judge_codes (PndEvidenceLoad *self)
{
  GHashTableIter iter;
  gpointer id, facts;

  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &id, &facts))
    judge_code (self, *(gint64 *) id, facts);
}

static gboolean
load_coders (PndEvidenceLoad *self, GError **error)
{
  GError *failure = NULL;
  int place = 1;
  g_autoptr (PndStatement) row
    = pnd_database_query (self->database, _("Reading the coders"),
                          "SELECT id FROM coders ORDER BY name COLLATE NOCASE, id", &failure, "");

  while (row != NULL && pnd_statement_next (row, &failure))
    g_hash_table_insert (self->coders, take_id (row),
                         GINT_TO_POINTER (place++));
  return pnd_statement_ended (failure, error);
}

static gboolean
load_documents (PndEvidenceLoad *self, GError **error)
{
  GError *failure = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, _("Reading the documents"),
    "SELECT id, source_type FROM documents d WHERE trashed IS NULL"
    " AND (?1 = 0 OR id = ?1)"
    " AND (?2 = 0 OR guid IN (SELECT document_guid FROM case_documents WHERE region_case = ?2))"
    " ORDER BY name COLLATE NOCASE, id",
    &failure, "ii", self->filter.document, self->filter.region_case);

  while (row != NULL && pnd_statement_next (row, &failure))
    {
      Source source = { .id = pnd_statement_get_int (row, 0) };
      PndSourceType type = PND_SOURCE_TYPE_NONE;

      pnd_source_type_from_word (pnd_statement_get_text (row, 1, NULL), &type);
      source.source_type = (guint8) type;
      g_array_append_val (self->documents, source);
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
load_all (PndEvidenceLoad *self, GError **error)
{
  const PndEvidenceFilter *filter = &self->filter;

  if (filter->query != NULL && *filter->query != '\0')
    {
      self->query = pnd_code_query_parse (filter->query, look_up_code, self->database, error);
      if (self->query == NULL)
        return FALSE;
    }
  if (filter->text != NULL && *filter->text != '\0')
    self->text = g_utf8_casefold (filter->text, -1);
  if (!load_codes (self, error) || !load_coders (self, error) || !load_documents (self, error))
    return FALSE;
  judge_codes (self);
  return TRUE;
}

/**
 * pnd_evidence_load_new:
 * @database: the project's connection or a reader's; outlives the load
 * @filter: what to let through
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): what reads the rows, in one thread at a time; %NULL with a
 *   #PND_CODE_QUERY_ERROR where the filter's query is none, or with a #PND_STORE_ERROR
 */
PndEvidenceLoad *
pnd_evidence_load_new (PndDatabase *database, const PndEvidenceFilter *filter, GError **error)
{
  g_autoptr (PndEvidenceLoad) self = NULL;

  g_return_val_if_fail (database != NULL && filter != NULL, NULL);

  self = g_new0 (PndEvidenceLoad, 1);
  self->database = database;
  pnd_evidence_filter_copy (filter, &self->filter);
  self->codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->coders = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->documents = g_array_new (FALSE, FALSE, sizeof (Source));
  self->found = g_array_new (FALSE, FALSE, sizeof (PndEvidenceRow));
  return load_all (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_evidence_load_free:
 * @self: (nullable) (transfer full): what reads
 */
void
pnd_evidence_load_free (PndEvidenceLoad *self)
{
  if (self == NULL)
    return;
  pnd_evidence_filter_clear (&self->filter);
  pnd_code_query_free (self->query);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->coders);
  g_array_unref (self->documents);
  g_array_unref (self->found);
  g_free (self->text);
  g_free (self);
}

#define COLUMNS                                                                                    \
  "SELECT c.id, c.span_start, c.span_end, c.code, c.coder, c.polarity, c.strength, c.holder,"      \
  " c.review, c.memo <> '', c.area IS NOT NULL FROM counted_codings c WHERE c.document = ?1"
#define ORDER " ORDER BY c.span_start, c.span_end DESC, c.id"

static const char all_sql[] = COLUMNS ORDER;
/* a coding that is restricted to other cases says nothing on this one */
static const char case_sql[]
  = COLUMNS " AND (NOT EXISTS (SELECT 1 FROM coding_cases k WHERE k.coding_guid = c.guid)"
            "  OR EXISTS (SELECT 1 FROM coding_cases k WHERE k.coding_guid = c.guid"
            "   AND k.region_case = ?2))" ORDER;

static PndEvidenceRow
read_row (PndEvidenceLoad *self, PndStatement *row)
{
  PndPolarity polarity = PND_POLARITY_UNRATED;
  PndHolder holder = PND_HOLDER_UNRATED;
  PndReview review = PND_REVIEW_UNREVIEWED;
  PndEvidenceRow read = {
    .id = pnd_statement_get_int (row, 0),
    .span = { (int) pnd_statement_get_int (row, 1), (int) pnd_statement_get_int (row, 2) },
    .code = pnd_statement_get_int (row, 3),
    .coder = (gint32) pnd_statement_get_int (row, 4),
    .strength = (guint8) pnd_statement_get_int (row, 6),
    .flags = (guint8) ((pnd_statement_get_int (row, 9) != 0 ? PND_EVIDENCE_MEMO : 0)
                       | (pnd_statement_get_int (row, 10) != 0 ? PND_EVIDENCE_AREA : 0)),
  };
  gint64 coder = read.coder;
  const CodeFacts *code = g_hash_table_lookup (self->codes, &read.code);

  pnd_polarity_from_word (pnd_statement_get_text (row, 5, NULL), &polarity);
  pnd_holder_from_word (pnd_statement_get_text (row, 7, NULL), &holder);
  pnd_review_from_word (pnd_statement_get_text (row, 8, NULL), &review);
  read.polarity = (guint8) polarity;
  read.holder = (guint8) holder;
  read.review = (guint8) review;
  read.code_place = code != NULL ? code->place : G_MAXINT32;
  read.coder_place = GPOINTER_TO_INT (g_hash_table_lookup (self->coders, &coder));
  return read;
}

static gboolean
read_document (PndEvidenceLoad *self, const Source *source, GError **error)
{
  gboolean is_case = self->filter.region_case != 0;
  GError *failure = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (
    self->database, _("Reading the codings"), is_case ? case_sql : all_sql, &failure,
    is_case ? "ii" : "i", source->id, self->filter.region_case);

  g_array_set_size (self->found, 0);
  while (row != NULL && pnd_statement_next (row, &failure))
    {
      PndEvidenceRow read = read_row (self, row);

      read.document = source->id;
      read.place = (gint32) (self->next - 1);
      read.source_type = source->source_type;
      if (self->filter.coder == 0 || read.coder == self->filter.coder)
        g_array_append_val (self->found, read);
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
is_value (int wanted, int value)
{
  return wanted == PND_EVIDENCE_ANY || wanted == value;
}

static gboolean
is_let (PndEvidenceLoad *self, const PndEvidenceRow *row)
{
  const PndEvidenceFilter *filter = &self->filter;
  const CodeFacts *code = g_hash_table_lookup (self->codes, &row->code);

  return code != NULL && code->is_let && is_value (filter->polarity, row->polarity)
         && is_value (filter->strength, row->strength) && is_value (filter->holder, row->holder)
         && is_value (filter->review, row->review);
}

static PndSpan
find_reach (const PndEvidenceFilter *filter, const PndDocumentText *text, PndSpan span)
{
  int distance = MIN (filter->distance, G_MAXINT / 4);

  switch (filter->scope)
    {
    case PND_SCOPE_NEAR:
      return PND_SPAN (span.start - distance - 1, span.end + distance + 1);
    case PND_SCOPE_PARAGRAPH:
      return PND_SPAN (
        pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, span.start)).start,
        pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, span.end - 1)).end);
    case PND_SCOPE_DOCUMENT:
      return PND_SPAN (-1, G_MAXINT);
    case PND_SCOPE_PASSAGE:
    default:
      return span;
    }
}

/* an area covers no text, so that it only stands together with what is in the document */
static PndQueryPassage
make_passage (PndEvidenceLoad *self, const PndDocumentText *text, const PndEvidenceRow *row)
{
  const CodeFacts *code = g_hash_table_lookup (self->codes, &row->code);
  PndQueryPassage passage = { .span = row->span, .codes = code != NULL ? code->bits : 0 };

  if ((row->flags & PND_EVIDENCE_AREA) != 0 && self->filter.scope != PND_SCOPE_DOCUMENT)
    passage.span.end = passage.span.start;
  else
    passage.reach = find_reach (&self->filter, text, row->span);
  return passage;
}

static void
ask_query (PndEvidenceLoad *self, const PndDocumentText *text, gboolean *is_answer)
{
  g_autofree PndQueryPassage *passages = g_new (PndQueryPassage, self->found->len);

  for (guint i = 0; i < self->found->len; i++)
    passages[i] = make_passage (self, text, &g_array_index (self->found, PndEvidenceRow, i));
  pnd_code_query_run (self->query, passages, (int) self->found->len, is_answer);
}

static gboolean
has_text (PndEvidenceLoad *self, const PndDocumentText *text, const PndEvidenceRow *row)
{
  g_autofree char *slice = NULL;
  g_autofree char *folded = NULL;

  if (self->text == NULL)
    return TRUE;
  if ((row->flags & PND_EVIDENCE_AREA) != 0)
    return FALSE;
  slice = pnd_document_text_get_slice (text, row->span);
  folded = g_utf8_casefold (slice, -1);
  return strstr (folded, self->text) != NULL;
}

static gboolean
needs_text (const PndEvidenceLoad *self)
{
  return self->text != NULL
         || (self->query != NULL && self->filter.scope == PND_SCOPE_PARAGRAPH);
}

/* takes what the filter lets through of the document at hand */
static gboolean
take_document (PndEvidenceLoad *self, const Source *source, GArray *rows, GError **error)
{
  g_autoptr (PndDocumentText) text = NULL;
  g_autofree gboolean *is_answer = NULL;

  if (self->found->len == 0)
    return TRUE;
  if (needs_text (self))
    {
      text = pnd_read_load_text (self->database, source->id, error);
      if (text == NULL)
        return FALSE;
    }
  if (self->query != NULL)
    {
      is_answer = g_new0 (gboolean, self->found->len);
      ask_query (self, text, is_answer);
    }
  for (guint i = 0; i < self->found->len; i++)
    {
      const PndEvidenceRow *row = &g_array_index (self->found, PndEvidenceRow, i);

      if ((is_answer == NULL || is_answer[i]) && is_let (self, row) && has_text (self, text, row))
        g_array_append_vals (rows, row, 1);
    }
  return TRUE;
}

/**
 * pnd_evidence_load_next:
 * @self: what reads
 * @n: how many rows are worth a stop, at least 1
 * @rows: (element-type PndEvidenceRow): takes them, by document and place
 * @error: return location for a #PND_STORE_ERROR
 *
 * Returns: %FALSE on failure
 */
gboolean
pnd_evidence_load_next (PndEvidenceLoad *self, guint n, GArray *rows, GError **error)
{
  guint wanted;

  g_return_val_if_fail (self != NULL && rows != NULL && n > 0, FALSE);

  wanted = rows->len + n;
  while (self->next < self->documents->len && rows->len < wanted)
    {
      const Source *source = &g_array_index (self->documents, Source, self->next++);

      if (!is_value (self->filter.source_type, source->source_type))
        continue;
      if (!read_document (self, source, error) || !take_document (self, source, rows, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_evidence_load_is_done:
 * @self: what reads
 *
 * Returns: whether all documents were read
 */
gboolean
pnd_evidence_load_is_done (const PndEvidenceLoad *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->next >= self->documents->len;
}

typedef struct
{
  PndEvidenceOrder order;
  gboolean descending;
} Sorting;

static int
get_key (const PndEvidenceRow *row, PndEvidenceOrder order)
{
  switch (order)
    {
    case PND_EVIDENCE_BY_CODE:
      return row->code_place;
    case PND_EVIDENCE_BY_CODER:
      return row->coder_place;
    case PND_EVIDENCE_BY_SOURCE_TYPE:
      return row->source_type;
    case PND_EVIDENCE_BY_POLARITY:
      return row->polarity;
    case PND_EVIDENCE_BY_STRENGTH:
      return row->strength;
    case PND_EVIDENCE_BY_HOLDER:
      return row->holder;
    case PND_EVIDENCE_BY_REVIEW:
      return row->review;
    case PND_EVIDENCE_BY_PLACE:
    default:
      return row->place;
    }
}

static int
compare_ints (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* what is equal stays by place, also where the order is turned round */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const PndEvidenceRow *one = a, *other = b;
  const Sorting *sorting = data;
  int result = compare_ints (get_key (one, sorting->order), get_key (other, sorting->order));

  if (result != 0)
    return sorting->descending ? -result : result;
  result = compare_ints (one->place, other->place);
  if (result == 0)
    result = compare_ints (one->span.start, other->span.start);
  if (result == 0)
    result = compare_ints (other->span.end, one->span.end);
  return result != 0 ? result : compare_ints (one->id, other->id);
}

/**
 * pnd_evidence_sort:
 * @rows: (element-type PndEvidenceRow): what to put in order
 * @order: by what
 * @descending: the greatest first
 */
void
pnd_evidence_sort (GArray *rows, PndEvidenceOrder order, gboolean descending)
{
  Sorting sorting = { order, descending };

  g_return_if_fail (rows != NULL);

  g_array_sort_with_data (rows, compare_rows, &sorting);
}
