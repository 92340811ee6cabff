/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The queue of the review desk: drawn up when it is asked for, and from then on the same things in
 * the same order, however they stand meanwhile, so that nobody loses the place. A list of
 * #PndDeskItem. What is deleted goes. */

#include "ui/review/desk-item.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_QUEUE (pnd_desk_queue_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskQueue, pnd_desk_queue, PND, DESK_QUEUE, GObject)

PndDeskQueue *pnd_desk_queue_new (PndWorkspace *workspace);
/* the items, a GListModel (transfer none) */
GListModel *pnd_desk_queue_get_items (PndDeskQueue *self);
/* draws it up anew */
void pnd_desk_queue_set_filter (PndDeskQueue *self, const PndQueueFilter *filter);
/* takes up how things stand now */
void pnd_desk_queue_refresh (PndDeskQueue *self, gboolean with_texts);
void pnd_desk_queue_clear (PndDeskQueue *self);
/* how many are in each state; returns how many were changed since their review */
int pnd_desk_queue_count (PndDeskQueue *self, int counts[PND_N_STATES]);

G_END_DECLS
