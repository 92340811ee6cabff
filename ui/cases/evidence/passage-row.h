/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One passage as evidence: its code, where it stands, its words, how it is rated and what became of
 * it. As a key passage to choose it has a button for each side; as a task, its answer.
 *
 * Signal:
 *   answer (PndEvidenceItem *)   the person wants to write its answer
 */

#include "ui/cases/evidence/evidence-item.h"
#include "ui/cases/quotes.h"

G_BEGIN_DECLS

typedef enum
{
  PND_EVIDENCE_PASSAGES,
  PND_EVIDENCE_KEYS,
  PND_EVIDENCE_TASKS,
} PndEvidenceMode;

#define PND_TYPE_PASSAGE_ROW (pnd_passage_row_get_type ())
G_DECLARE_FINAL_TYPE (PndPassageRow, pnd_passage_row, PND, PASSAGE_ROW, GtkWidget)

GtkWidget *pnd_passage_row_new (PndEvidenceMode mode);
void pnd_passage_row_show (PndPassageRow *self, PndEvidenceItem *item, PndCaseStudy *study,
                           PndQuotes *quotes);
PndEvidenceItem *pnd_passage_row_get_item (PndPassageRow *self); /* (nullable) */
void pnd_passage_row_clear (PndPassageRow *self);

G_END_DECLS
