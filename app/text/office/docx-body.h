/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of a DOCX that hold text (document, notes, comments), put into a flow: the final text,
 * without what was deleted and what is hidden. */

#include "app/text/flow.h"
#include "app/text/office/docx-numbering.h"
#include "app/text/office/docx-styles.h"

G_BEGIN_DECLS

typedef struct _PndDocxBody PndDocxBody;

/* borrows them all; @links: relation ids to addresses */
PndDocxBody *pnd_docx_body_new (PndFlow *flow, PndDocxStyles *styles, PndDocxNumbering *numbering);
void pnd_docx_body_free (PndDocxBody *self);

/* comments first, then the document, then the notes it called. @links: (nullable): relation ids of
 * the part to addresses */
gboolean pnd_docx_body_read_comments (PndDocxBody *self, PndXmlWalk *walk, GError **error);
gboolean pnd_docx_body_read (PndDocxBody *self, PndXmlWalk *walk, GHashTable *links,
                             GCancellable *cancellable, GError **error);
gboolean pnd_docx_body_has_notes (PndDocxBody *self); /* were any called? */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDocxBody, pnd_docx_body_free)

G_END_DECLS
