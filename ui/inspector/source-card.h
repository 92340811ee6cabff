/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whose words are at the caret or selected, on which page and lines, and what they are in another
 * language. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_SOURCE_CARD (pnd_source_card_get_type ())
G_DECLARE_FINAL_TYPE (PndSourceCard, pnd_source_card, PND, SOURCE_CARD, GtkWidget)

GtkWidget *pnd_source_card_new (PndWorkspace *workspace);
void pnd_source_card_update (PndSourceCard *self);

G_END_DECLS
