/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Documents by codes: how many passages of each code each document has. Codes stand for themselves,
 * without what is under them; indicators of motives are there even where they are empty, since a
 * column of nothing is a finding. Pure. */

#include "app/analysis/plots/rows.h"

G_BEGIN_DECLS

/**
 * PndHeatMap:
 * @codes: int: indexes in the tree, in its order
 * @documents: int: indexes in the rows, by name
 * @counts: of each document each code: @documents->len times @codes->len
 * @n_left: documents with codings that are left out for want of room: those with the fewest
 * @n_uncoded: documents without any
 * @most: the greatest count
 */
typedef struct
{
  PndPlotRows *rows;
  GArray *codes;
  GArray *documents;
  int *counts;
  int n_left;
  int n_uncoded;
  int most;
} PndHeatMap;

PndHeatMap *pnd_heat_map_new (PndPlotRows *rows, int max_documents);
void pnd_heat_map_free (PndHeatMap *self);
int pnd_heat_map_get (const PndHeatMap *self, int document, int code); /* by place in the map */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndHeatMap, pnd_heat_map_free)

G_END_DECLS
