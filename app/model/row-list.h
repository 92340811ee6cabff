/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one GListModel over the database. Holds the ids in order; makes rows in get_item. When an
 * edit ends it asks only for the ids that the edit names and emits exact `items-changed`. */

#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_ROW_LIST (pnd_row_list_get_type ())
G_DECLARE_FINAL_TYPE (PndRowList, pnd_row_list, PND, ROW_LIST, GObject)

/* @where and @order are SQL over the type's table (alias t); @order may name several columns and
 * must end in t.id; @types and the rest fill the `?` of @where (letters i and s of database.h).
 * @also: (nullable): other tables, comma separated, whose changes mean reading all again */
PndRowList *pnd_row_list_new (PndProject *project, GType type, const char *where,
                              const char *order, const char *also, const char *types, ...);
gint64 pnd_row_list_get_id (PndRowList *self, guint position);
gboolean pnd_row_list_find (PndRowList *self, gint64 id, guint *position);

G_END_DECLS
