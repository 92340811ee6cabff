/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parts of a report on their own, to be worked on in a word processor: the tables of a chapter on
 * findings, and for each informant a sheet on which to say whether they were understood. */

#include "app/exchange/report/parts.h"
#include "app/model/language.h"

/* The chapter */

static void
add_caption (PndReport *report, int *number, const char *text, const char *case_name)
{
  pnd_report_begin (report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (report, PND_REPORT_BOLD, _("Table %d. "), ++*number);
  pnd_report_text (report, PND_REPORT_PLAIN, text);
  if (*case_name != '\0')
    pnd_report_printf (report, PND_REPORT_PLAIN, ": %s", case_name);
}

static void
add_passage_row (PndReportParts *parts, PndReportMotive *motive, int index)
{
  PndReport *report = parts->report;
  const PndEvidence *evidence = pnd_report_motive_get (motive, index);
  const PndReportPassage *passage = pnd_report_motive_get_passage (motive, index);

  pnd_report_label (report, pnd_report_motive_get_code (motive, index));
  pnd_report_cell_text (report, pnd_polarity_get_title (evidence->polarity));
  pnd_report_cell_int (report, evidence->strength);
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  if (passage->quote != NULL)
    {
      pnd_report_printf (report, PND_REPORT_SPEECH, _("“%s”"), passage->quote);
      parts->n_quotes++;
    }
  pnd_report_cell_text (report, passage->citation);
}

/* the decisive ones, by indicator */
static void
add_passage_table (PndReportParts *parts, PndReportMotive *motive)
{
  const char *const titles[]
      = { _("Indicator"), _("Polarity"), _("Strength"), _("Passage"), _("Source") };

  pnd_report_begin_table (parts->report, PND_REPORT_FIGURES, "10l 11l 9c 44l 26l");
  pnd_report_heads (parts->report, titles, G_N_ELEMENTS (titles));
  for (int indicator = -1; indicator < (int) motive->evidence->inputs->len; indicator++)
    for (int i = 0; i < (int) motive->passages->len; i++)
      if (pnd_report_motive_get (motive, i)->indicator == indicator
          && pnd_report_motive_get_use (motive, i) == PND_USE_COUNTED)
        add_passage_row (parts, motive, i);
}

static void
add_chapter_case (PndReportParts *parts, const PndReportCase *one, int *number)
{
  add_caption (parts->report, number, _("Verdicts on the motives"), one->name);
  pnd_report_add_motive_table (parts, one);
  add_caption (parts->report, number, _("Motives, indicators and their status"), one->name);
  pnd_report_add_indicators (parts, one);
  for (guint i = 0; i < one->motives->len; i++)
    {
      PndReportMotive *motive = one->motives->pdata[i];
      g_autofree char *title
          = g_strdup_printf (_("Decisive passages: %s"), motive->code->name);

      add_caption (parts->report, number, title, one->name);
      add_passage_table (parts, motive);
    }
}

/**
 * pnd_report_add_chapter:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * Returns: %TRUE if the tables of the chapter are in the report
 */
gboolean
pnd_report_add_chapter (PndReportParts *parts, GError **error)
{
  g_autofree char *counted = pnd_counted_describe (&parts->counted);
  int number = 0;

  pnd_report_heading (parts->report, 1, NULL, parts->name);
  pnd_report_note (parts->report, _("Tables for the chapter on findings"));
  pnd_report_note (parts->report, counted);
  for (guint i = 0; i < parts->sources->cases->len; i++)
    add_chapter_case (parts, parts->sources->cases->pdata[i], &number);
  add_caption (parts->report, &number, _("Sources"), "");
  return pnd_report_load_coverage (parts, error) && pnd_report_add_corpus (parts, error);
}

/* The sheets */

/*
 * Sheet:
 * @told: guids of the codings that are on it already, for another case
 */
typedef struct
{
  PndReportParts *parts;
  const PndReportInformant *informant;
  GHashTable *told;
  gboolean is_open;
} Sheet;

static void
open_sheet (Sheet *sheet)
{
  PndReport *report = sheet->parts->report;
  const char *const titles[] = { _("What you said"), _("How it was understood"),
                                 _("Right? Yes / partly / no"), _("What you would change") };

  if (report->blocks->len > 0)
    pnd_report_break (report);
  pnd_report_begin (report, PND_REPORT_HEADING, 1, PND_REPORT_TONE_NONE, NULL);
  pnd_report_printf (report, PND_REPORT_PLAIN, _("Member check: %s"), sheet->informant->name);
  pnd_report_note (report, sheet->parts->name);
  pnd_report_begin (report, PND_REPORT_PARAGRAPH, 0, PND_REPORT_TONE_NONE, NULL);
  pnd_report_text (report, PND_REPORT_PLAIN,
                   _("Below are passages of our conversation, and how they were understood. Please "
                     "say of each whether that is what you meant, and change what is not. You may "
                     "also ask that a passage is not used."));
  pnd_report_begin_table (report, PND_REPORT_FORM, "40l 22l 14l 24l");
  pnd_report_heads (report, titles, G_N_ELEMENTS (titles));
  sheet->is_open = TRUE;
}

/* in words for somebody who never saw the codebook */
static const char *
get_reading (PndPolarity polarity)
{
  return polarity == PND_POLARITY_SUPPORTS      ? _("a reason for the cooperation: ")
         : polarity == PND_POLARITY_CONTRADICTS ? _("not a reason for the cooperation: ")
                                                : _("mentioned: ");
}

static void
add_sheet_row (Sheet *sheet, PndReportMotive *motive, int index)
{
  PndReport *report = sheet->parts->report;
  const PndCodeTree *codes = sheet->parts->sources->codes;
  const PndEvidence *evidence = pnd_report_motive_get (motive, index);
  const PndReportPassage *passage = pnd_report_motive_get_passage (motive, index);
  int code = evidence->indicator < 0
               ? -1
               : pnd_code_tree_find (codes, g_array_index (motive->evidence->codes, gint64,
                                                           evidence->indicator));

  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  if (passage->quote != NULL)
    pnd_report_printf (report, PND_REPORT_SPEECH, _("“%s”"), passage->quote);
  pnd_report_printf (report, PND_REPORT_QUIET, " (%s)", passage->citation);
  pnd_report_cell (report, 1, PND_REPORT_TONE_NONE);
  pnd_report_text (report, PND_REPORT_PLAIN, get_reading (evidence->polarity));
  pnd_report_text (report, PND_REPORT_BOLD,
                   code >= 0 ? pnd_code_tree_get (codes, code)->name : motive->code->name);
  pnd_report_cell_text (report, _("☐ yes ☐ partly ☐ no"));
  pnd_report_cell_text (report, NULL);
}

static void
add_sheet_motive (Sheet *sheet, PndReportMotive *motive)
{
  for (int i = 0; i < (int) motive->passages->len; i++)
    {
      const PndEvidence *evidence = pnd_report_motive_get (motive, i);
      PndUse use = pnd_report_motive_get_use (motive, i);

      if (evidence->speaker != sheet->informant->id || use == PND_USE_OTHER_CODER
          || use == PND_USE_REJECTED || use == PND_USE_NOT_ACCEPTED || evidence->is_question
          || !g_hash_table_add (sheet->told, motive->evidence->guids->pdata[i]))
        continue;
      if (!sheet->is_open)
        open_sheet (sheet);
      add_sheet_row (sheet, motive, i);
    }
}

static void
close_sheet (PndReport *report)
{
  pnd_report_begin_table (report, PND_REPORT_FORM, "20l 30l 20l 30l");
  pnd_report_label (report, _("Date"));
  pnd_report_cell_text (report, NULL);
  pnd_report_label (report, _("Signature"));
  pnd_report_cell_text (report, NULL);
}

static void
add_sheet (PndReportParts *parts, const PndReportInformant *informant)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  Sheet sheet = { .parts = parts, .informant = informant, .told = told };

  for (guint i = 0; i < parts->sources->cases->len; i++)
    {
      const PndReportCase *one = parts->sources->cases->pdata[i];

      for (guint k = 0; k < one->motives->len; k++)
        add_sheet_motive (&sheet, one->motives->pdata[k]);
    }
  if (sheet.is_open)
    close_sheet (parts->report);
}

/**
 * pnd_report_add_member_check:
 * @parts: what the report is about
 * @error: return location for a #PndStoreError
 *
 * A sheet for each informant whose words are coded, to be read by them and signed.
 *
 * Returns: %TRUE if the sheets are in the report
 */
gboolean
pnd_report_add_member_check (PndReportParts *parts, GError **error)
{
  for (guint i = 0; i < parts->sources->informants->len; i++)
    {
      const PndReportInformant *informant = parts->sources->informants->pdata[i];

      if (!informant->interviewer)
        add_sheet (parts, informant);
    }
  if (parts->report->blocks->len == 0)
    pnd_report_note (parts->report, _("No passage is known to be of an informant."));
  return TRUE;
}
