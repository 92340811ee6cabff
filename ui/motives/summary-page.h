/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The first page a supervisor reads: what was coded, for and against each motive, and what was never
 * tested; behind every figure its passages. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_SUMMARY_PAGE (pnd_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (PndSummaryPage, pnd_summary_page, PND, SUMMARY_PAGE, GtkWidget)

GtkWidget *pnd_summary_page_new (PndWorkspace *workspace);

void pnd_summary_page_show_passages (PndSummaryPage *self, gint64 code, int polarity);
GListModel *pnd_summary_page_get_passages (PndSummaryPage *self); /* (nullable) */

G_END_DECLS
