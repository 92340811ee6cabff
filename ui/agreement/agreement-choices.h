/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose codings are compared, in which units, and what of them counts.
 *
 * Signal:
 *   changed ()   something else is to be measured
 */

#include "app/analysis/agreement/material.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_AGREEMENT_CHOICES (pnd_agreement_choices_get_type ())
G_DECLARE_FINAL_TYPE (PndAgreementChoices, pnd_agreement_choices, PND, AGREEMENT_CHOICES, GtkWidget)

GtkWidget *pnd_agreement_choices_new (PndWorkspace *workspace);

/* the project's coders anew: after an edit, or with another project */
void pnd_agreement_choices_update (PndAgreementChoices *self);
/* fills empty @options. FALSE where fewer than two coders are chosen */
gboolean pnd_agreement_choices_fill (PndAgreementChoices *self, PndAgreementOptions *options);

G_END_DECLS
