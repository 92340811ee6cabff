/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Measures agreement in a thread, on a connection of its own, while the window goes on. A new order
 * makes the one before it void. */

#include "app/analysis/agreement/agreement.h"
#include "app/analysis/agreement/confusion.h"
#include "app/store/project.h"

G_BEGIN_DECLS

#define PND_TYPE_MEASURER (pnd_measurer_get_type ())
G_DECLARE_FINAL_TYPE (PndMeasurer, pnd_measurer, PND, MEASURER, GObject)

/* in the main thread; takes @agreement and @confusion, or borrows @error. Not called for an order
 * that became void */
typedef void (*PndMeasuredFunc) (PndAgreement *agreement, PndConfusion *confusion,
                                 const GError *error, gpointer user_data);

PndMeasurer *pnd_measurer_new (PndMeasuredFunc func, gpointer user_data);

void pnd_measurer_start (PndMeasurer *self, PndProject *project,
                         const PndAgreementOptions *options);
gboolean pnd_measurer_is_at_work (PndMeasurer *self);
double pnd_measurer_get_share (PndMeasurer *self); /* of the resamples that are done */
/* gives up, and waits until nobody reads: before the project is closed */
void pnd_measurer_stop (PndMeasurer *self);

G_END_DECLS
