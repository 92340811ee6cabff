/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which texts may hold what a query asks for, as the index says; never too few of them. */

#include "app/store/database.h"
#include "app/store/search/query.h"

G_BEGIN_DECLS

typedef struct _PndCandidates PndCandidates;

PndCandidates *pnd_candidates_new (PndDatabase *cache, const PndQuery *query, GError **error);
void pnd_candidates_free (PndCandidates *self);
/* also of a text that the index does not have yet */
gboolean pnd_candidates_may_hold (PndCandidates *self, const char *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCandidates, pnd_candidates_free)

G_END_DECLS
