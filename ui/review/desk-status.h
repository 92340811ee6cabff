/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Over the queue of the review desk: where one is in it, how much of it is in which state, and in a
 * review bundle what this file is and how it goes back. */

#include "ui/review/desk-queue.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_STATUS (pnd_desk_status_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskStatus, pnd_desk_status, PND, DESK_STATUS, GtkWidget)

GtkWidget *pnd_desk_status_new (void);
void pnd_desk_status_set_bundle (PndDeskStatus *self, gboolean is_bundle);
/* @at: which one of @queue is selected, from 0 */
void pnd_desk_status_show (PndDeskStatus *self, PndDeskQueue *queue, guint at);

G_END_DECLS
