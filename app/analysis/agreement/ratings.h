/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What coders said of units: the common ground of every coefficient. Pure.
 *
 * Units are never listed one by one. What all coders said of a unit is a pattern; a cell says how
 * many units of a cluster have a pattern, and whatever no cell speaks of has pattern 0. A cluster
 * holds units that are not independent of each other, such as the characters of a paragraph; where
 * units are independent, each is a cluster of its own. So a corpus of millions of characters costs
 * what is coded in it. */

#include <glib.h>

G_BEGIN_DECLS

#define PND_RATING_MISSING (-1)

/**
 * PndClusters:
 * @lengths: units in each
 * @n: how many there are
 * @total: units in all
 * @squares: sum of the squares of @lengths
 */
typedef struct
{
  int *lengths;
  int n;
  gint64 total;
  double squares;
} PndClusters;

typedef struct
{
  int cluster;
  int pattern;
  int length; /* units, at least 1 */
} PndRatingCell;

/**
 * PndRatings:
 * @clusters: shared by all ratings of the same units
 * @n_values: from 0 to @n_values - 1
 * @patterns: gint16, @n_coders values a pattern: what each coder said, or %PND_RATING_MISSING
 * @cells: PndRatingCell, by cluster; those of a cluster together no longer than it
 */
typedef struct
{
  const PndClusters *clusters;
  int n_coders;
  int n_values;
  GArray *patterns;
  GArray *cells;
} PndRatings;

PndClusters *pnd_clusters_new (const int *lengths, int n);
/* @n units, each independent of the others */
PndClusters *pnd_clusters_new_single (int n);
void pnd_clusters_free (PndClusters *self);
/* whether each unit is a cluster of its own */
gboolean pnd_clusters_are_single (const PndClusters *self);

/* @clusters must outlive it; pattern 0 is value 0 by every coder */
PndRatings *pnd_ratings_new (const PndClusters *clusters, int n_coders, int n_values);
void pnd_ratings_free (PndRatings *self);
int pnd_ratings_get_n_patterns (const PndRatings *self);
/* the number of the pattern @values (@n_coders of them), which is added if need be */
int pnd_ratings_find_pattern (PndRatings *self, const gint16 *values);
void pnd_ratings_add (PndRatings *self, int cluster, int pattern, int length);
/* @weights: (array): units of each pattern; @times: (nullable): how often each cluster counts */
void pnd_ratings_count (const PndRatings *self, const guint16 *times, gint64 total,
                        double *weights);

static inline int
pnd_ratings_get_value (const PndRatings *self, int pattern, int coder)
{
  return g_array_index (self->patterns, gint16, pattern * self->n_coders + coder);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndClusters, pnd_clusters_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndRatings, pnd_ratings_free)

G_END_DECLS
