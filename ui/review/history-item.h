/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An entry of the history as the dialog shows it. Immutable. */

#include "app/store/history.h"

G_BEGIN_DECLS

#define PND_TYPE_HISTORY_ITEM (pnd_history_item_get_type ())
G_DECLARE_FINAL_TYPE (PndHistoryItem, pnd_history_item, PND, HISTORY_ITEM, GObject)

GListStore *pnd_history_item_list (PndProject *project, GError **error); /* the latest first */
gboolean pnd_history_item_matches (PndHistoryItem *self, const char *casefolded);

G_END_DECLS
