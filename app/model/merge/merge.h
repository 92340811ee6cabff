/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Merging projects of several coders into one: what each other project has is matched by guid,
 * documents also by the SHA-256 of their text, never by name. Rehearsed on a copy first, to tell
 * what would come of it; then made as one edit, one step of undo. */

#include "app/store/merge/report.h"
#include "app/store/project.h"

G_BEGIN_DECLS

typedef struct _PndMerge PndMerge;

/**
 * PndMergeProgress:
 * @done: projects merged
 * @total: projects in all
 */
typedef void (*PndMergeProgress) (int done, int total, gpointer data);

/* FALSE where the one who acts must not: who codes blind would see what the others did */
gboolean pnd_merge_check (PndProject *project, GError **error);

PndMerge *pnd_merge_new (PndMergeChoice prefer);
void pnd_merge_free (PndMerge *self);

/* opens another project for reading, in any thread; all before the rehearsal and the merge.
 * @ours: the project's connection or a reader's, outside an edit */
gboolean pnd_merge_add (PndMerge *self, PndDatabase *ours, const char *path, GError **error);
int pnd_merge_get_n_others (PndMerge *self);
const char *pnd_merge_get_other_name (PndMerge *self, int other);
/* both started from something that the histories tell */
gboolean pnd_merge_has_ancestor (PndMerge *self, int other);

/* what would come of it, on a copy; any thread */
gboolean pnd_merge_rehearse (PndMerge *self, PndDatabase *ours, PndMergeProgress progress,
                             gpointer data, GError **error);
/* one edit: begun, each of the others taken in, ended. With conflicts that nobody decided nothing
 * is changed, FALSE comes without an error */
gboolean pnd_merge_run (PndMerge *self, PndProject *project, GError **error);
/* the same in steps, in an edit of the caller's */
gboolean pnd_merge_take_in (PndMerge *self, PndProject *project, int other, GError **error);
void pnd_merge_describe (PndMerge *self, PndProject *project);

/* of the last rehearsal or merge */
PndMergeReport *pnd_merge_get_report (PndMerge *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMerge, pnd_merge_free)

G_END_DECLS
