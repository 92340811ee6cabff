/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The middle of a coding summary: the documents, and who coded what of them. */

#include <glib/gi18n.h>

#include "app/exchange/summary/parts.h"

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
                                  " WHERE ?1 IS NULL OR review = ?1"
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
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&coded);
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

      pnd_xml_writer_start (parts->xml, "document", NULL);
      pnd_xml_writer_attribute (parts->xml, "guid", document->guid);
      pnd_xml_writer_attribute (parts->xml, "name", document->name);
      pnd_xml_writer_attribute (parts->xml, "sourceType", document->source_type);
      pnd_xml_writer_attribute (parts->xml, "language", document->language);
      pnd_xml_writer_attribute (parts->xml, "sha256", document->hash);
      pnd_xml_writer_attribute_int (parts->xml, "characters", document->characters);
      pnd_xml_writer_attribute_int (parts->xml, "codedCharacters", n_coded);
      pnd_xml_writer_end (parts->xml);
    }
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}

static void
write_slice (PndSummaryParts *parts, const char *name, const PndDocumentText *text, PndSpan span)
{
  gsize start = pnd_document_text_to_byte (text, span.start);
  gsize end = pnd_document_text_to_byte (text, span.end);

  pnd_xml_writer_element (parts->xml, name, pnd_document_text_get_utf8 (text, NULL) + start,
                          end - start);
}

static void
write_attributes (PndSummaryParts *parts, const PndWalkCoding *coding)
{
  PndXmlWriter *xml = parts->xml;

  pnd_xml_writer_attribute (xml, "guid", coding->guid);
  pnd_xml_writer_attribute (xml, "document", coding->document->guid);
  pnd_xml_writer_attribute (xml, "code", pnd_code_tree_get (parts->codes, coding->code)->guid);
  pnd_xml_writer_attribute (xml, "coder", coding->coder_guid);
  pnd_xml_writer_attribute_int (xml, "start", coding->span.start);
  pnd_xml_writer_attribute_int (xml, "end", coding->span.end);
  pnd_xml_writer_attribute (xml, "page", coding->page);
  pnd_xml_writer_attribute_int (xml, "line", coding->line);
  pnd_xml_writer_attribute (xml, "polarity", coding->polarity);
  if (coding->strength != 0)
    pnd_xml_writer_attribute_int (xml, "strength", coding->strength);
  pnd_xml_writer_attribute (xml, "holder", coding->holder);
  pnd_xml_writer_attribute (xml, "review", coding->review);
  pnd_xml_writer_attribute_int (xml, "codebookVersion", coding->code_version);
  pnd_xml_writer_attribute (xml, "created", coding->created);
}

static void
gather_evidence (PndSummaryParts *parts, const PndWalkCoding *coding)
{
  for (int at = coding->code; at >= 0; at = pnd_code_tree_get (parts->codes, at)->parent)
    if (parts->evidence->pdata[at] != NULL)
      g_ptr_array_add (parts->evidence->pdata[at], g_strdup (coding->guid));
}

static gboolean
write_coding_cb (const PndWalkCoding *coding, gpointer data, GError **error)
{
  PndSummaryParts *parts = data;
  PndSpan span = coding->span;
  PndSpan all = PND_SPAN (0, coding->document->characters);

  pnd_xml_writer_start (parts->xml, "coding", NULL);
  write_attributes (parts, coding);
  if (!(parts->flags & PND_EXPORT_NO_QUOTES))
    {
      const PndDocumentText *text = coding->document->text;

      write_slice (parts, "quote", text, span);
      write_slice (parts, "before", text,
                   pnd_span_clamp (PND_SPAN (span.start - CONTEXT, span.start), all));
      write_slice (parts, "after", text,
                   pnd_span_clamp (PND_SPAN (span.end, span.end + CONTEXT), all));
    }
  pnd_xml_writer_element (parts->xml, "memo", coding->memo, -1);
  pnd_xml_writer_end (parts->xml);
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
  pnd_xml_writer_start (parts->xml, "codings", NULL);
  if (parts->flags & PND_EXPORT_REVIEWED_ONLY)
    pnd_xml_writer_attribute (parts->xml, "review", pnd_review_to_word (PND_REVIEW_ACCEPTED));
  if (!pnd_coding_walk_all (parts->reader, parts->documents, parts->codes, parts->flags,
                            write_coding_cb, parts, parts->cancellable, error))
    return FALSE;
  pnd_xml_writer_end (parts->xml);
  return TRUE;
}
