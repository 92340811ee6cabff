/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/boundaries.h"

#include "app/analysis/speaker-label.h"
#include "app/analysis/text-window.h"

#define WORD_RADIUS 256
#define LETTER_RADIUS 128

/* "kota-kota", "undang-undang": what a hyphen or an apostrophe joins is one word */
static gboolean
is_joint (const PndDocumentText *text, const PndTextWindow *window, int position)
{
  gunichar joint;

  if (position <= window->span.start || position + 1 >= window->span.end)
    return FALSE;
  joint = pnd_document_text_get_char (text, position);
  return (joint == '-' || joint == 0x2010 || joint == 0x2011 || joint == '\'' || joint == 0x2019)
         && pnd_text_window_get_attr (window, position)->is_word_end
         && pnd_text_window_get_attr (window, position + 1)->is_word_start;
}

static gboolean
is_start (const PndDocumentText *text, const PndTextWindow *window, int position)
{
  return pnd_text_window_get_attr (window, position)->is_word_start
         && !is_joint (text, window, position - 1);
}

static gboolean
is_end (const PndDocumentText *text, const PndTextWindow *window, int position)
{
  return pnd_text_window_get_attr (window, position)->is_word_end
         && !is_joint (text, window, position);
}

/* the word that holds @position or ends there; FALSE when a blank or a mark stands there */
static gboolean
find_word (const PndDocumentText *text, const PndTextWindow *window, int position, PndSpan *word)
{
  int start = position;
  int end;

  if (!is_start (text, window, position) || position == window->span.end)
    for (start = position - 1; start >= window->span.start; start--)
      {
        if (start + 1 < position && is_end (text, window, start + 1))
          return FALSE;
        if (is_start (text, window, start))
          break;
      }
  if (start < window->span.start)
    return FALSE;

  for (end = start + 1; end < window->span.end && !is_end (text, window, end); end++)
    ;
  *word = PND_SPAN (start, end);
  return position <= end;
}

static gboolean
is_blank (const PndDocumentText *text, int position)
{
  return g_unichar_isspace (pnd_document_text_get_char (text, position));
}

/* blanks, or one mark: what a double click takes where no word is */
static PndSpan
get_gap (const PndDocumentText *text, const PndTextWindow *window, int position)
{
  PndSpan gap = { position, position };

  if (position < window->span.end && !is_blank (text, position))
    return PND_SPAN (position, pnd_boundaries_next_letter (text, position, 1));
  while (gap.start > window->span.start && is_blank (text, gap.start - 1))
    gap.start--;
  while (gap.end < window->span.end && is_blank (text, gap.end))
    gap.end++;
  return gap;
}

/**
 * pnd_boundaries_get_word:
 * @text: a text
 * @position: in code points, from 0 to the length
 *
 * Returns: the word that holds @position or ends there; else the blanks or the mark that stand
 * there.
 */
PndSpan
pnd_boundaries_get_word (const PndDocumentText *text, int position)
{
  g_autoptr (PndTextWindow) window = NULL;
  PndSpan word;

  g_return_val_if_fail (text != NULL, PND_SPAN (0, 0));

  window = pnd_text_window_new (text, position, WORD_RADIUS);
  if (find_word (text, window, position, &word))
    return word;
  return get_gap (text, window, position);
}

/**
 * pnd_boundaries_get_paragraph:
 * @text: a text
 * @position: in code points, from 0 to the length
 *
 * Returns: the line at @position without its LF, or the speaker's turn that holds it.
 */
PndSpan
pnd_boundaries_get_paragraph (const PndDocumentText *text, int position)
{
  PndSpan turn;
  int line;

  g_return_val_if_fail (text != NULL, PND_SPAN (0, 0));

  line = pnd_document_text_get_line_at (text, position);
  turn = pnd_speaker_label_get_turn (text, line);
  return pnd_span_is_empty (turn) ? pnd_document_text_get_line (text, line) : turn;
}

/* the edges of a window look like ends of words; they are only where the line ends too */
static gboolean
is_inside (const PndTextWindow *window, int position)
{
  return (position > window->span.start || window->span.start == window->line.start)
         && (position < window->span.end || window->span.end == window->line.end);
}

/* the next place of a kind within the line of @window; FALSE at its edge */
static gboolean
find_stop (const PndDocumentText *text, const PndTextWindow *window, int *position, int direction)
{
  int at = *position + direction;

  for (; at >= window->span.start && at <= window->span.end; at += direction)
    if (is_inside (window, at)
        && (direction > 0 ? is_end (text, window, at)
                          : at < window->span.end && is_start (text, window, at)))
      {
        *position = at;
        return TRUE;
      }
  return FALSE;
}

/**
 * pnd_boundaries_next_word:
 * @text: a text
 * @position: in code points, from 0 to the length
 * @direction: 1 for the next end of a word, -1 for the start before
 *
 * Returns: that position, across line ends; the end or the start of the text if there is none.
 */
int
pnd_boundaries_next_word (const PndDocumentText *text, int position, int direction)
{
  int length;

  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (direction == 1 || direction == -1, position);

  length = pnd_document_text_get_length (text);
  while (position >= 0 && position <= length)
    {
      g_autoptr (PndTextWindow) window = pnd_text_window_new (text, position, WORD_RADIUS);
      int edge = direction > 0 ? window->span.end : window->span.start;

      if (find_stop (text, window, &position, direction))
        return position;
      /* a window that ends within the line is left by half, so that no word is cut */
      if (edge != (direction > 0 ? window->line.end : window->line.start))
        position += direction * WORD_RADIUS / 2;
      else
        position = edge + direction;
    }
  return CLAMP (position, 0, length);
}

/**
 * pnd_boundaries_next_letter:
 * @text: a text
 * @position: in code points, from 0 to the length
 * @direction: 1 or -1
 *
 * A letter is what a reader takes for one: a combining sign or an emoji's parts are not passed
 * through one by one.
 *
 * Returns: the next position of the caret, across line ends; @position at the end of the text.
 */
int
pnd_boundaries_next_letter (const PndDocumentText *text, int position, int direction)
{
  g_autoptr (PndTextWindow) window = NULL;
  int at = position + direction;

  g_return_val_if_fail (text != NULL, 0);
  g_return_val_if_fail (direction == 1 || direction == -1, position);

  if (at < 0 || at > pnd_document_text_get_length (text))
    return position;
  window = pnd_text_window_new (text, position, LETTER_RADIUS);
  for (; at > window->span.start && at < window->span.end; at += direction)
    if (pnd_text_window_get_attr (window, at)->is_cursor_position)
      break;
  return at;
}

static gboolean
find_word_inside (const PndDocumentText *text, int position, PndSpan *word)
{
  g_autoptr (PndTextWindow) window = pnd_text_window_new (text, position, WORD_RADIUS);

  return find_word (text, window, position, word) && position > word->start
         && position < word->end;
}

/**
 * pnd_boundaries_snap_to_words:
 * @text: a text
 * @span: within the text
 *
 * Returns: @span with every word whole that it cuts, and without the blanks at its ends; @span
 * itself when nothing else is in it.
 */
PndSpan
pnd_boundaries_snap_to_words (const PndDocumentText *text, PndSpan span)
{
  PndSpan snapped = span;
  PndSpan word;

  g_return_val_if_fail (text != NULL, span);

  if (pnd_span_is_empty (span))
    return span;
  if (find_word_inside (text, span.start, &word))
    snapped.start = word.start;
  if (find_word_inside (text, span.end, &word))
    snapped.end = word.end;
  while (snapped.start < snapped.end && is_blank (text, snapped.start))
    snapped.start++;
  while (snapped.end > snapped.start && is_blank (text, snapped.end - 1))
    snapped.end--;
  return pnd_span_is_empty (snapped) ? span : snapped;
}
