/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is being looked for in the project at hand, and what was found so far. Pages come from a
 * thread; the list follows every edit. Holds the search index while a project is open.
 *
 * Signal:
 *   changed ()   anything pnd_search_session_get_...() answers, but the items of the list, whose
 *                own signal tells of those
 */

#include "app/store/search/search.h"
#include "ui/search/hit-item.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_SEARCH_SESSION (pnd_search_session_get_type ())
G_DECLARE_FINAL_TYPE (PndSearchSession, pnd_search_session, PND, SEARCH_SESSION, GObject)

/* the list ends here; whoever has more hits than that has to say more exactly what to find */
#define PND_SEARCH_SESSION_MOST 20000

PndSearchSession *pnd_search_session_new (PndWorkspace *workspace);

void pnd_search_session_look_for (PndSearchSession *self, const char *query, PndSearchMode mode,
                                  PndSearchScope scope);
const char *pnd_search_session_get_query (PndSearchSession *self); /* "" for nothing */
GListModel *pnd_search_session_get_hits (PndSearchSession *self);  /* of PndHitItem */
gboolean pnd_search_session_is_running (PndSearchSession *self);
gboolean pnd_search_session_is_complete (PndSearchSession *self); /* there are no more hits */
const char *pnd_search_session_get_fault (PndSearchSession *self); /* (nullable): of the query */
double pnd_search_session_get_indexed (PndSearchSession *self);   /* 0 to 1 */
char *pnd_search_session_get_trouble (PndSearchSession *self);    /* (nullable): with the index */

G_END_DECLS
