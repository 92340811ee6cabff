/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which hits to code, and how much around each.
 *
 * Signal:
 *   chosen ()   now for the code
 */

#include <gtk/gtk.h>

#include "app/analysis/passages.h"

G_BEGIN_DECLS

#define PND_TYPE_CODE_POPOVER (pnd_code_popover_get_type ())
G_DECLARE_FINAL_TYPE (PndCodePopover, pnd_code_popover, PND, CODE_POPOVER, GtkPopover)

GtkWidget *pnd_code_popover_new (void);

void pnd_code_popover_set_hits (PndCodePopover *self, guint n_hits, gboolean complete,
                                gboolean has_selected);
gboolean pnd_code_popover_get_all (PndCodePopover *self);
PndPassageUnit pnd_code_popover_get_unit (PndCodePopover *self);

G_END_DECLS
