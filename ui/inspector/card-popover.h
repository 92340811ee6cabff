/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The card of a coding beside its passage: to change the ratings by key, as one edit, or to write
 * the memo where the inspector is not to be seen.
 *
 * Signal:
 *   done ()   the person wants to go back to the text; what was changed is kept
 */

#include "ui/common/side-popover.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CARD_POPOVER (pnd_card_popover_get_type ())
G_DECLARE_FINAL_TYPE (PndCardPopover, pnd_card_popover, PND, CARD_POPOVER, PndSidePopover)

GtkWidget *pnd_card_popover_new (PndWorkspace *workspace);

PndForm pnd_card_popover_measure (PndCardPopover *self, gint64 coding);
void pnd_card_popover_open_rating (PndCardPopover *self, gint64 coding, const PndPlace *place);
void pnd_card_popover_open_memo (PndCardPopover *self, gint64 coding, const PndPlace *place);
void pnd_card_popover_keep (PndCardPopover *self);

G_END_DECLS
