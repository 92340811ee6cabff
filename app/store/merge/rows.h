/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows of any recorded table, values and all, as a merge compares and writes them. Columns that name
 * a row of another table hold its guid. Nothing outside app/store includes it. */

#include <sqlite3.h>

#include "app/store/merge/shape.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  int n_values;
  sqlite3_value *values[];
} PndMergeRow;

PndMergeRow *pnd_merge_row_take (PndStatement *statement);
void pnd_merge_row_free (PndMergeRow *self);

const char *pnd_merge_row_get_text (const PndMergeRow *self, int place);
gboolean pnd_merge_row_is_equal (const PndShape *shape, const PndMergeRow *one,
                                 const PndMergeRow *other);
gboolean pnd_merge_value_is_equal (sqlite3_value *one, sqlite3_value *other);
gboolean pnd_merge_value_is_blank (sqlite3_value *value);

/* @row: (out): the row of the same key as @like, NULL for none */
gboolean pnd_merge_row_find (PndDatabase *database, const PndShape *shape, const PndMergeRow *like,
                             PndMergeRow **row, GError **error);
/* whether the row that @row names in the column at @place is there, or it names none, or one of its
 * own table. @known: (nullable): guids (char *) that were found before, by table: "TABLE GUID" */
gboolean pnd_merge_row_has_parent (PndDatabase *database, const PndShape *shape,
                                   const PndMergeRow *row, int place, GHashTable *known,
                                   GError **error);
/* whether all are there */
gboolean pnd_merge_row_has_parents (PndDatabase *database, const PndShape *shape,
                                    const PndMergeRow *row, GHashTable *known, GError **error);
gboolean pnd_merge_row_insert (PndDatabase *database, const PndShape *shape,
                               const PndMergeRow *row, GError **error);
/* the columns of @row at the @places that are TRUE, into the row with that id */
gboolean pnd_merge_row_set (PndDatabase *database, const PndShape *shape, gint64 id,
                            const PndMergeRow *row, const gboolean *places, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMergeRow, pnd_merge_row_free)

G_END_DECLS
