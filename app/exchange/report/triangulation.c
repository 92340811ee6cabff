/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which source says what of which indicator, in as many tables as the page has room for; and what
 * the rule would say of the motives of others. */

#include "app/analysis/verdict/triangulation.h"
#include "app/exchange/report/parts.h"
#include "app/model/language.h"

/* sources a table; a column for the indicator and two for the sums stand beside them */
#define MAX_SOURCES 12

static void
begin_table (PndReport *report, int n_sources)
{
  g_autoptr (GString) columns = g_string_new ("14l");

  for (int i = 0; i < n_sources; i++)
    g_string_append (columns, " 6c");
  g_string_append (columns, " 7r 8r");
  pnd_report_begin_table (report, PND_REPORT_FIGURES, columns->str);
}

/* an informant by what they may be named, a document by its number */
static void
add_source_head (PndReportParts *parts, const PndTriangulationSource *source)
{
  const PndReportInformant *informant
      = pnd_report_sources_get_informant (parts->sources, source->informant);
  const PndReportDocument *document
      = pnd_report_sources_get_document (parts->sources, source->document);
  g_autofree char *number = g_strdup_printf (_("D%d"), document != NULL ? document->number : 0);

  pnd_report_head (parts->report, 1, informant != NULL ? informant->name : number);
}

static const char *
get_name (const PndReportParts *parts, gint64 code)
{
  int index = pnd_code_tree_find (parts->sources->codes, code);

  return index >= 0 ? pnd_code_tree_get (parts->sources->codes, index)->abbreviation : NULL;
}

static void
add_row (PndReportParts *parts, const PndTriangulation *table, int row, int first, int end)
{
  PndReport *report = parts->report;
  const PndTriangulationRow *one = &g_array_index (table->rows, PndTriangulationRow, row);

  pnd_report_head (report, 1, NULL);
  pnd_report_text (report, one->code == one->motive ? PND_REPORT_BOLD : PND_REPORT_PLAIN,
                   get_name (parts, one->code));
  for (int source = first; source < end; source++)
    {
      const PndTriangulationCell *cell = pnd_triangulation_get (table, row, source);
      g_autofree char *text = cell != NULL ? pnd_triangulation_cell_to_text (cell) : NULL;

      pnd_report_cell_text (report, text);
    }
  pnd_report_cell_int (report, one->supports);
  pnd_report_cell_int (report, one->contradicts);
}

/* rows that say nothing here are left out; the table of indicators has them */
static void
add_table (PndReportParts *parts, const PndTriangulation *table, int first, int end)
{
  begin_table (parts->report, end - first);
  pnd_report_head (parts->report, 1, _("Indicator"));
  for (int source = first; source < end; source++)
    add_source_head (parts, &g_array_index (table->sources, PndTriangulationSource, source));
  pnd_report_head (parts->report, 1, _("Sources for"));
  pnd_report_head (parts->report, 1, _("Sources against"));
  pnd_report_set_head_rows (parts->report, 1);
  for (int row = 0; row < (int) table->rows->len; row++)
    {
      gboolean speaks = FALSE;

      for (int source = first; source < end && !speaks; source++)
        speaks = pnd_triangulation_get (table, row, source) != NULL;
      if (speaks)
        add_row (parts, table, row, first, end);
    }
}

/**
 * pnd_report_add_triangulation:
 * @parts: what the report is about
 * @one: a case
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if the indicators by sources are in the report
 */
gboolean
pnd_report_add_triangulation (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  const PndVerdictView view
      = { .holder = PND_HOLDER_OWN_REGION,
          .accepted_only = (parts->sources->flags & PND_EXPORT_REVIEWED_ONLY) != 0 };
  g_autoptr (PndTriangulation) table
      = pnd_triangulation_load (parts->reader, one->id, &view, error);

  if (table == NULL)
    return FALSE;
  if (table->sources->len == 0)
    pnd_report_note (parts->report, _("No source says anything that counts."));
  for (int first = 0; first < (int) table->sources->len; first += MAX_SOURCES)
    add_table (parts, table, first, MIN (first + MAX_SOURCES, (int) table->sources->len));
  pnd_report_note (parts->report,
                   _("+ passages for, − against, in parentheses mentions. A column is an "
                     "informant, or a document where nobody is known to speak; reprints, translations "
                     "and what comes of one release are one. The sums count sources that are "
                     "independent of each other, of all tables."));
  return TRUE;
}

/* Whose motive */

static gboolean
add_holder (PndReportParts *parts, const PndReportCase *one, const PndReportMotive *motive,
            PndHolder holder, GError **error)
{
  const PndVerdictView view
      = { .holder = holder,
          .accepted_only = (parts->sources->flags & PND_EXPORT_REVIEWED_ONLY) != 0 };
  g_autoptr (PndMotiveEvidence) evidence
      = pnd_motive_evidence_new (parts->reader, one->id, motive->evidence->motive, &view, error);

  if (evidence == NULL)
    return FALSE;
  pnd_report_cell (parts->report, 1, PND_REPORT_TONE_NONE);
  pnd_report_verdict (parts->report, PND_REPORT_PLAIN, evidence->result->verdict);
  pnd_report_printf (parts->report, PND_REPORT_QUIET, " (+%d −%d)", evidence->result->supports,
                     evidence->result->contradicts);
  return TRUE;
}

/**
 * pnd_report_add_holders:
 * @parts: what the report is about
 * @one: a case
 * @error: return location for a #PndStoreError
 *
 * The motives of others are never counted as the own region's; this is where they are seen.
 *
 * Returns: %TRUE if the rule's verdicts by holder are in the report
 */
gboolean
pnd_report_add_holders (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  static const PndHolder shown[]
      = { PND_HOLDER_OWN_REGION, PND_HOLDER_PARTNER_REGION, PND_HOLDER_CENTRAL_STATE };

  pnd_report_begin_table (parts->report, PND_REPORT_FIGURES, "25l 25l 25l 25l");
  pnd_report_head (parts->report, 1, _("Motive"));
  for (int i = 0; i < (int) G_N_ELEMENTS (shown); i++)
    pnd_report_head (parts->report, 1, pnd_holder_get_title (shown[i]));
  pnd_report_set_head_rows (parts->report, 1);
  for (guint i = 0; i < one->motives->len; i++)
    {
      const PndReportMotive *motive = one->motives->pdata[i];

      pnd_report_label (parts->report, motive->code->name);
      for (int k = 0; k < (int) G_N_ELEMENTS (shown); k++)
        if (!add_holder (parts, one, motive, shown[k], error))
          return FALSE;
    }
  return TRUE;
}
