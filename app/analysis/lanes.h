/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which lane of the margin each coding's stripe runs in: no two stripes of a lane share a line of
 * the page. Assigned once for the whole document, so that nothing moves while scrolling; a change
 * of one coding moves no other stripe. Notes have no stripe. Pure. */

#include "app/analysis/span-index.h"

G_BEGIN_DECLS

#define PND_LANES_NONE 0xff /* no lane was free, or a note: counted as "+n" */

typedef struct _PndLanes PndLanes;

PndLanes *pnd_lanes_new (int limit);
void pnd_lanes_free (PndLanes *self);

/* where the paragraph that holds @position ends, in code points */
typedef int (*PndLanesEndFunc) (int position, gpointer data);

void pnd_lanes_update (PndLanes *self, const PndSpanIndex *marks, PndLanesEndFunc get_end,
                       gpointer data);
int pnd_lanes_get (const PndLanes *self, gsize index);
int pnd_lanes_get_n_used (const PndLanes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndLanes, pnd_lanes_free)

G_END_DECLS
