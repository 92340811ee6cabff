/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far the review is: the states by coder, and what is still open, each with what was said. */

#include "app/exchange/report/coders/coded.h"
#include "app/model/language.h"
#include "app/model/review/states.h"
#include "app/model/review/subject.h"

/* columns of the table, in the order in which a review goes */
static const PndReview order[] = { PND_REVIEW_ACCEPTED, PND_REVIEW_QUERIED, PND_REVIEW_REJECTED,
                                   PND_REVIEW_REVISED, PND_REVIEW_UNREVIEWED };

static const struct
{
  PndReview review;
  const char *title;
} open[] = {
  { PND_REVIEW_QUERIED, N_("Open queries") },
  { PND_REVIEW_REJECTED, N_("Rejected") },
  { PND_REVIEW_REVISED, N_("Changed since their review") },
};

static gboolean
add_counts (PndReportParts *parts, GError **error)
{
  PndReport *report = parts->report;
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Counting the codings"),
    "SELECT k.name, count (*), sum (c.review = 'accepted'), sum (c.review = 'queried'),"
    " sum (c.review = 'rejected'), sum (c.review = 'revised'), sum (c.review = 'unreviewed')"
    " FROM codings c JOIN documents d ON d.id = c.document JOIN coders k ON k.id = c.coder"
    " WHERE d.trashed IS NULL GROUP BY k.id ORDER BY k.id", error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pnd_report_begin_table (report, PND_REPORT_FIGURES, "28l 12r 12r 12r 12r 12r 12r");
  pnd_report_head (report, 1, _("Coder"));
  pnd_report_head (report, 1, _("Codings"));
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    pnd_report_head (report, 1, pnd_review_get_title (order[i]));
  pnd_report_set_head_rows (report, 1);
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *name
        = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));

      pnd_report_label (report, name);
      for (int i = 1; i <= 1 + (int) G_N_ELEMENTS (order); i++)
        pnd_report_cell_int (report, pnd_statement_get_int (row, i));
    }
  return pnd_statement_ended (failure, error);
}

/* The desk has a state of its own for them; here they are under what was judged. */
static void
add_stood_by (PndReportParts *parts)
{
  gint64 n = pnd_database_query_int (
    parts->reader, _("Counting the codings"),
    "SELECT count (*) FROM codings c JOIN documents d ON d.id = c.document"
    " WHERE d.trashed IS NULL AND c.review IN ('queried', 'rejected') AND (SELECT r.state FROM"
    " remarks r WHERE r.subject_guid = c.guid AND r.kind = 'coding' AND r.state IS NOT NULL"
    " ORDER BY r.created DESC, r.id DESC LIMIT 1) = 'stands'", 0, NULL, "");
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (ngettext ("Of the queried and rejected codings, the coder stands by %d.",
                                    "Of the queried and rejected codings, their coders stand by "
                                    "%d.", (gulong) n), (int) n);
  pnd_report_note (parts->report, text);
}

/* @thing: guid of what it is about */
static gboolean
add_thread (PndReportParts *parts, const char *thing, GError **error)
{
  PndReport *report = parts->report;
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Reading what was said in review"),
    "SELECT k.name, r.created, r.state, r.text FROM remarks r JOIN coders k ON k.id = r.coder"
    " WHERE r.subject_guid = ? ORDER BY r.created, r.id", error, "s", thing);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndReviewState state = PND_STATE_NONE;
      g_autofree char *who
        = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 0, NULL));
      g_autofree char *day = pnd_report_day (pnd_statement_get_text (row, 1, NULL));
      g_autofree char *text
        = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 3, NULL));

      pnd_review_state_from_word (pnd_statement_get_text (row, 2, NULL), &state);
      pnd_report_begin (report, PND_REPORT_ITEM, 0, PND_REPORT_TONE_NONE, NULL);
      pnd_report_printf (report, PND_REPORT_QUIET, "%s, %s, ", day, who);
      pnd_report_printf (report, PND_REPORT_BOLD, "%s", pnd_review_state_get_title (state));
      if (*text != '\0')
        pnd_report_printf (report, PND_REPORT_PLAIN, ": %s", text);
    }
  return pnd_statement_ended (failure, error);
}

/* codings that wait for somebody, by state */
static gboolean
add_codings (PndReportParts *parts, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *where = g_strdup_printf ("c.review = '%s' AND c.id IN (SELECT id FROM"
                                                " codings)", pnd_review_to_word (open[i].review));
      g_autoptr (GPtrArray) all = pnd_report_coded_load (parts, where, error);

      if (all == NULL)
        return FALSE;
      if (all->len > 0)
        {
          pnd_report_begin (parts->report, PND_REPORT_HEADING, 3, PND_REPORT_TONE_NONE, NULL);
          pnd_report_printf (parts->report, PND_REPORT_PLAIN, "%s (%d)", _(open[i].title),
                             (int) all->len);
        }
      for (guint k = 0; k < all->len; k++)
        {
          const PndReportCoded *coded = all->pdata[k];

          pnd_report_add_coded (parts, coded);
          if (!add_thread (parts, coded->guid, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_other (PndReportParts *parts, PndSubjectKind kind, const char *guid, GError **error)
{
  g_auto (PndSubject) subject = { 0 };
  g_autofree char *name = NULL;

  /* what is gone needs no answer any more */
  if (!pnd_subject_find (parts->reader, kind, guid, &subject, NULL))
    return TRUE;
  name = pnd_report_sources_dup (parts->sources, subject.name);
  pnd_report_begin (parts->report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (parts->report, PND_REPORT_PLAIN, "%s: ", pnd_subject_kind_get_title (kind));
  pnd_report_text (parts->report, PND_REPORT_BOLD, name);
  return add_thread (parts, guid, error);
}

/* codes, verdicts and memos whose last state is a query or a rejection */
static gboolean
add_others (PndReportParts *parts, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    parts->reader, _("Reading what was said in review"),
    "SELECT r.kind, r.subject_guid FROM remarks r WHERE r.kind <> 'coding'"
    " AND r.state IN ('queried', 'rejected') AND NOT EXISTS (SELECT 1 FROM remarks n"
    " WHERE n.subject_guid = r.subject_guid AND n.state IS NOT NULL"
    " AND (n.created, n.id) > (r.created, r.id)) ORDER BY r.kind, r.created, r.id", error, "");
  gboolean is_open = FALSE;
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndSubjectKind kind = PND_SUBJECT_CODE;

      if (!is_open)
        pnd_report_heading (parts->report, 3, NULL, _("Codes, verdicts and memos in question"));
      is_open = TRUE;
      pnd_subject_kind_from_word (pnd_statement_get_text (row, 0, NULL), &kind);
      if (!add_other (parts, kind, pnd_statement_get_text (row, 1, NULL), error))
        return FALSE;
    }
  return pnd_statement_ended (failure, error);
}

/**
 * pnd_report_add_review:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Counts the states of review by coder and lists what is queried, rejected, or changed since, with
 * its thread: also where the rest of the report is of accepted codings alone.
 *
 * Returns: %TRUE if it is in the report
 */
gboolean
pnd_report_add_review (PndReportParts *parts, GError **error)
{
  pnd_report_heading (parts->report, 2, "review", _("Review"));
  if (parts->counted.n == 0)
    {
      pnd_report_note (parts->report, _("Nothing is coded yet."));
      return TRUE;
    }
  if (!add_counts (parts, error))
    return FALSE;
  add_stood_by (parts);
  if (parts->counted.by_review[PND_REVIEW_QUERIED] == 0
      && parts->counted.by_review[PND_REVIEW_REJECTED] == 0
      && parts->counted.by_review[PND_REVIEW_REVISED] == 0)
    pnd_report_note (parts->report, _("No coding is queried, rejected or changed since its "
                                      "review."));
  return add_codings (parts, error) && add_others (parts, error);
}
