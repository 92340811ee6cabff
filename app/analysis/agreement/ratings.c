/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/ratings.h"

#include <string.h>

/**
 * pnd_clusters_new:
 * @lengths: (array length=n): units in each cluster, none negative
 * @n: number of clusters
 *
 * Returns: (transfer full): the clusters.
 */
PndClusters *
pnd_clusters_new (const int *lengths, int n)
{
  PndClusters *self = g_new0 (PndClusters, 1);

  self->lengths = g_new (int, n + 1);
  self->n = n;
  for (int i = 0; i < n; i++)
    {
      self->lengths[i] = lengths[i];
      self->total += lengths[i];
      self->squares += (double) lengths[i] * lengths[i];
    }
  return self;
}

/**
 * pnd_clusters_new_single:
 * @n: number of units
 *
 * Returns: (transfer full): @n clusters of one unit.
 */
PndClusters *
pnd_clusters_new_single (int n)
{
  g_autofree int *lengths = g_new (int, n + 1);

  for (int i = 0; i < n; i++)
    lengths[i] = 1;
  return pnd_clusters_new (lengths, n);
}

/**
 * pnd_clusters_free:
 * @self: (nullable) (transfer full): clusters
 *
 * Frees them.
 */
void
pnd_clusters_free (PndClusters *self)
{
  if (self == NULL)
    return;
  g_free (self->lengths);
  g_free (self);
}

/**
 * pnd_clusters_are_single:
 * @self: clusters
 *
 * Returns: whether no cluster holds more than one unit.
 */
gboolean
pnd_clusters_are_single (const PndClusters *self)
{
  return self->squares <= (double) self->total;
}

/**
 * pnd_ratings_new:
 * @clusters: the units; must outlive the ratings
 * @n_coders: how many coders there are
 * @n_values: how many values a coder chooses from
 *
 * Returns: (transfer full): ratings by which every coder gives every unit value 0.
 */
PndRatings *
pnd_ratings_new (const PndClusters *clusters, int n_coders, int n_values)
{
  PndRatings *self = g_new0 (PndRatings, 1);

  self->clusters = clusters;
  self->n_coders = n_coders;
  self->n_values = n_values;
  self->patterns = g_array_new (FALSE, TRUE, sizeof (gint16));
  self->cells = g_array_new (FALSE, FALSE, sizeof (PndRatingCell));
  g_array_set_size (self->patterns, n_coders);
  return self;
}

/**
 * pnd_ratings_free:
 * @self: (nullable) (transfer full): ratings
 *
 * Frees them.
 */
void
pnd_ratings_free (PndRatings *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->patterns);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * pnd_ratings_get_n_patterns:
 * @self: ratings
 *
 * Returns: how many patterns there are, pattern 0 included.
 */
int
pnd_ratings_get_n_patterns (const PndRatings *self)
{
  return (int) self->patterns->len / self->n_coders;
}

/**
 * pnd_ratings_find_pattern:
 * @self: ratings
 * @values: (array): what each coder says, or %PND_RATING_MISSING
 *
 * Returns: the number of the pattern, old or new.
 */
int
pnd_ratings_find_pattern (PndRatings *self, const gint16 *values)
{
  int n = pnd_ratings_get_n_patterns (self);

  for (int i = 0; i < n; i++)
    if (memcmp (&g_array_index (self->patterns, gint16, i * self->n_coders), values,
                self->n_coders * sizeof (gint16)) == 0)
      return i;
  g_array_append_vals (self->patterns, values, self->n_coders);
  return n;
}

/**
 * pnd_ratings_add:
 * @self: ratings
 * @cluster: a cluster, not before that of the last call
 * @pattern: what coders say there
 * @length: of how many units
 *
 * Adds a cell; joined to the last one where both are alike.
 */
void
pnd_ratings_add (PndRatings *self, int cluster, int pattern, int length)
{
  PndRatingCell cell = { cluster, pattern, length };
  PndRatingCell *last = self->cells->len == 0
                            ? NULL
                            : &g_array_index (self->cells, PndRatingCell, self->cells->len - 1);

  if (last != NULL && last->cluster == cluster && last->pattern == pattern)
    last->length += length;
  else
    g_array_append_val (self->cells, cell);
}

/**
 * pnd_ratings_count:
 * @self: ratings
 * @times: (nullable) (array): how often each cluster counts; %NULL for once
 * @total: units in all, each as often as its cluster counts
 * @weights: (out) (array): units of each pattern
 *
 * Counts what coders said.
 */
void
pnd_ratings_count (const PndRatings *self, const guint16 *times, gint64 total, double *weights)
{
  const PndRatingCell *cells = (const PndRatingCell *) (gpointer) self->cells->data;
  int n = pnd_ratings_get_n_patterns (self);
  double spoken = 0;

  memset (weights, 0, n * sizeof (double));
  for (guint i = 0; i < self->cells->len; i++)
    weights[cells[i].pattern]
        += (double) cells[i].length * (times != NULL ? times[cells[i].cluster] : 1);
  for (int i = 0; i < n; i++)
    spoken += weights[i];
  weights[0] += (double) total - spoken;
}
