/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pieces that a document is laid out in: its lines, and of a line over 4,000 characters the
 * chunks it is cut into, after a sentence or at least after a word. Pure. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

#define PND_BLOCKS_MAX_LENGTH 4000

typedef struct _PndBlocks PndBlocks;

PndBlocks *pnd_blocks_new (PndDocumentText *text);
void pnd_blocks_free (PndBlocks *self);

int pnd_blocks_get_n (const PndBlocks *self);
PndSpan pnd_blocks_get_span (const PndBlocks *self, int block);
int pnd_blocks_get_line (const PndBlocks *self, int block);
gboolean pnd_blocks_begins_line (const PndBlocks *self, int block);
gboolean pnd_blocks_ends_line (const PndBlocks *self, int block);
int pnd_blocks_find (const PndBlocks *self, int position);
gboolean pnd_blocks_is_hard_wrapped (const PndBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndBlocks, pnd_blocks_free)

G_END_DECLS
