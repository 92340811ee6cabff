/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands for names and places in exports, and what of them is still there. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_pseudonyms_dialog_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
