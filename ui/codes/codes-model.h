/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codebook as a tree for a list view: what passes a filter with its ancestors, and context codes
 * only once they are used, unless all are wanted. Items are GtkTreeListRows of PndCodes.
 *
 * Signal:
 *   refreshed ()   what passes was found anew; counts may have changed as well */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CODES_MODEL (pnd_codes_model_get_type ())
G_DECLARE_FINAL_TYPE (PndCodesModel, pnd_codes_model, PND, CODES_MODEL, GObject)

PndCodesModel *pnd_codes_model_new (PndWorkspace *workspace);
GListModel *pnd_codes_model_get_rows (PndCodesModel *self);
void pnd_codes_model_set_filter (PndCodesModel *self, const char *text);
void pnd_codes_model_set_show_unused (PndCodesModel *self, gboolean show);
gboolean pnd_codes_model_get_show_unused (PndCodesModel *self);
int pnd_codes_model_get_n_folded (PndCodesModel *self); /* unused context codes left out */
int pnd_codes_model_get_count (PndCodesModel *self, gint64 code); /* codings, sub-codes included */
gboolean pnd_codes_model_find (PndCodesModel *self, gint64 code, guint *position);

G_END_DECLS
