/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the text of a document is corrected: a plain text view over the reading view, with what
 * applies and what leaves it. Nothing is written until it is applied, as one edit.
 *
 * Signals:
 *   closed ()  applied or given up; goes back to the reading view */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CORRECTOR (pnd_corrector_get_type ())
G_DECLARE_FINAL_TYPE (PndCorrector, pnd_corrector, PND, CORRECTOR, GtkWidget)

GtkWidget *pnd_corrector_new (PndWorkspace *workspace);

/* the document at hand; the caret goes to @position, in code points */
void pnd_corrector_open (PndCorrector *self, int position);
gboolean pnd_corrector_is_open (PndCorrector *self);
const char *pnd_corrector_get_unsaved (PndCorrector *self); /* (nullable) */
void pnd_corrector_focus (PndCorrector *self);
/* asks first where something was typed */
void pnd_corrector_give_up (PndCorrector *self);
/* stays open with the error said when the text cannot be taken */
void pnd_corrector_apply (PndCorrector *self);

G_END_DECLS
