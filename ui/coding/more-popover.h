/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codings that have no room in the margin beside a line, as a list to choose from.
 *
 * Signal:
 *   chosen (gint64 mark, gboolean note)
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_MORE_POPOVER (pnd_more_popover_get_type ())
G_DECLARE_FINAL_TYPE (PndMorePopover, pnd_more_popover, PND, MORE_POPOVER, GtkPopover)

GtkWidget *pnd_more_popover_new (PndWorkspace *workspace);

void pnd_more_popover_open (PndMorePopover *self, GArray *marks, const GdkRectangle *place);

G_END_DECLS
