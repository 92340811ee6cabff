/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases, and the verdicts at the end of a coding summary. Nothing in them depends on the language
 * or the time of who writes the file. */

#include <glib/gi18n.h>

#include "app/analysis/citation.h"
#include "app/analysis/verdict/motive-evidence.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/exchange/summary/parts.h"
#include "app/model/documents/text-rows.h"

static void
write_name (PndSummaryParts *parts, const char *attribute, const char *value)
{
  g_autofree char *name = pnd_pseudonyms_dup (parts->pseudonyms, value);

  pnd_xml_writer_attribute (parts->xml, attribute, name);
}

static gboolean
write_stages (PndSummaryParts *parts, gint64 id, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a case"),
      "SELECT stage, date FROM case_stages WHERE region_case = ? ORDER BY date, stage", error, "i",
      id);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      pnd_xml_writer_start (parts->xml, "stage", NULL);
      pnd_xml_writer_attribute (parts->xml, "stage", pnd_statement_get_text (row, 0, NULL));
      pnd_xml_writer_attribute (parts->xml, "date", pnd_statement_get_text (row, 1, NULL));
      pnd_xml_writer_end (parts->xml);
    }
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_summary_parts_write_cases:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * A project without cases has no such part.
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_cases (PndSummaryParts *parts, GError **error)
{
  static const char *const names[] = { "name", "own", "partner", "from", "to" };
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a case"),
      "SELECT id, guid, name, nullif (own, ''), nullif (partner, ''), nullif (period_from, ''), "
      "nullif (period_to, '') FROM cases ORDER BY name, guid", error, "");
  gboolean is_open = FALSE;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      if (!is_open)
        pnd_xml_writer_start (parts->xml, "cases", NULL);
      is_open = TRUE;
      pnd_xml_writer_start (parts->xml, "case", NULL);
      pnd_xml_writer_attribute (parts->xml, "guid", pnd_statement_get_text (row, 1, NULL));
      for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
        write_name (parts, names[i], pnd_statement_get_text (row, i + 2, NULL));
      if (!write_stages (parts, pnd_statement_get_int (row, 0), error))
        return FALSE;
      pnd_xml_writer_end (parts->xml);
    }
  if (is_open)
    pnd_xml_writer_end (parts->xml);
  return pnd_statement_ended (failure, error);
}

static const PndWalkDocument *
find_document (const PndSummaryParts *parts, gint64 id)
{
  for (guint i = 0; i < parts->documents->len; i++)
    if (((PndWalkDocument *) parts->documents->pdata[i])->id == id)
      return parts->documents->pdata[i];
  return NULL;
}

/* where the passage stands, for a reader */
static gboolean
write_citation (PndSummaryParts *parts, const PndEvidence *evidence, GError **error)
{
  const PndWalkDocument *document = find_document (parts, evidence->document);
  g_autoptr (PndDocumentText) text = pnd_read_load_text (parts->reader, evidence->document, error);
  g_autoptr (PndStructure) structure = NULL;
  g_autofree char *lines = NULL;
  PndCitation place;

  if (text == NULL || document == NULL)
    return document == NULL && text != NULL;
  if (document->structure_hash != NULL)
    {
      structure = pnd_structure_load (parts->reader, document->structure_hash,
                                      document->characters, document->name, error);
      if (structure == NULL)
        return FALSE;
    }
  place = pnd_citation_find (text, structure, 0, evidence->span);
  lines = place.first_line == place.last_line
            ? g_strdup_printf ("%d", place.first_line)
            : g_strdup_printf ("%d-%d", place.first_line, place.last_line);
  write_name (parts, "document", document->name);
  pnd_xml_writer_attribute (parts->xml, "page", place.first_page);
  pnd_xml_writer_attribute (parts->xml, "lines", lines);
  return TRUE;
}

/* whether the coding is in this file */
static gboolean
is_written (const PndSummaryParts *parts, gint64 motive, const char *guid)
{
  int index = pnd_code_tree_find (parts->codes, motive);
  GPtrArray *guids = index >= 0 ? parts->evidence->pdata[index] : NULL;

  for (guint i = 0; guids != NULL && i < guids->len; i++)
    if (g_str_equal (guids->pdata[i], guid))
      return TRUE;
  return FALSE;
}

static gboolean
write_passages (PndSummaryParts *parts, const PndMotiveEvidence *evidence, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a finding"),
      "SELECT coding_guid, side FROM finding_passages WHERE finding = ? ORDER BY side DESC, id",
      error, "i", evidence->finding);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      const char *guid = pnd_statement_get_text (row, 0, NULL);
      int index = pnd_motive_evidence_find (evidence, guid);

      if (index < 0 || !is_written (parts, evidence->motive, guid))
        continue;
      pnd_xml_writer_start (parts->xml, "evidence", NULL);
      pnd_xml_writer_attribute (parts->xml, "coding", guid);
      pnd_xml_writer_attribute (parts->xml, "side", pnd_statement_get_text (row, 1, NULL));
      if (!write_citation (parts, &g_array_index (evidence->evidence, PndEvidence, index), error))
        return FALSE;
      pnd_xml_writer_end (parts->xml);
    }
  return pnd_statement_ended (failure, error);
}

static void
write_reasons (PndSummaryParts *parts, const PndVerdictResult *result)
{
  for (guint i = 0; i < result->reasons->len; i++)
    {
      g_autofree char *reason
          = pnd_reason_to_text (&g_array_index (result->reasons, PndReason, i), FALSE);

      pnd_xml_writer_element (parts->xml, "reason", reason, -1);
    }
}

/* @case_guid: (nullable): NULL for the whole project */
static gboolean
write_finding (PndSummaryParts *parts, const PndMotiveEvidence *evidence, const char *case_guid,
               GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a finding"),
      "SELECT f.verdict, a.guid, f.created, f.rationale FROM findings f JOIN coders a "
      "ON a.id = f.coder WHERE f.id = ?", error, "i", evidence->finding);
  g_autofree char *rationale = NULL;
  gboolean found;

  if (row == NULL)
    return FALSE;
  found = pnd_statement_next (row, NULL);
  pnd_xml_writer_start (parts->xml, "finding", NULL);
  pnd_xml_writer_attribute (parts->xml, "case", case_guid);
  pnd_xml_writer_attribute (parts->xml, "motive", evidence->guid);
  if (found)
    pnd_xml_writer_attribute (parts->xml, "verdict", pnd_statement_get_text (row, 0, NULL));
  pnd_xml_writer_attribute (parts->xml, "suggestedVerdict",
                            pnd_verdict_to_word (evidence->result->verdict));
  if (found)
    {
      pnd_xml_writer_attribute (parts->xml, "author", pnd_statement_get_text (row, 1, NULL));
      pnd_xml_writer_attribute (parts->xml, "date", pnd_statement_get_text (row, 2, NULL));
      rationale = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (row, 3, NULL));
    }
  write_reasons (parts, evidence->result);
  pnd_xml_writer_element (parts->xml, "rationale", rationale, -1);
  if (found && !write_passages (parts, evidence, error))
    return FALSE;
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}

static gboolean
write_case (PndSummaryParts *parts, gint64 id, const char *guid, const GArray *motives,
            GError **error)
{
  const PndVerdictView view = { .holder = PND_HOLDER_OWN_REGION,
                                .accepted_only = (parts->flags & PND_EXPORT_REVIEWED_ONLY) != 0 };

  for (guint i = 0; i < motives->len; i++)
    {
      g_autoptr (PndMotiveEvidence) evidence = pnd_motive_evidence_new (
          parts->reader, id, g_array_index (motives, gint64, i), &view, error);

      if (evidence == NULL || !write_finding (parts, evidence, guid, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_summary_parts_write_findings:
 * @parts: what to write, and where; the codings have been written
 * @error: return location for an error
 *
 * Without a case the whole project is one; beside cases it is where somebody judged it.
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_findings (PndSummaryParts *parts, GError **error)
{
  g_autoptr (GArray) motives = pnd_motives_load (parts->reader, error);
  g_autoptr (PndStatement) row = NULL;
  gboolean has_whole
      = pnd_database_query_int (parts->reader, _("Looking for a finding"),
                                "SELECT NOT EXISTS (SELECT 1 FROM cases) OR EXISTS "
                                "(SELECT 1 FROM findings WHERE region_case IS NULL)", 0, NULL, "")
        != 0;
  GError *failure = NULL;

  if (motives == NULL)
    return FALSE;
  row = pnd_database_query (parts->reader, _("Reading a case"),
                            "SELECT id, guid FROM cases ORDER BY name, guid", error, "");
  if (row == NULL)
    return FALSE;
  pnd_xml_writer_start (parts->xml, "findings", NULL);
  while (pnd_statement_next (row, &failure))
    if (!write_case (parts, pnd_statement_get_int (row, 0), pnd_statement_get_text (row, 1, NULL),
                     motives, error))
      return FALSE;
  if (failure == NULL && has_whole && !write_case (parts, 0, NULL, motives, error))
    return FALSE;
  pnd_xml_writer_end (parts->xml);
  return pnd_statement_ended (failure, error);
}
