/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All passages of a motive, of which a finding names some as key passages for it and against it. The
 * choice stays while the evidence is read anew. */

#include "app/model/cases/finding.h"
#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

#define PND_TYPE_KEY_PASSAGES (pnd_key_passages_get_type ())
G_DECLARE_FINAL_TYPE (PndKeyPassages, pnd_key_passages, PND, KEY_PASSAGES, GtkWidget)

GtkWidget *pnd_key_passages_new (PndCaseStudy *study);

/* @finding: (nullable): begins with its choice, or with none */
void pnd_key_passages_start (PndKeyPassages *self, PndFinding *finding);
void pnd_key_passages_show (PndKeyPassages *self, const PndMotiveEvidence *motive);
GListModel *pnd_key_passages_get_items (PndKeyPassages *self); /* of PndEvidenceItem */
/* guids (char *) of those of a side that are in the list, (transfer full) */
GPtrArray *pnd_key_passages_list (PndKeyPassages *self, PndSide side);

G_END_DECLS
