/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/document-text.h"

#include <string.h>

#define BLOCK 512
#define ONE_PER_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/*
 * _PndDocumentText:
 * @utf8: the text, NUL-terminated; owned, never changed
 * @length: in code points
 * @block_positions: the code points before each multiple of BLOCK bytes; %NULL when every
 *   character is one byte, since positions are bytes then
 * @line_bytes: where each line begins, in bytes; the first is 0
 * @hash: made when first asked for; set once, with an atomic exchange
 */
struct _PndDocumentText
{
  gatomicrefcount ref_count;
  char *utf8;
  gsize n_bytes;
  int length;
  guint32 *block_positions;
  guint n_blocks;
  guint32 *line_bytes;
  guint n_lines;
  char *hash;
};

G_DEFINE_BOXED_TYPE (PndDocumentText, pnd_document_text, pnd_document_text_ref,
                     pnd_document_text_unref)

static inline gboolean
is_continuation (char byte)
{
  return (byte & 0xc0) == 0x80;
}

/* eight bytes a step: a continuation byte is the only one whose top bits are 10 */
static int
count_characters (const char *bytes, gsize n_bytes)
{
  gsize n_continuations = 0;
  gsize at = 0;

  for (; at + 8 <= n_bytes; at += 8)
    {
      guint64 word;

      memcpy (&word, bytes + at, 8);
      word = (word >> 7) & ~(word >> 6) & ONE_PER_BYTE;
      n_continuations += (word * ONE_PER_BYTE) >> 56;
    }
  for (; at < n_bytes; at++)
    n_continuations += is_continuation (bytes[at]);
  return n_bytes - n_continuations;
}

static void
index_blocks (PndDocumentText *self)
{
  guint32 position = 0;

  self->n_blocks = self->n_bytes / BLOCK + 1;
  self->block_positions = g_new (guint32, self->n_blocks);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      gsize begin = (gsize)i * BLOCK;

      self->block_positions[i] = position;
      position += count_characters (self->utf8 + begin, MIN (BLOCK, self->n_bytes - begin));
    }
  self->length = position;

  if ((gsize)self->length == self->n_bytes)
    g_clear_pointer (&self->block_positions, g_free);
}

static void
index_lines (PndDocumentText *self)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *end = self->utf8 + self->n_bytes;
  const char *line = self->utf8;

  while (line != NULL)
    {
      guint32 byte = line - self->utf8;

      g_array_append_val (lines, byte);
      line = memchr (line, '\n', end - line);
      if (line != NULL)
        line++;
    }

  self->n_lines = lines->len;
  self->line_bytes = g_memdup2 (lines->data, lines->len * sizeof (guint32));
}

/* the last of @values, which rise, that is not above @value; the first never is */
static guint
find_at_or_before (const guint32 *values, guint n_values, guint32 value)
{
  guint low = 0;
  guint high = n_values;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (values[middle] <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
get_line_at_byte (const PndDocumentText *self, gsize byte)
{
  return find_at_or_before (self->line_bytes, self->n_lines, byte);
}

static gsize
get_line_end_byte (const PndDocumentText *self, int line)
{
  if ((guint)line + 1 < self->n_lines)
    return self->line_bytes[line + 1] - 1;
  return self->n_bytes;
}

/**
 * pnd_document_text_new_take:
 * @utf8: (transfer full): valid UTF-8 without NUL bytes, with LF line ends; need not end in NUL
 * @n_bytes: its length, below 2 GB
 *
 * Returns: (transfer full): the text, indexed.
 */
PndDocumentText *
pnd_document_text_new_take (char *utf8, gsize n_bytes)
{
  PndDocumentText *self;

  g_return_val_if_fail (utf8 != NULL, NULL);
  g_return_val_if_fail (n_bytes < G_MAXINT32, NULL);

  self = g_new0 (PndDocumentText, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->utf8 = g_realloc (utf8, n_bytes + 1);
  self->utf8[n_bytes] = '\0';
  self->n_bytes = n_bytes;
  index_blocks (self);
  index_lines (self);
  return self;
}

/**
 * pnd_document_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self.
 */
PndDocumentText *
pnd_document_text_ref (PndDocumentText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pnd_document_text_unref:
 * @self: (transfer full): a text
 *
 * Frees the text with its last reference.
 */
void
pnd_document_text_unref (PndDocumentText *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->utf8);
  g_free (self->block_positions);
  g_free (self->line_bytes);
  g_free (self->hash);
  g_free (self);
}

/**
 * pnd_document_text_get_utf8:
 * @self: a text
 * @n_bytes: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the whole text, NUL-terminated.
 */
const char *
pnd_document_text_get_utf8 (const PndDocumentText *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;
  return self->utf8;
}

/**
 * pnd_document_text_get_length:
 * @self: a text
 *
 * Returns: the length in code points.
 */
int
pnd_document_text_get_length (const PndDocumentText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

/**
 * pnd_document_text_get_hash:
 * @self: a text
 *
 * Made when first asked for (about 5 ms a megabyte), then kept. Any thread may ask.
 *
 * Returns: (transfer none): the SHA-256 of the UTF-8 bytes, 64 lower-case hex digits.
 */
const char *
pnd_document_text_get_hash (PndDocumentText *self)
{
  char *hash;

  g_return_val_if_fail (self != NULL, NULL);

  hash = g_atomic_pointer_get (&self->hash);
  if (hash != NULL)
    return hash;

  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)self->utf8,
                                      self->n_bytes);
  if (!g_atomic_pointer_compare_and_exchange (&self->hash, NULL, hash))
    g_free (hash);
  return g_atomic_pointer_get (&self->hash);
}

/**
 * pnd_document_text_to_byte:
 * @self: a text
 * @position: in code points, from 0 to the length
 *
 * Returns: the byte where the character at @position begins; the length in bytes at the end.
 */
gsize
pnd_document_text_to_byte (const PndDocumentText *self, int position)
{
  guint block;
  gsize byte;
  int seen;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position >= 0 && position <= self->length, 0);

  if (self->block_positions == NULL)
    return position;

  block = find_at_or_before (self->block_positions, self->n_blocks, position);
  byte = (gsize)block * BLOCK;
  seen = self->block_positions[block];

  while (byte + 8 <= self->n_bytes)
    {
      int n_characters = count_characters (self->utf8 + byte, 8);

      if (seen + n_characters > position)
        break;
      seen += n_characters;
      byte += 8;
    }
  for (; byte < self->n_bytes; byte++)
    if (!is_continuation (self->utf8[byte]) && seen++ == position)
      break;
  return byte;
}

/**
 * pnd_document_text_to_position:
 * @self: a text
 * @byte: where a character begins, from 0 to the length in bytes
 *
 * Returns: the code points before @byte. When @byte lies inside a character, that one is counted.
 */
int
pnd_document_text_to_position (const PndDocumentText *self, gsize byte)
{
  gsize block;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (byte <= self->n_bytes, 0);

  if (self->block_positions == NULL)
    return byte;

  block = byte / BLOCK;
  return self->block_positions[block]
         + count_characters (self->utf8 + block * BLOCK, byte - block * BLOCK);
}

/**
 * pnd_document_text_get_slice:
 * @self: a text
 * @span: within the text
 *
 * Returns: (transfer full): the characters of @span, empty for an empty one.
 */
char *
pnd_document_text_get_slice (const PndDocumentText *self, PndSpan span)
{
  gsize begin;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span.start >= 0 && span.end <= self->length, NULL);

  if (pnd_span_is_empty (span))
    return g_strdup ("");
  begin = pnd_document_text_to_byte (self, span.start);
  return g_strndup (self->utf8 + begin, pnd_document_text_to_byte (self, span.end) - begin);
}

/**
 * pnd_document_text_get_char:
 * @self: a text
 * @position: in code points
 *
 * Returns: the character at @position; 0 at the end, which no text holds.
 */
gunichar
pnd_document_text_get_char (const PndDocumentText *self, int position)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position >= 0 && position <= self->length, 0);

  if (position == self->length)
    return 0;
  return g_utf8_get_char (self->utf8 + pnd_document_text_to_byte (self, position));
}

/**
 * pnd_document_text_get_n_lines:
 * @self: a text
 *
 * Returns: the number of lines, at least 1.
 */
int
pnd_document_text_get_n_lines (const PndDocumentText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_lines;
}

/**
 * pnd_document_text_get_line_at:
 * @self: a text
 * @position: in code points, from 0 to the length
 *
 * A LF belongs to the line it ends.
 *
 * Returns: the line that holds @position, from 0.
 */
int
pnd_document_text_get_line_at (const PndDocumentText *self, int position)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position >= 0 && position <= self->length, 0);

  return get_line_at_byte (self, pnd_document_text_to_byte (self, position));
}

/**
 * pnd_document_text_get_line:
 * @self: a text
 * @line: from 0
 *
 * Returns: the span of @line in code points, without its LF.
 */
PndSpan
pnd_document_text_get_line (const PndDocumentText *self, int line)
{
  g_return_val_if_fail (self != NULL, PND_SPAN (0, 0));
  g_return_val_if_fail (line >= 0 && (guint)line < self->n_lines, PND_SPAN (0, 0));

  return PND_SPAN (pnd_document_text_to_position (self, self->line_bytes[line]),
                   pnd_document_text_to_position (self, get_line_end_byte (self, line)));
}

/**
 * pnd_document_text_get_line_utf8:
 * @self: a text
 * @line: from 0
 * @n_bytes: (out) (optional): the length of the line in bytes, without its LF
 *
 * Returns: (transfer none): where @line begins; it is not NUL-terminated.
 */
const char *
pnd_document_text_get_line_utf8 (const PndDocumentText *self, int line, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (line >= 0 && (guint)line < self->n_lines, NULL);

  if (n_bytes != NULL)
    *n_bytes = get_line_end_byte (self, line) - self->line_bytes[line];
  return self->utf8 + self->line_bytes[line];
}
