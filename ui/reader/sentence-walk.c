/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/reader/sentence-walk.h"

#include "app/analysis/boundaries.h"

static PndSpan
walk_next (const PndDocumentText *text, PndSpan selection)
{
  PndSpan next = selection;

  if (pnd_span_is_empty (selection))
    {
      next = pnd_boundaries_get_sentence (text, selection.start);
      if (!pnd_span_is_empty (next) && next.end > selection.start)
        return next;
    }
  return pnd_boundaries_get_next_sentence (text, selection.end, &next) ? next : selection;
}

static PndSpan
walk_previous (const PndDocumentText *text, PndSpan selection)
{
  PndSpan previous = selection;

  return pnd_boundaries_get_previous_sentence (text, selection.start, &previous) ? previous
                                                                                 : selection;
}

/* what was added before the anchor goes first, then the next sentence comes in */
static PndSpan
walk_extend (const PndDocumentText *text, PndSpan selection, PndSpan anchor)
{
  PndSpan next;

  if (selection.start < anchor.start)
    {
      int from = pnd_boundaries_get_sentence (text, selection.start).end;

      if (pnd_boundaries_get_next_sentence (text, from, &next) && next.start < anchor.start)
        return PND_SPAN (next.start, selection.end);
      return PND_SPAN (anchor.start, selection.end);
    }
  if (pnd_boundaries_get_next_sentence (text, selection.end, &next))
    return PND_SPAN (selection.start, next.end);
  return selection;
}

/* the same towards the beginning */
static PndSpan
walk_shrink (const PndDocumentText *text, PndSpan selection, PndSpan anchor)
{
  PndSpan previous;

  if (selection.end > anchor.end)
    {
      int from = pnd_boundaries_get_sentence (text, selection.end - 1).start;

      if (pnd_boundaries_get_previous_sentence (text, from, &previous) && previous.end > anchor.end)
        return PND_SPAN (selection.start, previous.end);
      return PND_SPAN (selection.start, anchor.end);
    }
  if (pnd_boundaries_get_previous_sentence (text, selection.start, &previous))
    return PND_SPAN (previous.start, selection.end);
  return selection;
}

/* the paragraph; once it is selected, the one after it as well */
static PndSpan
walk_paragraph (const PndDocumentText *text, PndSpan selection)
{
  PndSpan here = pnd_boundaries_get_paragraph (text, selection.start);
  PndSpan next;

  if (pnd_span_is_empty (here)
      && pnd_boundaries_get_next_sentence (text, selection.start, &next))
    here = pnd_boundaries_get_paragraph (text, next.start);
  if (selection.start != here.start || selection.end < here.end)
    return pnd_span_is_empty (selection) ? here : pnd_span_hull (here, selection);
  if (!pnd_boundaries_get_next_sentence (text, selection.end, &next))
    return selection;
  return pnd_span_hull (selection, pnd_boundaries_get_paragraph (text, next.start));
}

/**
 * pnd_sentence_walk:
 * @text: the text
 * @selection: what is selected now, in code points; empty: the caret
 * @walk: where to
 * @anchor: (inout): the passage the walk began with; forgotten when it is not in @selection
 *
 * Returns: what is to be selected; @selection where there is no further way
 */
PndSpan
pnd_sentence_walk (const PndDocumentText *text, PndSpan selection, PndWalk walk, PndSpan *anchor)
{
  PndSpan to = selection;

  g_return_val_if_fail (text != NULL, selection);
  g_return_val_if_fail (anchor != NULL, selection);

  if (pnd_span_is_empty (*anchor) || anchor->start < selection.start
      || anchor->end > selection.end)
    *anchor = selection;
  if (walk == PND_WALK_PARAGRAPH)
    return walk_paragraph (text, selection);
  if (walk == PND_WALK_PREVIOUS)
    to = walk_previous (text, selection);
  else if (walk == PND_WALK_NEXT || pnd_span_is_empty (selection))
    to = walk_next (text, selection);
  else if (walk == PND_WALK_EXTEND)
    return walk_extend (text, selection, *anchor);
  else
    return walk_shrink (text, selection, *anchor);
  *anchor = to;
  return to;
}

/* A start goes to where a word begins, an end to where one ends, whichever way it goes. */
static int
walk_word (const PndDocumentText *text, int from, gboolean start, int direction)
{
  int edge = pnd_boundaries_next_word (text, from, direction);
  int beyond;

  if (start == (direction < 0))
    return edge;
  beyond = pnd_boundaries_next_word (text, edge, direction);
  return pnd_boundaries_next_word (text, beyond, -direction);
}

/**
 * pnd_sentence_walk_end:
 * @text: the text
 * @span: a passage, in code points
 * @start: whether its start moves, or its end
 * @by_word: by a word, or by a letter
 * @direction: 1 or -1
 *
 * Returns: the passage with that end moved; @span itself where nothing would be left of it
 */
PndSpan
pnd_sentence_walk_end (const PndDocumentText *text, PndSpan span, gboolean start,
                       gboolean by_word, int direction)
{
  PndSpan moved = span;
  int from = start ? span.start : span.end;
  int to;

  g_return_val_if_fail (text != NULL, span);

  to = by_word ? walk_word (text, from, start, direction)
               : pnd_boundaries_next_letter (text, from, direction);
  if (start)
    moved.start = to;
  else
    moved.end = to;
  return pnd_span_is_empty (moved) ? span : moved;
}
