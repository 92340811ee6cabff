/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The place where evidence becomes verdicts: the cases; for the case at hand each motive with the
 * researcher's verdict beside the rule's, down to the passages; the editor of a verdict; and what
 * speaks against the verdicts, as tasks.
 *
 * Signal:
 *   state-changed ()   other actions are possible now */

#include "ui/cases/case-study.h"

G_BEGIN_DECLS

#define PND_TYPE_CASES_PAGE (pnd_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (PndCasesPage, pnd_cases_page, PND, CASES_PAGE, GtkWidget)

GtkWidget *pnd_cases_page_new (PndCaseStudy *study);

PndCaseStudy *pnd_cases_page_get_study (PndCasesPage *self);
/* the passages behind a figure; indexes and figures as in evidence-item.h */
void pnd_cases_page_show_passages (PndCasesPage *self, gint64 motive, int indicator, int figure);
GListModel *pnd_cases_page_get_passages (PndCasesPage *self); /* (nullable): of PndEvidenceItem */

/* @motive: 0 for the one at hand */
void pnd_cases_page_decide (PndCasesPage *self, gint64 motive);
void pnd_cases_page_save (PndCasesPage *self);
gboolean pnd_cases_page_get_is_deciding (PndCasesPage *self);
/* what speaks against the verdicts, instead of the verdicts */
gboolean pnd_cases_page_get_show_tasks (PndCasesPage *self);
void pnd_cases_page_set_show_tasks (PndCasesPage *self, gboolean show_tasks);
GListModel *pnd_cases_page_get_tasks (PndCasesPage *self); /* of PndEvidenceItem */
void pnd_cases_page_answer (PndCasesPage *self);

G_END_DECLS
