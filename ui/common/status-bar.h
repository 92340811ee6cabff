/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The foot of the window: the pinned codes, what is still to finish, where one is, who codes. Its
 * buttons are actions of the group "coding", which the window inserts. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_STATUS_BAR (pnd_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndStatusBar, pnd_status_bar, PND, STATUS_BAR, GtkWidget)

GtkWidget *pnd_status_bar_new (PndWorkspace *workspace);

G_END_DECLS
