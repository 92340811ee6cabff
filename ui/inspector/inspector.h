/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is known about where one is: the rule of the code at hand, and under it the codings at the
 * caret or in the selection, as cards.
 *
 * Signal:
 *   done ()   the person wants to go back to the text
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_INSPECTOR (pnd_inspector_get_type ())
G_DECLARE_FINAL_TYPE (PndInspector, pnd_inspector, PND, INSPECTOR, GtkWidget)

GtkWidget *pnd_inspector_new (PndWorkspace *workspace);

gboolean pnd_inspector_edit_memo (PndInspector *self, gint64 coding);

G_END_DECLS
