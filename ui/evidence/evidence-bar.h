/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What can be done to the passages that are selected, all at once: another rating by the keys of
 * the chips, another code, removal. */

#include "ui/evidence/evidence-model.h"

G_BEGIN_DECLS

#define PND_TYPE_EVIDENCE_BAR (pnd_evidence_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndEvidenceBar, pnd_evidence_bar, PND, EVIDENCE_BAR, GtkWidget)

/* @selection: over @model */
GtkWidget *pnd_evidence_bar_new (PndWorkspace *workspace, PndEvidenceModel *model,
                                 GtkSelectionModel *selection);
/* what a key does to the selected passages; FALSE where it does nothing */
gboolean pnd_evidence_bar_press (PndEvidenceBar *self, guint keyval);

G_END_DECLS
