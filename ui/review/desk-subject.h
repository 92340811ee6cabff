/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is judged: a passage as it stands in its text, a finding with its rationale, a memo, or the
 * wording of a code. */

#include "ui/review/desk-item.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_SUBJECT (pnd_desk_subject_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskSubject, pnd_desk_subject, PND, DESK_SUBJECT, GtkWidget)

GtkWidget *pnd_desk_subject_new (PndWorkspace *workspace);
/* @item: (nullable): NULL for nothing */
void pnd_desk_subject_show (PndDeskSubject *self, PndDeskItem *item);
const char *pnd_desk_subject_get_place (PndDeskSubject *self);

G_END_DECLS
