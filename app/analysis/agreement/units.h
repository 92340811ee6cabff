/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The units of which agreement is measured, and what coders said of them. */

#include "app/analysis/agreement/material.h"
#include "app/analysis/agreement/ratings.h"

G_BEGIN_DECLS

/* the longest stretch of a paragraph that is taken for one cluster, in code points */
#define PND_CLUSTER_LENGTH 1000

/**
 * PndUnits:
 * @unit: what they are
 * @spans: PndSpan, by place, each unit; for characters, each cluster. Only
 *   segments may overlap
 * @members: (nullable): of segments: PndSegmentMember
 * @clusters: how many units that count lie in each of @spans
 */
typedef struct
{
  PndAgreementUnit unit;
  GArray *spans;
  GArray *members;
  PndClusters *clusters;
} PndUnits;

/* @database: texts are read from it where the unit needs them */
PndUnits *pnd_units_new (const PndMaterial *material, const PndAgreementOptions *options,
                         PndDatabase *database, GCancellable *cancellable, GError **error);
void pnd_units_free (PndUnits *self);
/* who gave a code to which units: value 1, else 0; (transfer full) */
PndRatings *pnd_units_rate (const PndUnits *self, const PndMaterial *material, int code);
/* the first of @spans that ends after @position; their number where none does */
int pnd_units_find (const GArray *spans, int position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndUnits, pnd_units_free)

G_END_DECLS
