/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is done to codings that are there already: each is one edit of the project, a failure is
 * said in the bar. @coding is an id, with PND_WORKSPACE_NOTE_BIT set for a note. */

#include "ui/workspace.h"

G_BEGIN_DECLS

gboolean pnd_coding_verbs_remove (PndWorkspace *workspace, gint64 coding);
gboolean pnd_coding_verbs_set_span (PndWorkspace *workspace, gint64 coding, PndSpan span);
gboolean pnd_coding_verbs_set_code (PndWorkspace *workspace, gint64 coding, gint64 code);
gboolean pnd_coding_verbs_join (PndWorkspace *workspace, gint64 coding, gint64 code, PndSpan span);
gboolean pnd_coding_verbs_set_rating (PndWorkspace *workspace, gint64 coding, PndRating rating);
gboolean pnd_coding_verbs_set_text (PndWorkspace *workspace, gint64 coding, const char *text);

gboolean pnd_coding_verbs_get_span (PndWorkspace *workspace, gint64 coding, PndSpan *span);
gboolean pnd_coding_verbs_get_rating (PndWorkspace *workspace, gint64 coding, PndRating *rating);

GArray *pnd_coding_verbs_list_at (PndWorkspace *workspace, PndSpan span);
gint64 pnd_coding_verbs_find_next_at (PndWorkspace *workspace, PndSpan span, gint64 after);
gint64 pnd_coding_verbs_find_latest_on (PndWorkspace *workspace, PndSpan span);
gint64 pnd_coding_verbs_find_unfinished (PndWorkspace *workspace, gint64 after);

G_END_DECLS
