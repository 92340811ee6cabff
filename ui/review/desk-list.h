/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The queue of the review desk as a list at its side: of each thing how it stands, what it is, and
 * the first words of its passage. One of them is selected.
 *
 * Signals:
 *   selected ()    another one is, or none
 *   activated ()   the selected one is to be opened in its place
 */

#include "ui/review/desk-queue.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_LIST (pnd_desk_list_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskList, pnd_desk_list, PND, DESK_LIST, GtkWidget)

GtkWidget *pnd_desk_list_new (PndWorkspace *workspace, PndDeskQueue *queue);
guint pnd_desk_list_get_n (PndDeskList *self);
guint pnd_desk_list_get_position (PndDeskList *self); /* of the selected one */
PndDeskItem *pnd_desk_list_get_selected (PndDeskList *self); /* (transfer none) (nullable) */
/* FALSE where the list ends */
gboolean pnd_desk_list_move (PndDeskList *self, int step);
/* FALSE when it is not in the list any more */
gboolean pnd_desk_list_select (PndDeskList *self, const char *guid);

G_END_DECLS
