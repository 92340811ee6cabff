/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A coding, or a note without a code, as a card: what it is, its chips, its memo, who made it.
 * Everything can be changed in place and is kept at once.
 *
 * Signal:
 *   done ()   the person wants to go back to the text
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CODING_CARD (pnd_coding_card_get_type ())
G_DECLARE_FINAL_TYPE (PndCodingCard, pnd_coding_card, PND, CODING_CARD, GtkWidget)

GtkWidget *pnd_coding_card_new (PndWorkspace *workspace);

void pnd_coding_card_set_coding (PndCodingCard *self, gint64 coding);
gint64 pnd_coding_card_get_coding (PndCodingCard *self);
void pnd_coding_card_set_selected (PndCodingCard *self, gboolean selected);
void pnd_coding_card_save (PndCodingCard *self);
void pnd_coding_card_focus_memo (PndCodingCard *self);
void pnd_coding_card_focus_chips (PndCodingCard *self);
/* gathers what the chips change until pnd_coding_card_save(), so that it is one edit */
void pnd_coding_card_set_gathering (PndCodingCard *self, gboolean gathering);
void pnd_coding_card_revert (PndCodingCard *self);

char *pnd_coding_card_describe_version (PndCoding *coding, PndCode *code);

G_END_DECLS
