/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lets a supervisor trust the process: the history in figures, its chain, and the answers to
 * the items of a reporting checklist that the project itself can give. */

#include "app/exchange/report/parts.h"
#include "app/model/language.h"
#include "app/model/people/draw.h"
#include "app/store/history.h"

static void
add_fact (PndReport *report, const char *label, const char *text)
{
  pnd_report_label (report, label);
  pnd_report_cell_text (report, text);
}

static int
count (PndReportParts *parts, const char *sql)
{
  return (int) pnd_database_query_int (parts->reader, _("Reading the project"), sql, 0, NULL, "");
}

/* a chain that does not fit is a finding of the report, no failure of it */
static void
add_chain (PndReportParts *parts)
{
  PndReport *report = parts->report;
  g_autoptr (GError) fault = NULL;
  gint64 n_rows = 0;
  gboolean is_whole = pnd_history_check_chain (parts->reader, &n_rows, &fault);

  pnd_report_label (report, _("Chain"));
  pnd_report_cell (report, 1, is_whole ? PND_REPORT_TONE_NONE : PND_REPORT_TONE_WARNING);
  if (is_whole)
    pnd_report_printf (report, PND_REPORT_PLAIN,
                       _("whole: each of %d entries fits the one before, none was altered or taken "
                         "out"), (int) n_rows);
  else
    pnd_report_printf (report, PND_REPORT_BOLD, _("broken: %s"), fault->message);
}

static gboolean
add_history_facts (PndReportParts *parts, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the history"),
      "SELECT count (*), sum (kind = 'edit'), sum (kind = 'undo'), sum (kind = 'redo'),"
      " min (time), max (time), (SELECT chain FROM history ORDER BY id DESC LIMIT 1) FROM history",
      error, "");
  g_autofree char *entries = NULL;
  g_autofree char *span = NULL;

  if (row == NULL || !pnd_statement_next (row, error))
    return FALSE;
  entries = g_strdup_printf (_("%d (edits: %d, undone: %d, redone: %d)"),
                             (int) pnd_statement_get_int (row, 0),
                             (int) pnd_statement_get_int (row, 1),
                             (int) pnd_statement_get_int (row, 2),
                             (int) pnd_statement_get_int (row, 3));
  span = g_strdup_printf ("%s – %s", pnd_statement_get_text (row, 4, NULL),
                          pnd_statement_get_text (row, 5, NULL));
  pnd_report_begin_table (parts->report, PND_REPORT_FACTS, "18l 82l");
  add_fact (parts->report, _("Entries"), entries);
  add_fact (parts->report, _("From – to"), span);
  add_chain (parts);
  add_fact (parts->report, _("Fingerprint"), pnd_statement_get_text (row, 6, NULL));
  return TRUE;
}

/* @select: two columns, a text and a number. @is_label: the text is a label of the history */
static gboolean
add_counts (PndReportParts *parts, const char *title, const char *select, gboolean is_label,
            GError **error)
{
  PndReport *report = parts->report;
  const char *const titles[] = { title, _("Entries") };
  g_autoptr (PndStatement) row
      = pnd_database_query (parts->reader, _("Reading the history"), select, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "80l 20r");
  pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
  while (pnd_statement_next (row, &failure))
    {
      const char *text = pnd_statement_get_text (row, 0, NULL);
      g_autofree char *name = is_label ? NULL : pnd_report_sources_dup (parts->sources, text);

      pnd_report_cell_text (report, name != NULL                ? name
                                    : text == NULL || *text == '\0' ? "–" : _(text));
      pnd_report_cell_int (report, pnd_statement_get_int (row, 1));
    }
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_report_add_audit:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if the history in figures is in the report
 */
gboolean
pnd_report_add_audit (PndReportParts *parts, GError **error)
{
  pnd_report_heading (parts->report, 2, "audit", _("Audit trail"));
  return add_history_facts (parts, error)
         && add_counts (parts, _("By whom"), "SELECT coder, count (*) FROM history "
                        "GROUP BY coder ORDER BY 2 DESC, 1", FALSE, error)
         && add_counts (parts, _("What was done"), "SELECT label, count (*) FROM history "
                        "WHERE kind = 'edit' GROUP BY label ORDER BY 2 DESC, 1", TRUE, error);
}

/* The checklist */

static void
begin_answer (PndReport *report, const char *number, const char *item)
{
  pnd_report_label (report, number);
  pnd_report_cell_text (report, item);
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
}

/* how the share for double coding was drawn, where one was */
static void
answer_draw (PndReportParts *parts)
{
  g_auto (PndDraw) draw = { 0 };
  g_autofree char *seed = NULL;

  if (!pnd_draw_get_last (parts->reader, &draw))
    return;
  seed = g_strdup_printf ("%" G_GINT64_FORMAT, draw.seed);
  pnd_report_printf (parts->report, PND_REPORT_PLAIN,
                     _("; drawn for double coding: %d (%.0f%% of each source type, seed %s)"),
                     draw.n, draw.share * 100, seed);
}

static void
answer_coders (PndReportParts *parts)
{
  PndReport *report = parts->report;
  int n = count (parts, "SELECT count (*) FROM coders k WHERE EXISTS (SELECT 1 FROM codings c"
                        " WHERE c.coder = k.id)");
  int n_shared = count (parts, "SELECT count (*) FROM (SELECT document FROM codings GROUP BY"
                               " document HAVING count (DISTINCT coder) > 1)");

  begin_answer (report, "24", _("Number of data coders"));
  pnd_report_printf (report, PND_REPORT_PLAIN, _("%d; documents coded by more than one: %d"), n,
                     n_shared);
  answer_draw (parts);
}

static void
answer_tree (PndReportParts *parts)
{
  PndReport *report = parts->report;

  begin_answer (report, "25", _("Description of the coding tree"));
  pnd_report_printf (report, PND_REPORT_PLAIN,
                     _("motives: %d, indicators: %d, context codes: %d, others: %d; see "),
                     count (parts, "SELECT count (*) FROM codes WHERE kind = 'motive'"),
                     count (parts, "SELECT count (*) FROM codes WHERE kind = 'indicator'"),
                     count (parts, "SELECT count (*) FROM codes WHERE kind = 'context'"),
                     count (parts, "SELECT count (*) FROM codes WHERE kind = 'other'"));
  pnd_report_link (report, PND_REPORT_PLAIN, "codebook", _("Codebook"));

  begin_answer (report, "26", _("Derivation of themes"));
  if (parts->codebook != NULL && *parts->codebook != '\0')
    pnd_report_printf (report, PND_REPORT_PLAIN,
                       _("in advance, from theory: the codebook “%s”; codes reworded since: %d"),
                       parts->codebook,
                       count (parts, "SELECT count (*) FROM codes WHERE version > 1"));
  else
    pnd_report_text (report, PND_REPORT_PLAIN, _("from the data: the project began without a "
                                                 "codebook"));
}

static void
answer_quotes (PndReportParts *parts)
{
  PndReport *report = parts->report;

  begin_answer (report, "27", _("Software"));
  pnd_report_printf (report, PND_REPORT_PLAIN, "Penanda %s", PND_VERSION);
  begin_answer (report, "28", _("Participant checking"));
  pnd_report_text (report, PND_REPORT_PLAIN,
                   _("not recorded in the project; member-check sheets can be exported"));
  begin_answer (report, "29", _("Quotations presented"));
  if (parts->sources->flags & PND_EXPORT_NO_QUOTES)
    pnd_report_text (report, PND_REPORT_PLAIN, _("left out of this report; each is cited"));
  else
    pnd_report_printf (report, PND_REPORT_PLAIN,
                       _("%d, each with informant or document, date, page and lines; see "),
                       parts->n_quotes);
  if (!(parts->sources->flags & PND_EXPORT_NO_QUOTES))
    pnd_report_link (report, PND_REPORT_PLAIN, "passages", _("Passages"));
}

/*
 * Sums:
 * @n_judged: motives with a verdict of the author
 * @n_same: of these, as the rule has it
 * @n_contrary: negative cases
 * @n_answered: of these, with an answer
 * @n_minor: indicators that are thin, contested or denied
 */
typedef struct
{
  int n_motives;
  int n_judged;
  int n_same;
  int n_contrary;
  int n_answered;
  int n_minor;
} Sums;

static void
sum_motive (const PndReportMotive *motive, Sums *sums)
{
  const PndVerdictResult *result = motive->evidence->result;
  g_autoptr (GArray) contrary
      = pnd_motive_evidence_list_contrary (motive->evidence,
                                           pnd_report_motive_get_verdict (motive));

  sums->n_motives++;
  sums->n_judged += motive->verdict != PND_VERDICT_NONE;
  sums->n_same += motive->verdict != PND_VERDICT_NONE && motive->verdict == result->verdict;
  sums->n_contrary += (int) contrary->len;
  for (guint i = 0; i < contrary->len; i++)
    sums->n_answered
        += pnd_report_motive_get (motive, g_array_index (contrary, int, i))->is_set_aside;
  for (guint i = 0; i < result->indicators->len; i++)
    {
      PndIndicatorStatus status
          = g_array_index (result->indicators, PndIndicatorResult, i).status;

      sums->n_minor += status == PND_INDICATOR_THIN || status == PND_INDICATOR_CONTESTED
                       || status == PND_INDICATOR_DENIED;
    }
}

static void
answer_findings (PndReportParts *parts)
{
  PndReport *report = parts->report;
  Sums sums = { 0 };

  for (guint i = 0; i < parts->sources->cases->len; i++)
    {
      const PndReportCase *one = parts->sources->cases->pdata[i];

      for (guint k = 0; k < one->motives->len; k++)
        sum_motive (one->motives->pdata[k], &sums);
    }
  begin_answer (report, "30", _("Data and findings consistent"));
  pnd_report_printf (report, PND_REPORT_PLAIN,
                     _("verdicts of the author: %d of %d; as the rule has it: %d; each passage "
                       "that counts is listed"), sums.n_judged, sums.n_motives, sums.n_same);
  begin_answer (report, "31", _("Clarity of major themes"));
  pnd_report_printf (report, PND_REPORT_PLAIN, _("a verdict a motive, with reasons; see "));
  pnd_report_link (report, PND_REPORT_PLAIN, "indicators", _("Indicators"));
  begin_answer (report, "32", _("Clarity of minor themes"));
  pnd_report_printf (report, PND_REPORT_PLAIN,
                     _("negative cases: %d, answered: %d; indicators thin, contested or denied: "
                       "%d; see "), sums.n_contrary, sums.n_answered, sums.n_minor);
  pnd_report_link (report, PND_REPORT_PLAIN, "contrary", _("Negative cases"));
}

/**
 * pnd_report_add_coreq:
 * @parts: what the report is about; everything else is in the report
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if the items on analysis and findings are answered in the report
 */
gboolean
pnd_report_add_coreq (PndReportParts *parts, GError **error)
{
  const char *const titles[] = { _("No."), _("Item"), _("Answer") };

  pnd_report_heading (parts->report, 2, "coreq", _("Checklist COREQ, items 24 to 32"));
  pnd_report_begin_table (parts->report, PND_REPORT_FIGURES, "7l 31l 62l");
  pnd_report_heads (parts->report, titles, G_N_ELEMENTS (titles));
  answer_coders (parts);
  answer_tree (parts);
  answer_quotes (parts);
  answer_findings (parts);
  return TRUE;
}
