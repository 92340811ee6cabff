/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The supervision log (kartu bimbingan), where one was kept. */

#include "app/exchange/report/parts.h"
#include "app/model/language.h"

#define N_COLUMNS 5

static void
add_head (PndReport *report)
{
  const char *const titles[N_COLUMNS]
    = { _("Date"), _("Supervisor"), _("Topic"), _("Advice"), _("Done") };

  pnd_report_heading (report, 2, "supervision", _("Supervision log"));
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "12l 16l 20l 28l 24l");
  pnd_report_heads (report, titles, N_COLUMNS);
}

/**
 * pnd_report_add_supervision:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if what was advised, by date, is in the report; nothing stands there without it
 */
gboolean
pnd_report_add_supervision (PndReportParts *parts, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (parts->reader, _("Reading the supervision log"),
                          "SELECT date, supervisor, topic, advice, done FROM supervisions "
                          "ORDER BY date, id", error, "");
  GError *failure = NULL;
  int n = 0;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      if (n++ == 0)
        add_head (parts->report);
      for (int i = 0; i < N_COLUMNS; i++)
        {
          g_autofree char *text
            = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, i, NULL));

          pnd_report_cell_text (parts->report, text);
        }
    }
  return pnd_statement_ended (failure, error);
}
