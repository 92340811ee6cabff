/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the queue of the review desk is drawn from.
 *
 * Signal:
 *   changed ()
 */

#include "app/analysis/review/queue.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_HEAD (pnd_desk_head_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskHead, pnd_desk_head, PND, DESK_HEAD, GtkWidget)

GtkWidget *pnd_desk_head_new (PndWorkspace *workspace);
void pnd_desk_head_get_filter (PndDeskHead *self, PndQueueFilter *filter);
/* all codings again, since the project is another; the second says `changed` */
void pnd_desk_head_forget (PndDeskHead *self);
void pnd_desk_head_reset (PndDeskHead *self);
/* documents and coders may be others now */
/* what was queried or rejected, of all kinds */
void pnd_desk_head_ask_to_answer (PndDeskHead *self);
void pnd_desk_head_refill (PndDeskHead *self);

G_END_DECLS
