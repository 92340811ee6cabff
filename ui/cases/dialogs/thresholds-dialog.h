/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The thresholds of the verdict rule, and every change of them with its date, author and reason. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_thresholds_dialog_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
