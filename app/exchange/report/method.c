/* SPDX-License-Identifier: GPL-3.0-or-later */

/* By which rules passages were coded and verdicts were reached: the codebook, the verdict rule with
 * its thresholds and their log, and what was asked for. */

#include "app/exchange/report/parts.h"
#include "app/model/cases/threshold.h"
#include "app/model/language.h"

static void
add_item (PndReport *report, const char *name, const char *text)
{
  pnd_report_begin (report, PND_REPORT_ITEM, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (report, PND_REPORT_BOLD, "%s: ", name);
  pnd_report_text (report, PND_REPORT_PLAIN, text);
}

/* The rule */

static void
say_what_counts (PndReport *report, const PndThresholds *thresholds)
{
  pnd_report_paragraph (
      report, _("What counts: passages that are rated, not rejected, held by the own region, "
                "inside the period of the case, of one coder, and from sources that are not "
                "secondary. Questions of an interviewer and passages that an answer sets aside are listed and "
                "do not count. Overlapping passages of one indicator count once; strengths are "
                "never added."));
  pnd_report_begin (report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (report, PND_REPORT_PLAIN,
                     _("A passage is decisive from strength %d on. Regulations, agreements and "
                       "statistics have strength %d unless a memo says why they have more."),
                     thresholds->strength, thresholds->cap);
  pnd_report_paragraph (
      report, _("Sources are independent when both their speakers and their origins differ. "
                "Reprints, translations, and the same official in an interview and in the news are "
                "one source of one type."));
}

static void
say_statuses (PndReport *report, const PndThresholds *thresholds)
{
  g_autofree char *supported
      = g_strdup_printf (_("decisive passages for it from %d independent sources of %d types, or "
                           "from %d informants of %d offices"), thresholds->sources,
                         thresholds->types, thresholds->informants, thresholds->offices);

  pnd_report_paragraph (report, _("The status of an indicator is the first that fits:"));
  add_item (report, pnd_indicator_status_get_title (PND_INDICATOR_CONTESTED),
            _("decisive passages for and against it, without an answer"));
  add_item (report, pnd_indicator_status_get_title (PND_INDICATOR_SUPPORTED), supported);
  add_item (report, pnd_indicator_status_get_title (PND_INDICATOR_THIN),
            _("any other decisive passage for it"));
  add_item (report, pnd_indicator_status_get_title (PND_INDICATOR_DENIED),
            _("a decisive passage against it"));
  add_item (report, pnd_indicator_status_get_title (PND_INDICATOR_SILENT),
            _("every document of the case is read under the code's current version, and a question "
              "or a logged search asked for it"));
  add_item (report, pnd_indicator_status_get_title (PND_INDICATOR_UNTESTED), _("otherwise"));
}

static void
say_verdicts (PndReport *report, const PndThresholds *thresholds)
{
  g_autofree char *absent
      = g_strdup_printf (_("no decisive passage for it stands, %d independent sources deny, and "
                           "every indicator is denied or silent"), thresholds->deniers);

  pnd_report_paragraph (report, _("The verdict on a motive is the first that fits; the author may "
                                  "overrule it with a rationale:"));
  add_item (report, pnd_verdict_get_title (PND_VERDICT_PRESENT),
            _("an indicator is supported, and no decisive denial of the whole motive is without an "
              "answer"));
  add_item (report, pnd_verdict_get_title (PND_VERDICT_PARTIAL),
            _("any other decisive passage for it"));
  add_item (report, pnd_verdict_get_title (PND_VERDICT_ABSENT), absent);
  add_item (report, pnd_verdict_get_title (PND_VERDICT_INSUFFICIENT), _("otherwise"));
}

static void
add_thresholds (PndReport *report, const PndThresholds *thresholds)
{
  const PndThresholds usual = PND_THRESHOLDS_DEFAULT;
  const char *const titles[] = { _("Threshold"), _("In this project"), _("Proposed") };

  pnd_report_heading (report, 3, NULL, _("Thresholds"));
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "60l 20r 20r");
  pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
  for (int i = 0; i < PND_N_THRESHOLDS; i++)
    {
      int value = pnd_thresholds_get (thresholds, i);

      pnd_report_label (report, pnd_threshold_get_title (i));
      pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
      pnd_report_printf (report, value != pnd_thresholds_get (&usual, i) ? PND_REPORT_BOLD : 0,
                         "%d", value);
      pnd_report_cell_int (report, pnd_thresholds_get (&usual, i));
    }
}

static const char *
get_threshold_title (const char *name)
{
  for (int i = 0; i < PND_N_THRESHOLDS; i++)
    if (g_strcmp0 (pnd_threshold_get_name (i), name) == 0)
      return pnd_threshold_get_title (i);
  return name;
}

static gboolean
add_threshold_log (PndReportParts *parts, GError **error)
{
  PndReport *report = parts->report;
  const char *const titles[] = { _("Date"), _("Threshold"), _("From"), _("To"), _("Reason"),
                                 _("By") };
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the thresholds"),
      "SELECT t.created, t.name, t.before, t.value, t.reason, k.name FROM thresholds t "
      "JOIN coders k ON k.id = t.coder ORDER BY t.created, t.id", error, "");
  gboolean is_open = FALSE;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *day = pnd_report_day (pnd_statement_get_text (row, 0, NULL));
      g_autofree char *reason
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 4, NULL));
      g_autofree char *who
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 5, NULL));

      if (!is_open)
        {
          pnd_report_begin_table (report, PND_REPORT_FIGURES, "12l 28l 7r 7r 32l 14l");
          pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
        }
      is_open = TRUE;
      pnd_report_cell_text (report, day);
      pnd_report_cell_text (report, get_threshold_title (pnd_statement_get_text (row, 1, NULL)));
      pnd_report_cell_int (report, pnd_statement_get_int (row, 2));
      pnd_report_cell_int (report, pnd_statement_get_int (row, 3));
      pnd_report_cell_text (report, reason);
      pnd_report_cell_text (report, who);
    }
  if (!is_open)
    pnd_report_note (report, _("No threshold was ever changed."));
  return pnd_statement_ended (failure, error);
}

/* What was asked */

static gboolean
add_questions (PndReportParts *parts, GError **error)
{
  PndReport *report = parts->report;
  const char *const titles[] = { _("Question or search"), _("Kind"), _("Asks for") };
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a question"),
      "SELECT p.text, p.kind, (SELECT group_concat (abbreviation, ', ') FROM (SELECT "
      "c.abbreviation FROM question_codes q JOIN codes c ON c.guid = q.code_guid WHERE "
      "q.question = p.id ORDER BY c.parent, c.position, c.id)) FROM questions p ORDER BY p.id",
      error, "");
  gboolean is_open = FALSE;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pnd_report_heading (report, 3, NULL, _("Questions and searches"));
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *text
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));

      if (!is_open)
        {
          pnd_report_begin_table (report, PND_REPORT_FIGURES, "54l 12l 34l");
          pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
        }
      is_open = TRUE;
      pnd_report_cell_text (report, text);
      pnd_report_cell_text (report, g_strcmp0 (pnd_statement_get_text (row, 1, NULL), "search") == 0
                                      ? _("search") : _("question"));
      pnd_report_cell_text (report, pnd_statement_get_text (row, 2, NULL));
    }
  if (!is_open)
    pnd_report_note (report, _("No question and no search is noted: silence proves nothing yet."));
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_report_add_method:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if the verdict rule, its thresholds and the questions are in the report
 */
gboolean
pnd_report_add_method (PndReportParts *parts, GError **error)
{
  PndThresholds thresholds;

  if (!pnd_thresholds_load (parts->reader, &thresholds, error))
    return FALSE;
  pnd_report_heading (parts->report, 2, "method", _("Method"));
  say_what_counts (parts->report, &thresholds);
  say_statuses (parts->report, &thresholds);
  say_verdicts (parts->report, &thresholds);
  add_thresholds (parts->report, &thresholds);
  return add_threshold_log (parts, error) && add_questions (parts, error);
}

/* The codebook */

/* id of a code (gint64 *) -> its codings */
static GHashTable *
count_codings (PndReportParts *parts, GError **error)
{
  g_autoptr (GHashTable) counts
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the codings"),
      "SELECT c.code, count (*) FROM counted_codings c JOIN documents d "
      "ON d.id = c.document WHERE d.trashed IS NULL GROUP BY c.code", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      gint64 code = pnd_statement_get_int (row, 0);

      g_hash_table_insert (counts, g_memdup2 (&code, sizeof code),
                           GINT_TO_POINTER ((int) pnd_statement_get_int (row, 1)));
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&counts) : NULL;
}

static void
add_rule (PndReport *report, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  pnd_report_label (report, label);
  pnd_report_cell_text (report, text);
}

static gboolean
add_versions (PndReportParts *parts, const PndCodeTreeNode *code, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the codebook"),
      "SELECT DISTINCT v.version, v.replaced, v.reason, coalesce (k.name, '') FROM code_versions v "
      "LEFT JOIN coders k ON k.id = v.author WHERE v.code = ? ORDER BY v.version", error, "i",
      code->id);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *day = pnd_report_day (pnd_statement_get_text (row, 1, NULL));
      g_autofree char *reason
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 2, NULL));
      g_autofree char *who
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 3, NULL));
      /* Translators: an earlier wording of a code: its number, until when, why changed, by whom */
      g_autofree char *text = g_strdup_printf (_("version %d until %s: %s (%s)"),
                                               (int) pnd_statement_get_int (row, 0), day, reason,
                                               who);

      add_rule (parts->report, _("Changed"), text);
    }
  return pnd_statement_ended (failure, error);
}

static gboolean
add_code (PndReportParts *parts, const PndCodeTreeNode *code, int n_codings, GError **error)
{
  PndReport *report = parts->report;

  pnd_report_begin (report, PND_REPORT_HEADING, 4, PND_REPORT_TONE_NONE, NULL);
  if (*code->abbreviation != '\0')
    pnd_report_printf (report, PND_REPORT_PLAIN, "%s · ", code->abbreviation);
  pnd_report_text (report, PND_REPORT_PLAIN, code->name);
  pnd_report_text (report, PND_REPORT_QUIET, " ");
  pnd_report_printf (report, PND_REPORT_QUIET, _("(%s; version %d; codings: %d)"),
                     pnd_code_kind_get_title (code->kind), code->version, n_codings);
  pnd_report_begin_table (report, PND_REPORT_FACTS, "16l 84l");
  add_rule (report, _("Definition"), code->definition);
  add_rule (report, _("Include when"), code->include);
  add_rule (report, _("Exclude when"), code->exclude);
  add_rule (report, _("Example"), code->example);
  add_rule (report, _("Near miss"), code->near_miss);
  return add_versions (parts, code, error);
}

/**
 * pnd_report_add_codebook:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * The codes that were used, and all motives and indicators, used or not.
 *
 * Returns: %TRUE if they are in the report
 */
gboolean
pnd_report_add_codebook (PndReportParts *parts, GError **error)
{
  g_autoptr (GHashTable) counts = count_codings (parts, error);
  const PndCodeTree *codes = parts->sources->codes;

  if (counts == NULL)
    return FALSE;
  pnd_report_heading (parts->report, 2, "codebook", _("Codebook"));
  if (parts->codebook_source != NULL && *parts->codebook_source != '\0')
    pnd_report_note (parts->report, parts->codebook_source);
  for (int i = 0; i < pnd_code_tree_get_n (codes); i++)
    {
      const PndCodeTreeNode *code = pnd_code_tree_get (codes, i);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, &code->id));

      if (n == 0 && code->kind != PND_CODE_KIND_MOTIVE && code->kind != PND_CODE_KIND_INDICATOR)
        continue;
      if (!add_code (parts, code, n, error))
        return FALSE;
    }
  return TRUE;
}
