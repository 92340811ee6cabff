/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where two coders differed and what was decided, beside the agreement that was measured before. */

#include "app/analysis/adjudication/differences.h"
#include "app/exchange/report/coders/coded.h"
#include "app/exchange/report/passages.h"
#include "app/model/decisions/decision.h"
#include "app/model/language.h"

#define QUOTE 90 /* characters of a passage that stand in the table */

/* one that was decided anew stays in the list of decisions, and counts no more */
#define STANDING                                                                                   \
  "NOT EXISTS (SELECT 1 FROM decisions n WHERE n.one_guid IS d.one_guid"                           \
  " AND n.other_guid IS d.other_guid AND (n.created, n.id) > (d.created, d.id))"

static const struct
{
  const char *word;
  const char *title;
} kinds[] = {
  { "presence", N_("Coded by one alone") },
  { "extent", N_("Different extent") },
  { "code", N_("Different code") },
  { "polarity", N_("Different polarity") },
};

/* who is compared, by side: a name where it is the same in all decisions, else NULL */
typedef struct
{
  const char *names[2];
  gboolean is_mixed[2];
} Pair;

static int
find_kind (const char *word)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].word, word) == 0)
      return i;
  return 0;
}

/* how many differences of each kind were decided how */
static void
add_counts (PndReport *report, int counts[G_N_ELEMENTS (kinds)][PND_N_OUTCOMES], const Pair *pair)
{
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "25l 15r 15r 15r 15r 15r");
  pnd_report_head (report, 1, _("Difference"));
  for (int outcome = 0; outcome < PND_N_OUTCOMES; outcome++)
    {
      g_autofree char *title = pnd_outcome_describe (outcome, pair->names[0], pair->names[1]);

      pnd_report_head (report, 1, title);
    }
  pnd_report_set_head_rows (report, 1);
  for (int kind = 0; kind < (int) G_N_ELEMENTS (kinds); kind++)
    {
      pnd_report_label (report, _(kinds[kind].title));
      for (int outcome = 0; outcome < PND_N_OUTCOMES; outcome++)
        pnd_report_cell_int (report, counts[kind][outcome]);
    }
}

/* @guid: (nullable): of a coding that may be gone by now */
static const PndReportCoded *
find_coded (GHashTable *codings, const char *guid)
{
  return guid != NULL ? g_hash_table_lookup (codings, guid) : NULL;
}

/* @name: (nullable): of a coder who has no coding there */
static void
add_side (PndReportParts *parts, const PndReportCoded *coded, const char *name)
{
  PndReport *report = parts->report;

  if (coded == NULL)
    {
      /* Translators: a coder’s name; where this coder coded nothing */
      pnd_report_printf (report, PND_REPORT_QUIET, _("%s: nothing"),
                         name != NULL ? name : _("the other coder"));
      return;
    }
  pnd_report_printf (report, PND_REPORT_PLAIN, "%s: ", coded->coder);
  pnd_report_text (report, PND_REPORT_BOLD, pnd_report_coded_get_code (parts, coded));
  if (coded->row.polarity != PND_POLARITY_UNRATED)
    pnd_report_printf (report, PND_REPORT_PLAIN, " %s",
                       pnd_polarity_get_title ((PndPolarity) coded->row.polarity));
}

static void
add_place (PndReportParts *parts, const PndReportCoded *coded)
{
  g_autofree char *quote = NULL;

  pnd_report_cell (parts->report, 1, PND_REPORT_TONE_NONE);
  if (coded == NULL)
    {
      pnd_report_text (parts->report, PND_REPORT_QUIET, _("no longer in the project"));
      return;
    }
  if (coded->quote != NULL)
    {
      quote = pnd_report_passages_shorten (coded->quote, QUOTE);
      pnd_report_printf (parts->report, PND_REPORT_SPEECH, _("“%s”"), quote);
      pnd_report_text (parts->report, PND_REPORT_PLAIN, " ");
    }
  pnd_report_printf (parts->report, PND_REPORT_QUIET, "(%s)", coded->citation);
}

/* @row: kind, guids of the two and of what came of it, outcome, who, when, why */
static void
add_decision (PndReportParts *parts, PndStatement *row, GHashTable *codings, const Pair *pair)
{
  PndReport *report = parts->report;
  const PndReportCoded *one = find_coded (codings, pnd_statement_get_text (row, 1, NULL));
  const PndReportCoded *other = find_coded (codings, pnd_statement_get_text (row, 2, NULL));
  const PndReportCoded *agreed = find_coded (codings, pnd_statement_get_text (row, 3, NULL));
  PndOutcome outcome = PND_OUTCOME_OPEN;
  g_autofree char *decided = NULL;
  g_autofree char *who
    = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 5, NULL));
  g_autofree char *day = pnd_report_day (pnd_statement_get_text (row, 6, NULL));
  g_autofree char *reason
    = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 7, NULL));

  pnd_outcome_from_string (pnd_statement_get_text (row, 4, NULL), &outcome);
  add_place (parts, one != NULL ? one : other != NULL ? other : agreed);
  pnd_report_cell_text (report, _(kinds[find_kind (pnd_statement_get_text (row, 0, NULL))].title));
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  add_side (parts, one, pair->names[0]);
  pnd_report_text (report, PND_REPORT_PLAIN, "; ");
  add_side (parts, other, pair->names[1]);
  pnd_report_cell (report, 1, outcome == PND_OUTCOME_OPEN ? PND_REPORT_TONE_WARNING
                                                          : PND_REPORT_TONE_NONE);
  decided = pnd_outcome_describe (outcome, one != NULL ? one->coder : NULL,
                                  other != NULL ? other->coder : NULL);
  pnd_report_text (report, PND_REPORT_PLAIN, decided);
  if (agreed != NULL && outcome == PND_OUTCOME_NEW)
    pnd_report_printf (report, PND_REPORT_BOLD, " %s", pnd_report_coded_get_code (parts, agreed));
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  pnd_report_text (report, PND_REPORT_PLAIN, reason);
  pnd_report_printf (report, PND_REPORT_QUIET, " (%s, %s)", who, day);
}

static GHashTable *
load_codings (PndReportParts *parts, GPtrArray **all, GError **error)
{
  GHashTable *codings;

  *all = pnd_report_coded_load (parts, "c.guid IN (SELECT one_guid FROM decisions UNION SELECT"
                                " other_guid FROM decisions UNION SELECT consensus_guid FROM"
                                " decisions)", error);
  if (*all == NULL)
    return NULL;
  codings = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < (*all)->len; i++)
    g_hash_table_insert (codings, ((PndReportCoded *) (*all)->pdata[i])->guid, (*all)->pdata[i]);
  return codings;
}

static void
note_name (Pair *pair, int side, const PndReportCoded *coded)
{
  if (coded == NULL || pair->is_mixed[side])
    return;
  pair->is_mixed[side]
    = pair->names[side] != NULL && !g_str_equal (pair->names[side], coded->coder);
  pair->names[side] = pair->is_mixed[side] ? NULL : coded->coder;
}

/* @pair: (out): borrows from @codings */
static gboolean
find_pair (PndReportParts *parts, GHashTable *codings, Pair *pair, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Reading the decisions"), "SELECT one_guid, other_guid FROM decisions", error,
    "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    for (int side = 0; side < 2; side++)
      note_name (pair, side, find_coded (codings, pnd_statement_get_text (row, side, NULL)));
  return pnd_statement_ended (failure, error);
}

static gboolean
count_decisions (PndReportParts *parts, int counts[G_N_ELEMENTS (kinds)][PND_N_OUTCOMES],
                 GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Reading the decisions"),
    "SELECT d.kind, d.outcome, count (*) FROM decisions d WHERE " STANDING " GROUP BY 1, 2", error,
    "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndOutcome outcome = PND_OUTCOME_OPEN;

      pnd_outcome_from_string (pnd_statement_get_text (row, 1, NULL), &outcome);
      counts[find_kind (pnd_statement_get_text (row, 0, NULL))][outcome]
        = (int) pnd_statement_get_int (row, 2);
    }
  return pnd_statement_ended (failure, error);
}

/* the one coder whose codings decisions were about on that side, 0 for none or several */
static gint64
find_side (PndReportParts *parts, const char *sql)
{
  return pnd_database_query_int (parts->reader, NULL, sql, 0, NULL, "");
}

/* What is not decided has no row in the table of decisions, and must not pass for done. Between more
 * than two coders nobody can say how many differences there are to decide. */
static gboolean
add_extent (PndReportParts *parts, GError **error)
{
  gint64 one = find_side (parts, "SELECT CASE count (DISTINCT c.coder) WHEN 1 THEN max (c.coder) END"
                                 " FROM decisions d JOIN all_codings c ON c.guid = d.one_guid");
  gint64 other
    = find_side (parts, "SELECT CASE count (DISTINCT c.coder) WHEN 1 THEN max (c.coder) END"
                        " FROM decisions d JOIN all_codings c ON c.guid = d.other_guid");
  g_autoptr (PndDifferences) differences = NULL;

  if (one == 0 || other == 0 || one == other)
    return TRUE;
  differences = pnd_differences_find (parts->reader, one, other, error);
  if (differences == NULL)
    return FALSE;
  pnd_report_begin (parts->report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (parts->report, PND_REPORT_PLAIN,
                     _("Differences between the two coders: %d; decided: %d; still to decide: %d. "
                       "Codings on which both agree: %d."),
                     (int) differences->list->len,
                     (int) differences->list->len - differences->n_open, differences->n_open,
                     (int) differences->agreed->len);
  return TRUE;
}

static gboolean
add_list (PndReportParts *parts, GHashTable *codings, const Pair *pair, GError **error)
{
  PndReport *report = parts->report;
  const char *const titles[]
    = { _("Passage"), _("Difference"), _("The two coders"), _("Decision"), _("Reason") };
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Reading the decisions"),
    "SELECT d.kind, d.one_guid, d.other_guid, d.consensus_guid, d.outcome, k.name, d.created,"
    " d.reason FROM decisions d JOIN coders k ON k.id = d.coder LEFT JOIN documents m"
    " ON m.guid = d.document_guid WHERE " STANDING " ORDER BY m.name, d.created, d.guid",
    error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "29l 13l 21l 14l 23l");
  pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
  while (pnd_statement_next (row, &failure))
    add_decision (parts, row, codings, pair);
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_report_add_decisions:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * What stands of each difference that was decided or left open; nothing where none was. The
 * agreement of before is in pnd_report_add_agreement().
 *
 * Returns: %TRUE if they are in the report
 */
gboolean
pnd_report_add_decisions (PndReportParts *parts, GError **error)
{
  int counts[G_N_ELEMENTS (kinds)][PND_N_OUTCOMES] = { 0 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) codings = NULL;
  Pair pair = { 0 };

  if (pnd_database_query_int (parts->reader, NULL, "SELECT EXISTS (SELECT 1 FROM decisions)", 0,
                              NULL, "") == 0)
    return TRUE;
  codings = load_codings (parts, &all, error);
  if (codings == NULL || !find_pair (parts, codings, &pair, error)
      || !count_decisions (parts, counts, error))
    return FALSE;
  pnd_report_heading (parts->report, 2, "adjudication", _("Adjudication"));
  pnd_report_note (parts->report, _("What was decided makes the consensus; the codings of the "
                                    "coders stay as they are, and so does the agreement measured "
                                    "before."));
  if (!add_extent (parts, error))
    return FALSE;
  add_counts (parts->report, counts, &pair);
  return add_list (parts, codings, &pair, error);
}
