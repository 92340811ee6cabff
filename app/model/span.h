/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A half-open range [start, end) of Unicode code points over a document's text. A pure value. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * PndSpan:
 * @start: the first code point, from 0
 * @end: one past the last; @end == @start is an empty span (a caret)
 */
typedef struct
{
  int start;
  int end;
} PndSpan;

#define PND_SPAN(start_, end_) ((PndSpan){ (start_), (end_) })

static inline gboolean
pnd_span_is_empty (PndSpan span)
{
  return span.end <= span.start;
}

static inline int
pnd_span_length (PndSpan span)
{
  return pnd_span_is_empty (span) ? 0 : span.end - span.start;
}

static inline gboolean
pnd_span_equal (PndSpan a, PndSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static inline gboolean
pnd_span_contains (PndSpan span, int position)
{
  return position >= span.start && position < span.end;
}

static inline gboolean
pnd_span_overlaps (PndSpan a, PndSpan b)
{
  return a.start < b.end && b.start < a.end;
}

PndSpan pnd_span_new_sorted (int one, int other);
PndSpan pnd_span_from_file (gint64 start, gint64 end);
PndSpan pnd_span_intersect (PndSpan a, PndSpan b);
PndSpan pnd_span_hull (PndSpan a, PndSpan b);
PndSpan pnd_span_clamp (PndSpan span, PndSpan bounds);
int pnd_span_compare (PndSpan a, PndSpan b);

G_END_DECLS
