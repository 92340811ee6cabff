/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The coding summary: where coders differed, and what was decided. */

#include <glib/gi18n.h>

#include "app/exchange/summary/parts.h"

static void
write_decision (PndSummaryParts *parts, PndStatement *row)
{
  static const char *const names[] = { "guid", "document", "kind", "one", "other", "outcome",
                                       "consensus", "coder", "created" };
  g_autofree char *reason
    = pnd_pseudonyms_dup (parts->pseudonyms, pnd_statement_get_text (row, 9, NULL));

  pnd_xml_writer_start (parts->xml, "decision", NULL);
  for (int i = 0; i < (int) G_N_ELEMENTS (names); i++)
    if (!pnd_statement_is_null (row, i))
      pnd_xml_writer_attribute (parts->xml, names[i], pnd_statement_get_text (row, i, NULL));
  pnd_xml_writer_element (parts->xml, "reason", reason, -1);
  pnd_xml_writer_end (parts->xml);
}

/**
 * pnd_summary_parts_write_decisions:
 * @parts: what to write, and where
 * @error: return location for an error
 *
 * All that was decided, the newest of a difference last; nothing where nothing was.
 *
 * Returns: %TRUE on success, else %FALSE with a #PndStoreError
 */
gboolean
pnd_summary_parts_write_decisions (PndSummaryParts *parts, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean is_begun = FALSE;
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Reading the decisions"),
    "SELECT d.guid, document_guid, kind, one_guid, other_guid, outcome, consensus_guid, k.guid,"
    " d.created, reason FROM decisions d JOIN coders k ON k.id = d.coder"
    " ORDER BY d.created, d.guid",
    error, "");

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &local))
    {
      if (!is_begun)
        pnd_xml_writer_start (parts->xml, "decisions", NULL);
      is_begun = TRUE;
      write_decision (parts, row);
    }
  if (is_begun)
    pnd_xml_writer_end (parts->xml);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
