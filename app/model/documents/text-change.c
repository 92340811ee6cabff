/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two texts are cut into pieces (lines, then words, then characters with their marks); equal pieces
 * at both ends fall away, and among the rest the longest common subsequence is kept (E. W. Myers,
 * "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1, 1986, the greedy algorithm of
 * section 3). Between kept lines, words are compared; between kept words, those that are alike are
 * compared by characters. What remains is an edit. */

#include "app/model/documents/text-change-private.h"

#include <string.h>

/* where texts differ in more pieces than this, all between is one edit: time is the square of it */
#define MAX_DISTANCE 2000
/* of two words, the share that must be common to call one a correction of the other */
#define LIKENESS 0.5
/* of words, a table of which is filled */
#define MAX_PAIRS 1000000
#define MAX_SLIDE 200

typedef enum
{
  LEVEL_LINES,
  LEVEL_WORDS,
  LEVEL_CHARACTERS,
} Level;

/*
 * Piece:
 * @span: its characters
 * @utf8: borrowed from the text
 */
typedef struct
{
  PndSpan span;
  const char *utf8;
  gsize n_bytes;
  guint hash;
} Piece;

static void compare (PndTextChange *self, PndSpan before, PndSpan after, Level level);

/* what belongs to the character before it, so that no passage ever ends between the two */
static gboolean
is_joined (gunichar previous, gunichar c)
{
  gboolean is_flag = previous >= 0x1f1e6 && previous <= 0x1f1ff && c >= 0x1f1e6 && c <= 0x1f1ff;

  return g_unichar_ismark (c) || c == 0x200d || previous == 0x200d || is_flag
         || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff);
}

static gboolean
is_word (gunichar c)
{
  /* scripts without blanks between words are compared by characters */
  return g_unichar_isalnum (c) && !(c >= 0x2e80 && c <= 0x9fff) && !(c >= 0x3040 && c <= 0x30ff);
}

/* whether @c goes on with the piece that ends in @previous */
static gboolean
goes_on (Level level, gunichar previous, gunichar c)
{
  if (level == LEVEL_LINES)
    return previous != '\n';
  if (is_joined (previous, c))
    return TRUE;
  return level == LEVEL_WORDS
         && (is_word (c) ? is_word (previous) || g_unichar_ismark (previous) : FALSE);
}

static GArray *
cut (PndDocumentText *text, PndSpan span, Level level)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  const char *at = pnd_document_text_get_utf8 (text, NULL)
                   + pnd_document_text_to_byte (text, span.start);
  gunichar previous = 0;
  Piece *piece = NULL;

  for (int position = span.start; position < span.end; position++)
    {
      gunichar c = g_utf8_get_char (at);

      if (piece == NULL || !goes_on (level, previous, c))
        {
          Piece new_piece = { PND_SPAN (position, position), at, 0, 5381 };

          g_array_append_val (pieces, new_piece);
          piece = &g_array_index (pieces, Piece, pieces->len - 1);
        }
      piece->hash = piece->hash * 33 + c;
      piece->span.end = position + 1;
      at = g_utf8_next_char (at);
      piece->n_bytes = at - piece->utf8;
      previous = c;
    }
  return pieces;
}

static gboolean
is_equal (const Piece *a, const Piece *b)
{
  return a->hash == b->hash && a->n_bytes == b->n_bytes
         && memcmp (a->utf8, b->utf8, a->n_bytes) == 0;
}

/*
 * Pieces:
 * @before: pieces of the old text that are not common at its ends
 * @after: those of the new one
 */
typedef struct
{
  const Piece *before;
  int n_before;
  const Piece *after;
  int n_after;
} Pieces;

/* Myers' greedy forward search: trace[d] keeps the furthest x on the diagonals -d..d. Returns the
 * distance, or -1 when it is beyond MAX_DISTANCE. */
static int
search (const Pieces *pieces, GPtrArray *trace)
{
  int max = MIN (pieces->n_before + pieces->n_after, MAX_DISTANCE);
  g_autofree int *furthest = g_new0 (int, 2 * max + 3);
  int *v = furthest + max + 1;

  for (int d = 0; d <= max; d++)
    {
      for (int k = -d; k <= d; k += 2)
        {
          int x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
          int y = x - k;

          while (x < pieces->n_before && y < pieces->n_after && x >= 0 && y >= 0
                 && is_equal (&pieces->before[x], &pieces->after[y]))
            {
              x++;
              y++;
            }
          v[k] = x;
          if (x >= pieces->n_before && y >= pieces->n_after)
            return d;
        }
      g_ptr_array_add (trace, g_memdup2 (v - d, (2 * d + 1) * sizeof (int)));
    }
  return -1;
}

/* marks in @kept which piece of the new text each piece of the old one is, -1 for none */
static void
walk_back (const Pieces *pieces, GPtrArray *trace, int d, int *kept)
{
  int x = pieces->n_before;
  int y = pieces->n_after;

  for (int i = 0; i < pieces->n_before; i++)
    kept[i] = -1;
  for (; d > 0; d--)
    {
      const int *v = (const int *) trace->pdata[d - 1] + (d - 1);
      int k = x - y;
      gboolean is_down = k == -d || (k != d && v[k - 1] < v[k + 1]);
      int from = is_down ? v[k + 1] : v[k - 1];
      int from_y = from - (is_down ? k + 1 : k - 1);

      while (x > from + (is_down ? 0 : 1) && y > from_y + (is_down ? 1 : 0))
        kept[--x] = --y;
      x = from;
      y = from_y;
    }
  while (x > 0 && y > 0)
    kept[--x] = --y;
}

static void
add_edit (PndTextChange *self, PndSpan before, PndSpan after)
{
  PndTextEdit edit = { before, after };
  PndTextEdit *last;

  if (pnd_span_is_empty (before) && pnd_span_is_empty (after))
    return;
  last = self->edits->len > 0
           ? &g_array_index (self->edits, PndTextEdit, self->edits->len - 1)
           : NULL;
  if (last != NULL && last->before.end == before.start && last->after.end == after.start)
    {
      last->before.end = before.end;
      last->after.end = after.end;
      return;
    }
  g_array_append_val (self->edits, edit);
}

/* bytes at both ends that two words share, 0 when that is less than LIKENESS of the longer */
static int
get_likeness (const Piece *a, const Piece *b)
{
  gsize shorter = MIN (a->n_bytes, b->n_bytes);
  gsize longer = MAX (a->n_bytes, b->n_bytes);
  gsize n_head = 0;
  gsize n_tail = 0;

  while (n_head < shorter && a->utf8[n_head] == b->utf8[n_head])
    n_head++;
  while (n_tail < shorter - n_head
         && a->utf8[a->n_bytes - 1 - n_tail] == b->utf8[b->n_bytes - 1 - n_tail])
    n_tail++;
  return n_head + n_tail >= LIKENESS * longer ? (int) (n_head + n_tail) : 0;
}

/* The pairing of words, in order, that shares most (S. B. Needleman and C. D. Wunsch, Journal of
 * Molecular Biology 48, 1970, without a penalty for gaps): best[i][j] is what the words from i and
 * from j on can share. */
static int *
score_pairs (const GArray *before, const GArray *after)
{
  int width = (int) after->len + 1;
  int *best = g_new0 (int, ((int) before->len + 1) * width);

  for (int i = (int) before->len - 1; i >= 0; i--)
    for (int j = (int) after->len - 1; j >= 0; j--)
      {
        int likeness = get_likeness (&g_array_index (before, Piece, i),
                                     &g_array_index (after, Piece, j));
        int skipping = MAX (best[(i + 1) * width + j], best[i * width + j + 1]);

        best[i * width + j]
          = likeness > 0 ? MAX (skipping, likeness + best[(i + 1) * width + j + 1]) : skipping;
      }
  return best;
}

/* words where no word stayed as it was: those alike are corrections of one another */
static void
pair_words (PndTextChange *self, PndSpan before, PndSpan after)
{
  g_autoptr (GArray) old_words = cut (self->before, before, LEVEL_WORDS);
  g_autoptr (GArray) new_words = cut (self->after, after, LEVEL_WORDS);
  int width = (int) new_words->len + 1;
  g_autofree int *best = NULL;
  guint i = 0, j = 0;

  if ((gint64) old_words->len * new_words->len > MAX_PAIRS)
    {
      add_edit (self, before, after);
      return;
    }
  best = score_pairs (old_words, new_words);
  while (i < old_words->len && j < new_words->len)
    {
      const Piece *old_word = &g_array_index (old_words, Piece, i);
      const Piece *new_word = &g_array_index (new_words, Piece, j);
      int here = best[i * width + j];

      if (here == best[(i + 1) * width + j])
        i++;
      else if (here == best[i * width + j + 1])
        j++;
      else
        {
          add_edit (self, PND_SPAN (before.start, old_word->span.start),
                    PND_SPAN (after.start, new_word->span.start));
          compare (self, old_word->span, new_word->span, LEVEL_CHARACTERS);
          before.start = old_word->span.end;
          after.start = new_word->span.end;
          i++, j++;
        }
    }
  add_edit (self, before, after);
}

/* a stretch that differs at @level: finer */
static void
differ (PndTextChange *self, PndSpan before, PndSpan after, Level level)
{
  if (pnd_span_is_empty (before) || pnd_span_is_empty (after) || level == LEVEL_CHARACTERS)
    add_edit (self, before, after);
  else if (level == LEVEL_LINES)
    compare (self, before, after, LEVEL_WORDS);
  else
    pair_words (self, before, after);
}

static void
compare_pieces (PndTextChange *self, const Pieces *pieces, PndSpan before, PndSpan after,
                Level level)
{
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *kept = g_new (int, pieces->n_before + 1);
  int distance = search (pieces, trace);
  PndSpan old_gap = PND_SPAN (before.start, before.start);
  PndSpan new_gap = PND_SPAN (after.start, after.start);

  if (distance < 0)
    {
      add_edit (self, before, after);
      return;
    }
  walk_back (pieces, trace, distance, kept);
  for (int i = 0; i < pieces->n_before; i++)
    {
      if (kept[i] < 0)
        continue;
      old_gap.end = pieces->before[i].span.start;
      new_gap.end = pieces->after[kept[i]].span.start;
      differ (self, old_gap, new_gap, level);
      old_gap.start = pieces->before[i].span.end;
      new_gap.start = pieces->after[kept[i]].span.end;
    }
  old_gap.end = before.end;
  new_gap.end = after.end;
  differ (self, old_gap, new_gap, level);
}

static void
compare (PndTextChange *self, PndSpan before, PndSpan after, Level level)
{
  g_autoptr (GArray) old_pieces = cut (self->before, before, level);
  g_autoptr (GArray) new_pieces = cut (self->after, after, level);
  Pieces pieces = { (Piece *) old_pieces->data, (int) old_pieces->len,
                    (Piece *) new_pieces->data, (int) new_pieces->len };

  while (pieces.n_before > 0 && pieces.n_after > 0
         && is_equal (pieces.before, pieces.after))
    {
      before.start = pieces.before->span.end;
      after.start = pieces.after->span.end;
      pieces.before++, pieces.n_before--;
      pieces.after++, pieces.n_after--;
    }
  while (pieces.n_before > 0 && pieces.n_after > 0
         && is_equal (&pieces.before[pieces.n_before - 1], &pieces.after[pieces.n_after - 1]))
    {
      before.end = pieces.before[--pieces.n_before].span.start;
      after.end = pieces.after[--pieces.n_after].span.start;
    }
  if (pieces.n_before == 0 || pieces.n_after == 0)
    add_edit (self, before, after);
  else
    compare_pieces (self, &pieces, before, after, level);
}

/* whether what lies between the two is whole lines */
static gboolean
is_whole_lines (PndDocumentText *text, PndSpan span)
{
  return (span.start == 0 || pnd_document_text_get_char (text, span.start - 1) == '\n')
         && span.end > span.start && pnd_document_text_get_char (text, span.end - 1) == '\n';
}

/* A deletion of "b\n" from "a\nb\n" can as well be one of "\nb": where a person would say that lines
 * went or came, the edit is theirs. @span: in @text, nothing in the other; @before: how far it may
 * go left; @after: how far right. Returns how far it goes. */
static int
find_slide (PndDocumentText *text, PndSpan span, int before, int after)
{
  for (int by = 0; by <= MIN (after, MAX_SLIDE); by++)
    {
      if (is_whole_lines (text, PND_SPAN (span.start + by, span.end + by)))
        return by;
      if (by == after
          || pnd_document_text_get_char (text, span.start + by)
               != pnd_document_text_get_char (text, span.end + by))
        break;
    }
  for (int by = 1; by <= MIN (before, MAX_SLIDE); by++)
    {
      if (pnd_document_text_get_char (text, span.start - by)
          != pnd_document_text_get_char (text, span.end - by))
        break;
      if (is_whole_lines (text, PND_SPAN (span.start - by, span.end - by)))
        return -by;
    }
  return 0;
}

static void
slide_edits (PndTextChange *self)
{
  int length = pnd_document_text_get_length (self->before);

  for (guint i = 0; i < self->edits->len; i++)
    {
      PndTextEdit *edit = &g_array_index (self->edits, PndTextEdit, i);
      int left = i > 0 ? edit->before.start - edit[-1].before.end - 1 : edit->before.start;
      int right = i + 1 < self->edits->len ? edit[1].before.start - edit->before.end - 1
                                           : length - edit->before.end;
      int by = 0;

      if (pnd_span_is_empty (edit->after))
        by = find_slide (self->before, edit->before, left, right);
      else if (pnd_span_is_empty (edit->before))
        by = find_slide (self->after, edit->after, left, right);
      edit->before = PND_SPAN (edit->before.start + by, edit->before.end + by);
      edit->after = PND_SPAN (edit->after.start + by, edit->after.end + by);
    }
}

/**
 * pnd_text_change_new:
 * @before: the old text
 * @after: the new text
 *
 * Returns: (transfer full): what differs.
 */
PndTextChange *
pnd_text_change_new (PndDocumentText *before, PndDocumentText *after)
{
  PndTextChange *self;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  self = g_new0 (PndTextChange, 1);
  self->before = pnd_document_text_ref (before);
  self->after = pnd_document_text_ref (after);
  self->edits = g_array_new (FALSE, FALSE, sizeof (PndTextEdit));
  compare (self, PND_SPAN (0, pnd_document_text_get_length (before)),
           PND_SPAN (0, pnd_document_text_get_length (after)), LEVEL_LINES);
  slide_edits (self);
  return self;
}

/**
 * pnd_text_change_free:
 * @self: (nullable): a change
 */
void
pnd_text_change_free (PndTextChange *self)
{
  if (self == NULL)
    return;
  pnd_document_text_unref (self->before);
  pnd_document_text_unref (self->after);
  g_array_unref (self->edits);
  g_free (self);
}

/**
 * pnd_text_change_get_edits:
 * @self: a change
 * @n_edits: (out): how many
 *
 * Returns: (transfer none) (array length=n_edits): the edits, in order.
 */
const PndTextEdit *
pnd_text_change_get_edits (const PndTextChange *self, int *n_edits)
{
  g_return_val_if_fail (self != NULL && n_edits != NULL, NULL);

  *n_edits = (int) self->edits->len;
  return (const PndTextEdit *) self->edits->data;
}
