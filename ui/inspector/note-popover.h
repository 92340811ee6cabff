/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A few lines to write a note on the selected passage, beside it.
 *
 * Signals:
 *   note (char *text)   the note to keep
 *   done ()             the person wants to go back to the text
 */

#include "ui/common/side-popover.h"

G_BEGIN_DECLS

#define PND_TYPE_NOTE_POPOVER (pnd_note_popover_get_type ())
G_DECLARE_FINAL_TYPE (PndNotePopover, pnd_note_popover, PND, NOTE_POPOVER, PndSidePopover)

GtkWidget *pnd_note_popover_new (void);

PndForm pnd_note_popover_measure (PndNotePopover *self);
void pnd_note_popover_open (PndNotePopover *self, const PndPlace *place);
void pnd_note_popover_keep (PndNotePopover *self);

G_END_DECLS
