/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The marks of one document, found by position.
 *
 * A sorted array of PndCodingMark by (start, -end, id), with the greatest end of every block of
 * 256, so that a query skips blocks that end before it. Positions are code points. */

#include "app/model/coding.h"

G_BEGIN_DECLS

typedef struct _PndSpanIndex PndSpanIndex;

/* takes @marks (PndCodingMark elements), sorts them if need be */
PndSpanIndex *pnd_span_index_new_take (GArray *marks);
void pnd_span_index_free (PndSpanIndex *self);

gsize pnd_span_index_get_n (const PndSpanIndex *self);
const PndCodingMark *pnd_span_index_get (const PndSpanIndex *self, gsize index);
gsize pnd_span_index_get_index_of (const PndSpanIndex *self, const PndCodingMark *mark);
void pnd_span_index_insert (PndSpanIndex *self, const PndCodingMark *mark);
gboolean pnd_span_index_remove (PndSpanIndex *self, gint64 id, gboolean annotation);
const PndCodingMark *pnd_span_index_find (const PndSpanIndex *self, gint64 id,
                                          gboolean annotation);

typedef void (*PndSpanIndexFunc) (const PndCodingMark *mark, gpointer data);

/* those that overlap @span, in order; an empty @span finds those that hold or touch its position */
void pnd_span_index_query (const PndSpanIndex *self, PndSpan span, PndSpanIndexFunc func,
                           gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndSpanIndex, pnd_span_index_free)

G_END_DECLS
