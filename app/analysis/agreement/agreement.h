/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Agreement between coders, measured: per code and pooled, with intervals. Runs in any thread. */

#include "app/analysis/agreement/interval.h"
#include "app/analysis/agreement/material.h"

G_BEGIN_DECLS

/**
 * PndFigureKind:
 * @PND_FIGURE_PERCENT: and up to @PND_FIGURE_BRENNAN_PREDIGER as #PndCoefficient: of units
 * @PND_FIGURE_U: and what follows as #PndContinuumAlpha: of the continuum
 */
typedef enum
{
  PND_FIGURE_PERCENT,
  PND_FIGURE_COHEN,
  PND_FIGURE_FLEISS,
  PND_FIGURE_ALPHA,
  PND_FIGURE_AC1,
  PND_FIGURE_BRENNAN_PREDIGER,
  PND_FIGURE_U,
  PND_FIGURE_BINARY_U,
  PND_FIGURE_CU,
  PND_FIGURE_KU,
} PndFigureKind;
#define PND_N_FIGURES 10

/**
 * PndFigure:
 * @is_there: whether the row has such a figure at all, defined or not
 */
typedef struct
{
  gboolean is_there;
  PndAgreed agreed;
  PndInterval interval;
} PndFigure;

/**
 * PndAgreementRow:
 * @label: of the code; "(pooled)" for the last row
 * @name: in words
 * @guid: (nullable): of the code
 * @node: index in the tree of codes, -1 for the last row
 * @n: units; code points of the continuum
 * @prevalence: share of the units that hold the code, a mean over coders and pooled also over
 *   codes; -1 without units
 * @coverage: of the continuum: on how much cu- or (k)u-alpha rests; else -1
 */
typedef struct
{
  char *label;
  char *name;
  char *guid;
  int node;
  gint64 n;
  double prevalence;
  double coverage;
  PndFigure figures[PND_N_FIGURES];
} PndAgreementRow;

/**
 * PndAgreement:
 * @rows: PndAgreementRow: by label, then the pooled one
 * @coders: names, in the order of the options
 * @coder_guids: the same coders
 * @document_guids: (nullable): of the documents, where they were chosen
 * @n_documents: how many were compared
 * @n_uncoded: in how many of them each coder coded nothing, by coder
 * @n_characters: code points of them
 * @n_counted: of those, what counts: not what nobody read, where that is left out
 * @is_veiled: whether only documents count that who measured, blind, had finished
 * @is_clustered: whether intervals take units of a stretch of text together
 */
typedef struct
{
  GArray *rows;
  char **coders;
  char **coder_guids;
  char **document_guids;
  int n_documents;
  int *n_uncoded;
  gint64 n_characters;
  gint64 n_counted;
  gboolean is_clustered;
  gboolean is_veiled;
} PndAgreement;

/* called in the thread that measures; @share: from 0 to 1 */
typedef void (*PndAgreementProgress) (double share, gpointer data);

PndAgreement *pnd_agreement_measure (PndDatabase *database, const PndAgreementOptions *options,
                                     PndAgreementProgress progress, gpointer data,
                                     GCancellable *cancellable, GError **error);
PndAgreement *pnd_agreement_new (void); /* without rows */
void pnd_agreement_free (PndAgreement *self);
const PndAgreementRow *pnd_agreement_get (const PndAgreement *self, int row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndAgreement, pnd_agreement_free)

G_END_DECLS
