/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where in one text the marks of two coders are not the same: what one sees who reads both side by
 * side. Pure. Differences of which one can decide are app/analysis/adjudication/differences's. */

#include "app/analysis/span-index.h"

G_BEGIN_DECLS

GArray *pnd_differing_places_find (const PndSpanIndex *one, const PndSpanIndex *other);

G_END_DECLS
