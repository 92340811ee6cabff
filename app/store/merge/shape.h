/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a merge knows of the recorded tables: what makes two rows the same row, which columns name a
 * row of another table, and which may differ without anybody having to decide. */

#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndShapeColumn:
 * @parent: (nullable): the recorded table whose rows it names by id; in a merge, by guid
 * @is_key: part of what makes a row the same row
 * @is_quiet: a difference is never a conflict: ours stays, unless only the other side changed it
 * @is_fill: where one side says nothing and there is no ancestor, what the other says is taken
 * @group: columns of a group above 0 are one value, a passage's start and end for example
 */
typedef struct
{
  char *name;
  const char *parent;
  gboolean is_key;
  gboolean is_quiet;
  gboolean is_fill;
  int group;
} PndShapeColumn;

/**
 * PndShape:
 * @columns: (element-type PndShapeColumn): all but id
 * @guid: place of the column `guid`, -1 where the rows have none
 * @modified: place of the column `modified`, -1 where the rows have none
 * @by_key: the statement that finds a row by the values of its key, in the order of columns
 * @all: the statement that reads all rows by id; both answer id and then @columns
 * @insert: the statement that adds a row of @columns
 */
typedef struct
{
  const char *table;
  GArray *columns;
  int guid;
  int modified;
  char *by_key;
  char *all;
  char *insert;
} PndShape;

/* (element-type PndShape): parents before children; not `project` nor `deleted` */
GPtrArray *pnd_shapes_read (PndDatabase *database, GError **error);
const PndShape *pnd_shapes_find (GPtrArray *shapes, const char *table);
const PndShapeColumn *pnd_shape_get_column (const PndShape *self, int place);

G_END_DECLS
