/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table on standard output: aligned text for people, CSV and JSON for programs. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PND_TABLE_TEXT,
  PND_TABLE_CSV,
  PND_TABLE_JSON,
} PndTableFormat;

typedef struct _PndTable PndTable;

/* @columns: names, separated by spaces; one that starts with `#` holds numbers, one with `?` holds
 * true or false; one that starts with `-`, before these, is for programs and not shown as text */
PndTable *pnd_table_new (PndTableFormat format, const char *columns);
void pnd_table_free (PndTable *self);

PndTableFormat pnd_table_get_format (const PndTable *self);

/* cells of a row from the left; the row after the last column begins by itself */
void pnd_table_add (PndTable *self, const char *text); /* (nullable): absent */
void pnd_table_add_int (PndTable *self, gint64 value);
void pnd_table_add_boolean (PndTable *self, gboolean value);

void pnd_table_print (PndTable *self);
/* a table of one row: text as a line a column, JSON as one object */
void pnd_table_print_record (PndTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTable, pnd_table_free)

G_END_DECLS
