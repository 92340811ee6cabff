/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The foreign keys between the tables. SQLite guards them during an edit; after an undo or redo,
 * which runs without, they are checked here. */

#include "app/store/changes.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndReference:
 * @child: table that refers
 * @column: name of its column that does
 * @index: that column's place, from 0
 * @parent: table referred to
 * @key: name of the column there
 */
typedef struct
{
  char *child;
  char *column;
  int index;
  char *parent;
  char *key;
} PndReference;

GPtrArray *pnd_references_read (PndDatabase *database, GError **error);
gboolean pnd_references_check_changes (PndDatabase *database, GPtrArray *references,
                                       PndChanges *changes, GError **error);
gboolean pnd_references_check_all (PndDatabase *database, GError **error);

G_END_DECLS
