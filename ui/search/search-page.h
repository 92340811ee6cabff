/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The place for finding across the project: what to look for, how and where; the hits in their
 * context; and what can be done with them: open, go from one to the next, code. */

#include "ui/search/code-hits.h"
#include "ui/search/search-session.h"

G_BEGIN_DECLS

#define PND_TYPE_SEARCH_PAGE (pnd_search_page_get_type ())
G_DECLARE_FINAL_TYPE (PndSearchPage, pnd_search_page, PND, SEARCH_PAGE, GtkWidget)

GtkWidget *pnd_search_page_new (PndWorkspace *workspace, PndSearchSession *session);

void pnd_search_page_look_for (PndSearchPage *self, const char *query); /* (nullable) */
gboolean pnd_search_page_step (PndSearchPage *self, int direction);
PndSearchSession *pnd_search_page_get_session (PndSearchPage *self);
const char *pnd_search_page_get_status (PndSearchPage *self);
/* (transfer full) (nullable): what was searched for and found, for the log; NULL for nothing yet */
char *pnd_search_page_dup_log (PndSearchPage *self);
/* codes all hits, or the selected one; asks about overlaps first */
void pnd_search_page_code (PndSearchPage *self, gboolean all, PndPassageUnit unit, gint64 code,
                           PndRating rating);

G_END_DECLS
