/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Negative cases: for every verdict of the case the passages that speak against it, as tasks; those
 * without an answer first. Up and down go through them, Enter opens one in the reader, R answers.
 *
 * Signal:
 *   answer (PndEvidenceItem *)   the person wants to answer a passage
 */

#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

#define PND_TYPE_TASKS_PAGE (pnd_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (PndTasksPage, pnd_tasks_page, PND, TASKS_PAGE, GtkWidget)

GtkWidget *pnd_tasks_page_new (PndCaseStudy *study);

void pnd_tasks_page_update (PndTasksPage *self);
GListModel *pnd_tasks_page_get_tasks (PndTasksPage *self); /* of PndEvidenceItem */
/* asks for the answer to the task at hand */
void pnd_tasks_page_answer (PndTasksPage *self);

G_END_DECLS
