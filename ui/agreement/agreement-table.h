/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Figures of agreement as a table: a row a code and the pooled one on top; and the matrix of what
 * one coder said where the other said something, each cell of which can be followed.
 *
 * Signal:
 *   cell-activated (int row, int column)   of the matrix; the number of codes stands for nothing
 */

#include <gtk/gtk.h>

#include "app/analysis/agreement/agreement.h"
#include "app/analysis/agreement/confusion.h"

G_BEGIN_DECLS

#define PND_TYPE_AGREEMENT_TABLE (pnd_agreement_table_get_type ())
G_DECLARE_FINAL_TYPE (PndAgreementTable, pnd_agreement_table, PND, AGREEMENT_TABLE, GtkWidget)

GtkWidget *pnd_agreement_table_new (void);

/* shows them; nothing is kept. (nullable) all three: nothing is shown */
void pnd_agreement_table_show (PndAgreementTable *self, const PndAgreement *agreement,
                               const PndConfusion *confusion,
                               const PndAgreementOptions *options);

G_END_DECLS
