/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The heights of all blocks of a page, in pixels, estimated first and measured when they are laid
 * out. A Fenwick tree: sums, changes and searches among n heights take log n steps. Pure. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PndHeights PndHeights;

PndHeights *pnd_heights_new_take (int *heights, int n);
void pnd_heights_free (PndHeights *self);

int pnd_heights_get (const PndHeights *self, int index);
void pnd_heights_set (PndHeights *self, int index, int height);
gint64 pnd_heights_get_sum_before (const PndHeights *self, int index);
gint64 pnd_heights_get_total (const PndHeights *self);
int pnd_heights_find (const PndHeights *self, gint64 y, int *offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndHeights, pnd_heights_free)

G_END_DECLS
