/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/blocks.h"

#include "app/analysis/boundaries.h"

/* how far back a cut looks for the end of a sentence, and then for a blank, in bytes */
#define LOOK_BACK 1200
/* how many lines tell whether a text was wrapped by hand */
#define SAMPLE_LINES 2000

/*
 * Block:
 * @start: its first character
 * @line: the line of the document that it is of
 */
typedef struct
{
  int start;
  int line;
} Block;

/*
 * _PndBlocks:
 * @blocks: Block elements, by start; at least one
 * @length: of the text, in code points
 */
struct _PndBlocks
{
  GArray *blocks;
  int length;
  gboolean is_hard_wrapped;
};

static Block *
get_block (const PndBlocks *self, int block)
{
  return &g_array_index (self->blocks, Block, block);
}

/* the last place in the @n bytes before @end where a sentence, or else a word, is over */
static const char *
find_cut (const char *end, gsize n)
{
  const char *word_end = NULL;

  for (const char *at = end - 1; at > end - n; at--)
    {
      if (*at != ' ')
        continue;
      if (at[-1] == '.' || at[-1] == '?' || at[-1] == '!')
        return at + 1;
      if (word_end == NULL)
        word_end = at + 1;
    }
  return word_end;
}

/* where the chunk that begins at @start ends, when the line is too long for one */
static int
cut_chunk (PndDocumentText *text, int start)
{
  int limit = start + PND_BLOCKS_MAX_LENGTH;
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);
  const char *end = utf8 + pnd_document_text_to_byte (text, limit);
  const char *cut = find_cut (end, LOOK_BACK);

  if (cut != NULL)
    return pnd_document_text_to_position (text, cut - utf8);
  return pnd_boundaries_next_letter (text, limit + 1, -1);
}

static void
append_line (PndBlocks *self, PndDocumentText *text, int line, PndSpan span)
{
  Block block = { span.start, line };

  g_array_append_val (self->blocks, block);
  while (span.end - block.start > PND_BLOCKS_MAX_LENGTH)
    {
      block.start = cut_chunk (text, block.start);
      g_array_append_val (self->blocks, block);
    }
}

/* where the line after @line begins, or would begin */
static int
get_next_start (PndDocumentText *text, int line, int n_lines)
{
  if (line + 1 == n_lines)
    return pnd_document_text_get_length (text) + 1;
  return pnd_document_text_to_position (
    text, pnd_document_text_get_line_utf8 (text, line + 1, NULL)
            - pnd_document_text_get_utf8 (text, NULL));
}

/* a text whose lines were broken at 60 to 90 characters by whoever made it: its lines are not
 * paragraphs, and get no space between them */
static gboolean
looks_hard_wrapped (PndDocumentText *text)
{
  int n_lines = MIN (pnd_document_text_get_n_lines (text), SAMPLE_LINES);
  int n_full = 0;
  int n_long = 0;
  int n_text = 0;

  for (int line = 0; line < n_lines; line++)
    {
      int length = pnd_span_length (pnd_document_text_get_line (text, line));

      n_text += length > 0;
      n_full += length >= 55 && length <= 100;
      n_long += length > 100;
    }
  return n_long * 20 < n_text && n_full * 2 > n_text;
}

/**
 * pnd_blocks_new:
 * @text: a text; not kept
 *
 * Returns: (transfer full): the blocks of @text.
 */
PndBlocks *
pnd_blocks_new (PndDocumentText *text)
{
  PndBlocks *self;
  int n_lines;

  g_return_val_if_fail (text != NULL, NULL);

  n_lines = pnd_document_text_get_n_lines (text);
  self = g_new0 (PndBlocks, 1);
  self->length = pnd_document_text_get_length (text);
  self->blocks = g_array_sized_new (FALSE, FALSE, sizeof (Block), n_lines);
  for (int line = 0, start = 0; line < n_lines; line++)
    {
      int next = get_next_start (text, line, n_lines);

      append_line (self, text, line, PND_SPAN (start, next - 1));
      start = next;
    }
  self->is_hard_wrapped = looks_hard_wrapped (text);
  return self;
}

/**
 * pnd_blocks_free:
 * @self: (transfer full) (nullable): blocks
 *
 * Frees them.
 */
void
pnd_blocks_free (PndBlocks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * pnd_blocks_get_n:
 * @self: blocks
 *
 * Returns: how many, at least 1.
 */
int
pnd_blocks_get_n (const PndBlocks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->blocks->len;
}

/**
 * pnd_blocks_get_span:
 * @self: blocks
 * @block: from 0
 *
 * Returns: the characters of @block, without the LF.
 */
PndSpan
pnd_blocks_get_span (const PndBlocks *self, int block)
{
  PndSpan span = { 0, 0 };

  g_return_val_if_fail (self != NULL && block >= 0 && (guint)block < self->blocks->len, span);

  span.start = get_block (self, block)->start;
  if ((guint)block + 1 == self->blocks->len)
    span.end = self->length;
  else
    span.end = get_block (self, block + 1)->start - pnd_blocks_ends_line (self, block);
  return span;
}

/**
 * pnd_blocks_get_line:
 * @self: blocks
 * @block: from 0
 *
 * Returns: the line of the document that @block is of, from 0.
 */
int
pnd_blocks_get_line (const PndBlocks *self, int block)
{
  g_return_val_if_fail (self != NULL && block >= 0 && (guint)block < self->blocks->len, 0);

  return get_block (self, block)->line;
}

/**
 * pnd_blocks_begins_line:
 * @self: blocks
 * @block: from 0
 *
 * Returns: whether @block is the first of its line.
 */
gboolean
pnd_blocks_begins_line (const PndBlocks *self, int block)
{
  g_return_val_if_fail (self != NULL && block >= 0 && (guint)block < self->blocks->len, FALSE);

  return block == 0 || get_block (self, block - 1)->line != get_block (self, block)->line;
}

/**
 * pnd_blocks_ends_line:
 * @self: blocks
 * @block: from 0
 *
 * Returns: whether @block is the last of its line.
 */
gboolean
pnd_blocks_ends_line (const PndBlocks *self, int block)
{
  g_return_val_if_fail (self != NULL && block >= 0 && (guint)block < self->blocks->len, FALSE);

  return (guint)block + 1 == self->blocks->len
         || get_block (self, block + 1)->line != get_block (self, block)->line;
}

/**
 * pnd_blocks_find:
 * @self: blocks
 * @position: in code points, from 0 to the length of the text
 *
 * Returns: the block that holds @position; a LF belongs to the block it ends.
 */
int
pnd_blocks_find (const PndBlocks *self, int position)
{
  int low = 0;
  int high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->blocks->len;
  while (high - low > 1)
    {
      int middle = low + (high - low) / 2;

      if (get_block (self, middle)->start <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * pnd_blocks_is_hard_wrapped:
 * @self: blocks
 *
 * Returns: whether the lines of the text are not paragraphs but were broken by hand.
 */
gboolean
pnd_blocks_is_hard_wrapped (const PndBlocks *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_hard_wrapped;
}
