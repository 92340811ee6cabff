/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What of the passages to show, besides the question of codes: a choice for each of their facts.
 *
 * Signal:
 *   changed ()   a person chose or wrote
 */

#include "app/analysis/evidence/evidence-rows.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_FILTER_POPOVER (pnd_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (PndFilterPopover, pnd_filter_popover, PND, FILTER_POPOVER, GtkPopover)

GtkWidget *pnd_filter_popover_new (PndWorkspace *workspace);
/* reads cases and coders of the project anew, and shows @filter; tells nobody */
void pnd_filter_popover_show_filter (PndFilterPopover *self, const PndEvidenceFilter *filter);
/* writes its choices into @filter */
void pnd_filter_popover_take_filter (PndFilterPopover *self, PndEvidenceFilter *filter);
/* (transfer full): the choices in words, "" where everything is let through */
char *pnd_filter_popover_describe (PndFilterPopover *self);

G_END_DECLS
