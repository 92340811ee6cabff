/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one coding counts for: all cases of its document or only some; and who speaks in it where no
 * label of a transcript says so. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_coding_cases_dialog_show (GtkWindow *parent, PndWorkspace *workspace,
                                         gint64 coding);

G_END_DECLS
