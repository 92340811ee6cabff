/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a search has come to, in words: how many hits in how many documents, a fault of the query,
 * and the state of the index. */

#include "ui/search/search-session.h"

G_BEGIN_DECLS

/* documents the hits are in, and hits that can be coded */
guint pnd_search_status_count (GListModel *hits, guint *n_codable);
char *pnd_search_status_describe (PndSearchSession *session);

G_END_DECLS
