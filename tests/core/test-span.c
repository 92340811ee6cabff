/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/span.h"
#include "app/model/values.h"

static void
assert_span (PndSpan span, int start, int end)
{
  g_assert_cmpint (span.start, ==, start);
  g_assert_cmpint (span.end, ==, end);
}

static void
test_arithmetic (void)
{
  assert_span (pnd_span_new_sorted (7, 3), 3, 7);
  assert_span (pnd_span_intersect (PND_SPAN (0, 10), PND_SPAN (4, 20)), 4, 10);
  assert_span (pnd_span_intersect (PND_SPAN (0, 4), PND_SPAN (9, 12)), 9, 9);
  assert_span (pnd_span_hull (PND_SPAN (0, 4), PND_SPAN (9, 12)), 0, 12);
  assert_span (pnd_span_clamp (PND_SPAN (-3, 99), PND_SPAN (0, 10)), 0, 10);
  assert_span (pnd_span_clamp (PND_SPAN (20, 30), PND_SPAN (0, 10)), 10, 10);
}

static void
test_half_open (void)
{
  g_assert_false (pnd_span_overlaps (PND_SPAN (0, 5), PND_SPAN (5, 9)));
  g_assert_true (pnd_span_overlaps (PND_SPAN (0, 5), PND_SPAN (4, 9)));
  g_assert_true (pnd_span_contains (PND_SPAN (0, 5), 0));
  g_assert_false (pnd_span_contains (PND_SPAN (0, 5), 5));
  g_assert_true (pnd_span_is_empty (PND_SPAN (5, 5)));
  g_assert_cmpint (pnd_span_length (PND_SPAN (5, 3)), ==, 0);
}

/* the hull holds both, the intersection lies in both, for every pair of small spans */
static void
test_every_small_pair (void)
{
  for (int code = 0; code < 7 * 7 * 7 * 7; code++)
    {
      PndSpan a = pnd_span_new_sorted (code % 7, code / 7 % 7);
      PndSpan b = pnd_span_new_sorted (code / 49 % 7, code / 343);
      PndSpan hull = pnd_span_hull (a, b);
      PndSpan both = pnd_span_intersect (a, b);
      int n_common = 0;

      for (int position = 0; position < 7; position++)
        {
          gboolean in_both = pnd_span_contains (a, position) && pnd_span_contains (b, position);

          n_common += in_both;
          g_assert_true (pnd_span_contains (both, position) == in_both);
          if (pnd_span_contains (a, position) || pnd_span_contains (b, position))
            g_assert_true (pnd_span_contains (hull, position));
        }
      g_assert_cmpint (pnd_span_length (both), ==, n_common);
      if (!pnd_span_is_empty (a) && !pnd_span_is_empty (b))
        g_assert_true (pnd_span_overlaps (a, b) == (n_common > 0));
      g_assert_cmpint (pnd_span_compare (a, b), ==, -pnd_span_compare (b, a));
    }
}

static void
test_words (void)
{
  PndPolarity polarity = PND_POLARITY_MENTIONS;
  PndReview review;
  PndHolder holder;

  g_assert_true (pnd_polarity_from_word ("", &polarity));
  g_assert_cmpint (polarity, ==, PND_POLARITY_UNRATED);
  g_assert_false (pnd_polarity_from_word ("Supports", &polarity));
  g_assert_false (pnd_review_from_word (NULL, &review));

  for (int i = 0; i < PND_N_HOLDERS; i++)
    {
      g_assert_true (pnd_holder_from_word (pnd_holder_to_word (i), &holder));
      g_assert_cmpint (holder, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/arithmetic", test_arithmetic);
  g_test_add_func ("/span/half-open", test_half_open);
  g_test_add_func ("/span/every-small-pair", test_every_small_pair);
  g_test_add_func ("/values/words", test_words);
  return g_test_run ();
}
