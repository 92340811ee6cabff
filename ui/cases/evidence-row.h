/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One passage as evidence: its code, where it stands, its words, how it is rated and what became of
 * it. As a key passage to choose it has a button for each side; as a task, its answer.
 *
 * Signal:
 *   answer (PndEvidenceItem *)   the person wants to write its answer
 */

#include "ui/cases/evidence-item.h"
#include "ui/cases/quotes.h"

G_BEGIN_DECLS

typedef enum
{
  PND_EVIDENCE_PASSAGES,
  PND_EVIDENCE_KEYS,
  PND_EVIDENCE_TASKS,
} PndEvidenceMode;

#define PND_TYPE_EVIDENCE_ROW (pnd_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (PndEvidenceRow, pnd_evidence_row, PND, EVIDENCE_ROW, GtkWidget)

GtkWidget *pnd_evidence_row_new (PndEvidenceMode mode);
void pnd_evidence_row_show (PndEvidenceRow *self, PndEvidenceItem *item, PndCaseStudy *study,
                            PndQuotes *quotes);
PndEvidenceItem *pnd_evidence_row_get_item (PndEvidenceRow *self); /* (nullable) */
void pnd_evidence_row_clear (PndEvidenceRow *self);

G_END_DECLS
