/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Finds in the document at hand, while one types.
 *
 * Signals:
 *   matches-changed ()   of pnd_find_bar_get_matches() and pnd_find_bar_get_current()
 *   closed ()            the person wants to go back to the text
 */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_FIND_BAR (pnd_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (PndFindBar, pnd_find_bar, PND, FIND_BAR, GtkWidget)

GtkWidget *pnd_find_bar_new (PndWorkspace *workspace);

void pnd_find_bar_open (PndFindBar *self);
void pnd_find_bar_close (PndFindBar *self);
gboolean pnd_find_bar_is_open (PndFindBar *self);
void pnd_find_bar_step (PndFindBar *self, int direction);
GArray *pnd_find_bar_get_matches (PndFindBar *self); /* (transfer full): PndSpan elements */
gboolean pnd_find_bar_get_current (PndFindBar *self, int *index, PndSpan *span);

G_END_DECLS
