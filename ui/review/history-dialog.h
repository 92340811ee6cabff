/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The audit trail: who did what when, the latest first, with a filter and a check of the chain. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_history_dialog_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
