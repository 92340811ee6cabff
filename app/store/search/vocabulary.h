/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All words of the texts in an index, each once or a few times: what a part of a word can be a part
 * of. A few million of them are gone through faster than the places of three frequent letters. */

#include "app/store/database.h"
#include "app/store/search/fold.h"
#include "app/store/search/tokens.h"

G_BEGIN_DECLS

typedef struct _PndVocabulary PndVocabulary;

PndVocabulary *pnd_vocabulary_new (PndTokens *tokens, PndFold *fold);
void pnd_vocabulary_free (PndVocabulary *self);

/* writes the words of a text that are new; @is_joined: whether letters of two words stand together
 * in the folded text */
gboolean pnd_vocabulary_add (PndVocabulary *self, PndDatabase *cache, const char *utf8,
                             gsize n_bytes, gboolean *is_joined, GError **error);
/* whether a part can only be in a word; then it is looked for here */
gboolean pnd_vocabulary_can_find (const GString *part);
/* the words that hold @part, as SQLite tokenizes them; NULL without @error when more than @max */
GPtrArray *pnd_vocabulary_find (PndDatabase *cache, const GString *part, guint max,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndVocabulary, pnd_vocabulary_free)

G_END_DECLS
