/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rule of a code: what it means, what it takes in and leaves out. In the inspector with all
 * its fields, foldable; in the palette short, to be read before the code is applied. */

#include <gtk/gtk.h>

#include "app/model/code.h"

G_BEGIN_DECLS

#define PND_TYPE_RULE_CARD (pnd_rule_card_get_type ())
G_DECLARE_FINAL_TYPE (PndRuleCard, pnd_rule_card, PND, RULE_CARD, GtkWidget)

GtkWidget *pnd_rule_card_new (void);

void pnd_rule_card_set_code (PndRuleCard *self, PndCode *code);
void pnd_rule_card_set_warning (PndRuleCard *self, const char *warning);
void pnd_rule_card_set_brief (PndRuleCard *self, gboolean brief);
gboolean pnd_rule_card_get_folded (PndRuleCard *self);
void pnd_rule_card_set_folded (PndRuleCard *self, gboolean folded);

G_END_DECLS
