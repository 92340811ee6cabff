/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was said of one thing, in order of time; follows the project. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_THREAD (pnd_desk_thread_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskThread, pnd_desk_thread, PND, DESK_THREAD, GtkWidget)

GtkWidget *pnd_desk_thread_new (PndWorkspace *workspace);
/* @subject: (nullable): guid of a coding, finding, code or memo; NULL for none */
void pnd_desk_thread_set_subject (PndDeskThread *self, const char *subject);

G_END_DECLS
