/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is judged: how it stands, the passage in its place and what was said, and beside them or under
 * them the rule of its code. */

#include "ui/review/desk-item.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_BODY (pnd_desk_body_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskBody, pnd_desk_body, PND, DESK_BODY, GtkWidget)

GtkWidget *pnd_desk_body_new (PndWorkspace *workspace);
/* @item: (nullable): another one begins at its top */
void pnd_desk_body_set_item (PndDeskBody *self, PndDeskItem *item);
/* it is the same, but something of it is not */
void pnd_desk_body_update (PndDeskBody *self);
/* whether there is room for the rule beside the passage */
void pnd_desk_body_set_wide (PndDeskBody *self, gboolean wide);

G_END_DECLS
