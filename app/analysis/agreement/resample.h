/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Draws for the bootstrap: as many clusters as there are, with replacement. The same seed and
 * number give the same draw on every machine, whatever was drawn before. Pure. */

#include "app/analysis/agreement/ratings.h"

G_BEGIN_DECLS

/* @times: (array): how often each cluster is drawn. Returns: units drawn */
gint64 pnd_resample_draw (const PndClusters *clusters, guint64 seed, guint number,
                          guint16 *times);

G_END_DECLS
