/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/adjudication/differing-places.h"

typedef struct
{
  const PndCodingMark *mark;
  gboolean is_matched;
} Search;

static void
match_cb (const PndCodingMark *other, gpointer data)
{
  Search *search = data;
  const PndCodingMark *mark = search->mark;

  search->is_matched |= other->code == mark->code && other->polarity == mark->polarity
                        && other->span.start == mark->span.start
                        && other->span.end == mark->span.end;
}

/* notes are nobody's judgement, and an area covers no text */
static gboolean
counts (const PndCodingMark *mark)
{
  return !(mark->flags & (PND_CODING_MARK_ANNOTATION | PND_CODING_MARK_AREA));
}

static void
add_unmatched (GArray *places, const PndSpanIndex *of, const PndSpanIndex *in)
{
  for (gsize i = 0; of != NULL && i < pnd_span_index_get_n (of); i++)
    {
      Search search = { pnd_span_index_get (of, i), FALSE };

      if (!counts (search.mark))
        continue;
      if (in != NULL)
        pnd_span_index_query (in, search.mark->span, match_cb, &search);
      if (!search.is_matched)
        g_array_append_val (places, search.mark->span);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const PndSpan *one = a, *other = b;

  return one->start != other->start ? one->start - other->start : one->end - other->end;
}

/* sorted spans that overlap are one place */
static void
join (GArray *places)
{
  guint n = 0;

  for (guint i = 0; i < places->len; i++)
    {
      PndSpan span = g_array_index (places, PndSpan, i);
      PndSpan *last = n > 0 ? &g_array_index (places, PndSpan, n - 1) : NULL;

      if (last != NULL && span.start < last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (places, PndSpan, n++) = span;
    }
  g_array_set_size (places, n);
}

/**
 * pnd_differing_places_find:
 * @one: (nullable): the marks of one coder in a text
 * @other: (nullable): those of another in the same text
 *
 * A mark is the same as another that has its code, its polarity and just its span.
 *
 * Returns: (transfer full) (element-type PndSpan): the places in order, none overlapping another
 */
GArray *
pnd_differing_places_find (const PndSpanIndex *one, const PndSpanIndex *other)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (PndSpan));

  add_unmatched (places, one, other);
  add_unmatched (places, other, one);
  g_array_sort (places, compare_spans);
  join (places);
  return places;
}
