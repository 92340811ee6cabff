/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/passages.h"

#include "app/analysis/boundaries.h"

static PndSpan
get_unit (const PndDocumentText *text, int position, PndPassageUnit unit)
{
  return unit == PND_PASSAGE_SENTENCE ? pnd_boundaries_get_sentence (text, position)
                                      : pnd_boundaries_get_paragraph (text, position);
}

/* @place and what its ends stand in; white space at its ends is no text */
static PndSpan
expand (const PndDocumentText *text, PndSpan place, PndPassageUnit unit)
{
  PndSpan span = place;

  if (unit == PND_PASSAGE_WORDS || pnd_span_is_empty (place))
    return place;
  span = pnd_span_hull (span, get_unit (text, place.start, unit));
  span = pnd_span_hull (span, get_unit (text, place.end - 1, unit));
  while (span.end > span.start
         && g_unichar_isspace (pnd_document_text_get_char (text, span.end - 1)))
    span.end--;
  while (span.start < span.end
         && g_unichar_isspace (pnd_document_text_get_char (text, span.start)))
    span.start++;
  return pnd_span_is_empty (span) ? place : span;
}

/**
 * pnd_passages_expand:
 * @text: a text
 * @places: (element-type PndSpan): in code points, in order
 * @unit: what to take around each
 *
 * Places in the same sentence make one passage, and so do those whose passages overlap.
 *
 * Returns: (transfer full) (element-type PndSpan): the passages, in order, apart from each other
 */
GArray *
pnd_passages_expand (const PndDocumentText *text, const GArray *places, PndPassageUnit unit)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (PndSpan));

  g_return_val_if_fail (text != NULL && places != NULL, passages);

  for (guint i = 0; i < places->len; i++)
    {
      PndSpan span = expand (text, g_array_index (places, PndSpan, i), unit);
      PndSpan *last = passages->len > 0
                        ? &g_array_index (passages, PndSpan, passages->len - 1)
                        : NULL;

      if (last != NULL && pnd_span_overlaps (*last, span))
        *last = pnd_span_hull (*last, span);
      else
        g_array_append_val (passages, span);
    }
  return passages;
}
