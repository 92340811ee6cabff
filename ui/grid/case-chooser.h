/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which case a page is about: the whole project, or one of its cases. Not to be seen while there is
 * no case.
 *
 * Signal:
 *   chosen ()   another one was chosen, or the one that was is gone
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_CASE_CHOOSER (pnd_case_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PndCaseChooser, pnd_case_chooser, PND, CASE_CHOOSER, GtkWidget)

GtkWidget *pnd_case_chooser_new (PndWorkspace *workspace);
gint64 pnd_case_chooser_get (PndCaseChooser *self); /* 0: the whole project */

G_END_DECLS
