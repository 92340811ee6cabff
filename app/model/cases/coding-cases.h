/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was said of one coding for the verdict rule: to which cases it is restricted, and who speaks.
 * The verbs that say so are in region-case.h. */

#include "app/store/project.h"

G_BEGIN_DECLS

/* ids (gint64), (transfer full); none: all cases of its document */
GArray *pnd_coding_load_cases (PndProject *project, gint64 coding);
/* id of an informant; 0 where only the text says it */
gint64 pnd_coding_get_speaker (PndProject *project, gint64 coding);

G_END_DECLS
