/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/motive-evidence.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/speakers.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/model/cases/finding.h"
#include "app/model/cases/region-case.h"

/* the codes of motive ?1: each with the indicator it is or stands under, 0 for the motive alone */
#define CODES                                                                                      \
  "WITH RECURSIVE tree (id, indicator, path) AS ("                                                 \
  " SELECT id, 0, '' FROM codes WHERE id = ?1"                                                     \
  " UNION ALL SELECT c.id, CASE c.kind WHEN 'indicator' THEN c.id ELSE t.indicator END,"           \
  "  t.path || printf ('%08d.', c.position) FROM tree t JOIN codes c ON c.parent = t.id"           \
  "  WHERE c.kind NOT IN ('context', 'motive') AND length (t.path) < 600) "

/* one of a document and its twin, and what the text came from */
#define ORIGIN_KEYS                                                                                \
  " CASE WHEN d.twin > '' THEN min (d.guid, d.twin) ELSE d.guid END,"                              \
  " trim (lower (CASE WHEN d.twin > '' AND d.twin < d.guid THEN coalesce ((SELECT w.origin"        \
  "  FROM documents w WHERE w.guid = d.twin), d.origin) ELSE d.origin END))"

/* the documents of case ?2 */
#define IN_CASE                                                                                    \
  "d.trashed IS NULL AND (?2 = 0 OR d.guid IN"                                                     \
  " (SELECT document_guid FROM case_documents WHERE region_case = ?2)) "

static const char select_indicators[]
    = CODES "SELECT c.id, c.abbreviation, c.guid, c.version,"
            " coalesce ((SELECT max (v.replaced) FROM code_versions v WHERE v.code = c.id), ''),"
            " EXISTS (SELECT 1 FROM question_codes q JOIN questions p ON p.id = q.question"
            "  WHERE q.code_guid = c.guid AND (?2 = 0 OR p.region_case IS NULL"
            "   OR p.region_case = ?2)), c.created"
            " FROM tree t JOIN codes c ON c.id = t.id WHERE t.indicator = t.id"
            " ORDER BY t.path, c.id";

static const char select_codings[]
    = CODES
    "SELECT c.id, c.guid, t.indicator, c.document, c.span_start, c.span_end, c.coder, c.polarity,"
    " c.strength, c.holder, c.review, d.source_type, trim (c.memo) <> '', d.date,"
    ORIGIN_KEYS ","
    " (SELECT i.id FROM coding_speakers s JOIN informants i ON i.guid = s.informant_guid"
    "  WHERE s.coding_guid = c.guid),"
    " EXISTS (SELECT 1 FROM resolutions r WHERE r.coding_guid = c.guid"
    "  AND coalesce (r.region_case, 0) = ?2 AND r.stands ="
    "   CASE c.polarity WHEN 'contradicts' THEN 'for' ELSE 'against' END),"
    " c.modified > coalesce ((SELECT f.created FROM findings f WHERE f.id = ?3), '9')"
    " FROM tree t JOIN codings c ON c.code = t.id JOIN documents d ON d.id = c.document"
    " WHERE " IN_CASE
    " AND (?2 = 0 OR NOT EXISTS (SELECT 1 FROM coding_cases k WHERE k.coding_guid = c.guid)"
    "  OR EXISTS (SELECT 1 FROM coding_cases k WHERE k.coding_guid = c.guid"
    "   AND k.region_case = ?2))"
    " ORDER BY d.name, d.guid, c.span_start, c.span_end, c.guid";

/*
 * Loading:
 * @indexes: id of an indicator (gint64 *) -> its index
 * @origins: key of an origin -> its number from 1
 * @offices: id of an informant (gint64 *) -> office
 * @interviewed: ids of informants who speak in a transcript
 * @interviewers: ids of informants who ask
 * @from, @to: the case's period
 * @speakers: of document @speakers_of
 */
typedef struct
{
  PndDatabase *database;
  PndMotiveEvidence *self;
  GHashTable *indexes;
  GHashTable *origins;
  GHashTable *offices;
  GHashTable *interviewed;
  GHashTable *interviewers;
  char *from;
  char *to;
  PndSpeakers *speakers;
  gint64 speakers_of;
} Loading;

static void
loading_clear (Loading *loading)
{
  g_hash_table_unref (loading->indexes);
  g_hash_table_unref (loading->origins);
  g_hash_table_unref (loading->offices);
  g_hash_table_unref (loading->interviewed);
  g_hash_table_unref (loading->interviewers);
  g_free (loading->from);
  g_free (loading->to);
  g_clear_pointer (&loading->speakers, pnd_speakers_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static void
loading_init (Loading *loading)
{
  loading->indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loading->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loading->offices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loading->interviewed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  loading->interviewers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static const char *
keep (const Loading *loading, const char *word)
{
  return g_string_chunk_insert_const (loading->self->words, word != NULL ? word : "");
}

static gpointer
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
ended_well (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static gboolean
load_informants (Loading *loading, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      loading->database, _("Reading the informants"),
      "SELECT id, lower (trim (office)), interviewer, EXISTS (SELECT 1 FROM speakers s JOIN "
      "documents d ON d.id = s.document WHERE s.informant = i.id AND d.source_type = 'interview') "
      "FROM informants i", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_hash_table_insert (loading->offices, copy_id (id),
                           (gpointer) keep (loading, pnd_statement_get_text (row, 1, NULL)));
      if (pnd_statement_get_int (row, 2))
        g_hash_table_add (loading->interviewers, copy_id (id));
      if (pnd_statement_get_int (row, 3))
        g_hash_table_add (loading->interviewed, copy_id (id));
    }
  return ended_well (failure, error);
}

static gboolean
load_case (Loading *loading, GError **error)
{
  PndMotiveEvidence *self = loading->self;
  g_autoptr (PndStatement) motive
      = pnd_database_query (loading->database, _("Reading the codes"),
                            "SELECT guid, abbreviation FROM codes WHERE id = ?", error, "i",
                            self->motive);
  g_autoptr (PndStatement) period = NULL;

  if (motive == NULL)
    return FALSE;
  if (!pnd_statement_next (motive, NULL))
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                           _("The motive is no longer there."));
      return FALSE;
    }
  self->guid = g_strdup (pnd_statement_get_text (motive, 0, NULL));
  self->abbreviation = g_strdup (pnd_statement_get_text (motive, 1, NULL));
  self->finding = pnd_finding_get_current (loading->database, self->region_case, self->guid);
  period = pnd_database_query (loading->database, _("Reading a case"),
                               "SELECT period_from, period_to FROM cases WHERE id = ?", error, "i",
                               self->region_case);
  if (period == NULL)
    return FALSE;
  if (pnd_statement_next (period, NULL))
    {
      loading->from = g_strdup (pnd_statement_get_text (period, 0, NULL));
      loading->to = g_strdup (pnd_statement_get_text (period, 1, NULL));
    }
  return pnd_thresholds_load (loading->database, &self->thresholds, error);
}

/* Dates may be as short as a year: they are compared as far as both say. */
static gboolean
is_outside (const Loading *loading, const char *date)
{
  if (date == NULL || *date == '\0')
    return FALSE;
  return (loading->from != NULL && *loading->from != '\0'
          && strncmp (date, loading->from, MIN (strlen (date), strlen (loading->from))) < 0)
         || (loading->to != NULL && *loading->to != '\0'
             && strncmp (date, loading->to, MIN (strlen (date), strlen (loading->to))) > 0);
}

/* Twins have one key. What is not somebody's own speech or notes and has the same origin is a
 * reprint or comes of the same release. */
static gint64
find_origin (Loading *loading, const char *guid, const char *origin, PndSourceType type)
{
  g_autofree char *key = NULL;
  gpointer number;

  if (origin != NULL && *origin != '\0' && type != PND_SOURCE_TYPE_INTERVIEW
      && type != PND_SOURCE_TYPE_FIELD_NOTE)
    key = g_strconcat ("origin ", origin, NULL);
  else
    key = g_strconcat ("document ", guid, NULL);
  number = g_hash_table_lookup (loading->origins, key);
  if (number == NULL)
    {
      number = GINT_TO_POINTER ((int) g_hash_table_size (loading->origins) + 1);
      g_hash_table_insert (loading->origins, g_steal_pointer (&key), number);
    }
  return GPOINTER_TO_INT (number);
}

/* all documents of the project in one order, so that an origin has one number whichever motive is
 * looked at */
static gboolean
load_origins (Loading *loading, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      loading->database, _("Reading the documents"),
      "SELECT d.source_type, " ORIGIN_KEYS " FROM documents d ORDER BY d.id", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndSourceType type = PND_SOURCE_TYPE_NONE;

      pnd_source_type_from_word (pnd_statement_get_text (row, 0, NULL), &type);
      find_origin (loading, pnd_statement_get_text (row, 1, NULL),
                   pnd_statement_get_text (row, 2, NULL), type);
    }
  return ended_well (failure, error);
}

static gboolean
load_speakers (Loading *loading, gint64 document, GError **error)
{
  if (loading->speakers_of == document)
    return TRUE;
  g_clear_pointer (&loading->speakers, pnd_speakers_free);
  loading->speakers_of = document;
  loading->speakers = pnd_speakers_load (loading->database, document, error);
  return loading->speakers != NULL;
}

/* who speaks: as somebody said, or as the transcript does */
static gboolean
find_speaker (Loading *loading, PndEvidence *evidence, GError **error)
{
  const PndSpeaker *speaker;

  if (!load_speakers (loading, evidence->document, error))
    return FALSE;
  evidence->is_question
      = pnd_speakers_is_question (loading->speakers, evidence->span);
  speaker = pnd_speakers_get_in (loading->speakers, evidence->span);
  if (evidence->speaker == 0 && speaker != NULL && !speaker->interviewer)
    evidence->speaker = speaker->informant;
  if (evidence->speaker == 0)
    return TRUE;
  if (g_hash_table_contains (loading->interviewers, &evidence->speaker))
    evidence->is_question = TRUE;
  evidence->office = g_hash_table_lookup (loading->offices, &evidence->speaker);
  if (g_hash_table_contains (loading->interviewed, &evidence->speaker))
    evidence->speaker_type = PND_SOURCE_TYPE_INTERVIEW;
  return TRUE;
}

static gboolean
add_evidence (Loading *loading, PndStatement *row, GError **error)
{
  gint64 indicator = pnd_statement_get_int (row, 2);
  PndEvidence evidence = {
    .coding = pnd_statement_get_int (row, 0),
    .indicator = indicator == 0
                   ? -1 : GPOINTER_TO_INT (g_hash_table_lookup (loading->indexes, &indicator)),
    .document = pnd_statement_get_int (row, 3),
    .span = PND_SPAN ((int) pnd_statement_get_int (row, 4), (int) pnd_statement_get_int (row, 5)),
    .coder = pnd_statement_get_int (row, 6),
    .strength = (int) pnd_statement_get_int (row, 8),
    .has_memo = pnd_statement_get_int (row, 12) != 0,
    .speaker = pnd_statement_get_int (row, 16),
    .is_outside = is_outside (loading, pnd_statement_get_text (row, 13, NULL)),
    .is_set_aside = pnd_statement_get_int (row, 17) != 0,
    .is_changed = pnd_statement_get_int (row, 18) != 0,
  };

  pnd_polarity_from_word (pnd_statement_get_text (row, 7, NULL), &evidence.polarity);
  pnd_holder_from_word (pnd_statement_get_text (row, 9, NULL), &evidence.holder);
  pnd_review_from_word (pnd_statement_get_text (row, 10, NULL), &evidence.review);
  pnd_source_type_from_word (pnd_statement_get_text (row, 11, NULL), &evidence.source_type);
  evidence.origin = find_origin (loading, pnd_statement_get_text (row, 14, NULL),
                                 pnd_statement_get_text (row, 15, NULL), evidence.source_type);
  g_ptr_array_add (loading->self->guids, g_strdup (pnd_statement_get_text (row, 1, NULL)));
  if (!find_speaker (loading, &evidence, error))
    return FALSE;
  g_array_append_val (loading->self->evidence, evidence);
  return TRUE;
}

static gboolean
load_codings (Loading *loading, GError **error)
{
  PndMotiveEvidence *self = loading->self;
  g_autoptr (PndStatement) row
      = pnd_database_query (loading->database, _("Reading the codings"), select_codings, error,
                            "iii", self->motive, self->region_case, self->finding);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (failure == NULL && pnd_statement_next (row, &failure))
    add_evidence (loading, row, &failure);
  return ended_well (failure, error);
}

/* @codes: PndReadCode, for the ledger */
static gboolean
load_indicators (Loading *loading, GArray *codes, GError **error)
{
  PndMotiveEvidence *self = loading->self;
  g_autoptr (PndStatement) row
      = pnd_database_query (loading->database, _("Reading the codes"), select_indicators, error,
                            "ii", self->motive, self->region_case);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);
      PndIndicatorInput input = { keep (loading, pnd_statement_get_text (row, 1, NULL)), FALSE,
                                  pnd_statement_get_int (row, 5) != 0 };
      PndReadCode code = { keep (loading, pnd_statement_get_text (row, 2, NULL)),
                           (int) pnd_statement_get_int (row, 3),
                           keep (loading, pnd_statement_get_text (row, 4, NULL)),
                           keep (loading, pnd_statement_get_text (row, 6, NULL)) };

      g_hash_table_insert (loading->indexes, copy_id (id), GINT_TO_POINTER (self->inputs->len));
      g_array_append_val (self->codes, id);
      g_ptr_array_add (self->code_guids, (gpointer) code.guid);
      g_array_append_val (self->inputs, input);
      g_array_append_val (codes, code);
    }
  return ended_well (failure, error);
}

/* An indicator is read when all documents are. A project without a ledger is found out at the
 * first document. */
static gboolean
load_reading (Loading *loading, const GArray *codes, GError **error)
{
  PndMotiveEvidence *self = loading->self;
  g_autoptr (GArray) documents = pnd_region_case_load_documents (loading->database,
                                                                 self->region_case, error);
  g_autofree gboolean *is_read = g_new (gboolean, codes->len + 1);
  gboolean has_ledger
      = pnd_database_query_int (loading->database, _("Reading the ledger"),
                                "SELECT EXISTS (SELECT 1 FROM reading)", 0, NULL, "") != 0;

  if (documents == NULL)
    return FALSE;
  self->n_documents = (int) documents->len;
  for (guint i = 0; i < codes->len; i++)
    is_read[i] = has_ledger && documents->len > 0;
  for (guint d = 0; has_ledger && d < documents->len; d++)
    {
      g_autofree gboolean *one = g_new (gboolean, codes->len + 1);
      gboolean all = TRUE;

      for (guint i = 0; i < codes->len; i++)
        one[i] = TRUE;
      if (!pnd_read_check (loading->database, g_array_index (documents, gint64, d), self->view.coder,
                           (const PndReadCode *) (gpointer) codes->data, (int) codes->len, one,
                           error))
        return FALSE;
      for (guint i = 0; i < codes->len; i++)
        {
          is_read[i] = is_read[i] && one[i];
          all = all && one[i];
        }
      self->n_read += all;
    }
  for (guint i = 0; i < codes->len; i++)
    g_array_index (self->inputs, PndIndicatorInput, i).is_read = is_read[i];
  return TRUE;
}

static gboolean
load_questions (Loading *loading, GError **error)
{
  PndMotiveEvidence *self = loading->self;
  g_autoptr (PndStatement) row = pnd_database_query (
      loading->database, _("Reading a question"),
      CODES "SELECT p.text FROM questions p WHERE (?2 = 0 OR p.region_case IS NULL "
            "OR p.region_case = ?2) AND EXISTS (SELECT 1 FROM question_codes q JOIN codes c "
            "ON c.guid = q.code_guid JOIN tree t ON t.id = c.id WHERE q.question = p.id) "
            "ORDER BY p.id", error, "ii", self->motive, self->region_case);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    g_ptr_array_add (self->questions, g_strdup (pnd_statement_get_text (row, 0, NULL)));
  return ended_well (failure, error);
}

static gboolean
load (Loading *loading, GError **error)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (PndReadCode));

  return load_case (loading, error) && load_informants (loading, error)
         && load_origins (loading, error)
         && load_indicators (loading, codes, error) && load_codings (loading, error)
         && load_reading (loading, codes, error) && load_questions (loading, error);
}

static void
make_arrays (PndMotiveEvidence *self)
{
  self->codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->code_guids = g_ptr_array_new ();
  self->inputs = g_array_new (FALSE, TRUE, sizeof (PndIndicatorInput));
  self->evidence = g_array_new (FALSE, TRUE, sizeof (PndEvidence));
  self->guids = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_ptr_array_new_with_free_func (g_free);
  self->words = g_string_chunk_new (256);
}

/**
 * pnd_motive_evidence_new:
 * @database: the project's connection or a reader's; any thread
 * @region_case: id of a case, 0 for the whole project
 * @motive: id of a motive
 * @view: (nullable): whose motive, by whose codings; %NULL for the own region by the project's
 *   coder, who also stands for a coder 0
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the evidence, judged; %NULL with @error set
 */
PndMotiveEvidence *
pnd_motive_evidence_new (PndDatabase *database, gint64 region_case, gint64 motive,
                         const PndVerdictView *view, GError **error)
{
  g_autoptr (PndMotiveEvidence) self = g_new0 (PndMotiveEvidence, 1);
  g_auto (Loading) loading = { .database = database, .self = self };

  make_arrays (self);
  loading_init (&loading);
  g_return_val_if_fail (database != NULL, NULL);

  self->region_case = region_case;
  self->motive = motive;
  self->view = view != NULL ? *view : (PndVerdictView){ .holder = PND_HOLDER_OWN_REGION };
  if (self->view.coder == 0)
    self->view.coder = pnd_verdict_find_coder (database);
  self->coder = self->view.coder;
  if (!load (&loading, error))
    return NULL;
  self->result = pnd_verdict_judge ((const PndEvidence *) (gpointer) self->evidence->data,
                                    (int) self->evidence->len,
                                    (const PndIndicatorInput *) (gpointer) self->inputs->data,
                                    (int) self->inputs->len, &self->view, &self->thresholds);
  return g_steal_pointer (&self);
}

/**
 * pnd_motive_evidence_free:
 * @self: (transfer full) (nullable): evidence
 */
void
pnd_motive_evidence_free (PndMotiveEvidence *self)
{
  if (self == NULL)
    return;
  g_free (self->guid);
  g_free (self->abbreviation);
  g_array_unref (self->codes);
  g_ptr_array_unref (self->code_guids);
  g_array_unref (self->inputs);
  g_array_unref (self->evidence);
  g_ptr_array_unref (self->guids);
  g_ptr_array_unref (self->questions);
  g_string_chunk_free (self->words);
  pnd_verdict_result_free (self->result);
  g_free (self);
}

/**
 * pnd_verdict_find_coder:
 * @database: the project's connection or a reader's
 *
 * Verdicts are of one coder: two coders of one passage are no two sources.
 *
 * Returns: id of the first researcher who coded anything, else of the first coder who did; 0 for
 *   nobody
 */
gint64
pnd_verdict_find_coder (PndDatabase *database)
{
  g_return_val_if_fail (database != NULL, 0);

  return pnd_database_query_int (database, _("Looking for a coder"),
                                 "SELECT id FROM coders k WHERE EXISTS (SELECT 1 FROM codings c "
                                 "WHERE c.coder = k.id) ORDER BY role <> 'researcher', id", 0,
                                 NULL, "");
}

/**
 * pnd_motive_evidence_find:
 * @self: evidence
 * @guid: a coding's
 *
 * Returns: its index; -1 when it is not among the evidence
 */
int
pnd_motive_evidence_find (const PndMotiveEvidence *self, const char *guid)
{
  g_return_val_if_fail (self != NULL && guid != NULL, -1);

  for (guint i = 0; i < self->guids->len; i++)
    if (g_str_equal (self->guids->pdata[i], guid))
      return (int) i;
  return -1;
}

/**
 * pnd_motive_evidence_list_contrary:
 * @self: evidence
 * @verdict: a verdict, the rule's or the researcher's
 *
 * Returns: (transfer full): indexes (int) of what speaks against it, in the order of the evidence
 */
GArray *
pnd_motive_evidence_list_contrary (const PndMotiveEvidence *self, PndVerdict verdict)
{
  GArray *contrary = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (self != NULL, contrary);

  for (int i = 0; i < (int) self->evidence->len; i++)
    if (pnd_evidence_speaks_against (&g_array_index (self->evidence, PndEvidence, i),
                                     g_array_index (self->result->uses, PndUse, i), verdict))
      g_array_append_val (contrary, i);
  return contrary;
}

/**
 * pnd_motives_load:
 * @database: the project's connection or a reader's
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): ids (gint64) of the motives, in the order of the codebook
 */
GArray *
pnd_motives_load (PndDatabase *database, GError **error)
{
  g_autoptr (GArray) motives = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PndStatement) row = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = pnd_database_query (database, _("Reading the codes"),
                            "SELECT id FROM codes WHERE kind = 'motive' "
                            "ORDER BY parent IS NOT NULL, parent, position, id", error, "");
  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (motives, id);
    }
  return ended_well (failure, error) ? g_steal_pointer (&motives) : NULL;
}
