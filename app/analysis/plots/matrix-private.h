/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* For matrix*.c alone: what a matrix holds, and its questions to the database. */

#include "app/analysis/plots/matrix.h"

G_BEGIN_DECLS

/* what is evidence at all: before case, motive and polarity */
#define PND_MATRIX_EVIDENCE "t.polarity IN ('supports', 'contradicts') AND t.review <> 'rejected'"

/*
 * _PndMatrix:
 * @motives: indexes in the tree
 * @motive_of: by index in the tree: the index in @motives that a code counts for, -1 for none
 * @counted: a GString a cell and polarity, or %NULL: ids of the codings that the rule counted
 * @members: documents that count, by document, each once
 */
struct _PndMatrix
{
  int holder;
  PndCodeTree *codes;
  GArray *motives;
  GArray *cases; /* PndMatrixCase */
  int *motive_of;
  GArray *members;
  PndMatrixCell *cells; /* case by case */
  GPtrArray *counted;
};

/* index in @counted of a cell's codings */
guint pnd_matrix_get_counted_index (const PndMatrix *self, const PndMatrixCell *cell,
                                    PndPolarity polarity);
/* SQL, (transfer full): a condition on the holder of the coding t */
char *pnd_matrix_make_holder_condition (int holder, gboolean or_none);
/* SQL, (transfer full): code, document, polarity and whether there is a holder, of all codings */
char *pnd_matrix_make_count (const PndMatrix *self);

G_END_DECLS
