/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Passages as evidence, one below the other: up and down go through them, Enter opens one in the
 * reader.
 *
 * Signal:
 *   answer (PndEvidenceItem *)   the person wants to write the answer to a task
 */

#include "ui/cases/evidence/passage-row.h"

G_BEGIN_DECLS

#define PND_TYPE_EVIDENCE_LIST (pnd_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (PndEvidenceList, pnd_evidence_list, PND, EVIDENCE_LIST, GtkWidget)

GtkWidget *pnd_evidence_list_new (PndCaseStudy *study, PndEvidenceMode mode, const char *label);

/* @items: (element-type PndEvidenceItem); the selection stays where it was */
void pnd_evidence_list_set_items (PndEvidenceList *self, GPtrArray *items);
GListModel *pnd_evidence_list_get_items (PndEvidenceList *self);
PndEvidenceItem *pnd_evidence_list_get_selected (PndEvidenceList *self); /* (nullable) */
void pnd_evidence_list_open (PndEvidenceList *self, PndEvidenceItem *item);

G_END_DECLS
