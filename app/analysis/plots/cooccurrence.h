/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which codes occur together: pairs of codings of two codes whose passages overlap, or of which one
 * lies in the other, or that are near each other, or in one paragraph. A paragraph is a line of the
 * text. Codings of all coders; codes without what is under them; areas of pages are no text. */

#include "app/analysis/plots/rows.h"

G_BEGIN_DECLS

/**
 * PndTogether:
 * @PND_TOGETHER_OVERLAP: they have a code point in common
 * @PND_TOGETHER_INCLUSION: the row's passages lie in the column's
 * @PND_TOGETHER_NEAR: at most so many code points stand between them; overlaps, too
 * @PND_TOGETHER_PARAGRAPH: they have a line in common
 */
typedef enum
{
  PND_TOGETHER_OVERLAP,
  PND_TOGETHER_INCLUSION,
  PND_TOGETHER_NEAR,
  PND_TOGETHER_PARAGRAPH,
} PndTogether;
#define PND_N_TOGETHER 4

/**
 * PndCooccurrence:
 * @codes: int: indexes in the tree of the codes that any other occurs with, in its order
 * @n_left: codes left out for want of room: those in the fewest pairs
 * @counts: pairs, @codes->len times @codes->len, row by row
 * @totals: passages of each of @codes
 * @most: the greatest count outside the diagonal
 */
typedef struct
{
  PndPlotRows *rows;
  PndTogether relation;
  int distance;
  GArray *codes;
  int n_left;
  gint64 *counts;
  int *totals;
  gint64 most;
} PndCooccurrence;

/* words of the command line, and translated names */
const char *pnd_together_to_word (PndTogether relation);
gboolean pnd_together_from_word (const char *word, PndTogether *relation);
const char *pnd_together_get_title (PndTogether relation);

/* @database: texts are read from it for paragraphs; @distance: in code points, from 0 */
PndCooccurrence *pnd_cooccurrence_load (PndPlotRows *rows, PndDatabase *database,
                                        PndTogether relation, int distance, int max_codes,
                                        GCancellable *cancellable, GError **error);
void pnd_cooccurrence_free (PndCooccurrence *self);
gint64 pnd_cooccurrence_get (const PndCooccurrence *self, int row, int column);

/* ids (gint64) of the codings of two codes, by their ids, that occur together with one of the other,
 * by document and place; @one and @other differ. (transfer full) */
GArray *pnd_cooccurrence_list (PndDatabase *database, PndTogether relation, int distance,
                               gint64 one, gint64 other, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCooccurrence, pnd_cooccurrence_free)

G_END_DECLS
