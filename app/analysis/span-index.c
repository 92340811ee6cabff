/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/span-index.h"

#define BLOCK 256

/*
 * _PndSpanIndex:
 * @marks: PndCodingMark elements, sorted by (start, -end, id, kind)
 * @block_ends: the greatest end within each run of BLOCK marks
 * @n_blocks: ceil (marks->len / BLOCK)
 */
struct _PndSpanIndex
{
  GArray *marks;
  int *block_ends;
  gsize n_blocks;
};

static inline PndCodingMark *
get_mark (const PndSpanIndex *self, gsize index)
{
  return &g_array_index (self->marks, PndCodingMark, index);
}

static int
compare_marks (const PndCodingMark *a, const PndCodingMark *b)
{
  int order = pnd_span_compare (a->span, b->span);

  if (order != 0)
    return order;
  if (a->id != b->id)
    return a->id < b->id ? -1 : 1;
  return (a->flags & PND_CODING_MARK_ANNOTATION) - (b->flags & PND_CODING_MARK_ANNOTATION);
}

static int
compare_marks_cb (gconstpointer a, gconstpointer b)
{
  return compare_marks (a, b);
}

/* an edit at one place shifts every mark after it, so the blocks from there on change */
static void
update_blocks_from (PndSpanIndex *self, gsize index)
{
  gsize n_blocks = (self->marks->len + BLOCK - 1) / BLOCK;

  if (n_blocks != self->n_blocks)
    self->block_ends = g_renew (int, self->block_ends, MAX (n_blocks, 1));
  self->n_blocks = n_blocks;

  for (gsize block = index / BLOCK; block < n_blocks; block++)
    {
      gsize end = MIN ((block + 1) * BLOCK, self->marks->len);
      int greatest = 0;

      for (gsize i = block * BLOCK; i < end; i++)
        greatest = MAX (greatest, get_mark (self, i)->span.end);
      self->block_ends[block] = greatest;
    }
}

/* the first mark that starts at @position or later */
static gsize
find_start (const PndSpanIndex *self, int position)
{
  gsize low = 0;
  gsize high = self->marks->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (get_mark (self, middle)->span.start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_sorted (GArray *marks)
{
  for (guint i = 1; i < marks->len; i++)
    if (compare_marks (&g_array_index (marks, PndCodingMark, i - 1),
                       &g_array_index (marks, PndCodingMark, i)) > 0)
      return FALSE;
  return TRUE;
}

static const PndCodingMark *
find_mark (const PndSpanIndex *self, gint64 id, gboolean annotation)
{
  for (gsize i = 0; i < self->marks->len; i++)
    {
      const PndCodingMark *mark = get_mark (self, i);

      if (mark->id == id && !(mark->flags & PND_CODING_MARK_ANNOTATION) == !annotation)
        return mark;
    }
  return NULL;
}

/**
 * pnd_span_index_new_take:
 * @marks: (transfer full): PndCodingMark elements, in any order
 *
 * Returns: (transfer full): an index over @marks.
 */
PndSpanIndex *
pnd_span_index_new_take (GArray *marks)
{
  PndSpanIndex *self;

  g_return_val_if_fail (marks != NULL, NULL);
  g_return_val_if_fail (g_array_get_element_size (marks) == sizeof (PndCodingMark), NULL);

  self = g_new0 (PndSpanIndex, 1);
  self->marks = marks;
  if (!is_sorted (marks))
    g_array_sort (marks, compare_marks_cb);
  update_blocks_from (self, 0);
  return self;
}

/**
 * pnd_span_index_free:
 * @self: (transfer full) (nullable): an index
 *
 * Frees the index and its marks.
 */
void
pnd_span_index_free (PndSpanIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->marks);
  g_free (self->block_ends);
  g_free (self);
}

/**
 * pnd_span_index_get_n:
 * @self: an index
 *
 * Returns: the number of marks.
 */
gsize
pnd_span_index_get_n (const PndSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

/**
 * pnd_span_index_get:
 * @self: an index
 * @index: below the number of marks
 *
 * Returns: (transfer none): the mark at @index in order; good until the next change.
 */
const PndCodingMark *
pnd_span_index_get (const PndSpanIndex *self, gsize index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->marks->len, NULL);

  return get_mark (self, index);
}

/**
 * pnd_span_index_get_index_of:
 * @self: an index
 * @mark: a mark that this index handed out since its last change
 *
 * Returns: the place of @mark in order.
 */
gsize
pnd_span_index_get_index_of (const PndSpanIndex *self, const PndCodingMark *mark)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (mark >= get_mark (self, 0), 0);
  g_return_val_if_fail (mark < get_mark (self, 0) + self->marks->len, 0);

  return mark - get_mark (self, 0);
}

/**
 * pnd_span_index_insert:
 * @self: an index
 * @mark: a mark that is not in it yet; copied
 *
 * Puts @mark in its place.
 */
void
pnd_span_index_insert (PndSpanIndex *self, const PndCodingMark *mark)
{
  gsize index;

  g_return_if_fail (self != NULL);
  g_return_if_fail (mark != NULL);

  index = find_start (self, mark->span.start);
  while (index < self->marks->len && compare_marks (get_mark (self, index), mark) < 0)
    index++;
  g_array_insert_vals (self->marks, index, mark, 1);
  update_blocks_from (self, index);
}

/**
 * pnd_span_index_remove:
 * @self: an index
 * @id: of a coding, or of an annotation
 * @annotation: which of the two
 *
 * Returns: whether there was such a mark; now there is none.
 */
gboolean
pnd_span_index_remove (PndSpanIndex *self, gint64 id, gboolean annotation)
{
  const PndCodingMark *mark;
  gsize index;

  g_return_val_if_fail (self != NULL, FALSE);

  mark = find_mark (self, id, annotation);
  if (mark == NULL)
    return FALSE;

  index = mark - get_mark (self, 0);
  g_array_remove_index (self->marks, index);
  update_blocks_from (self, index);
  return TRUE;
}

/**
 * pnd_span_index_find:
 * @self: an index
 * @id: of a coding, or of an annotation
 * @annotation: which of the two
 *
 * Returns: (transfer none) (nullable): the mark; good until the next change.
 */
const PndCodingMark *
pnd_span_index_find (const PndSpanIndex *self, gint64 id, gboolean annotation)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_mark (self, id, annotation);
}

/**
 * pnd_span_index_query:
 * @self: an index
 * @span: where to look, in code points
 * @func: (scope call): told of each mark; must not change the index
 * @data: for @func
 *
 * Finds the marks that overlap @span, in order. An empty @span is a place between two characters:
 * it finds the marks that hold it or touch it with an end.
 */
void
pnd_span_index_query (const PndSpanIndex *self, PndSpan span, PndSpanIndexFunc func,
                      gpointer data)
{
  gboolean touching = pnd_span_is_empty (span);
  int first_end = touching ? span.start : span.start + 1;
  gsize n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  n = find_start (self, touching ? span.start + 1 : span.end);
  for (gsize block = 0; block * BLOCK < n; block++)
    {
      gsize end = MIN ((block + 1) * BLOCK, n);

      if (self->block_ends[block] < first_end)
        continue;
      for (gsize i = block * BLOCK; i < end; i++)
        if (get_mark (self, i)->span.end >= first_end)
          func (get_mark (self, i), data);
    }
}
