/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The middle of a coding summary: the documents, and who coded what of them. */

#include <glib/gi18n.h>

#include "app/analysis/review/counted.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/exchange/summary/parts.h"
#include "app/model/sources/document-facts.h"

/* code points of the document shown on either side of a quote */
#define CONTEXT 80

/* Codings by document and start, so that one look back at the end reached so far tells how much is
 * new: what several codings cover counts once. Returns id of a document -> code points. */
static GHashTable *
count_coded (PndSummaryParts *parts, GError **error)
{
  g_autoptr (GHashTable) coded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PndStatement) statement = NULL;
  const char *review = parts->flags & PND_EXPORT_REVIEWED_ONLY
                         ? pnd_review_to_word (PND_REVIEW_ACCEPTED) : NULL;
  gint64 document = 0;
  int reached = 0, sum = 0;
  GError *failure = NULL;

  statement = pnd_database_query (parts->reader, _("Reading the codings"),
                                  "SELECT document, span_start, span_end FROM codings"
                                  " WHERE area IS NULL AND (?1 IS NULL OR review = ?1)"
                                  " ORDER BY document, span_start", error, "s", review);
  if (statement == NULL)
    return NULL;
  while (pnd_statement_next (statement, &failure))
    {
      gint64 next = pnd_statement_get_int (statement, 0);
      int start = pnd_statement_get_int (statement, 1);
      int end = pnd_statement_get_int (statement, 2);

      if (next != document)
        sum = reached = 0;
      document = next;
      sum += MAX (0, end - MAX (start, reached));
      reached = MAX (reached, end);
      g_hash_table_replace (coded, g_memdup2 (&document, sizeof document), GINT_TO_POINTER (sum));
    }
  if (!pnd_statement_ended (failure, error))
    return NULL;
  return g_steal_pointer (&coded);
}

/* what the researcher says of the source; an empty value is absent */
static gboolean
write_facts (PndSummaryParts *parts, const PndWalkDocument *document, GError **error)
{
  static const char *const names[]
      = { "origin", "date", "place", "folder", "confidentiality", "twin" };
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the documents"),
      "SELECT nullif (origin, ''), nullif (date, ''), nullif (place, ''), nullif (folder, ''),"
      "       confidentiality, (SELECT t.guid FROM documents t"
      "                          WHERE t.guid = d.twin AND t.trashed IS NULL)"
      "  FROM documents d WHERE id = ?",
      error, "i", document->id);

  if (row == NULL || !pnd_statement_next (row, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *value
          = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (row, (int) i, NULL));

      /* a project from elsewhere may say anything; the schema does not take it */
      if (i != 1 || (value != NULL && pnd_document_date_is_valid (value)))
        pnd_xml_writer_attribute (parts->xml, names[i], value);
    }
  return TRUE;
}

/* of each coder who marked anything in it as read; what is coded counts as read */
static gboolean
write_coverage (PndSummaryParts *parts, const PndWalkDocument *document, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the ledger"),
      "SELECT DISTINCT k.id, k.guid FROM reading r JOIN coders k ON k.id = r.coder"
      " WHERE r.document_guid = ? AND r.text_hash = ? ORDER BY k.guid",
      error, "ss", document->guid, document->hash);
  PndReadCoverage coverage;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      if (!pnd_read_coverage_find (parts->reader, document->id, pnd_statement_get_int (row, 0),
                                   &coverage, error))
        return FALSE;
      pnd_xml_writer_start (parts->xml, "coverage", NULL);
      pnd_xml_writer_attribute (parts->xml, "coder", pnd_statement_get_text (row, 1, NULL));
      pnd_xml_writer_attribute_int (parts->xml, "readCharacters", coverage.coded + coverage.read);
      pnd_xml_writer_end (parts->xml);
    }
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_summary_parts_write_documents:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * Returns: %TRUE on success, else %FALSE with a %PND_STORE_ERROR
 */
gboolean
pnd_summary_parts_write_documents (PndSummaryParts *parts, GError **error)
{
  g_autoptr (GHashTable) coded = count_coded (parts, error);

  if (coded == NULL)
    return FALSE;

  pnd_xml_writer_start (parts->xml, "documents", NULL);
  for (guint i = 0; i < parts->documents->len; i++)
    {
      const PndWalkDocument *document = parts->documents->pdata[i];
      int n_coded = GPOINTER_TO_INT (g_hash_table_lookup (coded, &document->id));
      g_autofree char *name = pnd_pseudonyms_dup (parts->pseudonyms, document->name);

      pnd_xml_writer_start (parts->xml, "document", NULL);
      pnd_xml_writer_attribute (parts->xml, "guid", document->guid);
      pnd_xml_writer_attribute (parts->xml, "name", name);
      pnd_xml_writer_attribute (parts->xml, "sourceType", document->source_type);
      pnd_xml_writer_attribute (parts->xml, "language", document->language);
      pnd_xml_writer_attribute (parts->xml, "sha256", document->hash);
      pnd_xml_writer_attribute_int (parts->xml, "characters", document->characters);
      pnd_xml_writer_attribute_int (parts->xml, "codedCharacters", n_coded);
      if (!write_facts (parts, document, error) || !write_coverage (parts, document, error))
        return FALSE;
      pnd_xml_writer_end (parts->xml);
    }
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}

static void
write_slice (PndSummaryParts *parts, const char *name, PndDocumentText *text, PndSpan span)
{
  gsize start;
  gsize end;

  if (parts->pseudonyms != NULL)
    {
      g_autofree char *slice = pnd_pseudonyms_dup_slice (parts->pseudonyms, text, span);

      pnd_xml_writer_element (parts->xml, name, slice, -1);
      return;
    }
  start = pnd_document_text_to_byte (text, span.start);
  end = pnd_document_text_to_byte (text, span.end);
  pnd_xml_writer_element (parts->xml, name, pnd_document_text_get_utf8 (text, NULL) + start,
                          end - start);
}

/* those that have anything of the passage */
static gboolean
write_translations (PndSummaryParts *parts, const PndWalkCoding *coding, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the translations"),
      "SELECT language, nullif (translator, ''), text FROM translations"
      " WHERE document = ? AND span_start < ? AND span_end > ? ORDER BY span_start, span_end, guid",
      error, "iii", coding->document->id, (gint64) coding->span.end, (gint64) coding->span.start);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *text
          = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (row, 2, NULL));

      pnd_xml_writer_start (parts->xml, "translation", NULL);
      pnd_xml_writer_attribute (parts->xml, "language", pnd_statement_get_text (row, 0, NULL));
      pnd_xml_writer_attribute (parts->xml, "translator", pnd_statement_get_text (row, 1, NULL));
      pnd_xml_writer_text (parts->xml, text, -1);
      pnd_xml_writer_end (parts->xml);
    }
  return pnd_statement_ended (failure, error);
}

/* who speaks in the document that passes */
static gboolean
load_speakers (PndSummaryParts *parts, const PndWalkDocument *document, GError **error)
{
  if (parts->speakers != NULL && parts->speakers_of == document->id)
    return TRUE;
  pnd_speakers_free (parts->speakers);
  parts->speakers = pnd_speakers_new (parts->reader, document->id, document->text, error);
  parts->speakers_of = document->id;
  return parts->speakers != NULL;
}

static void
write_attributes (PndSummaryParts *parts, const PndWalkCoding *coding, gboolean is_question)
{
  PndXmlWriter *xml = parts->xml;
  const PndSpeaker *speaker
    = coding->area == NULL ? pnd_speakers_get_in (parts->speakers, coding->span) : NULL;

  pnd_xml_writer_attribute (xml, "guid", coding->guid);
  pnd_xml_writer_attribute (xml, "document", coding->document->guid);
  pnd_xml_writer_attribute (xml, "code", pnd_code_tree_get (parts->codes, coding->code)->guid);
  pnd_xml_writer_attribute (xml, "coder", coding->coder_guid);
  pnd_xml_writer_attribute_int (xml, "start", coding->span.start);
  pnd_xml_writer_attribute_int (xml, "end", coding->span.end);
  pnd_xml_writer_attribute (xml, "page", coding->page);
  pnd_xml_writer_attribute (xml, "area", coding->area);
  pnd_xml_writer_attribute_int (xml, "line", coding->line);
  pnd_xml_writer_attribute (xml, "polarity", coding->polarity);
  if (coding->strength != 0)
    pnd_xml_writer_attribute_int (xml, "strength", coding->strength);
  pnd_xml_writer_attribute (xml, "holder", coding->holder);
  pnd_xml_writer_attribute (xml, "review", coding->review);
  pnd_xml_writer_attribute_int (xml, "codebookVersion", coding->code_version);
  pnd_xml_writer_attribute (xml, "created", coding->created);
  pnd_xml_writer_attribute (xml, "informant", speaker != NULL ? speaker->code : NULL);
  if (is_question)
    pnd_xml_writer_attribute (xml, "question", "true");
}

static void
gather_evidence (PndSummaryParts *parts, const PndWalkCoding *coding)
{
  for (int at = coding->code; at >= 0; at = pnd_code_tree_get (parts->codes, at)->parent)
    if (parts->evidence->pdata[at] != NULL)
      g_ptr_array_add (parts->evidence->pdata[at], g_strdup (coding->guid));
}

static void
write_area_quote (PndSummaryParts *parts, const PndWalkCoding *coding)
{
  g_autofree char *quote = pnd_walk_coding_dup_area_quote (coding);

  if (!(parts->flags & PND_EXPORT_NO_QUOTES))
    pnd_xml_writer_element (parts->xml, "quote", quote, -1);
}

static gboolean
write_coding_cb (const PndWalkCoding *coding, gpointer data, GError **error)
{
  PndSummaryParts *parts = data;
  PndSpan span = coding->span;
  PndSpan all = PND_SPAN (0, coding->document->characters);
  g_autofree char *memo = NULL;
  gboolean is_question;

  if (!load_speakers (parts, coding->document, error))
    return FALSE;
  is_question = coding->area == NULL
                && pnd_speakers_is_question (parts->speakers, span);
  pnd_xml_writer_start (parts->xml, "coding", NULL);
  write_attributes (parts, coding, is_question);
  if (coding->area != NULL)
    write_area_quote (parts, coding);
  else if (!(parts->flags & PND_EXPORT_NO_QUOTES))
    {
      PndDocumentText *text = coding->document->text;

      write_slice (parts, "quote", text, span);
      write_slice (parts, "before", text,
                   pnd_span_clamp (PND_SPAN (span.start - CONTEXT, span.start), all));
      write_slice (parts, "after", text,
                   pnd_span_clamp (PND_SPAN (span.end, span.end + CONTEXT), all));
      if (parts->has_translations && !write_translations (parts, coding, error))
        return FALSE;
    }
  memo = pnd_pseudonyms_dup (parts->pseudonyms, coding->memo);
  pnd_xml_writer_element (parts->xml, "memo", memo, -1);
  if (!pnd_summary_parts_write_thread (parts, coding->guid, error))
    return FALSE;
  pnd_xml_writer_end (parts->xml);
  if (!is_question)
    gather_evidence (parts, coding);
  return TRUE;
}

/**
 * pnd_summary_parts_write_codings:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * Writes the codings and gathers the evidence of the motives.
 *
 * Returns: %TRUE on success, else %FALSE with an error
 */
gboolean
pnd_summary_parts_write_codings (PndSummaryParts *parts, GError **error)
{
  g_auto (PndCounted) counted = { 0 };

  if (!pnd_counted_load (parts->reader, &counted, error))
    return FALSE;
  pnd_xml_writer_start (parts->xml, "codings", NULL);
  if (counted.accepted_only)
    pnd_xml_writer_attribute (parts->xml, "review", pnd_review_to_word (PND_REVIEW_ACCEPTED));
  pnd_xml_writer_attribute (parts->xml, "coder", counted.coder_guid);
  for (int i = 0; i < PND_N_REVIEWS; i++)
    if (counted.by_review[i] > 0)
      pnd_xml_writer_attribute_int (parts->xml, pnd_review_to_word (i), counted.by_review[i]);
  if (!pnd_coding_walk_all (parts->reader, parts->documents, parts->codes, parts->flags,
                            write_coding_cb, parts, parts->cancellable, error))
    return FALSE;
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}
