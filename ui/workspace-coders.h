/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose codings and notes pnd_workspace_get_marks() holds; what is counted is not narrowed by it.
 * The workspace's signal `coders-shown` tells that somebody's are hidden or shown again. */

#include "ui/workspace.h"

G_BEGIN_DECLS

gboolean pnd_workspace_get_coder_shown (PndWorkspace *self, gint64 coder);
void pnd_workspace_set_coder_shown (PndWorkspace *self, gint64 coder, gboolean shown);
gboolean pnd_workspace_get_all_coders_shown (PndWorkspace *self);
void pnd_workspace_show_all_coders (PndWorkspace *self);

G_END_DECLS
