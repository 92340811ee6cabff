/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/overlap.h"

typedef struct
{
  PndSpan span;
  PndSpan before;
  gint64 code;
  gint64 coder;
  gint64 except;
  PndOverlap found;
} Search;

static void
take_cb (const PndCodingMark *mark, gpointer data)
{
  Search *search = data;
  gboolean exact = pnd_span_equal (mark->span, search->span);

  if ((mark->flags & (PND_CODING_MARK_ANNOTATION | PND_CODING_MARK_AREA)) != 0
      || mark->id == search->except
      || mark->code != search->code || mark->coder != search->coder)
    return;
  if (!exact && pnd_span_overlaps (mark->span, search->before))
    return;
  search->found.n++;
  if (search->found.first == 0 || exact)
    search->found.first = mark->id;
  search->found.exact = search->found.exact || exact;
}

/**
 * pnd_overlap_find:
 * @marks: (nullable): those of the document
 * @span: where the coding is to stand, in code points
 * @code: its code
 * @coder: its coder
 * @except: its id, 0 for a new one
 * @before: where it stands now; what it overlaps already is no news, unless it comes to stand on
 *   exactly the same passage. Empty: everything is news
 *
 * Returns: what there is to ask about
 */
PndOverlap
pnd_overlap_find (const PndSpanIndex *marks, PndSpan span, gint64 code, gint64 coder,
                  gint64 except, PndSpan before)
{
  Search search = { .span = span, .before = before, .code = code, .coder = coder,
                    .except = except };

  if (marks != NULL && !pnd_span_is_empty (span))
    pnd_span_index_query (marks, span, take_cb, &search);
  return search.found;
}
