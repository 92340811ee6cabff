/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was said of a coding in review. */

#include <glib/gi18n.h>

#include "app/exchange/summary/parts.h"

static void
write_remark (PndSummaryParts *parts, PndStatement *row)
{
  g_autofree char *text
    = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (row, 3, NULL));

  pnd_xml_writer_start (parts->xml, "remark", NULL);
  pnd_xml_writer_attribute (parts->xml, "coder", pnd_statement_get_text (row, 0, NULL));
  pnd_xml_writer_attribute (parts->xml, "date", pnd_statement_get_text (row, 1, NULL));
  pnd_xml_writer_attribute (parts->xml, "review", pnd_statement_get_text (row, 2, NULL));
  pnd_xml_writer_text (parts->xml, text, -1);
  pnd_xml_writer_end (parts->xml);
}

/**
 * pnd_summary_parts_write_thread:
 * @parts: what to write, and where
 * @coding: guid of a coding
 * @error: return location for an error
 *
 * Writes the thread of a coding, if there is one.
 *
 * Returns: %TRUE on success, else %FALSE with an error
 */
gboolean
pnd_summary_parts_write_thread (PndSummaryParts *parts, const char *coding, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (parts->reader, _("Writing what was said in review"),
                          "SELECT p.guid, r.created, r.state, r.text FROM remarks r "
                          "JOIN coders p ON p.id = r.coder WHERE r.subject_guid = ? "
                          "ORDER BY r.created, r.guid",
                          error, "s", coding);
  GError *failure = NULL;
  gboolean is_open = FALSE;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      if (!is_open)
        pnd_xml_writer_start (parts->xml, "thread", NULL);
      is_open = TRUE;
      write_remark (parts, row);
    }
  if (is_open)
    pnd_xml_writer_end (parts->xml);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
