/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where two coders differ, one difference after the other: the passage, both codings with their
 * rules, a reason, and a decision by a key. */

#include "ui/workspace.h"

G_BEGIN_DECLS

void pnd_adjudication_dialog_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
