/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The four verdicts to choose from, each with its sign, its word and what it means.
 *
 * Signal:
 *   changed ()   another one is chosen
 */

#include <gtk/gtk.h>

#include "app/model/cases/case-values.h"

G_BEGIN_DECLS

#define PND_TYPE_VERDICT_CHOICE (pnd_verdict_choice_get_type ())
G_DECLARE_FINAL_TYPE (PndVerdictChoice, pnd_verdict_choice, PND, VERDICT_CHOICE, GtkWidget)

GtkWidget *pnd_verdict_choice_new (void);
PndVerdict pnd_verdict_choice_get (PndVerdictChoice *self);
void pnd_verdict_choice_set (PndVerdictChoice *self, PndVerdict verdict);

G_END_DECLS
