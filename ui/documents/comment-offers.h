/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people noted in imported files, while nobody has said whether it shall be kept. */

#include "app/text/importer.h"

G_BEGIN_DECLS

typedef struct _PndCommentOffers PndCommentOffers;

PndCommentOffers *pnd_comment_offers_new (void);
void pnd_comment_offers_free (PndCommentOffers *self);

void pnd_comment_offers_add (PndCommentOffers *self, const PndImported *imported, gint64 document);
guint pnd_comment_offers_count (const PndCommentOffers *self); /* comments, of all documents */
void pnd_comment_offers_clear (PndCommentOffers *self);
/* notes on their passages, in one edit; the offers stay */
gboolean pnd_comment_offers_keep (PndCommentOffers *self, PndProject *project, GError **error);

G_END_DECLS
