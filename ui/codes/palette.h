/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Finds a code by a few letters, shows its rule, takes the ratings; all from the keyboard.
 *
 *   letters        find                 Up, Down   another code
 *   Tab            on to the chips      + - 0  1 2 3  o p c x   (+ goes on to the chips by itself)
 *   Enter          apply                Ctrl+Enter apply and write the memo
 *   Escape         back
 *
 * Signals:
 *   apply (gint64 code, gboolean memo)   the ratings are in pnd_palette_get_rating()
 *   cancelled ()                         Escape, or the focus went elsewhere
 */

#include "ui/common/side-popover.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_PALETTE (pnd_palette_get_type ())
G_DECLARE_FINAL_TYPE (PndPalette, pnd_palette, PND, PALETTE, PndSidePopover)

GtkWidget *pnd_palette_new (PndWorkspace *workspace);

void pnd_palette_open (PndPalette *self, gint64 changing, const PndPlace *place);
void pnd_palette_close (PndPalette *self);
gboolean pnd_palette_is_open (PndPalette *self);
gint64 pnd_palette_get_changing (PndPalette *self);
PndForm pnd_palette_measure (PndPalette *self, gint64 changing, gboolean wide);
PndRating pnd_palette_get_rating (PndPalette *self);
gint64 pnd_palette_get_highlighted (PndPalette *self);
void pnd_palette_used (PndPalette *self, gint64 code);

G_END_DECLS
