/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Other projects before they are merged: what would come of it, each conflict side by side with a
 * choice, rules for all of them. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* compares in a thread; @files: GFile elements, the other projects */
void pnd_merge_dialog_show (GtkWindow *parent, PndWorkspace *workspace, GListModel *files);

G_END_DECLS
