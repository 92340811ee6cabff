/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which paragraphs of a text are read, and which come next. Pure. Spans are GArrays of PndSpan, in
 * code points, by start, none touching another; what lies between two of them and is blank needs no
 * reading. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

/* sorts @spans and makes one of those that overlap or touch */
void pnd_read_spans_join (GArray *spans);
/* whether all of @span is in @spans, blanks aside; what is blank altogether is read */
gboolean pnd_read_spans_hold (const GArray *spans, const PndDocumentText *text, PndSpan span);
/* the first character from @from on that is to be read; the length of the text when none is */
int pnd_read_spans_find_unread (const GArray *spans, const PndDocumentText *text, int from);
/* the paragraphs or turns that a selection touches, with the blanks up to the next one */
PndSpan pnd_read_get_paragraphs (const PndDocumentText *text, PndSpan selection);

G_END_DECLS
