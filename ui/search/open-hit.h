/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Opens what a hit is in, wherever in the project that is. */

#include "ui/search/hit-item.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

void pnd_open_hit (PndWorkspace *workspace, GtkWindow *window, PndHitItem *item);

G_END_DECLS
