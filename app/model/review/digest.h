/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was judged, in digests: with one at hand it is known whether the thing is still what it was
 * when somebody judged it.
 *
 * Of a coding it is `FIELDS:TEXT:PASSAGE`, three SHA-256: what was said of the passage, the text it
 * lay in, and the words of the passage, which are looked at only where the text is another one. Of
 * anything else, and of codings judged before there were three, it is the first alone. */

#include "app/model/review/states.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/* in the preferences of a copy under other names: the digest in the project it was made of */
#define PND_DIGEST_KEY "review-digest:"

typedef struct _PndDigests PndDigests;

/* @database: the project's connection or a reader's, as long as it lives. It keeps the text that was
 * needed last: ask by documents, and for no longer than the project stays as it is */
PndDigests *pnd_digests_new (PndDatabase *database);
void pnd_digests_free (PndDigests *self);

/* (transfer full): as it is now; "" when it is gone */
char *pnd_digests_make (PndDigests *self, PndSubjectKind kind, const char *guid);
gboolean pnd_digests_has_changed (PndDigests *self, PndSubjectKind kind, const char *guid,
                                  const char *before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDigests, pnd_digests_free)

G_END_DECLS
