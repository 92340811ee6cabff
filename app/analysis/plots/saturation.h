/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Saturation: how many indicators were seen for the first time in each document, in the order in
 * which they came into the project; beside it what other orders would have shown, as the mean of 100
 * random ones from a fixed seed. This is a priori thematic saturation: of categories that are known.
 *
 * When new information has ended is told by the rule of Guest, G., Namey, E. & Chen, M. (2020), A
 * simple method to assess and report thematic saturation in qualitative research, PLoS ONE 15(5):
 * e0232076. The indicators of the first documents are the base; then runs of documents, each begun
 * one document later, are looked through: once what a run adds is no more than a share of the base,
 * saturation is reached at the document before the run. Pure. */

#include "app/analysis/plots/rows.h"

G_BEGIN_DECLS

#define PND_SATURATION_ORDERS 100

/**
 * PndSaturationRule:
 * @base: documents of the base, from 1
 * @run: documents of a run, from 1
 * @threshold: what a run may add, in per cent of the base, from 0
 */
typedef struct
{
  int base;
  int run;
  int threshold;
} PndSaturationRule;

#define PND_SATURATION_RULE ((PndSaturationRule){ 4, 2, 5 })

/**
 * PndSaturation:
 * @documents: int: indexes in the rows, in their order; those with any coding that is not rejected
 * @seen: int: of each document how many indicators were seen up to it
 * @first: int: by index in the code tree, the place of the document that shows the indicator first;
 *   -1 for what is no indicator or never seen
 * @mean: double: of each place the mean of @seen over the random orders
 * @n_indicators: of the codebook
 * @n_base: indicators of the base; 0 where there are fewer documents than the rule needs
 * @reached: place of the document at which new information had ended, -1 when it had not
 */
typedef struct
{
  PndPlotRows *rows;
  PndSaturationRule rule;
  GArray *documents;
  GArray *seen;
  GArray *first;
  GArray *mean;
  int n_indicators;
  int n_base;
  int reached;
} PndSaturation;

PndSaturation *pnd_saturation_new (PndPlotRows *rows, PndSaturationRule rule);
void pnd_saturation_free (PndSaturation *self);
/* new indicators of a document, by its place */
int pnd_saturation_get_new (const PndSaturation *self, int place);

/* of the first documents up to each: what the rule says. @new_ones: new indicators by place.
 * Returns: the place, -1; pure arithmetic, for tests too */
int pnd_saturation_find (const int *new_ones, int n, PndSaturationRule rule, int *n_base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndSaturation, pnd_saturation_free)

G_END_DECLS
