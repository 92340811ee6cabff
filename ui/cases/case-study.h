/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The case at hand and what the evidence says of each of its motives: what all parts of the view of
 * cases show. Judged anew after edits while somebody looks; a person chooses the case, whose
 * motives, and whether only accepted codings count.
 *
 * Signals:
 *   case-changed ()   another case, or facts of it
 *   changed ()        the evidence was judged anew
 */

#include "app/analysis/verdict/motive-evidence.h"
#include "app/model/cases/finding.h"
#include "app/model/cases/region-case.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CASE_STUDY (pnd_case_study_get_type ())
G_DECLARE_FINAL_TYPE (PndCaseStudy, pnd_case_study, PND, CASE_STUDY, GObject)

/**
 * PndCaseCoverage:
 * @n_documents: of the case, outside the trash
 * @characters: code points that are no blanks; @coded and @read are some of them
 */
typedef struct
{
  int n_documents;
  gint64 characters;
  gint64 coded;
  gint64 read;
} PndCaseCoverage;

/**
 * PndTask:
 * @motive: index of the motive
 * @index: of its evidence
 * @verdict: against which it speaks
 */
typedef struct
{
  int motive;
  int index;
  PndVerdict verdict;
} PndTask;

PndCaseStudy *pnd_case_study_new (PndWorkspace *workspace);

PndWorkspace *pnd_case_study_get_workspace (PndCaseStudy *self);
GListModel *pnd_case_study_get_cases (PndCaseStudy *self);      /* (nullable): of PndRegionCase */
gint64 pnd_case_study_get_case (PndCaseStudy *self);            /* 0: the whole project */
PndRegionCase *pnd_case_study_get_row (PndCaseStudy *self);     /* (nullable) */
void pnd_case_study_set_case (PndCaseStudy *self, gint64 region_case);
PndHolder pnd_case_study_get_holder (PndCaseStudy *self);
void pnd_case_study_set_holder (PndCaseStudy *self, PndHolder holder);
gboolean pnd_case_study_get_accepted_only (PndCaseStudy *self);

int pnd_case_study_get_n_motives (PndCaseStudy *self);
const PndMotiveEvidence *pnd_case_study_get_motive (PndCaseStudy *self, int motive);
int pnd_case_study_find_motive (PndCaseStudy *self, gint64 id); /* -1: none */
/* (transfer full) (nullable): the finding that stands; NULL while another's motives are shown */
PndFinding *pnd_case_study_dup_finding (PndCaseStudy *self, int motive);
/* the researcher's where there is one, else the rule's */
PndVerdict pnd_case_study_get_verdict (PndCaseStudy *self, int motive);
gboolean pnd_case_study_get_is_ready (PndCaseStudy *self); /* something was judged */
PndCaseCoverage pnd_case_study_get_coverage (PndCaseStudy *self);
/* PndTask elements, (transfer full): open ones first */
GArray *pnd_case_study_list_tasks (PndCaseStudy *self);
int pnd_case_study_count_open_tasks (PndCaseStudy *self);

/* judges now if need be; and after each edit while @watched */
void pnd_case_study_update (PndCaseStudy *self);
void pnd_case_study_set_watched (PndCaseStudy *self, gboolean watched);

G_END_DECLS
