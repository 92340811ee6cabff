/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The document at hand twice, side by side, with the codings of one coder each; both scroll
 * together. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_COMPARE_PAGE (pnd_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (PndComparePage, pnd_compare_page, PND, COMPARE_PAGE, GtkWidget)

GtkWidget *pnd_compare_page_new (PndWorkspace *workspace);
/* @side: 0 or 1; of whom the codings are, 0 for nobody */
gint64 pnd_compare_page_get_coder (PndComparePage *self, int side);
void pnd_compare_page_set_coder (PndComparePage *self, int side, gint64 coder);
void pnd_compare_page_step (PndComparePage *self, gboolean forward);

G_END_DECLS
