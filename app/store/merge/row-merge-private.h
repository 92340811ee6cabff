/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of a merge of rows share. */

#include "app/store/merge/row-merge.h"
#include "app/store/merge/rows.h"

G_BEGIN_DECLS

/* naming.c */
char *pnd_row_merge_make_key (const PndShape *shape, const PndMergeRow *row);
char *pnd_row_merge_show (PndDatabase *database, const PndShapeColumn *column,
                          sqlite3_value *value);

/* removal.c */
char *pnd_row_merge_get_deleted (PndDatabase *database, const char *guid);
gboolean pnd_row_merge_is_used (const PndRowMerge *self, GPtrArray *shapes, PndDatabase *database,
                                PndDatabase *other, const PndShape *shape, const PndMergeRow *row,
                                const char *since, GError **error);
gboolean pnd_row_merge_is_named (PndDatabase *database, PndDatabase *before, PndDatabase *there,
                                 const char *guid, const char *since, GError **error);
gboolean pnd_row_merge_is_placed (PndDatabase *database, const PndShape *shape, const char *guid);
gboolean pnd_row_merge_waits (PndDatabase *database, const PndShape *shape, const char *guid);
gboolean pnd_row_merge_remove (const PndRowMerge *self, GPtrArray *shapes, GError **error);
gboolean pnd_row_merge_note_deleted (const PndRowMerge *self, GPtrArray *shapes, GError **error);

G_END_DECLS
