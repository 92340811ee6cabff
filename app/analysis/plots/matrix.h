/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Motives by cases: how many passages support and contradict each, and the verdict.
 *
 * What counts in a case: codings for or against the motive or a code under it, of the holder asked
 * for, that are not rejected, in documents of the case that are no secondary sources (which hold
 * claims, never evidence) and are not dated outside its period, and not restricted to other cases.
 * They are the passages before the verdict rule weighs them: coders, strength and overlaps make no
 * difference here. Where the rule is asked for one holder's motives, the figures are its own: what
 * counts for it, each passage once. A case 0 stands for the whole project and is there while there is no other. */

#include "app/model/codes/codebook-tree.h"
#include "app/model/cases/case-values.h"
#include "app/model/values.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PND_MATRIX_ANY_HOLDER (-1)

/**
 * PndMatrixCell:
 * @counts: passages by PndPolarity, those for and against
 * @n_without_holder: of those, left out only because nobody said whose motive it is
 * @verdict: the researcher's, %PND_VERDICT_NONE when there is no finding
 * @suggested: the rule's, %PND_VERDICT_NONE when it was not asked
 */
typedef struct
{
  int counts[PND_N_POLARITIES];
  int n_without_holder;
  PndVerdict verdict;
  PndVerdict suggested;
} PndMatrixCell;

/**
 * PndMatrixCase:
 * @id: 0 for the whole project
 * @name: "" for the whole project
 */
typedef struct
{
  gint64 id;
  char *name;
  char *from;
  char *to;
} PndMatrixCase;

typedef struct _PndMatrix PndMatrix;

/* @holder: a PndHolder, or PND_MATRIX_ANY_HOLDER; @with_rule: ask the verdict rule too, which reads
 * texts and takes its time */
PndMatrix *pnd_matrix_load (PndDatabase *database, int holder, gboolean with_rule,
                            GCancellable *cancellable, GError **error);
void pnd_matrix_free (PndMatrix *self);

int pnd_matrix_get_n_cases (const PndMatrix *self);
int pnd_matrix_get_n_motives (const PndMatrix *self);
const PndMatrixCase *pnd_matrix_get_case (const PndMatrix *self, int region_case);
const PndCodeTreeNode *pnd_matrix_get_motive (const PndMatrix *self, int motive);
const PndMatrixCell *pnd_matrix_get (const PndMatrix *self, int region_case, int motive);
int pnd_matrix_get_holder (const PndMatrix *self);
/* what holds for the codings of a cell: SQL over the columns of `codings`, alias t; (transfer full) */
char *pnd_matrix_make_where (const PndMatrix *self, int region_case, int motive,
                             PndPolarity polarity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMatrix, pnd_matrix_free)

G_END_DECLS
