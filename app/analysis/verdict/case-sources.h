/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The documents of a case as sources: what they are, of which origin, and who speaks in them. Read
 * once for all motives. */

#include "app/analysis/verdict/verdict.h"
#include "app/store/database.h"

G_BEGIN_DECLS

typedef struct _PndCaseSources PndCaseSources;

PndCaseSources *pnd_case_sources_load (PndDatabase *database, gint64 region_case, GError **error);
void pnd_case_sources_free (PndCaseSources *self);
/* place of a document of the case, in the order of names; -1 for none */
int pnd_case_sources_find (const PndCaseSources *self, gint64 document);
/* sets type, origin, period and speaker of a passage; its office belongs to @self */
gboolean pnd_case_sources_tell (PndCaseSources *self, int index, PndEvidence *evidence,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCaseSources, pnd_case_sources_free)

G_END_DECLS
