/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Near the end of a coding summary: what the codings add up to, by motive and indicator. */

#include <glib/gi18n.h>

#include "app/analysis/verdict/motive-evidence.h"
#include "app/exchange/summary/parts.h"

static void
write_polarities (PndXmlWriter *xml, const int *by_polarity)
{
  pnd_xml_writer_attribute_int (xml, "supports", by_polarity[PND_POLARITY_SUPPORTS]);
  pnd_xml_writer_attribute_int (xml, "contradicts", by_polarity[PND_POLARITY_CONTRADICTS]);
  pnd_xml_writer_attribute_int (xml, "mentions", by_polarity[PND_POLARITY_MENTIONS]);
  pnd_xml_writer_attribute_int (xml, "unrated", by_polarity[PND_POLARITY_UNRATED]);
}

static void
write_counts (PndXmlWriter *xml, const PndCodeTreeNode *code, const PndTally *tally)
{
  pnd_xml_writer_attribute (xml, "code", code->guid);
  pnd_xml_writer_attribute_int (xml, "passages", tally->passages);
  pnd_xml_writer_attribute_int (xml, "documents", tally->documents);
  write_polarities (xml, tally->by_polarity);
}

/* @word: (nullable): NULL for the part whose value is not set */
static void
write_part (PndXmlWriter *xml, const char *element, const char *attribute, const char *word,
            int passages, const int *by_polarity)
{
  if (passages == 0)
    return;
  pnd_xml_writer_start (xml, element, NULL);
  pnd_xml_writer_attribute (xml, attribute, word);
  pnd_xml_writer_attribute_int (xml, "passages", passages);
  write_polarities (xml, by_polarity);
  pnd_xml_writer_end (xml);
}

static void
write_parts (PndXmlWriter *xml, const PndTally *tally)
{
  for (int i = 0; i < PND_N_SOURCE_TYPES; i++)
    write_part (xml, "bySourceType", "sourceType", pnd_source_type_to_word (i),
                tally->by_source_type[i], tally->source_type_polarity[i]);
  for (int i = 0; i < PND_N_HOLDERS; i++)
    write_part (xml, "byHolder", "holder", pnd_holder_to_word (i), tally->by_holder[i],
                tally->holder_polarity[i]);
}

/* how many of them are in each state of review */
static void
write_reviews (PndXmlWriter *xml, const PndTally *tally)
{
  for (int i = 0; i < PND_N_REVIEWS; i++)
    if (tally->by_review[i] > 0)
      {
        pnd_xml_writer_start (xml, "byReview", NULL);
        pnd_xml_writer_attribute (xml, "review", pnd_review_to_word (i));
        pnd_xml_writer_attribute_int (xml, "passages", tally->by_review[i]);
        pnd_xml_writer_end (xml);
      }
}

/* @evidence: (nullable): of the whole project, where that is the one case */
static void
write_status (PndXmlWriter *xml, const PndCodeTreeNode *code, const PndMotiveEvidence *evidence)
{
  for (guint i = 0; evidence != NULL && i < evidence->codes->len; i++)
    if (g_array_index (evidence->codes, gint64, i) == code->id)
      pnd_xml_writer_attribute (xml, "status", pnd_indicator_status_to_word (
                                  pnd_verdict_result_get (evidence->result, (int) i)->status));
}

static void
write_indicator (PndXmlWriter *xml, const PndCodeTreeNode *code, const PndSummary *summary,
                 const PndMotiveEvidence *evidence)
{
  const PndTally *tally = pnd_summary_get (summary, code->id);

  pnd_xml_writer_start (xml, "indicator", NULL);
  write_counts (xml, code, tally);
  write_status (xml, code, evidence);
  if (!pnd_summary_is_tested (summary, code->id))
    pnd_xml_writer_attribute (xml, "tested", "false");
  write_parts (xml, tally);
  write_reviews (xml, tally);
  pnd_xml_writer_end (xml);
}

static gboolean
write_motive (PndSummaryParts *parts, int index, const PndSummary *summary, gboolean has_cases,
              GError **error)
{
  const PndVerdictView view = { .holder = PND_HOLDER_OWN_REGION,
                                .accepted_only = (parts->flags & PND_EXPORT_REVIEWED_ONLY) != 0 };
  g_autoptr (PndMotiveEvidence) judged = NULL;
  PndXmlWriter *xml = parts->xml;
  const PndCodeTreeNode *motive = pnd_code_tree_get (parts->codes, index);
  const PndTally *tally = pnd_summary_get (summary, motive->id);
  GPtrArray *evidence = parts->evidence->pdata[index];

  if (!has_cases)
    {
      judged = pnd_motive_evidence_new (parts->reader, 0, motive->id, &view, error);
      if (judged == NULL)
        return FALSE;
    }
  pnd_xml_writer_start (xml, "motive", NULL);
  write_counts (xml, motive, tally);
  write_parts (xml, tally);
  write_reviews (xml, tally);
  for (int i = index + 1; i < pnd_code_tree_get_n (parts->codes); i++)
    {
      const PndCodeTreeNode *code = pnd_code_tree_get (parts->codes, i);

      if (code->kind == PND_CODE_KIND_INDICATOR && pnd_code_tree_is_under (parts->codes, i, index))
        write_indicator (xml, code, summary, judged);
    }
  for (guint i = 0; i < evidence->len; i++)
    {
      pnd_xml_writer_start (xml, "evidence", NULL);
      pnd_xml_writer_attribute (xml, "coding", evidence->pdata[i]);
      pnd_xml_writer_end (xml);
    }
  pnd_xml_writer_end (xml);
  return TRUE;
}

/**
 * pnd_summary_parts_write_motives:
 * @parts: what to write, and where; the codings have been written
 * @error: return location for an error
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_motives (PndSummaryParts *parts, GError **error)
{
  g_autoptr (PndSummary) summary = NULL;
  gboolean has_cases
      = pnd_database_query_int (parts->reader, _("Counting the cases"),
                                "SELECT EXISTS (SELECT 1 FROM cases)", 0, NULL, "") != 0;

  summary = pnd_summary_new (parts->reader, error);
  if (summary == NULL)
    return FALSE;

  pnd_xml_writer_start (parts->xml, "motives", NULL);
  for (int i = 0; i < pnd_code_tree_get_n (parts->codes); i++)
    if (pnd_code_tree_get (parts->codes, i)->kind == PND_CODE_KIND_MOTIVE
        && !write_motive (parts, i, summary, has_cases, error))
      return FALSE;
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}
