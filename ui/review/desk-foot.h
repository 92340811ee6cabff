/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What can be said at the review desk: a button for each key, and a line for what is to be said,
 * which opens where something must be.
 *
 * Signals:
 *   say (int state, char *text)   PndReviewState; text may be empty
 *   move (int step)               1 for the next, -1 for the one before
 *   back ()                       the line closed: the keys are the desk's again
 */

#include <gtk/gtk.h>

#include "app/model/review/states.h"

G_BEGIN_DECLS

#define PND_TYPE_DESK_FOOT (pnd_desk_foot_get_type ())
G_DECLARE_FINAL_TYPE (PndDeskFoot, pnd_desk_foot, PND, DESK_FOOT, GtkWidget)

GtkWidget *pnd_desk_foot_new (void);
/* what of it can be said now: @judge: a reviewer's words, @answer: those of who made it */
void pnd_desk_foot_set_possible (PndDeskFoot *self, gboolean judge, gboolean answer);
/* @width: of the foot in pixels, which has two rows where one would be cut */
void pnd_desk_foot_fit (PndDeskFoot *self, int width);
/* its letters work in all of @desk, which is over it */
void pnd_desk_foot_take_keys (PndDeskFoot *self, GtkWidget *desk);
/* TRUE when something is written that must be sent or given up first */
gboolean pnd_desk_foot_hold (PndDeskFoot *self);
void pnd_desk_foot_close (PndDeskFoot *self); /* what was not sent is dropped */

G_END_DECLS
