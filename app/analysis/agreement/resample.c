/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/resample.h"

#include <string.h>

/* splitmix64 (Steele, Lea and Flood 2014) */
static guint64
next (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* two draws from one number: halves of it, scaled to the range */
static inline guint32
scale (guint32 number, guint32 n)
{
  return (guint32) (((guint64) number * n) >> 32);
}

/**
 * pnd_resample_draw:
 * @clusters: the clusters; empty ones may be drawn and count nothing
 * @seed: any number
 * @number: of the resample, from 0
 * @times: (out) (array): how often each cluster is drawn
 *
 * Draws as many clusters as there are.
 *
 * Returns: how many units were drawn.
 */
gint64
pnd_resample_draw (const PndClusters *clusters, guint64 seed, guint number, guint16 *times)
{
  guint64 state = seed;
  guint32 n = (guint32) clusters->n;
  gint64 total = 0;

  state = next (&state) ^ ((guint64) number * G_GUINT64_CONSTANT (0xd1342543de82ef95));
  memset (times, 0, n * sizeof *times);
  for (guint32 i = 0; i < n; i += 2)
    {
      guint64 both = next (&state);

      times[scale ((guint32) both, n)]++;
      if (i + 1 < n)
        times[scale ((guint32) (both >> 32), n)]++;
    }
  for (guint32 i = 0; i < n; i++)
    total += (gint64) times[i] * clusters->lengths[i];
  return total;
}
