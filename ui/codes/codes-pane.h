/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codebook as a tree with a filter entry. The selected code is the workspace's code at hand. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CODES_PANE (pnd_codes_pane_get_type ())
G_DECLARE_FINAL_TYPE (PndCodesPane, pnd_codes_pane, PND, CODES_PANE, GtkWidget)

GtkWidget *pnd_codes_pane_new (PndWorkspace *workspace);

void pnd_codes_pane_set_filter (PndCodesPane *self, const char *text);
void pnd_codes_pane_focus_filter (PndCodesPane *self);
GListModel *pnd_codes_pane_get_rows (PndCodesPane *self); /* of GtkTreeListRow */
void pnd_codes_pane_set_show_unused (PndCodesPane *self, gboolean show);
gboolean pnd_codes_pane_get_show_unused (PndCodesPane *self);

G_END_DECLS
