/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A hit of a search as an item of a list. Immutable. */

#include <glib-object.h>

#include "app/model/span.h"
#include "app/store/search/search.h"

G_BEGIN_DECLS

#define PND_TYPE_HIT_ITEM (pnd_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (PndHitItem, pnd_hit_item, PND, HIT_ITEM, GObject)

/* takes @hit; @is_first: of its document or memo */
PndHitItem *pnd_hit_item_new (PndSearchHit *hit, gboolean is_first);
const PndSearchHit *pnd_hit_item_get_hit (PndHitItem *self);
PndSpan pnd_hit_item_get_span (PndHitItem *self);
gboolean pnd_hit_item_is_first (PndHitItem *self);
gboolean pnd_hit_item_equal (PndHitItem *a, PndHitItem *b);
/* (transfer full): where it is, as a heading */
char *pnd_hit_item_get_heading (PndHitItem *self);

G_END_DECLS
