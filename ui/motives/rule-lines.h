/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the verdict rule says of each motive, the whole project taken as one case, and why. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_RULE_LINES (pnd_rule_lines_get_type ())
G_DECLARE_FINAL_TYPE (PndRuleLines, pnd_rule_lines, PND, RULE_LINES, GtkWidget)

GtkWidget *pnd_rule_lines_new (PndWorkspace *workspace);
void pnd_rule_lines_update (PndRuleLines *self);

G_END_DECLS
