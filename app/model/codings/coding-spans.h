/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How much of a document lies under codings: kept from edit to edit, so that one more coding costs
 * a sweep in memory and no reading of all the others. */

#include "app/store/project.h"

G_BEGIN_DECLS

/* code points of @document under at least one coding; each once */
int pnd_coding_count_covered (PndProject *project, gint64 document);
/* the same with @more (PndSpan elements by start), where what lies between two passages and is no
 * longer than @max_gap counts as well */
int pnd_coding_count_covered_with (PndProject *project, gint64 document, const GArray *more,
                                   int max_gap, int length);

G_END_DECLS
