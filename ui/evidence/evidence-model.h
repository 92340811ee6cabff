/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codings that a filter lets through, as a list: read in idle time, piece by piece, and kept
 * true to every edit. Items are #PndCoding, made when they are asked for.
 *
 * Properties (all notify):
 *   loading   gboolean: whether more are to come
 *
 * Signal:
 *   failed (char *why)   the filter's query is none, or the project cannot be read; the list is empty
 */

#include "app/analysis/evidence/evidence-rows.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_EVIDENCE_MODEL (pnd_evidence_model_get_type ())
G_DECLARE_FINAL_TYPE (PndEvidenceModel, pnd_evidence_model, PND, EVIDENCE_MODEL, GObject)

PndEvidenceModel *pnd_evidence_model_new (PndWorkspace *workspace);
/* begins to read; what was shown goes when the first rows are there */
void pnd_evidence_model_set_filter (PndEvidenceModel *self, const PndEvidenceFilter *filter);
void pnd_evidence_model_set_order (PndEvidenceModel *self, PndEvidenceOrder order,
                                   gboolean descending);
gboolean pnd_evidence_model_get_loading (PndEvidenceModel *self);
/* lets go of all rows and reads no more, until the next filter */
void pnd_evidence_model_stop (PndEvidenceModel *self);
gint64 pnd_evidence_model_get_id (PndEvidenceModel *self, guint position);

G_END_DECLS
