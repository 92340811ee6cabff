/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The row below the case at hand: the negative cases, whose motives are shown, whether only accepted
 * codings count, and the thresholds of the rule. */

#include "ui/cases/case-study.h"

G_BEGIN_DECLS

#define PND_TYPE_CASE_TOOLS (pnd_case_tools_get_type ())
G_DECLARE_FINAL_TYPE (PndCaseTools, pnd_case_tools, PND, CASE_TOOLS, GtkWidget)

GtkWidget *pnd_case_tools_new (PndCaseStudy *study);
void pnd_case_tools_update (PndCaseTools *self);

G_END_DECLS
