/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a researcher says of a source: where it came from, when, how far it may go, what it is
 * kept with. */

#include "app/model/document.h"

G_BEGIN_DECLS

/* values as they are in the project; a word that is not known is refused. Each is an edit, or a
 * part of the edit around it */
gboolean pnd_document_set_fact (PndDocument *self, PndDocumentFact fact, const char *value,
                                GError **error);
/* the same text in another language; both ends are set, and those they had before are let go */
gboolean pnd_document_set_twin (PndDocument *self, PndDocument *twin, GError **error);
/* (transfer full) (nullable) */
PndDocument *pnd_document_get_twin (PndDocument *self);

/* "2023", "2023-02" or "2023-02-17", and a day that there is */
gboolean pnd_document_date_is_valid (const char *date);
const char *pnd_confidentiality_get_title (const char *word); /* @word: (nullable) */

G_END_DECLS
