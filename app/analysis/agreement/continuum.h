/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Krippendorff's unitising family of alpha: agreement on where in a continuum something is, and
 * what it is. Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of unitizing
 * textual continua: Further developments", Quality & Quantity 50, 2347-2364; Krippendorff (2019),
 * Content Analysis, 4th edition, 12.6. Pure.
 *
 * The family asks for units that exclude each other. Where a coder gives a passage several codes,
 * all of them together are its value. Of one code alone, u-alpha is of the passages that have it
 * against all other text; (k)u-alpha is of having it among what two coders coded with anything.
 *
 * All is sums over clusters, so that a resample is counted without another look at the text. */

#include "app/analysis/agreement/coefficient.h"
#include "app/analysis/agreement/units.h"

G_BEGIN_DECLS

typedef enum
{
  PND_CONTINUUM_U,        /* u-alpha: units, gaps and values */
  PND_CONTINUUM_BINARY_U, /* |u-alpha: what is coded at all */
  PND_CONTINUUM_CU,       /* cu-alpha: values where two coders coded */
  PND_CONTINUUM_KU,       /* (k)u-alpha: one value where two coders coded */
} PndContinuumAlpha;
#define PND_N_CONTINUUM_ALPHAS 4

typedef struct _PndContinuum PndContinuum;

PndContinuum *pnd_continuum_new (const PndMaterial *material, const PndUnits *units,
                                 gboolean is_resampled);
void pnd_continuum_free (PndContinuum *self);
/* counts what is in the clusters, each as often as @times says */
void pnd_continuum_count (PndContinuum *self, const guint16 *times, gint64 total);
/* of what was counted last; @code: -1 for all together, which has no (k)u-alpha, as a code has
 * neither |u- nor cu-alpha */
PndAgreed pnd_continuum_measure (const PndContinuum *self, PndContinuumAlpha alpha, int code);
/* share of what the coders gave a code that another coder coded, too, with anything; of all codes,
 * share of the continuum: -1 without any */
double pnd_continuum_get_coverage (const PndContinuum *self, int code);
/* share of the continuum that has the code, a mean over the coders; of all, any code */
double pnd_continuum_get_share (const PndContinuum *self, int code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndContinuum, pnd_continuum_free)

G_END_DECLS
