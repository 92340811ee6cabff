/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Other projects before they are merged: what would come of it, each conflict side by side with a
 * choice, rules for all of them. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* @text: what was merged; @to_answer: a judgement came with it that asks for an answer */
typedef void (*PndMergedFunc) (const char *text, gboolean to_answer, gpointer data);

/* compares in a thread; @files: GFile elements, the other projects */
void pnd_merge_dialog_show (GtkWindow *parent, PndWorkspace *workspace, GListModel *files,
                            PndMergedFunc merged, gpointer data);

G_END_DECLS
