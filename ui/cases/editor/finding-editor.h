/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the researcher decides on a motive of the case: the verdict, why, and the key passages for
 * and against; beside it what the rule says, what an absence rests on, and all versions before. What
 * is typed stays until it is saved or another motive is decided on.
 *
 * Signals:
 *   closed ()                    saved, or the person goes back
 *   open (PndEvidenceItem *)     the person wants to read a passage
 *   answer (PndEvidenceItem *)   the person wants to answer a passage
 */

#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

#define PND_TYPE_FINDING_EDITOR (pnd_finding_editor_get_type ())
G_DECLARE_FINAL_TYPE (PndFindingEditor, pnd_finding_editor, PND, FINDING_EDITOR, GtkWidget)

GtkWidget *pnd_finding_editor_new (PndCaseStudy *study);

/* @motive: id of a motive */
void pnd_finding_editor_open (PndFindingEditor *self, gint64 motive);
/* reads the evidence again; what is typed stays */
void pnd_finding_editor_update (PndFindingEditor *self);
/* FALSE after saying what is missing */
gboolean pnd_finding_editor_save (PndFindingEditor *self);
gboolean pnd_finding_editor_can_save (PndFindingEditor *self);
gint64 pnd_finding_editor_get_motive (PndFindingEditor *self); /* 0 for none */
gint64 pnd_finding_editor_get_case (PndFindingEditor *self);
void pnd_finding_editor_close (PndFindingEditor *self);

void pnd_finding_editor_choose (PndFindingEditor *self, PndVerdict verdict);
void pnd_finding_editor_set_rationale (PndFindingEditor *self, const char *rationale);
GListModel *pnd_finding_editor_get_passages (PndFindingEditor *self); /* of PndEvidenceItem */
const char *pnd_finding_editor_get_fault (PndFindingEditor *self);    /* (nullable) */

G_END_DECLS
