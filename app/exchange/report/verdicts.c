/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The verdicts of a report: the table of motives, what speaks most for and against each, and the
 * status of every indicator. */

#include "app/exchange/report/parts.h"
#include "app/exchange/report/passages.h"
#include "app/model/language.h"

/* of a passage on the first page, so that three motives leave room for the rest */
#define QUOTE_CHARACTERS 230

/**
 * pnd_report_anchor:
 * @motive: a motive
 * @word: which of its passages
 *
 * Returns: (transfer full): what links to them name
 */
char *
pnd_report_anchor (const PndReportMotive *motive, const char *word)
{
  return g_strdup_printf ("%s-%s", motive->anchor, word);
}

/**
 * pnd_report_verdict:
 * @report: a report with a cell or a block begun
 * @style: how it is set
 * @verdict: a verdict
 *
 * Adds a sign and the word.
 */
void
pnd_report_verdict (PndReport *report, PndReportStyle style, PndVerdict verdict)
{
  static const char *const signs[PND_N_VERDICTS] = { "", "● ", "◐ ", "○ ", "◇ " };

  pnd_report_text (report, style, signs[verdict]);
  pnd_report_text (report, style, pnd_verdict_get_title (verdict));
}

static void
add_heads (PndReport *report)
{
  const char *const titles[]
      = { _("Motive"), _("Author's verdict"), _("Rule's verdict"), _("For"), _("Against"),
          _("Mentions"), _("Sources"), _("Types"), _("Supported"),
          _("Denied"), _("Sought, silent"), _("Untested"), _("Open") };

  for (int i = 0; i < 3; i++)
    pnd_report_head (report, 1, NULL);
  pnd_report_head (report, 3, _("Passages"));
  pnd_report_head (report, 2, _("Independent"));
  pnd_report_head (report, 4, _("Indicators"));
  pnd_report_head (report, 1, _("Contrary"));
  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    pnd_report_head (report, 1, titles[i]);
  pnd_report_set_head_rows (report, 2);
}

/* a figure that leads to its passages */
static void
add_figure (PndReport *report, const PndReportMotive *motive, int n, const char *word)
{
  g_autofree char *anchor = pnd_report_anchor (motive, word);
  g_autofree char *text = g_strdup_printf ("%d", n);

  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  if (n > 0)
    pnd_report_link (report, PND_REPORT_PLAIN, anchor, text);
  else
    pnd_report_text (report, PND_REPORT_PLAIN, "0");
}

static int
count_status (const PndReportMotive *motive, PndIndicatorStatus status)
{
  const GArray *indicators = motive->evidence->result->indicators;
  int n = 0;

  for (guint i = 0; i < indicators->len; i++)
    n += g_array_index (indicators, PndIndicatorResult, i).status == status;
  return n;
}

static void
add_statuses (PndReport *report, const PndReportMotive *motive)
{
  static const PndIndicatorStatus shown[]
      = { PND_INDICATOR_SUPPORTED, PND_INDICATOR_DENIED, PND_INDICATOR_SILENT,
          PND_INDICATOR_UNTESTED };

  for (int i = 0; i < (int) G_N_ELEMENTS (shown); i++)
    add_figure (report, motive, count_status (motive, shown[i]), "indicators");
}

/* those that speak against the author's verdict, or the rule's, and have no answer */
static int
count_open (const PndReportMotive *motive)
{
  g_autoptr (GArray) contrary
      = pnd_motive_evidence_list_contrary (motive->evidence,
                                           pnd_report_motive_get_verdict (motive));
  int n = 0;

  for (guint i = 0; i < contrary->len; i++)
    n += !pnd_report_motive_get (motive, g_array_index (contrary, int, i))->is_set_aside;
  return n;
}

static gboolean
is_overruled (const PndReportMotive *motive)
{
  return motive->verdict != PND_VERDICT_NONE
         && motive->verdict != motive->evidence->result->verdict;
}

/* why the rule says so, and why the author does not */
static void
add_why (PndReport *report, const PndReportMotive *motive)
{
  g_autofree char *why = pnd_verdict_result_explain (motive->evidence->result, TRUE);

  pnd_report_cell (report, 13, PND_REPORT_TONE_QUIET);
  pnd_report_printf (report, PND_REPORT_QUIET, _("The rule: %s."), why);
  if (motive->rationale != NULL && *motive->rationale != '\0')
    {
      pnd_report_text (report, PND_REPORT_QUIET, " ");
      pnd_report_printf (report, PND_REPORT_QUIET | (is_overruled (motive) ? PND_REPORT_BOLD : 0),
                         is_overruled (motive) ? _("Overruled by the author: %s")
                                               : _("The author: %s"),
                         motive->rationale);
    }
}

static void
add_motive (PndReport *report, const PndReportMotive *motive)
{
  const PndVerdictResult *result = motive->evidence->result;

  pnd_report_head (report, 1, NULL);
  pnd_report_link (report, PND_REPORT_BOLD, motive->anchor, motive->code->name);
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  if (motive->verdict == PND_VERDICT_NONE)
    pnd_report_text (report, PND_REPORT_QUIET, _("not judged yet"));
  else
    pnd_report_verdict (report, PND_REPORT_BOLD, motive->verdict);
  pnd_report_cell (report, 1, is_overruled (motive) ? PND_REPORT_TONE_WARNING
                                                    : PND_REPORT_TONE_NONE);
  if (is_overruled (motive))
    pnd_report_text (report, PND_REPORT_BOLD, "≠ ");
  pnd_report_verdict (report, PND_REPORT_PLAIN, result->verdict);
  add_figure (report, motive, result->supports, "for");
  add_figure (report, motive, result->contradicts, "against");
  add_figure (report, motive, result->n_uses[PND_USE_MENTION], "mentions");
  add_figure (report, motive, result->sources, "for");
  add_figure (report, motive, result->types, "for");
  add_statuses (report, motive);
  add_figure (report, motive, count_open (motive), "contrary");
  add_why (report, motive);
}

/**
 * pnd_report_add_motive_table:
 * @parts: what the report is about
 * @one: a case
 */
void
pnd_report_add_motive_table (PndReportParts *parts, const PndReportCase *one)
{
  PndReport *report = parts->report;

  pnd_report_begin_table (report, PND_REPORT_FIGURES,
                          "12l 11l 10l 9r 9r 8r 7r 6r 8r 8r 7r 8r 7r");
  add_heads (report);
  for (guint i = 0; i < one->motives->len; i++)
    add_motive (report, one->motives->pdata[i]);
}

/* The strongest passages */

static void
add_side (PndReportParts *parts, PndReportMotive *motive, PndSide side)
{
  PndReport *report = parts->report;
  int index = pnd_report_motive_find_strongest (motive, side);
  const PndReportPassage *passage;
  g_autofree char *quote = NULL;

  pnd_report_cell (report, 1, index < 0 ? PND_REPORT_TONE_QUIET
                              : side == PND_SIDE_FOR ? PND_REPORT_TONE_FOR
                                                     : PND_REPORT_TONE_AGAINST);
  if (index < 0)
    {
      pnd_report_text (report, PND_REPORT_QUIET,
                       side == PND_SIDE_FOR ? _("Nothing that counts speaks for it.")
                                            : _("Nothing that counts speaks against it."));
      return;
    }
  passage = pnd_report_motive_get_passage (motive, index);
  if (passage->quote != NULL)
    {
      quote = pnd_report_passages_shorten (passage->quote, QUOTE_CHARACTERS);
      pnd_report_printf (report, PND_REPORT_SPEECH, _("“%s”"), quote);
      pnd_report_text (report, PND_REPORT_PLAIN, " ");
      parts->n_quotes++;
    }
  pnd_report_printf (report, PND_REPORT_QUIET, "(%s; ", passage->citation);
  pnd_report_text (report, PND_REPORT_QUIET | PND_REPORT_BOLD,
                   pnd_report_motive_get_code (motive, index));
  pnd_report_printf (report, PND_REPORT_QUIET, _(", strength %d)"),
                     pnd_report_motive_get (motive, index)->strength);
  if (pnd_report_motive_get_use (motive, index) == PND_USE_SET_ASIDE)
    pnd_report_text (report, PND_REPORT_QUIET, _(" answered: the other side stands"));
}

/**
 * pnd_report_add_strongest:
 * @parts: what the report is about
 * @one: a case
 *
 * For each motive the strongest passage for it, and beside it the strongest against it.
 */
void
pnd_report_add_strongest (PndReportParts *parts, const PndReportCase *one)
{
  const char *const titles[] = { NULL, _("Strongest for"), _("Strongest against") };

  pnd_report_begin_table (parts->report, PND_REPORT_SIDES, "7l 46l 47l");
  pnd_report_heads (parts->report, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < one->motives->len; i++)
    {
      PndReportMotive *motive = one->motives->pdata[i];

      pnd_report_label (parts->report, motive->code->abbreviation);
      add_side (parts, motive, PND_SIDE_FOR);
      add_side (parts, motive, PND_SIDE_AGAINST);
    }
}

/* Indicators */

static void
add_indicator (PndReportParts *parts, const PndReportMotive *motive, int k)
{
  PndReport *report = parts->report;
  const PndIndicatorInput *input
      = &g_array_index (motive->evidence->inputs, PndIndicatorInput, k);
  const PndIndicatorResult *result = pnd_verdict_result_get (motive->evidence->result, k);
  int code = pnd_code_tree_find (parts->sources->codes,
                                 g_array_index (motive->evidence->codes, gint64, k));

  pnd_report_label (report, input->name);
  pnd_report_cell_text (report,
                        code >= 0 ? pnd_code_tree_get (parts->sources->codes, code)->name : NULL);
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  pnd_report_text (report, result->status == PND_INDICATOR_CONTESTED ? PND_REPORT_BOLD : 0,
                   pnd_indicator_status_get_title (result->status));
  pnd_report_cell_int (report, result->supports);
  pnd_report_cell_int (report, result->contradicts);
  pnd_report_cell_int (report, result->weak);
  pnd_report_cell_int (report, result->sources);
  pnd_report_cell_int (report, result->types);
  pnd_report_cell_text (report, input->is_asked ? _("yes") : _("no"));
  pnd_report_cell_text (report, input->is_read ? _("yes") : _("no"));
}

/**
 * pnd_report_add_indicators:
 * @parts: what the report is about
 * @one: a case
 *
 * The status of every indicator: absent and untested are different.
 */
void
pnd_report_add_indicators (PndReportParts *parts, const PndReportCase *one)
{
  PndReport *report = parts->report;
  const char *const titles[]
      = { _("Indicator"), NULL, _("Status"), _("For"), _("Against"), _("Weak"), _("Sources"),
          _("Types"), _("Asked"), _("Read wholly") };

  for (guint i = 0; i < one->motives->len; i++)
    {
      const PndReportMotive *motive = one->motives->pdata[i];
      g_autofree char *anchor = pnd_report_anchor (motive, "indicators");

      pnd_report_heading (report, 3, anchor, motive->code->name);
      pnd_report_begin_table (report, PND_REPORT_FIGURES, "9l 21l 18l 9r 9r 6r 7r 6r 8r 7r");
      pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
      for (int k = 0; k < (int) motive->evidence->inputs->len; k++)
        add_indicator (parts, motive, k);
    }
}

/* Warnings */

static void
add_item (PndReport *report, const char *text)
{
  pnd_report_begin (report, PND_REPORT_ITEM, 2, PND_REPORT_TONE_WARNING, NULL);
  pnd_report_text (report, PND_REPORT_PLAIN, text);
}

static void
add_item_if (PndReport *report, int n, const char *format)
{
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (format, n); /* a text with one %d */
  add_item (report, text);
}

static int
sum_uses (const PndReportCase *one, PndUse use)
{
  int n = 0;

  for (guint i = 0; i < one->motives->len; i++)
    n += ((PndReportMotive *) one->motives->pdata[i])->evidence->result->n_uses[use];
  return n;
}

static int
sum_reason (const PndReportCase *one, PndReasonKind kind)
{
  int n = 0;

  for (guint i = 0; i < one->motives->len; i++)
    {
      const GArray *reasons
          = ((PndReportMotive *) one->motives->pdata[i])->evidence->result->reasons;

      for (guint k = 0; k < reasons->len; k++)
        if (g_array_index (reasons, PndReason, k).kind == kind)
          n += g_array_index (reasons, PndReason, k).n;
    }
  return n;
}

static void
warn_of_verdicts (PndReport *report, const PndReportCase *one)
{
  g_autoptr (GString) overruled = g_string_new (NULL);
  int n_missing = 0;
  int n_open = 0;

  for (guint i = 0; i < one->motives->len; i++)
    {
      const PndReportMotive *motive = one->motives->pdata[i];

      n_open += count_open (motive);
      n_missing += motive->verdict == PND_VERDICT_NONE;
      if (is_overruled (motive))
        g_string_append_printf (overruled, "%s%s", overruled->len > 0 ? ", " : "",
                                motive->code->abbreviation);
    }
  if (overruled->len > 0)
    {
      g_autofree char *text = g_strdup_printf (_("The author overrules the rule: %s."),
                                               overruled->str);

      add_item (report, text);
    }
  add_item_if (report, n_missing, _("Motives without a verdict of the author: %d."));
  add_item_if (report, n_open, _("Passages against a verdict without an answer: %d."));
}

static void
warn_of_reading (PndReport *report, const PndReportCase *one)
{
  int n_documents = 0, n_read = 0;

  for (guint i = 0; i < one->motives->len; i++)
    {
      const PndMotiveEvidence *evidence = ((PndReportMotive *) one->motives->pdata[i])->evidence;

      n_documents = evidence->n_documents;
      n_read = i == 0 ? evidence->n_read : MIN (n_read, evidence->n_read);
    }
  if (n_read < n_documents)
    {
      g_autofree char *text
          = g_strdup_printf (_("Unread: only %d of %d documents are read to the end under the "
                               "current codebook."), n_read, n_documents);

      add_item (report, text);
    }
}

static int
count (PndReportParts *parts, const char *sql)
{
  return (int) pnd_database_query_int (parts->reader, _("Reading the project"), sql, 0, NULL, "");
}

/* rules are fixed after the pilot; what changed later is for the reader to judge */
static void
warn_of_changes (PndReportParts *parts)
{
  int n_late = count (parts, "SELECT count (DISTINCT code || ' ' || version) FROM code_versions,"
                             " project WHERE replaced > coalesce (codebook_frozen,"
                             " (SELECT min (created) FROM codings))");
  int n_old = count (parts, "SELECT count (*) FROM codings c JOIN codes k ON k.id = c.code"
                            " JOIN documents d ON d.id = c.document"
                            " WHERE d.trashed IS NULL AND c.code_version < k.version");
  int n_thresholds = count (parts, "SELECT count (*) FROM thresholds WHERE created >"
                                   " (SELECT min (created) FROM findings)");

  add_item_if (parts->report, n_late,
               _("Codes reworded after coding began or the codebook was frozen: %d."));
  add_item_if (parts->report, n_old, _("Codings made under an older wording of their code: %d."));
  add_item_if (parts->report, n_thresholds,
               _("Changes of the rule's thresholds after the first verdict: %d."));
}

static void
say_what_is_left_out (PndReportParts *parts)
{
  if (parts->sources->flags & PND_EXPORT_REVIEWED_ONLY)
    add_item (parts->report, _("This report counts only what the supervisor accepted."));
  if (parts->sources->flags & PND_EXPORT_NO_QUOTES)
    add_item (parts->report, _("This report leaves out the words of the documents."));
  if (parts->sources->flags & PND_EXPORT_PSEUDONYMS)
    add_item (parts->report, _("Names are replaced in this report."));
}

/**
 * pnd_report_add_warnings:
 * @parts: what the report is about
 * @one: a case
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if they are in the report
 */
gboolean
pnd_report_add_warnings (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  PndReport *report = parts->report;
  guint before;

  pnd_report_heading (report, 3, NULL, _("To be careful about"));
  before = report->blocks->len;
  warn_of_verdicts (report, one);
  warn_of_reading (report, one);
  add_item_if (report, sum_uses (one, PND_USE_UNRATED),
               _("Passages without polarity or holder, left out: %d."));
  add_item_if (report, sum_uses (one, PND_USE_OTHER_HOLDER),
               _("Passages of the partner region, the central state or others, left out: %d."));
  add_item_if (report, sum_uses (one, PND_USE_CLAIM),
               _("Claims of secondary sources and of interviewers, left out: %d."));
  add_item_if (report, sum_reason (one, PND_REASON_UNKNOWN_SPEAKER),
               _("Passages in the news that do not say who speaks: %d."));
  add_item_if (report, sum_reason (one, PND_REASON_CHANGED),
               _("Passages changed since the verdict was given: %d."));
  warn_of_changes (parts);
  say_what_is_left_out (parts);
  if (report->blocks->len == before)
    pnd_report_note (report, _("Nothing."));
  return TRUE;
}
