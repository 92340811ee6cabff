/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A conflict: what it is about, both sides beside each other, and which one stands. */

#include <gtk/gtk.h>

#include "app/model/merge/merge.h"

G_BEGIN_DECLS

/* @chosen: called with its data when the person chooses */
GtkWidget *pnd_conflict_row_new (PndMerge *merge, const PndMergeConflict *conflict,
                                 GCallback chosen, gpointer data);
/* shows what the report says */
void pnd_conflict_row_update (GtkWidget *self);

/* nouns of tables and names of columns, for people */
const char *pnd_conflict_get_noun (const char *table);
const char *pnd_conflict_get_column (const char *column);

G_END_DECLS
