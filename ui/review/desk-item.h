/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One thing of the review queue, for lists. Emits `changed` when it stands otherwise. */

#include <glib-object.h>

#include "app/analysis/review/queue.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_ITEM (pnd_desk_item_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskItem, pnd_desk_item, PND, DESK_ITEM, GObject)

PndDeskItem *pnd_desk_item_new_take (PndQueueItem *facts); /* taken */
const PndQueueItem *pnd_desk_item_get_facts (PndDeskItem *self);
void pnd_desk_item_take_facts (PndDeskItem *self, PndQueueItem *facts); /* taken */

/* a sign for a state, told apart by shape */
const char *pnd_desk_item_get_sign (PndDeskItem *self);
/* "Queried", "Accepted, changed since"; (transfer full) */
char *pnd_desk_item_describe_state (PndDeskItem *self);

G_END_DECLS
