/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How much of a document lies under codings: kept from edit to edit, so that one more coding costs
 * a sweep in memory and no reading of all the others. */

#include "app/store/project.h"

G_BEGIN_DECLS

/* code points of @document under at least one coding; each once */
int pnd_coding_count_covered (PndProject *project, gint64 document);

G_END_DECLS
