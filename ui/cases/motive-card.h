/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One motive of the case: the researcher's verdict, beside it what the rule says and why, a mark
 * where they differ; what stands for and against it; and its indicators.
 *
 * Signals:
 *   decide (gint64 motive)   the person wants to decide on it
 *   figure (gint64 motive, int indicator, int figure)   a figure was clicked
 */

#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

#define PND_TYPE_MOTIVE_CARD (pnd_motive_card_get_type ())
G_DECLARE_FINAL_TYPE (PndMotiveCard, pnd_motive_card, PND, MOTIVE_CARD, GtkWidget)

GtkWidget *pnd_motive_card_new (PndCaseStudy *study);

/* @motive: its index in the study */
void pnd_motive_card_update (PndMotiveCard *self, int motive, gboolean narrow);
gint64 pnd_motive_card_get_motive (PndMotiveCard *self);

G_END_DECLS
