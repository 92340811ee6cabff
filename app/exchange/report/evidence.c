/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every passage that a figure of the report counts, quoted and cited; and those that speak against
 * a verdict, each with its answer. */

#include "app/exchange/report/parts.h"
#include "app/model/language.h"

/*
 * Group:
 * @word: of its anchor
 * @title: untranslated
 * @tone: of its passages
 * @belongs: whether a passage does
 */
typedef struct
{
  const char *word;
  const char *title;
  PndReportTone tone;
  gboolean (*belongs) (const PndEvidence *evidence, PndUse use);
} Group;

static gboolean
is_for (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_COUNTED && evidence->polarity == PND_POLARITY_SUPPORTS;
}

static gboolean
is_against (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_COUNTED && evidence->polarity == PND_POLARITY_CONTRADICTS;
}

static gboolean
is_weak (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_WEAK;
}

static gboolean
is_mention (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_MENTION;
}

static gboolean
is_answered (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_SET_ASIDE;
}

static gboolean
is_claim (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_CLAIM;
}

static gboolean
is_of_others (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_OTHER_HOLDER;
}

static gboolean
is_outside (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_OUTSIDE;
}

static gboolean
is_unrated (const PndEvidence *evidence, PndUse use)
{
  return use == PND_USE_UNRATED;
}

static const Group groups[] = {
  { "for", N_("For: decisive"), PND_REPORT_TONE_FOR, is_for },
  { "against", N_("Against: decisive"), PND_REPORT_TONE_AGAINST, is_against },
  { "weak", N_("Weak: listed, never decisive"), PND_REPORT_TONE_NONE, is_weak },
  { "mentions", N_("Mentions"), PND_REPORT_TONE_NONE, is_mention },
  { "answered", N_("Answered: the other side stands"), PND_REPORT_TONE_QUIET, is_answered },
  { "claims", N_("Claims, not evidence"), PND_REPORT_TONE_QUIET, is_claim },
  { "others", N_("Of other holders, left out"), PND_REPORT_TONE_QUIET, is_of_others },
  { "outside", N_("Outside the period, left out"), PND_REPORT_TONE_QUIET, is_outside },
  { "unrated", N_("Unrated, left out"), PND_REPORT_TONE_QUIET, is_unrated },
};

/**
 * pnd_report_rating_get_tone:
 * @rating: of a passage
 *
 * Returns: the tone it is shown in
 */
PndReportTone
pnd_report_rating_get_tone (const PndReportRating *rating)
{
  return rating->polarity == PND_POLARITY_SUPPORTS      ? PND_REPORT_TONE_FOR
         : rating->polarity == PND_POLARITY_CONTRADICTS ? PND_REPORT_TONE_AGAINST
                                                        : PND_REPORT_TONE_NONE;
}

/**
 * pnd_report_add_rating:
 * @report: the report
 * @code: (nullable): how the code is called
 * @rating: of a passage
 */
void
pnd_report_add_rating (PndReport *report, const char *code, const PndReportRating *rating)
{
  pnd_report_text (report, PND_REPORT_QUIET | PND_REPORT_BOLD, code);
  pnd_report_printf (report, PND_REPORT_QUIET, " %s", pnd_polarity_get_title (rating->polarity));
  if (rating->strength > 0)
    pnd_report_printf (report, PND_REPORT_QUIET, " %d", rating->strength);
  if (rating->holder != PND_HOLDER_UNRATED)
    pnd_report_printf (report, PND_REPORT_QUIET, ", %s", pnd_holder_get_title (rating->holder));
  if (rating->review != PND_REVIEW_UNREVIEWED)
    pnd_report_printf (report, PND_REPORT_QUIET, ", %s", pnd_review_get_title (rating->review));
}

/**
 * pnd_report_add_quote:
 * @parts: what the report is about
 * @motive: a motive
 * @index: of one of its passages
 */
void
pnd_report_add_quote (PndReportParts *parts, PndReportMotive *motive, int index)
{
  PndReport *report = parts->report;
  const PndReportPassage *passage = pnd_report_motive_get_passage (motive, index);
  const PndEvidence *evidence = pnd_report_motive_get (motive, index);
  const PndReportRating rating = { .polarity = evidence->polarity,
                                   .strength = evidence->strength,
                                   .holder = evidence->holder,
                                   .review = evidence->review };

  pnd_report_begin (report, PND_REPORT_QUOTE, 0, pnd_report_rating_get_tone (&rating), NULL);
  if (passage->quote != NULL)
    {
      pnd_report_printf (report, PND_REPORT_SPEECH, _("“%s”"), passage->quote);
      pnd_report_text (report, PND_REPORT_PLAIN, " ");
      parts->n_quotes++;
    }
  pnd_report_printf (report, PND_REPORT_QUIET, "(%s) ", passage->citation);
  pnd_report_add_rating (report, pnd_report_motive_get_code (motive, index), &rating);
}

/* codings of the motive itself first, then by indicator as the codebook has them */
static void
add_group (PndReportParts *parts, PndReportMotive *motive, const Group *group)
{
  int n_indicators = (int) motive->evidence->inputs->len;
  gboolean is_open = FALSE;

  for (int indicator = -1; indicator < n_indicators; indicator++)
    for (int i = 0; i < (int) motive->passages->len; i++)
      {
        const PndEvidence *evidence = pnd_report_motive_get (motive, i);

        if (evidence->indicator != indicator
            || !group->belongs (evidence, pnd_report_motive_get_use (motive, i)))
          continue;
        if (!is_open)
          {
            g_autofree char *anchor = pnd_report_anchor (motive, group->word);

            pnd_report_heading (parts->report, 4, anchor, _(group->title));
            is_open = TRUE;
          }
        pnd_report_add_quote (parts, motive, i);
      }
}

/**
 * pnd_report_add_evidence:
 * @parts: what the report is about
 * @one: a case
 *
 * All passages of its motives, in the groups that the figures count.
 */
void
pnd_report_add_evidence (PndReportParts *parts, const PndReportCase *one)
{
  for (guint i = 0; i < one->motives->len; i++)
    {
      PndReportMotive *motive = one->motives->pdata[i];

      pnd_report_heading (parts->report, 3, motive->anchor, motive->code->name);
      if (motive->passages->len == 0)
        pnd_report_note (parts->report, _("No passage is coded with it."));
      for (int group = 0; group < (int) G_N_ELEMENTS (groups); group++)
        add_group (parts, motive, &groups[group]);
    }
}

/* Negative cases */

static gboolean
add_answer (PndReportParts *parts, const PndReportCase *one, const char *guid, GError **error)
{
  PndReport *report = parts->report;
  g_autoptr (PndStatement) row = pnd_database_query (
      parts->reader, _("Reading a resolution"),
      "SELECT r.stands, r.reason, k.name, r.created FROM resolutions r JOIN coders k ON "
      "k.id = r.coder WHERE r.coding_guid = ? AND coalesce (r.region_case, 0) = ? "
      "ORDER BY r.created DESC, r.id DESC LIMIT 1", error, "si", guid, one->id);

  if (row == NULL)
    return FALSE;
  pnd_report_begin (report, PND_REPORT_PARAGRAPH, 1, PND_REPORT_TONE_NONE, NULL);
  if (!pnd_statement_next (row, NULL))
    pnd_report_text (report, PND_REPORT_BOLD, _("☐ Open: without an answer."));
  else
    {
      g_autofree char *reason
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 1, NULL));
      g_autofree char *who
          = pnd_report_sources_dup (parts->sources, pnd_statement_get_text (row, 2, NULL));
      g_autofree char *day = pnd_report_day (pnd_statement_get_text (row, 3, NULL));

      pnd_report_text (report, PND_REPORT_BOLD,
                       g_strcmp0 (pnd_statement_get_text (row, 0, NULL), "for") == 0
                         ? _("☑ The passages for the motive stand: ")
                         : _("☑ The passages against the motive stand: "));
      pnd_report_text (report, PND_REPORT_PLAIN, reason);
      pnd_report_printf (report, PND_REPORT_QUIET, " (%s, %s)", who, day);
    }
  return TRUE;
}

static gboolean
add_contrary (PndReportParts *parts, const PndReportCase *one, PndReportMotive *motive,
              GError **error)
{
  PndVerdict verdict = pnd_report_motive_get_verdict (motive);
  g_autoptr (GArray) contrary = pnd_motive_evidence_list_contrary (motive->evidence, verdict);
  g_autofree char *anchor = pnd_report_anchor (motive, "contrary");

  pnd_report_begin (parts->report, PND_REPORT_HEADING, 3, PND_REPORT_TONE_NONE, anchor);
  pnd_report_printf (parts->report, PND_REPORT_PLAIN, "%s: ", motive->code->name);
  pnd_report_verdict (parts->report, PND_REPORT_PLAIN, verdict);
  if (contrary->len == 0)
    pnd_report_note (parts->report, _("No passage speaks against this verdict."));
  for (guint i = 0; i < contrary->len; i++)
    {
      int index = g_array_index (contrary, int, i);

      pnd_report_add_quote (parts, motive, index);
      if (!add_answer (parts, one, motive->evidence->guids->pdata[index], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * pnd_report_add_negative_cases:
 * @parts: what the report is about
 * @one: a case
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if they are in the report
 */
gboolean
pnd_report_add_negative_cases (PndReportParts *parts, const PndReportCase *one, GError **error)
{
  for (guint i = 0; i < one->motives->len; i++)
    if (!add_contrary (parts, one, one->motives->pdata[i], error))
      return FALSE;
  return TRUE;
}
