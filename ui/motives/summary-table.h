/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The counts by motive and indicator, as a calm table. Every figure that is not zero is a button.
 *
 * Signal:
 *   figure (gint64 code, int polarity)   PndPolarity, or PND_PASSAGES_ANY_POLARITY
 */

#include "app/analysis/summary.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_SUMMARY_TABLE (pnd_summary_table_get_type ())
G_DECLARE_FINAL_TYPE (PndSummaryTable, pnd_summary_table, PND, SUMMARY_TABLE, GtkWidget)

GtkWidget *pnd_summary_table_new (PndWorkspace *workspace);

void pnd_summary_table_set_narrow (PndSummaryTable *self, gboolean narrow);
void pnd_summary_table_update (PndSummaryTable *self, const PndSummary *summary);

G_END_DECLS
