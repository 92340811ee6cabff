/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What an absence rests on: how much was read, what was asked, which indicators were not sought; and
 * the passages that must be answered before it can be said, each one click away.
 *
 * Signals:
 *   open (PndEvidenceItem *)     the person wants to read a passage that is in the way
 *   answer (PndEvidenceItem *)   or to answer it
 */

#include "ui/cases/evidence/evidence-item.h"
#include "ui/cases/quotes.h"

G_BEGIN_DECLS

#define PND_TYPE_ABSENCE_BASIS (pnd_absence_basis_get_type ())
G_DECLARE_FINAL_TYPE (PndAbsenceBasis, pnd_absence_basis, PND, ABSENCE_BASIS, GtkWidget)

GtkWidget *pnd_absence_basis_new (void);

void pnd_absence_basis_update (PndAbsenceBasis *self, const PndMotiveEvidence *motive,
                               PndQuotes *quotes);
/* passages that are in the way */
int pnd_absence_basis_count_unanswered (PndAbsenceBasis *self);

G_END_DECLS
