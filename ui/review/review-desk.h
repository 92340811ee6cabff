/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The review desk: a queue of codings, findings, codes or memos, gone through with the keyboard. The
 * passage stands in its context with the rule of its code beside it, and under it what was said.
 * A accepts, Q queries and X rejects with a reason; R answers, V says revised, S stands by it; N or
 * Right goes on, P or Left back; Enter opens it in its text. */

#include "ui/review/desk-item.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_REVIEW_DESK (pnd_review_desk_get_type ())
G_DECLARE_FINAL_TYPE (PndReviewDesk, pnd_review_desk, PND, REVIEW_DESK, GtkWidget)

GtkWidget *pnd_review_desk_new (PndWorkspace *workspace);
GListModel *pnd_review_desk_get_queue (PndReviewDesk *self); /* of PndDeskItem */
/* what the queue is narrowed to */
void pnd_review_desk_get_filter (PndReviewDesk *self, PndQueueFilter *filter);
/* narrows it to what was queried or rejected */
void pnd_review_desk_show_to_answer (PndReviewDesk *self);
PndDeskItem *pnd_review_desk_get_item (PndReviewDesk *self); /* (nullable): what is shown */

G_END_DECLS
