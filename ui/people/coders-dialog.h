/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who codes: names, roles, colours, who codes blind, and who acts now. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* what is asked of whoever has the settings: this person acts from now on */
typedef void (*PndActFunc) (const char *name, gpointer data);

GtkWindow *pnd_coders_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndActFunc act,
                                   gpointer data);

G_END_DECLS
