/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of passages and where they stand, for lists that show many of them: a few texts are
 * kept at a time. */

#include "ui/workspace.h"

G_BEGIN_DECLS

typedef struct _PndQuotes PndQuotes;

PndQuotes *pnd_quotes_new (PndWorkspace *workspace);
void pnd_quotes_free (PndQuotes *self);
/* texts may be others now */
void pnd_quotes_forget (PndQuotes *self);
/* @quote: one line; @place: the citation. Both (transfer full); FALSE when the coding is gone */
gboolean pnd_quotes_get (PndQuotes *self, gint64 coding, char **quote, char **place);
/* what stands around it, at most @n code points to each side and no further than its paragraph.
 * Both (transfer full); FALSE where nothing does: the coding is gone, or of an area */
gboolean pnd_quotes_get_around (PndQuotes *self, gint64 coding, int n, char **before,
                                char **after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndQuotes, pnd_quotes_free)

G_END_DECLS
