/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pages to be printed: a review sheet with space for remarks, for who reads on paper, and the
 * supervision log (kartu bimbingan). HTML of one file, in the language of the window. */

#include "app/analysis/review/queue.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/* what @filter leaves of the codings, with their rules at the end */
gboolean pnd_sheet_write_review (PndProject *project, const char *path,
                                 const PndQueueFilter *filter, GError **error);
gboolean pnd_sheet_write_log (PndProject *project, const char *path, GError **error);

G_END_DECLS
