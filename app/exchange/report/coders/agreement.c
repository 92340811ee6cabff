/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the coders agreed, as it was measured and kept: what stood before their differences were
 * decided stays in the report. */

#include "app/analysis/agreement/agreement-remarks.h"
#include "app/analysis/agreement/agreement-words.h"
#include "app/analysis/agreement/record.h"
#include "app/exchange/report/parts.h"
#include "app/model/agreements/kept-agreement.h"
#include "app/model/language.h"

static void
add_heads (PndReport *report, PndAgreementUnit unit)
{
  gboolean is_continuum = unit == PND_UNIT_CONTINUUM;

  pnd_report_begin_table (report, PND_REPORT_FIGURES,
                          is_continuum ? "16l 9r 9r 10r 14r 14r 14r 14r"
                                       : "13l 7r 8r 12r 12r 12r 12r 12r 12r");
  pnd_report_head (report, 1, _("Code"));
  pnd_report_head (report, 1, is_continuum ? _("Characters") : _("Units"));
  pnd_report_head (report, 1, _("Prevalence"));
  if (is_continuum)
    pnd_report_head (report, 1, _("Coverage"));
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, unit))
      pnd_report_head (report, 1, pnd_agreement_figure_get_title (kind));
  pnd_report_set_head_rows (report, 1);
}

static void
add_share (PndReport *report, double share)
{
  g_autofree char *text = share < 0 ? g_strdup ("–") : g_strdup_printf ("%.3f", share);

  pnd_report_cell_text (report, text);
}

static void
add_figure (PndReport *report, const PndFigure *figure)
{
  g_autofree char *value = pnd_agreement_figure_format (figure);
  g_autofree char *interval = pnd_agreement_figure_format_interval (figure);

  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  pnd_report_text (report, PND_REPORT_PLAIN, value);
  if (*interval != '\0')
    {
      g_auto (GStrv) words = g_strsplit (interval, " ", 2);
      g_autofree char *ends = g_strjoinv ("\302\240", words);

      /* in a narrow column broken before its ends, never in a number */
      pnd_report_printf (report, PND_REPORT_QUIET, " (%s)", ends);
    }
}

static void
add_row (PndReport *report, const PndAgreementRow *row, PndAgreementUnit unit, gboolean is_pooled)
{
  pnd_report_head (report, 1, NULL);
  pnd_report_text (report, is_pooled ? PND_REPORT_BOLD : PND_REPORT_PLAIN,
                   is_pooled ? _("All codes") : row->label);
  pnd_report_cell_int (report, row->n);
  add_share (report, row->prevalence);
  if (unit == PND_UNIT_CONTINUUM)
    add_share (report, row->coverage);
  for (int kind = 0; kind < PND_N_FIGURES; kind++)
    if (pnd_agreement_figure_is_of (kind, unit))
      add_figure (report, &row->figures[kind]);
}

/* how the figures read, why some are missing, what to beware of; no colour and no hint is needed */
static void
add_remarks (PndReport *report, const PndAgreement *agreement)
{
  g_auto (GStrv) remarks = pnd_agreement_list_remarks (agreement);

  for (char **remark = remarks; *remark != NULL; remark++)
    pnd_report_paragraph (report, *remark);
}

static void
add_one (PndReportParts *parts, const PndKeptAgreement *kept, const PndAgreementRecord *record)
{
  PndReport *report = parts->report;
  const PndAgreement *agreement = record->agreement;
  g_autofree char *joined = g_strjoinv (", ", agreement->coders);
  g_autofree char *coders = pnd_report_sources_dup (parts->sources, joined);
  g_autofree char *who = pnd_report_sources_dup (parts->sources, kept->coder_name);
  g_autofree char *day = pnd_report_day (kept->created);
  g_auto (GStrv) lines = pnd_agreement_describe (agreement, &record->options);
  gint64 n_decided = pnd_database_query_int (
    parts->reader, NULL, "SELECT count (*) FROM decisions WHERE created < ?", 0, NULL, "s",
    kept->created);

  pnd_report_begin (report, PND_REPORT_HEADING, 3, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (report, PND_REPORT_PLAIN, "%s · %s", coders,
                     pnd_agreement_unit_get_title (record->options.unit));
  pnd_report_begin (report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  /* Translators: when an agreement was measured, by whom, in how many documents */
  pnd_report_printf (report, PND_REPORT_PLAIN, _("Measured on %s by %s; documents: %d."), day, who,
                     agreement->n_documents);
  pnd_report_printf (report, PND_REPORT_PLAIN, " %s", n_decided == 0
                       ? _("No difference was decided before.")
                       : _("Some differences had been decided before; codings of the coders do not "
                           "change by that."));
  add_heads (report, record->options.unit);
  for (guint i = 0; i < agreement->rows->len; i++)
    add_row (report, pnd_agreement_get (agreement, (int) i), record->options.unit,
             i + 1 == agreement->rows->len);
  add_remarks (report, agreement);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *clean = pnd_report_sources_dup (parts->sources, *line);

      pnd_report_note (report, clean);
    }
}

/**
 * pnd_report_load_last_agreement:
 * @parts: what the report is about
 * @line: (out) (transfer full) (nullable): the last measurement that was kept, in a line
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if it could be looked up; %TRUE with no line if none was kept.
 */
gboolean
pnd_report_load_last_agreement (PndReportParts *parts, char **line, GError **error)
{
  g_autoptr (GPtrArray) all = pnd_kept_agreements_load (parts->reader, error);

  *line = NULL;
  if (all == NULL)
    return FALSE;
  for (guint i = all->len; i > 0 && *line == NULL; i--)
    {
      const PndKeptAgreement *kept = all->pdata[i - 1];
      g_autoptr (PndAgreementRecord) record
          = pnd_agreement_record_read (kept->options, kept->result);
      g_autofree char *summary = record != NULL ? pnd_agreement_record_summarize (record) : NULL;
      g_autofree char *clean
          = summary != NULL ? pnd_report_sources_dup (parts->sources, summary) : NULL;
      g_autofree char *day = pnd_report_day (kept->created);

      if (clean != NULL)
        /* Translators: coders and their agreement; the day it was measured */
        *line = g_strdup_printf (_("%s; measured on %s"), clean, day);
    }
  return TRUE;
}

/**
 * pnd_report_add_agreement:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Without a measurement that was kept there is no such section.
 *
 * Returns: %TRUE if they are in the report
 */
gboolean
pnd_report_add_agreement (PndReportParts *parts, GError **error)
{
  g_autoptr (GPtrArray) all = pnd_kept_agreements_load (parts->reader, error);
  gboolean is_open = FALSE;

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const PndKeptAgreement *kept = all->pdata[i];
      g_autoptr (PndAgreementRecord) record
          = pnd_agreement_record_read (kept->options, kept->result);

      if (record == NULL)
        continue;
      if (!is_open)
        pnd_report_heading (parts->report, 2, "agreement", _("Agreement of the coders"));
      is_open = TRUE;
      add_one (parts, kept, record);
    }
  return TRUE;
}
