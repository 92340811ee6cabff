/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A menu with a check mark for each coder, whose codings the reading view shows. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* fills @menu and keeps it up to date while @widget lives; its actions are the group "coders" */
void pnd_coder_menu_follow (GMenu *menu, GMenu *whose, GtkWidget *widget, PndWorkspace *workspace);

G_END_DECLS
