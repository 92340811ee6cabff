/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The differences of two coders one after the other, until none is open. */

#include "app/analysis/adjudication/differences.h"

G_BEGIN_DECLS

typedef struct _PndDifferenceQueue PndDifferenceQueue;

PndDifferenceQueue *pnd_difference_queue_new (PndProject *project);
void pnd_difference_queue_free (PndDifferenceQueue *self);
gboolean pnd_difference_queue_set_coders (PndDifferenceQueue *self, gint64 one, gint64 other,
                                          GError **error);

const PndDifferences *pnd_difference_queue_get_all (const PndDifferenceQueue *self);
const PndDifference *pnd_difference_queue_get (const PndDifferenceQueue *self);
int pnd_difference_queue_get_place (const PndDifferenceQueue *self);
void pnd_difference_queue_step (PndDifferenceQueue *self, int by);
gboolean pnd_difference_queue_decide (PndDifferenceQueue *self, const PndDecision *decision,
                                      GError **error);
int pnd_difference_queue_add_agreed (PndDifferenceQueue *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDifferenceQueue, pnd_difference_queue_free)

G_END_DECLS
