/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/agreement/segments.h"

#include <stdlib.h>

typedef struct
{
  int segment;
  int coder;
} Mark;

static int
compare_members (gconstpointer first, gconstpointer second)
{
  return pnd_span_compare (((const PndSegmentMember *) first)->span,
                           ((const PndSegmentMember *) second)->span);
}

static GArray *
list_passages (const PndMaterial *material)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (PndSegmentMember));
  guint kept = 0;

  for (guint i = 0; i < material->spans->len; i++)
    {
      const GArray *spans = g_ptr_array_index (material->spans, i);

      for (guint s = 0; s < spans->len; s++)
        {
          PndSegmentMember member = { g_array_index (spans, PndSpan, s), 0 };

          g_array_append_val (members, member);
        }
    }
  g_array_sort (members, compare_members);
  for (guint i = 0; i < members->len; i++)
    {
      PndSegmentMember member = g_array_index (members, PndSegmentMember, i);

      if (kept == 0 || compare_members (&member, &g_array_index (members, PndSegmentMember,
                                                                 kept - 1)) != 0)
        g_array_index (members, PndSegmentMember, kept++) = member;
    }
  g_array_set_size (members, kept);
  return members;
}

static double
get_likeness (PndSpan one, PndSpan other)
{
  return (double) pnd_span_length (pnd_span_intersect (one, other))
         / pnd_span_length (pnd_span_hull (one, other));
}

/* @open: indexes of segments that may reach @span; those that do not any more are taken out.
 * Returns: the one most like it, the first of several; -1 for none */
static int
find_segment (const GArray *segments, GArray *open, PndSpan span, double overlap)
{
  double most = 0;
  int best = -1;

  for (guint i = 0; i < open->len;)
    {
      int segment = g_array_index (open, int, i);
      PndSpan other = g_array_index (segments, PndSpan, segment);
      double likeness;

      if (other.end <= span.start)
        {
          g_array_remove_index (open, i);
          continue;
        }
      likeness = get_likeness (other, span);
      if (likeness >= overlap && likeness > most)
        {
          most = likeness;
          best = segment;
        }
      i++;
    }
  return best;
}

/**
 * pnd_segments_find:
 * @material: what is compared
 * @overlap: the least likeness of two passages of one segment, from 0 to 1
 * @segments: (out caller-allocates): PndSpan elements, added
 *
 * Returns: (transfer full): PndSegmentMember elements
 */
GArray *
pnd_segments_find (const PndMaterial *material, double overlap, GArray *segments)
{
  GArray *members = list_passages (material);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < members->len; i++)
    {
      PndSegmentMember *member = &g_array_index (members, PndSegmentMember, i);

      member->segment = find_segment (segments, open, member->span, overlap);
      if (member->segment >= 0)
        continue;
      member->segment = (int) segments->len;
      g_array_append_val (segments, member->span);
      g_array_append_val (open, member->segment);
    }
  return members;
}

static int
compare_marks (gconstpointer first, gconstpointer second)
{
  return ((const Mark *) first)->segment - ((const Mark *) second)->segment;
}

static GArray *
list_marks (const PndMaterial *material, const GArray *members, int code)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (int c = 0; c < material->n_coders; c++)
    {
      const GArray *spans = pnd_material_get_spans (material, code, c);

      for (guint i = 0; i < spans->len; i++)
        {
          PndSegmentMember key = { g_array_index (spans, PndSpan, i), 0 };
          const PndSegmentMember *member = bsearch (&key, members->data, members->len, sizeof key,
                                                    compare_members);
          Mark mark = { member->segment, c };

          g_array_append_val (marks, mark);
        }
    }
  g_array_sort (marks, compare_marks);
  return marks;
}

/**
 * pnd_segments_rate:
 * @material: what is compared
 * @members: of pnd_segments_find()
 * @code: index of a code
 * @ratings: of the segments; what coders said is added
 *
 * Tells who gave the code to which segments.
 */
void
pnd_segments_rate (const PndMaterial *material, const GArray *members, int code,
                   PndRatings *ratings)
{
  g_autoptr (GArray) marks = list_marks (material, members, code);
  g_autofree gint16 *said = g_new0 (gint16, material->n_coders);

  for (guint i = 0; i < marks->len;)
    {
      int segment = g_array_index (marks, Mark, i).segment;

      for (int c = 0; c < material->n_coders; c++)
        said[c] = 0;
      for (; i < marks->len && g_array_index (marks, Mark, i).segment == segment; i++)
        said[g_array_index (marks, Mark, i).coder] = 1;
      pnd_ratings_add (ratings, segment, pnd_ratings_find_pattern (ratings, said), 1);
    }
}
