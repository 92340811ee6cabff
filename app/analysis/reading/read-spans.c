/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/reading/read-spans.h"

#include "app/analysis/boundaries.h"

/* A turn longer than this is read by paragraphs: what nobody sees as a whole is not judged at once. */
#define MAX_TURN 3000

static int
compare (gconstpointer a, gconstpointer b)
{
  const PndSpan *one = a;
  const PndSpan *other = b;

  return one->start != other->start ? (one->start < other->start ? -1 : 1)
                                    : (one->end > other->end) - (one->end < other->end);
}

/**
 * pnd_read_spans_join:
 * @spans: PndSpan elements
 *
 * Sorts them and makes one of those that overlap or touch.
 */
void
pnd_read_spans_join (GArray *spans)
{
  guint n = 0;

  g_return_if_fail (spans != NULL);

  g_array_sort (spans, compare);
  for (guint i = 0; i < spans->len; i++)
    {
      PndSpan span = g_array_index (spans, PndSpan, i);
      PndSpan *last = n > 0 ? &g_array_index (spans, PndSpan, n - 1) : NULL;

      if (last != NULL && span.start <= last->end)
        last->end = MAX (last->end, span.end);
      else
        g_array_index (spans, PndSpan, n++) = span;
    }
  g_array_set_size (spans, n);
}

/* index of the first that ends behind @position */
static guint
find (const GArray *spans, int position)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spans, PndSpan, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* the first character of @span that is no blank, its end when there is none */
static int
skip_blanks (const PndDocumentText *text, PndSpan span)
{
  const char *at = pnd_document_text_get_utf8 (text, NULL)
                   + pnd_document_text_to_byte (text, span.start);

  for (; span.start < span.end && g_unichar_isspace (g_utf8_get_char (at)); span.start++)
    at = g_utf8_next_char (at);
  return span.start;
}

/* the first of @span that is to be read, its end when all is read */
static int
find_unread (const GArray *spans, const PndDocumentText *text, PndSpan span)
{
  int at = span.start;

  for (guint i = find (spans, at); i < spans->len && at < span.end; i++)
    {
      PndSpan read = g_array_index (spans, PndSpan, i);
      int end = MIN (read.start, span.end);

      if (end > at && (at = skip_blanks (text, PND_SPAN (at, end))) < end)
        return at;
      at = MAX (at, read.end);
    }
  return at >= span.end ? span.end : skip_blanks (text, PND_SPAN (at, span.end));
}

/**
 * pnd_read_spans_hold:
 * @spans: what is read
 * @text: the text
 * @span: a passage of it, in code points
 *
 * Returns: whether all of @span is read; blanks need no reading
 */
gboolean
pnd_read_spans_hold (const GArray *spans, const PndDocumentText *text, PndSpan span)
{
  g_return_val_if_fail (spans != NULL && text != NULL, FALSE);

  return find_unread (spans, text, span) == span.end;
}

/**
 * pnd_read_spans_find_unread:
 * @spans: what is read
 * @text: the text
 * @from: where to begin, in code points
 *
 * Returns: the first character to be read; the length of @text when all from @from on is read
 */
int
pnd_read_spans_find_unread (const GArray *spans, const PndDocumentText *text, int from)
{
  int length;

  g_return_val_if_fail (spans != NULL && text != NULL, 0);

  length = pnd_document_text_get_length (text);
  return find_unread (spans, text, PND_SPAN (MIN (from, length), length));
}

static PndSpan
get_paragraph (const PndDocumentText *text, int position)
{
  PndSpan turn = pnd_boundaries_get_paragraph (text, position);

  if (turn.end - turn.start <= MAX_TURN)
    return turn;
  return pnd_document_text_get_line (text, pnd_document_text_get_line_at (text, position));
}

/**
 * pnd_read_get_paragraphs:
 * @text: a text
 * @selection: in code points; empty: the caret
 *
 * The blanks after a paragraph go with it, so that the marks of two neighbours touch; those at the
 * beginning of the text go with the first.
 *
 * Returns: the paragraphs or turns that it touches, up to the next one; in blanks, the paragraph
 *   that follows, or the last one. Empty when the text is blank
 */
PndSpan
pnd_read_get_paragraphs (const PndDocumentText *text, PndSpan selection)
{
  PndSpan paragraphs;
  int length;

  g_return_val_if_fail (text != NULL, PND_SPAN (0, 0));

  length = pnd_document_text_get_length (text);
  selection = pnd_span_clamp (selection, PND_SPAN (0, length));
  paragraphs = get_paragraph (text, selection.start);
  if (skip_blanks (text, paragraphs) == paragraphs.end)
    paragraphs = get_paragraph (text, skip_blanks (text, PND_SPAN (paragraphs.end, length)));
  while (skip_blanks (text, paragraphs) == paragraphs.end && paragraphs.start > 0)
    paragraphs = get_paragraph (text, paragraphs.start - 1);
  if (selection.end > paragraphs.end)
    paragraphs.end = MAX (paragraphs.end, get_paragraph (text, selection.end - 1).end);
  paragraphs.end = skip_blanks (text, PND_SPAN (paragraphs.end, length));
  if (skip_blanks (text, PND_SPAN (0, paragraphs.start)) == paragraphs.start)
    paragraphs.start = 0;
  return paragraphs;
}
