/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A code in the tree: expander, swatch, abbreviation, name, pin and number of codings. Can be
 * dragged: onto the reader to code, onto another row to move it in the tree.
 *
 * Signal:
 *   dropped (gint64 code, int where)   a code was dropped: -1 before, 0 under, 1 after this one */

#include "ui/codes/codes-model.h"

G_BEGIN_DECLS

#define PND_TYPE_CODE_ROW (pnd_code_row_get_type ())
G_DECLARE_FINAL_TYPE (PndCodeRow, pnd_code_row, PND, CODE_ROW, GtkWidget)

GtkWidget *pnd_code_row_new (PndCodesModel *tree, GtkSizeGroup *abbreviations);
void pnd_code_row_set_row (PndCodeRow *self, GtkTreeListRow *row);
PndCode *pnd_code_row_get_code (PndCodeRow *self);
void pnd_code_row_refresh (PndCodeRow *self);

G_END_DECLS
