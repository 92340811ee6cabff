/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is said of the whole project: its name, notes, how lines are numbered. */

#include "ui/workspace.h"

G_BEGIN_DECLS

GtkWindow *pnd_project_properties_show (GtkWindow *parent, PndWorkspace *workspace);

G_END_DECLS
