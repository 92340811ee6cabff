/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a text holds what a query asks for. The index only says which texts to look at; what is
 * found is always what this finds. For one thread at a time. */

#include "app/store/search/query.h"

G_BEGIN_DECLS

typedef struct _PndMatcher PndMatcher;

PndMatcher *pnd_matcher_new (const PndQuery *query, PndTokens *tokens, PndFold *fold);
void pnd_matcher_free (PndMatcher *self);
/* PndByteSpan elements are appended, in order, none over another; nothing where the whole query
 * does not hold */
gboolean pnd_matcher_run (PndMatcher *self, const char *utf8, gsize n_bytes, GArray *found,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMatcher, pnd_matcher_free)

G_END_DECLS
