/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The indicators of a motive, a line each: its status, how many passages speak for and against it,
 * from how many independent sources, and whether it was asked for and read for. Each figure opens
 * its passages.
 *
 * Signal:
 *   figure (int indicator, int figure)   a figure was clicked: index of the indicator, PndFigure
 */

#include "ui/cases/evidence/evidence-item.h"

G_BEGIN_DECLS

#define PND_TYPE_INDICATOR_TABLE (pnd_indicator_table_get_type ())
G_DECLARE_FINAL_TYPE (PndIndicatorTable, pnd_indicator_table, PND, INDICATOR_TABLE, GtkWidget)

GtkWidget *pnd_indicator_table_new (void);

void pnd_indicator_table_update (PndIndicatorTable *self, PndWorkspace *workspace,
                                 const PndMotiveEvidence *motive);
void pnd_indicator_table_set_narrow (PndIndicatorTable *self, gboolean narrow);

G_END_DECLS
