/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first page of a report: what was asked, by whom, on what; and what to be careful about. */

#include "app/analysis/verdict/motive-evidence.h"
#include "app/analysis/verdict/read-coverage.h"
#include "app/exchange/report/parts.h"
#include "app/model/language.h"

static char *
dup_or_null (const PndReportParts *parts, const char *text)
{
  return text != NULL && *text != '\0' ? pnd_report_sources_dup (parts->sources, text) : NULL;
}

static gboolean
load_project (PndReportParts *parts, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the project"),
      "SELECT name, notes, codebook_name, codebook_source, codebook_frozen,"
      " coalesce ((SELECT time FROM history ORDER BY id DESC LIMIT 1), modified), question"
      " FROM project", error, "");

  if (row == NULL || !pnd_statement_next (row, error))
    return FALSE;
  parts->name = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));
  parts->notes = dup_or_null (parts, pnd_statement_get_text (row, 1, NULL));
  parts->question = dup_or_null (parts, pnd_statement_get_text (row, 6, NULL));
  parts->codebook = g_strdup (pnd_statement_get_text (row, 2, NULL));
  parts->codebook_source = g_strdup (pnd_statement_get_text (row, 3, NULL));
  parts->frozen = g_strdup (pnd_statement_get_text (row, 4, NULL));
  parts->report->edited = g_strdup (pnd_statement_get_text (row, 5, NULL));
  return pnd_counted_load (parts->reader, &parts->counted, error);
}

/* names of the coders of a role who did anything, or were given it */
static char *
load_names (PndReportParts *parts, const char *condition, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM coders k WHERE layer IS NULL "
                                          "AND %s ORDER BY id", condition);
  g_autoptr (PndStatement) row = pnd_database_query (parts->reader, _("Reading the coders"), sql,
                                                     error, "");
  g_autoptr (GString) names = g_string_new (NULL);

  while (row != NULL && pnd_statement_next (row, NULL))
    {
      g_autofree char *name
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));

      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return row != NULL ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/**
 * pnd_report_parts_load:
 * @parts: with reader, report and sources
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE with the rest of @parts filled
 */
gboolean
pnd_report_parts_load (PndReportParts *parts, GError **error)
{
  g_autofree char *day = NULL;

  if (!load_project (parts, error))
    return FALSE;
  parts->authors = load_names (parts, "role = 'researcher'", error);
  parts->supervisors = parts->authors != NULL ? load_names (parts, "role = 'supervisor'", error)
                                              : NULL;
  if (parts->supervisors == NULL)
    return FALSE;
  parts->report->title = g_strdup (parts->name);
  parts->report->author = g_strdup (parts->authors);
  day = pnd_report_day (parts->report->edited);
  /* Translators: head of each page: the project, and the day it was last changed */
  parts->report->running = g_strdup_printf (_("%s · as of %s"), parts->name, day);
  return TRUE;
}

/**
 * pnd_report_parts_clear:
 * @parts: what was loaded
 */
void
pnd_report_parts_clear (PndReportParts *parts)
{
  g_free (parts->name);
  g_free (parts->question);
  g_free (parts->notes);
  g_free (parts->codebook);
  g_free (parts->codebook_source);
  g_free (parts->frozen);
  g_free (parts->authors);
  g_free (parts->supervisors);
  pnd_counted_clear (&parts->counted);
}

/**
 * pnd_report_day:
 * @time: (nullable): ISO 8601
 *
 * Returns: (transfer full): the day alone, "" for none
 */
char *
pnd_report_day (const char *time)
{
  return g_strndup (time != NULL ? time : "", 10);
}

/**
 * pnd_report_add_front:
 * @parts: what the report is about
 * @one: a case
 *
 * The head of its first page.
 */
void
pnd_report_add_front (PndReportParts *parts, const PndReportCase *one)
{
  PndReport *report = parts->report;

  pnd_report_begin (report, PND_REPORT_HEADING, 1, PND_REPORT_TONE_NONE, NULL);
  pnd_report_text (report, PND_REPORT_PLAIN, parts->name);
  pnd_report_begin (report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_QUIET, NULL);
  pnd_report_text (report, PND_REPORT_QUIET, _("Report on motives of paradiplomacy"));
  if (*one->own != '\0' || *one->partner != '\0')
    pnd_report_printf (report, PND_REPORT_QUIET, " · %s – %s", one->own, one->partner);
}

/* @columns: how many of the four the answer takes */
static void
add_fact (PndReport *report, const char *label, int columns, const char *text, const char *missing)
{
  gboolean is_there = text != NULL && *text != '\0';

  pnd_report_label (report, label);
  pnd_report_cell (report, columns, is_there ? PND_REPORT_TONE_NONE : PND_REPORT_TONE_QUIET);
  pnd_report_text (report, is_there ? PND_REPORT_PLAIN : PND_REPORT_QUIET,
                   is_there ? text : missing);
}

static char *
load_stages (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a case"),
      "SELECT stage, date FROM case_stages WHERE region_case = ? ORDER BY date, id", error, "i",
      one->id);
  g_autoptr (GString) stages = g_string_new (NULL);

  while (row != NULL && pnd_statement_next (row, NULL))
    {
      PndStage stage = PND_STAGE_NONE;

      pnd_stage_from_word (pnd_statement_get_text (row, 0, NULL), &stage);
      g_string_append_printf (stages, "%s%s %s", stages->len > 0 ? " · " : "",
                              pnd_stage_get_title (stage), pnd_statement_get_text (row, 1, NULL));
    }
  return row != NULL ? g_string_free (g_steal_pointer (&stages), FALSE) : NULL;
}

/* "Keating's motives, 46 codes, at most in version 2" */
static char *
describe_codebook (PndReportParts *parts)
{
  g_autoptr (GString) text = g_string_new (parts->codebook);
  int version = 1;

  for (int i = 0; i < pnd_code_tree_get_n (parts->sources->codes); i++)
    version = MAX (version, pnd_code_tree_get (parts->sources->codes, i)->version);
  g_string_append_printf (text, "%s", text->len > 0 ? ", " : "");
  g_string_append_printf (text, _("codes: %d, highest version: %d"),
                          pnd_code_tree_get_n (parts->sources->codes), version);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_review (const PndReportParts *parts)
{
  const PndCounted *counted = &parts->counted;
  int n_accepted = counted->by_review[PND_REVIEW_ACCEPTED];
  g_autofree char *states = pnd_counted_describe_states (counted);

  if (counted->n == 0)
    return g_steal_pointer (&states);
  /* Translators: codings by state of review, and the share that was accepted */
  return g_strdup_printf (_("%s; accepted: %.0f%%"), states, 100.0 * n_accepted / counted->n);
}

/* (transfer full): of the coder whose codings the verdicts are of */
static char *
load_judged (const PndReportParts *parts)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the coders"), "SELECT name FROM coders WHERE id = ?", NULL, "i",
      pnd_verdict_find_coder (parts->reader));

  if (row == NULL || !pnd_statement_next (row, NULL))
    return NULL;
  return pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));
}

static char *
describe_whose (const PndReportParts *parts)
{
  const PndCounted *counted = &parts->counted;
  g_autofree char *name = NULL;

  if (counted->is_consensus)
    return g_strdup (_("the consensus of the coders"));
  if (counted->coder_name != NULL)
    {
      name = pnd_report_sources_dup (parts->sources, counted->coder_name);
      return g_strdup_printf (_("%s alone"), name);
    }
  name = load_judged (parts);
  /* Translators: whose codings a report is of; the verdicts are of the one who is named */
  return name != NULL ? g_strdup_printf (_("all coders; verdicts by the codings of %s"), name)
                      : g_strdup (_("all coders"));
}

/**
 * pnd_report_add_case_facts:
 * @parts: what the report is about
 * @one: a case
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if the facts stand in the report
 */
gboolean
pnd_report_add_case_facts (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  PndReport *report = parts->report;
  g_autofree char *codebook = describe_codebook (parts);
  g_autofree char *review = describe_review (parts);
  g_autofree char *whose = describe_whose (parts);
  g_autofree char *edited = pnd_report_day (report->edited);
  g_autofree char *frozen = pnd_report_day (parts->frozen);
  g_autofree char *stages = load_stages (parts, one, error);

  if (stages == NULL)
    return FALSE;
  pnd_report_begin_table (report, PND_REPORT_FACTS, "13l 45l 15l 27l");
  add_fact (report, _("Question"), 3, parts->question,
            _("not noted yet; it belongs into the project's properties"));
  add_fact (report, _("Case"), 1, one->name, _("the whole project"));
  add_fact (report, _("Period"), 1, one->period, _("open"));
  if (*stages != '\0')
    add_fact (report, _("Stages"), 3, stages, NULL);
  add_fact (report, _("Author"), 1, parts->authors, "–");
  add_fact (report, _("Supervisor"), 1, parts->supervisors, _("nobody has that role yet"));
  add_fact (report, _("Codebook"), 1, codebook, NULL);
  add_fact (report, _("Frozen since"), 1, frozen, _("not frozen"));
  add_fact (report, _("Codings"), 1, whose, NULL);
  add_fact (report, _("Last edit"), 1, edited, NULL);
  add_fact (report, _("Review"), 3, review, NULL);
  return TRUE;
}

/* Corpus and coders */

static char *
describe_types (const PndReportParts *parts)
{
  int n[PND_N_SOURCE_TYPES] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->sources->documents->len; i++)
    n[((PndReportDocument *) parts->sources->documents->pdata[i])->type]++;
  for (int type = 0; type < PND_N_SOURCE_TYPES; type++)
    if (n[type] > 0)
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? ", " : "",
                              pnd_source_type_get_title (type), n[type]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * pnd_report_load_coverage:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if each document knows how far it is read
 */
gboolean
pnd_report_load_coverage (PndReportParts *parts, GError **error)
{
  for (guint i = 0; i < parts->sources->documents->len; i++)
    {
      PndReportDocument *document = parts->sources->documents->pdata[i];
      PndReadCoverage coverage;

      if (!pnd_read_coverage_find (parts->reader, document->id, 0, &coverage, error))
        return FALSE;
      document->all = coverage.characters;
      document->coded = coverage.coded;
      document->read = coverage.read;
    }
  return TRUE;
}

static int
get_percent (gint64 part, gint64 all)
{
  return all > 0 ? (int) (100 * part / all) : 0;
}

static void
sum_coverage (const PndReportParts *parts, gint64 *coded, gint64 *read, gint64 *all)
{
  *coded = *read = *all = 0;
  for (guint i = 0; i < parts->sources->documents->len; i++)
    {
      const PndReportDocument *document = parts->sources->documents->pdata[i];

      *all += document->all;
      *coded += document->coded;
      *read += document->read;
    }
}

static gboolean
add_coders (PndReportParts *parts, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading the coders"),
      "SELECT name, role, (SELECT count (*) FROM counted_codings c JOIN documents d ON d.id = c.document"
      " WHERE c.coder = k.id AND d.trashed IS NULL) AS n, (SELECT count (DISTINCT c.document)"
      " FROM counted_codings c JOIN documents d ON d.id = c.document WHERE c.coder = k.id"
      " AND d.trashed IS NULL) FROM coders k WHERE n > 0 ORDER BY role <> 'researcher', id",
      error, "");
  g_autoptr (GString) text = g_string_new (NULL);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *name
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));

      g_string_append_printf (text, "%s%s: ", text->len > 0 ? "; " : "", name);
      /* Translators: what a coder did */
      g_string_append_printf (text, _("%d codings in %d documents"),
                              (int) pnd_statement_get_int (row, 2),
                              (int) pnd_statement_get_int (row, 3));
    }
  add_fact (parts->report, _("Coders"), 3, text->str, _("nobody has coded yet"));
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_report_add_corpus_in_short:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if it is in the report
 */
gboolean
pnd_report_add_corpus_in_short (PndReportParts *parts, GError **error)
{
  g_autofree char *types = describe_types (parts);
  g_autofree char *corpus = NULL;
  g_autofree char *read = NULL;
  g_autofree char *agreement = NULL;
  gint64 n_coded, n_read, n_all;

  if (!pnd_report_load_coverage (parts, error))
    return FALSE;
  sum_coverage (parts, &n_coded, &n_read, &n_all);
  corpus = g_strdup_printf (_("documents: %d (%s)"), (int) parts->sources->documents->len, types);
  read = g_strdup_printf (_("%d%% of the text coded, %d%% read without a motive, %d%% unread"),
                          get_percent (n_coded, n_all), get_percent (n_read, n_all),
                          100 - get_percent (n_coded + n_read, n_all));
  pnd_report_heading (parts->report, 3, NULL, _("Corpus and coders"));
  pnd_report_begin_table (parts->report, PND_REPORT_FACTS, "13l 45l 15l 27l");
  add_fact (parts->report, _("Corpus"), 3, corpus, NULL);
  add_fact (parts->report, _("Reading"), 3, read, NULL);
  if (!add_coders (parts, error) || !pnd_report_load_last_agreement (parts, &agreement, error))
    return FALSE;
  add_fact (parts->report, _("Coder agreement"), 3, agreement, _("no measurement is kept"));
  return TRUE;
}

/**
 * pnd_report_add_corpus:
 * @parts: what the report is about, with its coverage
 * @error: return location for a #PndStoreError
 *
 * The list of sources by number, as citations name them.
 *
 * Returns: %TRUE if it is in the report
 */
gboolean
pnd_report_add_corpus (PndReportParts *parts, GError **error)
{
  PndReport *report = parts->report;
  const char *const titles[]
      = { _("No."), _("Document"), _("Type"), _("Date"), _("Characters"), _("Codings"),
          _("Coded"), _("Only read"), _("Unread") };

  pnd_report_heading (report, 2, "corpus", _("Corpus"));
  if (parts->notes != NULL)
    pnd_report_paragraph (report, parts->notes);
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "6l 34l 14l 11l 10r 8r 6r 5r 6r");
  pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < parts->sources->documents->len; i++)
    {
      const PndReportDocument *document = parts->sources->documents->pdata[i];

      pnd_report_head (report, 1, NULL);
      pnd_report_printf (report, PND_REPORT_PLAIN, _("D%d"), document->number);
      pnd_report_cell_text (report, document->name);
      pnd_report_cell_text (report, pnd_source_type_get_title (document->type));
      pnd_report_cell_text (report, document->date);
      pnd_report_cell_int (report, document->characters);
      pnd_report_cell_int (report, document->n_codings);
      pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
      pnd_report_printf (report, PND_REPORT_PLAIN, "%d%%",
                         get_percent (document->coded, document->all));
      pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
      pnd_report_printf (report, PND_REPORT_PLAIN, "%d%%",
                         get_percent (document->read, document->all));
      pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
      pnd_report_printf (report, PND_REPORT_PLAIN, "%d%%",
                         100 - get_percent (document->coded + document->read, document->all));
    }
  return TRUE;
}
