/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/report/sources.h"

#include <string.h>

#include "app/exchange/report/passages.h"
#include "app/model/cases/finding.h"
#include "app/model/sources/informant.h"
#include "app/model/language.h"

static void
document_free (gpointer data)
{
  PndReportDocument *document = data;

  g_free (document->name);
  g_free (document->date);
  g_free (document->language);
  g_free (document->structure_hash);
  g_free (document->anchor);
  g_free (document);
}

static void
informant_free (gpointer data)
{
  PndReportInformant *informant = data;

  g_free (informant->name);
  g_free (informant->who);
  g_free (informant);
}

static void
passage_clear (gpointer data)
{
  PndReportPassage *passage = data;

  g_free (passage->quote);
  g_free (passage->citation);
}

static void
motive_free (gpointer data)
{
  PndReportMotive *motive = data;

  g_clear_pointer (&motive->evidence, pnd_motive_evidence_free);
  g_array_unref (motive->passages);
  for (int side = 0; side < PND_N_SIDES; side++)
    g_ptr_array_unref (motive->keys[side]);
  g_free (motive->rationale);
  g_free (motive->tested);
  g_free (motive->author);
  g_free (motive->created);
  g_free (motive->anchor);
  g_free (motive);
}

static void
case_free (gpointer data)
{
  PndReportCase *one = data;

  g_free (one->name);
  g_free (one->own);
  g_free (one->partner);
  g_free (one->period);
  g_free (one->notes);
  g_ptr_array_unref (one->motives);
  g_free (one);
}

static gboolean
load_documents (PndReportSources *self, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->reader, _("Reading the documents"),
      "SELECT d.id, d.name, d.date, d.language, d.structure_hash, d.source_type, t.characters,"
      " (SELECT count (*) FROM counted_codings c WHERE c.document = d.id) FROM documents d"
      " JOIN texts t ON t.hash = d.text_hash WHERE d.trashed IS NULL ORDER BY d.name, d.guid",
      error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndReportDocument *document = g_new0 (PndReportDocument, 1);

      document->id = pnd_statement_get_int (row, 0);
      document->number = (int) self->documents->len + 1;
      document->name = pnd_report_sources_dup (self, pnd_statement_get_text (row, 1, NULL));
      document->date = g_strdup (pnd_statement_get_text (row, 2, NULL));
      document->language = g_strdup (pnd_statement_get_text (row, 3, NULL));
      document->structure_hash = g_strdup (pnd_statement_get_text (row, 4, NULL));
      pnd_source_type_from_word (pnd_statement_get_text (row, 5, NULL), &document->type);
      document->characters = (int) pnd_statement_get_int (row, 6);
      document->n_codings = (int) pnd_statement_get_int (row, 7);
      document->anchor = g_strdup_printf ("d%d", document->number);
      g_ptr_array_add (self->documents, document);
      g_hash_table_insert (self->by_id, &document->id, document);
    }
  return pnd_statement_ended (failure, error);
}

/* as what somebody may be named is their own choice */
static PndReportInformant *
read_informant (const PndReportSources *self, PndStatement *row)
{
  PndReportInformant *informant = g_new0 (PndReportInformant, 1);
  g_autofree char *role = pnd_report_sources_dup (self, pnd_statement_get_text (row, 2, NULL));
  g_autofree char *office = pnd_report_sources_dup (self, pnd_statement_get_text (row, 3, NULL));
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *code = pnd_statement_get_text (row, 1, NULL);
  PndAnonymity anonymity = PND_ANONYMITY_CODE;

  pnd_anonymity_from_word (pnd_statement_get_text (row, 5, NULL), &anonymity);
  informant->id = pnd_statement_get_int (row, 0);
  informant->interviewer = pnd_statement_get_int (row, 4) != 0;
  informant->name = g_strdup (anonymity == PND_ANONYMITY_OFFICE && *office != '\0' ? office : code);
  g_ptr_array_add (words, informant->name);
  if (anonymity == PND_ANONYMITY_NAMED && *role != '\0')
    g_ptr_array_add (words, role);
  if (anonymity != PND_ANONYMITY_OFFICE && *office != '\0')
    g_ptr_array_add (words, office);
  g_ptr_array_add (words, NULL);
  informant->who = g_strjoinv (", ", (char **) words->pdata);
  return informant;
}

static gboolean
load_informants (PndReportSources *self, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->reader, _("Reading the informants"),
      "SELECT id, code, role, office, interviewer, anonymity FROM informants ORDER BY code, id",
      error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    g_ptr_array_add (self->informants, read_informant (self, row));
  return pnd_statement_ended (failure, error);
}

static gboolean
load_areas (PndReportSources *self, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->reader, _("Reading the codings"),
      "SELECT guid, area FROM codings WHERE area IS NOT NULL", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    g_hash_table_insert (self->areas, g_strdup (pnd_statement_get_text (row, 0, NULL)),
                         g_strdup (pnd_statement_get_text (row, 1, NULL)));
  return pnd_statement_ended (failure, error);
}

static gboolean
load_finding (PndReportSources *self, PndReportMotive *motive, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->reader, _("Reading a finding"),
      "SELECT f.verdict, f.rationale, f.tested, a.name, f.created FROM findings f JOIN coders a "
      "ON a.id = f.coder WHERE f.id = ?", error, "i", motive->evidence->finding);
  g_autoptr (PndStatement) key = pnd_database_query (
      self->reader, _("Reading a finding"),
      "SELECT side, coding_guid FROM finding_passages WHERE finding = ? ORDER BY id", error, "i",
      motive->evidence->finding);
  GError *failure = NULL;

  if (row == NULL || key == NULL)
    return FALSE;
  if (pnd_statement_next (row, &failure))
    {
      pnd_verdict_from_word (pnd_statement_get_text (row, 0, NULL), &motive->verdict);
      motive->rationale = pnd_report_sources_dup (self, pnd_statement_get_text (row, 1, NULL));
      motive->tested = pnd_report_sources_dup (self, pnd_statement_get_text (row, 2, NULL));
      motive->author = pnd_report_sources_dup (self, pnd_statement_get_text (row, 3, NULL));
      motive->created = g_strdup (pnd_statement_get_text (row, 4, NULL));
    }
  while (failure == NULL && pnd_statement_next (key, &failure))
    {
      PndSide side = PND_SIDE_FOR;

      pnd_side_from_word (pnd_statement_get_text (key, 0, NULL), &side);
      g_ptr_array_add (motive->keys[side], g_strdup (pnd_statement_get_text (key, 1, NULL)));
    }
  return pnd_statement_ended (failure, error);
}

static PndReportMotive *
load_motive (PndReportSources *self, gint64 region_case, gint64 id, GError **error)
{
  PndReportMotive *motive = g_new0 (PndReportMotive, 1);
  const PndVerdictView view = { .holder = PND_HOLDER_OWN_REGION,
                                .accepted_only = (self->flags & PND_EXPORT_REVIEWED_ONLY) != 0 };
  int index = pnd_code_tree_find (self->codes, id);

  motive->passages = g_array_new (FALSE, TRUE, sizeof (PndReportPassage));
  g_array_set_clear_func (motive->passages, passage_clear);
  for (int side = 0; side < PND_N_SIDES; side++)
    motive->keys[side] = g_ptr_array_new_with_free_func (g_free);
  motive->code = index >= 0 ? pnd_code_tree_get (self->codes, index) : NULL;
  motive->anchor = g_strdup_printf ("m%d-%d", (int) region_case, (int) id);
  motive->evidence = pnd_motive_evidence_new (self->reader, region_case, id, &view, error);
  if (motive->evidence != NULL && motive->code != NULL && load_finding (self, motive, error)
      && pnd_report_passages_load (self, motive, error))
    return motive;
  motive_free (motive);
  return NULL;
}

static gboolean
load_motives (PndReportSources *self, PndReportCase *one, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = pnd_motives_load (self->reader, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      PndReportMotive *motive = NULL;

      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        motive = load_motive (self, one->id, g_array_index (ids, gint64, i), error);
      if (motive == NULL)
        return FALSE;
      g_ptr_array_add (one->motives, motive);
    }
  return ids != NULL;
}

static char *
join_period (const char *from, const char *to)
{
  if (*from == '\0' && *to == '\0')
    return g_strdup ("");
  return g_strdup_printf ("%s – %s", *from != '\0' ? from : "…", *to != '\0' ? to : "…");
}

static const char *
get_text (PndStatement *row, int column)
{
  const char *text = pnd_statement_get_text (row, column, NULL);

  return text != NULL ? text : "";
}

/* the whole project as one case while there is none, or where somebody judged it */
static gboolean
load_cases (PndReportSources *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      self->reader, _("Reading a case"),
      "SELECT 0, name, own, partner, period_from, period_to, notes, id FROM cases UNION ALL "
      "SELECT 1, '', '', '', '', '', '', 0 WHERE NOT EXISTS (SELECT 1 FROM cases) OR EXISTS "
      "(SELECT 1 FROM findings WHERE region_case IS NULL) ORDER BY 1, 2, 8", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndReportCase *one = g_new0 (PndReportCase, 1);

      one->motives = g_ptr_array_new_with_free_func (motive_free);
      g_ptr_array_add (self->cases, one);
      one->name = pnd_report_sources_dup (self, get_text (row, 1));
      one->own = pnd_report_sources_dup (self, get_text (row, 2));
      one->partner = pnd_report_sources_dup (self, get_text (row, 3));
      one->period = join_period (get_text (row, 4), get_text (row, 5));
      one->notes = pnd_report_sources_dup (self, get_text (row, 6));
      one->id = pnd_statement_get_int (row, 7);
      if (!load_motives (self, one, cancellable, error))
        return FALSE;
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
load (PndReportSources *self, const char *language, GCancellable *cancellable, GError **error)
{
  self->codes = pnd_code_tree_load_in (self->reader, language, error);
  if (self->codes == NULL)
    return FALSE;
  if (self->flags & PND_EXPORT_PSEUDONYMS)
    {
      self->pseudonyms = pnd_pseudonyms_load (self->reader, error);
      if (self->pseudonyms == NULL)
        return FALSE;
    }
  self->line_width = (int) pnd_database_query_int (self->reader, _("Reading the project"),
                                                   "SELECT line_width FROM project", 0, NULL, "");
  return load_documents (self, error) && load_informants (self, error) && load_areas (self, error)
         && load_cases (self, cancellable, error);
}

/**
 * pnd_report_sources_load:
 * @reader: inside a read transaction
 * @flags: what to leave out
 * @language: of the codes' wording, where there is one
 * @cancellable: (nullable): ends it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that a report speaks about; %NULL with a
 *   %PND_STORE_ERROR or a %G_IO_ERROR
 */
PndReportSources *
pnd_report_sources_load (PndDatabase *reader, PndExportFlags flags, const char *language,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (PndReportSources) self = g_new0 (PndReportSources, 1);

  self->reader = reader;
  self->flags = flags;
  self->documents = g_ptr_array_new_with_free_func (document_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->informants = g_ptr_array_new_with_free_func (informant_free);
  self->cases = g_ptr_array_new_with_free_func (case_free);
  self->areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return load (self, language, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * pnd_report_sources_free:
 * @self: (transfer full) (nullable): what a report speaks about
 */
void
pnd_report_sources_free (PndReportSources *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->informants);
  g_ptr_array_unref (self->cases);
  g_hash_table_unref (self->areas);
  g_clear_pointer (&self->codes, pnd_code_tree_free);
  g_clear_pointer (&self->pseudonyms, pnd_pseudonyms_free);
  g_free (self);
}

/**
 * pnd_report_sources_get_document:
 * @self: what a report speaks about
 * @id: of a document
 *
 * Returns: (transfer none) (nullable): it; %NULL for one in the trash
 */
const PndReportDocument *
pnd_report_sources_get_document (const PndReportSources *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * pnd_report_sources_get_informant:
 * @self: what a report speaks about
 * @id: of an informant
 *
 * Returns: (transfer none) (nullable): it
 */
const PndReportInformant *
pnd_report_sources_get_informant (const PndReportSources *self, gint64 id)
{
  for (guint i = 0; i < self->informants->len; i++)
    if (((PndReportInformant *) self->informants->pdata[i])->id == id)
      return self->informants->pdata[i];
  return NULL;
}

/**
 * pnd_report_sources_dup:
 * @self: what a report speaks about
 * @text: (nullable): a text
 *
 * Returns: (transfer full): it, with the other names where they are asked for; "" for %NULL
 */
char *
pnd_report_sources_dup (const PndReportSources *self, const char *text)
{
  return pnd_pseudonyms_dup (self->pseudonyms, text != NULL ? text : "");
}
