/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All coded passages as a table: asked for by codes that stand together and by every other fact,
 * sorted by its headers, and changed many at once. */

#include "ui/evidence/evidence-model.h"

G_BEGIN_DECLS

#define PND_TYPE_EVIDENCE_PAGE (pnd_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (PndEvidencePage, pnd_evidence_page, PND, EVIDENCE_PAGE, GtkWidget)

GtkWidget *pnd_evidence_page_new (PndWorkspace *workspace);

void pnd_evidence_page_set_filter (PndEvidencePage *self, const PndEvidenceFilter *filter);
GListModel *pnd_evidence_page_get_model (PndEvidencePage *self); /* of PndCoding, as shown */
GtkSelectionModel *pnd_evidence_page_get_selection (PndEvidencePage *self);
/* (transfer full) (element-type gint64): ids of what is shown, as a set */
GHashTable *pnd_evidence_page_get_ids (PndEvidencePage *self);
void pnd_evidence_page_focus_query (PndEvidencePage *self);

G_END_DECLS
