/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A hit in its context, the match in the middle, so that the eye goes down one column; over the
 * first of a document its name. */

#include <gtk/gtk.h>

#include "ui/search/hit-item.h"

G_BEGIN_DECLS

#define PND_TYPE_HIT_ROW (pnd_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (PndHitRow, pnd_hit_row, PND, HIT_ROW, GtkWidget)

GtkWidget *pnd_hit_row_new (void);
void pnd_hit_row_set_item (PndHitRow *self, PndHitItem *item);

G_END_DECLS
