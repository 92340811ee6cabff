/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far coders agree: who is compared and how, the figures, what one said where the other said
 * something, and the measurements that were kept. Follows every edit while it is to be seen. */

#include "app/analysis/agreement/agreement.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_AGREEMENT_PAGE (pnd_agreement_page_get_type ())
G_DECLARE_FINAL_TYPE (PndAgreementPage, pnd_agreement_page, PND, AGREEMENT_PAGE, GtkWidget)

GtkWidget *pnd_agreement_page_new (PndWorkspace *workspace);

/* what is seen is what there is */
gboolean pnd_agreement_page_is_ready (PndAgreementPage *self);
const PndAgreement *pnd_agreement_page_get_result (PndAgreementPage *self); /* (nullable) */
/* the passages behind a cell of the matrix; the number of codes stands for nothing */
void pnd_agreement_page_follow (PndAgreementPage *self, int row, int column);
GListModel *pnd_agreement_page_get_passages (PndAgreementPage *self); /* (nullable) */
/* keeps what is seen in the project. Returns: whether there was anything, and it is kept */
gboolean pnd_agreement_page_keep (PndAgreementPage *self);

G_END_DECLS
