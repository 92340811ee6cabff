/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Merging the rows of one project into another, table by table, rows matched by their guids. With an
 * ancestor a value that only one side changed is taken; what both changed, or without an ancestor
 * what differs, is a conflict. */

#include "app/store/database.h"
#include "app/store/merge/report.h"

G_BEGIN_DECLS

/**
 * PndRowMerge:
 * @ours: what is merged into, inside an edit, or a private copy
 * @theirs: private copy of the other project's rows
 * @base: (nullable): private copy of the rows that both started from
 * @source: the other project, whose texts and originals come along
 * @is_rehearsal: @ours is a copy: of what comes along, it takes the texts alone
 * @ours_is_part: ours started as a part of @base: what is not in it was not deleted
 * @theirs_is_part: the same of theirs
 * @other: which of the projects that are merged, from 0
 * @shapes: what the tables are like, from pnd_shapes_read()
 * @coder: who acts, 0 for nobody
 * @report: what comes of it
 */
typedef struct
{
  PndDatabase *ours;
  PndDatabase *theirs;
  PndDatabase *base;
  PndDatabase *source;
  gboolean is_rehearsal;
  gboolean ours_is_part;
  gboolean theirs_is_part;
  int other;
  GPtrArray *shapes;
  gint64 coder;
  PndMergeReport *report;
} PndRowMerge;

gboolean pnd_row_merge_run (const PndRowMerge *self, GError **error);

/* one thing with different guids on both sides gets the one of ours, in theirs and the ancestor:
 * documents first, then, when the texts are the same, what hangs in them */
gboolean pnd_row_merge_unify (const PndRowMerge *self, gboolean are_documents, GError **error);

/* for people: the thing that a row is, "" for nothing better; (transfer full) */
char *pnd_row_merge_name (PndDatabase *database, const char *table, gint64 id);

G_END_DECLS
