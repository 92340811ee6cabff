/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of a report, each added by a function, in the order they stand in. All read inside one
 * transaction and speak the language of the report. */

#include "app/analysis/review/counted.h"
#include "app/exchange/report/model.h"
#include "app/exchange/report/sources.h"

G_BEGIN_DECLS

/**
 * PndReportParts:
 * @name: the project's
 * @question: (nullable): what the study asks
 * @notes: (nullable): what else the researcher says of the project
 * @frozen: (nullable): since when the codebook is frozen
 * @authors: those who code, "; " between
 * @supervisors: (nullable): the same
 * @counted: which codings the figures are of
 * @n_quotes: quotations in the report so far
 */
typedef struct
{
  PndDatabase *reader;
  PndReport *report;
  PndReportSources *sources;
  char *name;
  char *question;
  char *notes;
  char *codebook;
  char *codebook_source;
  char *frozen;
  char *authors;
  char *supervisors;
  PndCounted counted;
  int n_quotes;
} PndReportParts;

/**
 * PndReportRating:
 *
 * What a coder says of a passage.
 */
typedef struct
{
  PndPolarity polarity;
  int strength;
  PndHolder holder;
  PndReview review;
} PndReportRating;

/* page one of a case, and what it says in full behind it */
gboolean pnd_report_parts_load (PndReportParts *parts, GError **error);
void pnd_report_parts_clear (PndReportParts *parts);
void pnd_report_add_front (PndReportParts *parts, const PndReportCase *one);
gboolean pnd_report_add_case_facts (PndReportParts *parts, const PndReportCase *one,
                                    GError **error);
gboolean pnd_report_add_warnings (PndReportParts *parts, const PndReportCase *one, GError **error);
gboolean pnd_report_load_coverage (PndReportParts *parts, GError **error);
gboolean pnd_report_add_corpus_in_short (PndReportParts *parts, GError **error);
gboolean pnd_report_add_corpus (PndReportParts *parts, GError **error);

void pnd_report_add_motive_table (PndReportParts *parts, const PndReportCase *one);
void pnd_report_add_strongest (PndReportParts *parts, const PndReportCase *one);
void pnd_report_add_indicators (PndReportParts *parts, const PndReportCase *one);

/* a passage as a block, with its citation; counts it */
void pnd_report_add_quote (PndReportParts *parts, PndReportMotive *motive, int index);
void pnd_report_add_evidence (PndReportParts *parts, const PndReportCase *one);
/* "ECO-PAR, supports 3, own region": to the block begun last; @code: (nullable) */
void pnd_report_add_rating (PndReport *report, const char *code, const PndReportRating *rating);
PndReportTone pnd_report_rating_get_tone (const PndReportRating *rating);
gboolean pnd_report_add_queries (PndReportParts *parts, GError **error);
gboolean pnd_report_add_negative_cases (PndReportParts *parts, const PndReportCase *one,
                                        GError **error);

gboolean pnd_report_add_triangulation (PndReportParts *parts, const PndReportCase *one,
                                       GError **error);
gboolean pnd_report_add_holders (PndReportParts *parts, const PndReportCase *one, GError **error);
gboolean pnd_report_add_plots (PndReportParts *parts, GCancellable *cancellable, GError **error);
gboolean pnd_report_add_codebook (PndReportParts *parts, GError **error);
gboolean pnd_report_load_last_agreement (PndReportParts *parts, char **line, GError **error);
gboolean pnd_report_add_agreement (PndReportParts *parts, GError **error);
gboolean pnd_report_add_supervision (PndReportParts *parts, GError **error);
gboolean pnd_report_add_decisions (PndReportParts *parts, GError **error);
gboolean pnd_report_add_review (PndReportParts *parts, GError **error);
gboolean pnd_report_add_method (PndReportParts *parts, GError **error);
gboolean pnd_report_add_audit (PndReportParts *parts, GError **error);
gboolean pnd_report_add_coreq (PndReportParts *parts, GError **error);

/* sheets of their own */
gboolean pnd_report_add_chapter (PndReportParts *parts, GError **error);
gboolean pnd_report_add_member_check (PndReportParts *parts, GError **error);

/* "● Present": never by colour alone */
void pnd_report_verdict (PndReport *report, PndReportStyle style, PndVerdict verdict);
/* (transfer full): the day of a time */
char *pnd_report_day (const char *time);
/* which set of counts a figure leads to: anchor of a motive and a word; (transfer full) */
char *pnd_report_anchor (const PndReportMotive *motive, const char *word);

G_END_DECLS
