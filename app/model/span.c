/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/span.h"

/**
 * pnd_span_new_sorted:
 * @one: a position, in code points
 * @other: another
 *
 * Returns: the span between the two, whichever comes first.
 */
PndSpan
pnd_span_new_sorted (int one, int other)
{
  return PND_SPAN (MIN (one, other), MAX (one, other));
}

/**
 * pnd_span_from_file:
 * @start: what a file says is the first code point
 * @end: what it says is one past the last
 *
 * Returns: the span, with what no text could be long enough for cut off.
 */
PndSpan
pnd_span_from_file (gint64 start, gint64 end)
{
  return PND_SPAN (CLAMP (start, 0, G_MAXINT), CLAMP (end, 0, G_MAXINT));
}

/**
 * pnd_span_intersect:
 * @a: a span
 * @b: another
 *
 * Returns: what both have in common; an empty span at the later start when they have nothing.
 */
PndSpan
pnd_span_intersect (PndSpan a, PndSpan b)
{
  PndSpan both = { MAX (a.start, b.start), MIN (a.end, b.end) };

  if (both.end < both.start)
    both.end = both.start;
  return both;
}

/**
 * pnd_span_hull:
 * @a: a span
 * @b: another
 *
 * Returns: the smallest span that holds both.
 */
PndSpan
pnd_span_hull (PndSpan a, PndSpan b)
{
  return PND_SPAN (MIN (a.start, b.start), MAX (a.end, b.end));
}

/**
 * pnd_span_clamp:
 * @span: a span
 * @bounds: where it may be
 *
 * Returns: @span with both ends moved into @bounds.
 */
PndSpan
pnd_span_clamp (PndSpan span, PndSpan bounds)
{
  return PND_SPAN (CLAMP (span.start, bounds.start, bounds.end),
                   CLAMP (span.end, bounds.start, bounds.end));
}

/**
 * pnd_span_compare:
 * @a: a span
 * @b: another
 *
 * The order of reading: by start, and of two that start together the longer one first.
 *
 * Returns: less than, equal to or greater than 0.
 */
int
pnd_span_compare (PndSpan a, PndSpan b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end > b.end ? -1 : 1;
  return 0;
}
