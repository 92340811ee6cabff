/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a word or phrase occurs in a text, without regard to case (full Unicode folding) and to how
 * accents are written. Runs in pieces, so that a caller can stay lively on a long text. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

typedef struct _PndTextSearch PndTextSearch;

PndTextSearch *pnd_text_search_new (PndDocumentText *text, const char *wanted);
void pnd_text_search_free (PndTextSearch *self);

gboolean pnd_text_search_run (PndTextSearch *self, gsize n_bytes);
GArray *pnd_text_search_get_matches (PndTextSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTextSearch, pnd_text_search_free)

G_END_DECLS
