/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Each coder's text cut into pieces that exclude each other: a piece begins and ends where any
 * passage of the coder does, and its value is the set of codes it has. Gaps are no pieces. Pure. */

#include "app/analysis/agreement/material.h"

G_BEGIN_DECLS

typedef struct
{
  PndSpan span;
  int set;
} PndPiece;

typedef struct _PndPartition PndPartition;

/* @sets: by coder, the set of codes that the run has, -1 for none; never -1 by all */
typedef void (*PndPartitionFunc) (PndSpan run, const int *sets, gpointer data);

PndPartition *pnd_partition_new (const PndMaterial *material);
void pnd_partition_free (PndPartition *self);
int pnd_partition_get_n_sets (const PndPartition *self);
/* indexes (int) of the codes of a set, in order; (transfer none) */
const GArray *pnd_partition_get_codes (const PndPartition *self, int set);
int pnd_partition_get_n_pieces (const PndPartition *self, int coder);
const PndPiece *pnd_partition_get_piece (const PndPartition *self, int coder, int index);
/* how much of a piece another coder coded with anything, in code points */
int pnd_partition_count_common (const PndPartition *self, int coder, int index, int other);
/* all runs in which every coder says the same throughout, by place */
void pnd_partition_foreach_run (const PndPartition *self, PndPartitionFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPartition, pnd_partition_free)

G_END_DECLS
