/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sweep against the definition, pair by pair, on random spans. */

#include "app/analysis/plots/sweep.h"

static gboolean
meets (const PndSweepItem *a, const PndSweepItem *b, PndSweepRelation relation)
{
  if (a->group != b->group)
    return FALSE;
  if (relation == PND_SWEEP_OVERLAP)
    return pnd_span_overlaps (a->span, b->span);
  return b->span.start <= a->span.start && a->span.end <= b->span.end;
}

/* by definition: each ordered pair; an overlap of one kind is seen from both ends, and counts once */
static gint64 *
count_pairs (const PndSweepItem *items, int n, int n_kinds, PndSweepRelation relation)
{
  gint64 *counts = g_new0 (gint64, n_kinds * n_kinds + 1);

  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++)
      {
        gboolean twice = relation == PND_SWEEP_OVERLAP && items[i].kind == items[j].kind && j < i;

        if (i != j && !twice && meets (&items[i], &items[j], relation))
          counts[items[i].kind * n_kinds + items[j].kind]++;
      }
  return counts;
}

static void
check (const PndSweepItem *items, int n, int n_kinds)
{
  for (int relation = PND_SWEEP_OVERLAP; relation <= PND_SWEEP_INCLUSION; relation++)
    {
      g_autofree gint64 *expected = count_pairs (items, n, n_kinds, relation);
      g_autofree gint64 *counts = pnd_sweep_count (items, n, n_kinds, relation);

      for (int i = 0; i < n_kinds * n_kinds; i++)
        g_assert_cmpint (counts[i], ==, expected[i]);
    }
}

static void
test_random (void)
{
  for (int round = 0; round < 400; round++)
    {
      int n = g_test_rand_int_range (0, 120), n_kinds = g_test_rand_int_range (1, 8);
      int n_groups = g_test_rand_int_range (1, 4), length = g_test_rand_int_range (2, 90);
      g_autofree PndSweepItem *items = g_new0 (PndSweepItem, n + 1);

      for (int i = 0; i < n; i++)
        {
          int start = g_test_rand_int_range (0, length);

          items[i] = (PndSweepItem){ g_test_rand_int_range (0, n_groups),
                                     g_test_rand_int_range (0, n_kinds),
                                     PND_SPAN (start,
                                               g_test_rand_int_range (start, length) + 1) };
        }
      check (items, n, n_kinds);
    }
}

static void
test_edges (void)
{
  const PndSweepItem touching[] = { { 0, 0, { 0, 5 } }, { 0, 1, { 5, 9 } }, { 1, 1, { 0, 5 } } };
  const PndSweepItem equal[] = { { 0, 0, { 2, 5 } }, { 0, 1, { 2, 5 } }, { 0, 1, { 2, 5 } } };
  g_autofree gint64 *none = pnd_sweep_count (touching, 3, 2, PND_SWEEP_OVERLAP);
  g_autofree gint64 *both = pnd_sweep_count (equal, 3, 2, PND_SWEEP_INCLUSION);
  g_autofree gint64 *nothing = pnd_sweep_count (NULL, 0, 2, PND_SWEEP_INCLUSION);

  for (int i = 0; i < 4; i++)
    {
      g_assert_cmpint (none[i], ==, 0);
      g_assert_cmpint (nothing[i], ==, 0);
    }
  g_assert_cmpint (both[0 * 2 + 1], ==, 2);
  g_assert_cmpint (both[1 * 2 + 0], ==, 2);
  g_assert_cmpint (both[1 * 2 + 1], ==, 2);
  check (touching, 3, 2);
  check (equal, 3, 2);
}

/* all over each other: pairs are as many as the square, steps must not be */
static void
test_deep (void)
{
  int n = 100000;
  g_autofree PndSweepItem *items = g_new0 (PndSweepItem, n);
  g_autofree gint64 *overlaps = NULL;
  g_autofree gint64 *inclusions = NULL;

  for (int i = 0; i < n; i++)
    items[i] = (PndSweepItem){ 0, i % 2, PND_SPAN (i, 2 * n - i) };
  overlaps = pnd_sweep_count (items, n, 2, PND_SWEEP_OVERLAP);
  inclusions = pnd_sweep_count (items, n, 2, PND_SWEEP_INCLUSION);
  g_assert_cmpint (overlaps[1], ==, (gint64) n / 2 * (n / 2));
  g_assert_cmpint (inclusions[1] + inclusions[2], ==, (gint64) n / 2 * (n / 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sweep/random", test_random);
  g_test_add_func ("/sweep/edges", test_edges);
  g_test_add_func ("/sweep/deep", test_deep);
  return g_test_run ();
}
