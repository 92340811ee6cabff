/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/motive-loading.h"

#include <glib/gi18n.h>

#include "app/analysis/verdict/case-sources.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/model/cases/finding.h"
#include "app/model/cases/region-case.h"

#define CHECK_EVERY 4096 /* rows between two looks at whether to stop */

/* the codes of motive ?1: each with the indicator it is or stands under, 0 for the motive alone */
#define CODES                                                                                      \
  "WITH RECURSIVE tree (id, indicator, path) AS ("                                                 \
  " SELECT id, 0, '' FROM codes WHERE id = ?1"                                                     \
  " UNION ALL SELECT c.id, CASE c.kind WHEN 'indicator' THEN c.id ELSE t.indicator END,"           \
  "  t.path || printf ('%08d.', c.position) FROM tree t JOIN codes c ON c.parent = t.id"           \
  "  WHERE c.kind NOT IN ('context', 'motive') AND length (t.path) < 600) "

static const char select_indicators[]
    = CODES "SELECT c.id, c.abbreviation, c.guid, c.version,"
            " coalesce ((SELECT max (v.replaced) FROM code_versions v WHERE v.code = c.id), ''),"
            " EXISTS (SELECT 1 FROM question_codes q JOIN questions p ON p.id = q.question"
            "  WHERE q.code_guid = c.guid AND (?2 = 0 OR p.region_case IS NULL"
            "   OR p.region_case = ?2)), c.created"
            " FROM tree t JOIN codes c ON c.id = t.id WHERE t.indicator = t.id"
            " ORDER BY t.path, c.id";

/* what a code stands for: index of its motive, and of its indicator, -1 for the motive alone */
typedef struct
{
  int motive;
  int indicator;
} Place;

/* a coding on its way into the evidence. @source: index of its document */
typedef struct
{
  PndEvidence evidence;
  char *guid;
  int source;
} Row;

/*
 * Motive:
 * @finding_time: (nullable): when the finding that stands was written
 * @rows: Row
 */
typedef struct
{
  PndMotiveEvidence *evidence;
  char *finding_time;
  GArray *rows;
} Motive;

/*
 * Loading:
 * @motives: Motive
 * @read_codes: PndReadCode, the indicators of all motives in their order
 * @places: id of a code (gint64 *) -> Place *
 */
typedef struct
{
  PndDatabase *database;
  gint64 region_case;
  GArray *motives;
  GArray *read_codes;
  GHashTable *places;
  PndCaseSources *sources;
} Loading;

static void
clear_motive (gpointer data)
{
  Motive *motive = data;

  for (guint i = 0; i < motive->rows->len; i++)
    g_free (g_array_index (motive->rows, Row, i).guid);
  g_array_unref (motive->rows);
  g_free (motive->finding_time);
}

static void
loading_init (Loading *self)
{
  self->motives = g_array_new (FALSE, TRUE, sizeof (Motive));
  g_array_set_clear_func (self->motives, clear_motive);
  self->read_codes = g_array_new (FALSE, FALSE, sizeof (PndReadCode));
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
loading_clear (Loading *self)
{
  g_array_unref (self->motives);
  g_array_unref (self->read_codes);
  g_hash_table_unref (self->places);
  g_clear_pointer (&self->sources, pnd_case_sources_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static const char *
keep (PndMotiveEvidence *motive, const char *word)
{
  return g_string_chunk_insert_const (motive->words, word != NULL ? word : "");
}

static gboolean
load_motive (Loading *self, Motive *motive, GError **error)
{
  PndMotiveEvidence *evidence = motive->evidence;
  g_autoptr (PndStatement) row
      = pnd_database_query (self->database, _("Reading the codes"),
                            "SELECT guid, abbreviation FROM codes WHERE id = ?", error, "i",
                            evidence->motive);
  g_autoptr (PndStatement) finding = NULL;

  if (row == NULL)
    return FALSE;
  if (!pnd_statement_next (row, NULL))
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                           _("The motive is no longer there."));
      return FALSE;
    }
  evidence->guid = g_strdup (pnd_statement_get_text (row, 0, NULL));
  evidence->abbreviation = g_strdup (pnd_statement_get_text (row, 1, NULL));
  evidence->finding
    = pnd_finding_get_current (self->database, self->region_case, evidence->guid);
  finding = pnd_database_query (self->database, _("Reading a case"),
                                "SELECT created FROM findings WHERE id = ?", error, "i",
                                evidence->finding);
  if (finding == NULL)
    return FALSE;
  if (pnd_statement_next (finding, NULL))
    motive->finding_time = g_strdup (pnd_statement_get_text (finding, 0, NULL));
  return pnd_thresholds_load (self->database, &evidence->thresholds, error);
}

static void
add_indicator (Loading *self, PndMotiveEvidence *motive, PndStatement *row)
{
  gint64 id = pnd_statement_get_int (row, 0);
  PndIndicatorInput input = { keep (motive, pnd_statement_get_text (row, 1, NULL)), FALSE,
                              pnd_statement_get_int (row, 5) != 0 };
  PndReadCode code = { keep (motive, pnd_statement_get_text (row, 2, NULL)),
                       (int) pnd_statement_get_int (row, 3),
                       keep (motive, pnd_statement_get_text (row, 4, NULL)),
                       keep (motive, pnd_statement_get_text (row, 6, NULL)) };

  g_array_append_val (motive->codes, id);
  g_ptr_array_add (motive->code_guids, (gpointer) code.guid);
  g_array_append_val (motive->inputs, input);
  g_array_append_val (self->read_codes, code);
}

static gboolean
load_indicators (Loading *self, PndMotiveEvidence *motive, GError **error)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (self->database, _("Reading the codes"), select_indicators, error, "ii",
                            motive->motive, self->region_case);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    add_indicator (self, motive, row);
  return pnd_statement_ended (failure, error);
}

static int
find_indicator (const PndMotiveEvidence *motive, gint64 code)
{
  for (guint i = 0; i < motive->codes->len; i++)
    if (g_array_index (motive->codes, gint64, i) == code)
      return (int) i;
  return -1;
}

/* @index: of the motive. The motive's codes and what each stands for */
static gboolean
load_places (Loading *self, int index, GError **error)
{
  const PndMotiveEvidence *motive = g_array_index (self->motives, Motive, index).evidence;
  g_autoptr (PndStatement) row
      = pnd_database_query (self->database, _("Reading the codes"),
                            CODES "SELECT id, indicator FROM tree", error, "i", motive->motive);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);
      Place place = { index, find_indicator (motive, pnd_statement_get_int (row, 1)) };

      g_hash_table_insert (self->places, g_memdup2 (&id, sizeof id),
                           g_memdup2 (&place, sizeof place));
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
load_questions (Loading *self, PndMotiveEvidence *motive, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->database, _("Reading a question"),
      CODES "SELECT p.text FROM questions p WHERE (?2 = 0 OR p.region_case IS NULL "
            "OR p.region_case = ?2) AND EXISTS (SELECT 1 FROM question_codes q JOIN codes c "
            "ON c.guid = q.code_guid JOIN tree t ON t.id = c.id WHERE q.question = p.id) "
            "ORDER BY p.id", error, "ii", motive->motive, self->region_case);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    g_ptr_array_add (motive->questions, g_strdup (pnd_statement_get_text (row, 0, NULL)));
  return pnd_statement_ended (failure, error);
}

static gboolean
is_empty (Loading *self, const char *sql)
{
  return pnd_database_query_int (self->database, NULL, sql, 1, NULL, "") == 0;
}

/* What few projects have is asked for only where there is some. Of several motives nearly all
 * codings are wanted: these are then read as they lie, and not by their codes. */
static char *
make_select (Loading *self)
{
  GString *sql = g_string_new (
    "SELECT c.id, c.guid, c.code, c.document, c.span_start, c.span_end, c.coder, c.polarity,"
    " c.strength, c.holder, c.review, trim (c.memo) <> '', c.modified, ");
  GHashTableIter iter;
  gpointer code;

  g_string_append (sql, is_empty (self, "SELECT EXISTS (SELECT 1 FROM coding_speakers)") ? "0, "
                        : "(SELECT i.id FROM coding_speakers s JOIN informants i"
                          " ON i.guid = s.informant_guid WHERE s.coding_guid = c.guid), ");
  g_string_append (sql, is_empty (self, "SELECT EXISTS (SELECT 1 FROM resolutions)") ? "0"
                        : "EXISTS (SELECT 1 FROM resolutions r WHERE r.coding_guid = c.guid"
                          " AND coalesce (r.region_case, 0) = ?1 AND r.stands ="
                          " CASE c.polarity WHEN 'contradicts' THEN 'for' ELSE 'against' END)");
  g_string_append_printf (sql, " FROM codings c WHERE %sc.code IN (0",
                          self->motives->len > 1 ? "+" : "");
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_string_append_printf (sql, ", %" G_GINT64_FORMAT, *(const gint64 *) code);
  g_string_append (sql, ") AND (?1 = 0");
  if (!is_empty (self, "SELECT EXISTS (SELECT 1 FROM coding_cases)"))
    g_string_append (sql, " OR NOT EXISTS (SELECT 1 FROM coding_cases k WHERE k.coding_guid ="
                          " c.guid) OR EXISTS (SELECT 1 FROM coding_cases k WHERE k.coding_guid ="
                          " c.guid AND k.region_case = ?1))");
  else
    g_string_append (sql, " OR 1)");
  return g_string_free (sql, FALSE);
}

static gboolean
add_coding (Loading *self, PndStatement *row, GError **error)
{
  gint64 code = pnd_statement_get_int (row, 2), document = pnd_statement_get_int (row, 3);
  int index = pnd_case_sources_find (self->sources, document);
  const Place *place = g_hash_table_lookup (self->places, &code);
  Motive *motive = place != NULL ? &g_array_index (self->motives, Motive, place->motive) : NULL;
  gsize n;
  Row added = { .source = index };

  if (index < 0 || motive == NULL)
    return TRUE;
  added.evidence = (PndEvidence){
    .coding = pnd_statement_get_int (row, 0),
    .indicator = place->indicator,
    .document = document,
    .span = PND_SPAN ((int) pnd_statement_get_int (row, 4), (int) pnd_statement_get_int (row, 5)),
    .coder = pnd_statement_get_int (row, 6),
    .strength = (int) pnd_statement_get_int (row, 8),
    .has_memo = pnd_statement_get_int (row, 11) != 0,
    .speaker = pnd_statement_get_int (row, 13),
    .is_set_aside = pnd_statement_get_int (row, 14) != 0,
    .is_changed = motive->finding_time != NULL
                  && g_strcmp0 (pnd_statement_get_text (row, 12, &n), motive->finding_time) > 0,
  };
  pnd_polarity_from_word (pnd_statement_get_text (row, 7, &n), &added.evidence.polarity);
  pnd_holder_from_word (pnd_statement_get_text (row, 9, &n), &added.evidence.holder);
  pnd_review_from_word (pnd_statement_get_text (row, 10, &n), &added.evidence.review);
  if (!pnd_case_sources_tell (self->sources, index, &added.evidence, error))
    return FALSE;
  if (added.evidence.office != NULL)
    added.evidence.office = keep (motive->evidence, added.evidence.office);
  added.guid = g_strdup (pnd_statement_get_text (row, 1, NULL));
  g_array_append_val (motive->rows, added);
  return TRUE;
}

static int
compare_rows (gconstpointer first, gconstpointer second)
{
  const Row *a = first, *b = second;

  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  if (a->evidence.span.start != b->evidence.span.start)
    return a->evidence.span.start < b->evidence.span.start ? -1 : 1;
  if (a->evidence.span.end != b->evidence.span.end)
    return a->evidence.span.end < b->evidence.span.end ? -1 : 1;
  return g_strcmp0 (a->guid, b->guid);
}

static void
take_rows (Motive *motive)
{
  g_array_sort (motive->rows, compare_rows);
  for (guint i = 0; i < motive->rows->len; i++)
    {
      Row *row = &g_array_index (motive->rows, Row, i);

      g_array_append_val (motive->evidence->evidence, row->evidence);
      g_ptr_array_add (motive->evidence->guids, g_steal_pointer (&row->guid));
    }
}

static gboolean
load_codings (Loading *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *sql = make_select (self);
  g_autoptr (PndStatement) row = pnd_database_query (self->database, _("Reading the codings"), sql,
                                                     error, "i", self->region_case);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  for (int n = 1; failure == NULL && pnd_statement_next (row, &failure); n++)
    {
      add_coding (self, row, &failure);
      if (failure == NULL && n % CHECK_EVERY == 0)
        g_cancellable_set_error_if_cancelled (cancellable, &failure);
    }
  for (guint i = 0; i < self->motives->len; i++)
    take_rows (&g_array_index (self->motives, Motive, i));
  return pnd_statement_ended (failure, error);
}

/* @one: by indicator of all motives, whether one document is read under it */
static void
count_read (Loading *self, const gboolean *one)
{
  for (guint m = 0; m < self->motives->len; m++)
    {
      PndMotiveEvidence *motive = g_array_index (self->motives, Motive, m).evidence;
      gboolean all = TRUE;

      for (guint i = 0; i < motive->inputs->len; i++)
        {
          g_array_index (motive->inputs, PndIndicatorInput, i).is_read &= one[i];
          all = all && one[i];
        }
      motive->n_read += all;
      one += motive->inputs->len;
    }
}

static void
set_read (Loading *self, int n_documents, gboolean is_read)
{
  for (guint m = 0; m < self->motives->len; m++)
    {
      PndMotiveEvidence *motive = g_array_index (self->motives, Motive, m).evidence;

      motive->n_documents = n_documents;
      for (guint i = 0; i < motive->inputs->len; i++)
        g_array_index (motive->inputs, PndIndicatorInput, i).is_read = is_read;
    }
}

/* An indicator is read when all documents are. */
static gboolean
load_reading (Loading *self, gint64 coder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) documents
      = pnd_region_case_load_documents (self->database, self->region_case, error);
  g_autofree gboolean *one = g_new (gboolean, self->read_codes->len + 1);
  gboolean has_ledger = !is_empty (self, "SELECT EXISTS (SELECT 1 FROM reading)");

  if (documents == NULL)
    return FALSE;
  set_read (self, (int) documents->len, has_ledger && documents->len > 0);
  for (guint d = 0; has_ledger && d < documents->len; d++)
    {
      for (guint i = 0; i < self->read_codes->len; i++)
        one[i] = TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !pnd_read_check (self->database, g_array_index (documents, gint64, d), coder,
                              (const PndReadCode *) (gpointer) self->read_codes->data,
                              (int) self->read_codes->len, one, error))
        return FALSE;
      count_read (self, one);
    }
  return TRUE;
}

static gboolean
load_motives (Loading *self, GError **error)
{
  for (guint i = 0; i < self->motives->len; i++)
    {
      Motive *motive = &g_array_index (self->motives, Motive, i);

      if (!load_motive (self, motive, error) || !load_indicators (self, motive->evidence, error)
          || !load_places (self, (int) i, error)
          || !load_questions (self, motive->evidence, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_motive_loading_fill:
 * @database: the project's connection or a reader's
 * @motives: PndMotiveEvidence of one case and one view, not judged and with nothing in them
 * @cancellable: (nullable): ends the reading
 * @error: return location for a #PndStoreError or %G_IO_ERROR_CANCELLED
 *
 * Reads what there is of all of them, codings and documents once.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
pnd_motive_loading_fill (PndDatabase *database, GPtrArray *motives, GCancellable *cancellable,
                         GError **error)
{
  g_auto (Loading) self = { .database = database };

  loading_init (&self);
  g_return_val_if_fail (database != NULL && motives != NULL, FALSE);

  if (motives->len == 0)
    return TRUE;
  self.region_case = ((PndMotiveEvidence *) motives->pdata[0])->region_case;
  for (guint i = 0; i < motives->len; i++)
    {
      Motive motive = { .evidence = motives->pdata[i],
                        .rows = g_array_new (FALSE, TRUE, sizeof (Row)) };

      g_array_append_val (self.motives, motive);
    }
  self.sources = pnd_case_sources_load (database, self.region_case, error);
  return self.sources != NULL && load_motives (&self, error)
         && load_codings (&self, cancellable, error)
         && load_reading (&self, ((PndMotiveEvidence *) motives->pdata[0])->view.coder,
                          cancellable, error);
}
