/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Gives hits a code, one or all at once, as one edit; asks once where the same code overlaps. */

#include "app/analysis/passages.h"
#include "app/model/codings/coding-passages.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

/* PndPassage elements of @hits (PndHitItem) that are in documents; NULL after saying why not */
GArray *pnd_code_hits_expand (PndWorkspace *workspace, GListModel *hits, PndPassageUnit unit);
/* says what was done; FALSE after saying why not */
gboolean pnd_code_hits_apply (PndWorkspace *workspace, const GArray *passages, gint64 code,
                              const PndRating *rating, gboolean extend);
/* (transfer full) (nullable): what to ask before, NULL when there is nothing to ask */
char *pnd_code_hits_make_question (PndWorkspace *workspace, const GArray *passages, gint64 code);

G_END_DECLS
