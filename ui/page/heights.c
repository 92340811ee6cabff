/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/heights.h"

/*
 * _PndHeights:
 * @heights: one a block; owned
 * @tree: @tree[i - 1] is the sum of the (i & -i) heights that end with number i, counted from 1
 * @n: the number of blocks, at least 1
 * @top_bit: the greatest power of two that is not above @n
 */
struct _PndHeights
{
  int *heights;
  gint64 *tree;
  int n;
  int top_bit;
};

/**
 * pnd_heights_new_take:
 * @heights: (transfer full): pixels, none negative
 * @n: how many, at least 1
 *
 * Returns: (transfer full): the tree over @heights.
 */
PndHeights *
pnd_heights_new_take (int *heights, int n)
{
  PndHeights *self;

  g_return_val_if_fail (heights != NULL, NULL);
  g_return_val_if_fail (n >= 1, NULL);

  self = g_new0 (PndHeights, 1);
  self->heights = heights;
  self->n = n;
  self->top_bit = 1;
  while (self->top_bit <= n / 2)
    self->top_bit *= 2;

  self->tree = g_new0 (gint64, n);
  for (int i = 1; i <= n; i++)
    {
      int parent = i + (i & -i);

      self->tree[i - 1] += heights[i - 1];
      if (parent <= n)
        self->tree[parent - 1] += self->tree[i - 1];
    }
  return self;
}

/**
 * pnd_heights_free:
 * @self: (transfer full) (nullable): heights
 *
 * Frees them.
 */
void
pnd_heights_free (PndHeights *self)
{
  if (self == NULL)
    return;
  g_free (self->heights);
  g_free (self->tree);
  g_free (self);
}

/**
 * pnd_heights_get:
 * @self: heights
 * @index: from 0
 *
 * Returns: the height of a block, in pixels.
 */
int
pnd_heights_get (const PndHeights *self, int index)
{
  g_return_val_if_fail (self != NULL && index >= 0 && index < self->n, 0);

  return self->heights[index];
}

/**
 * pnd_heights_set:
 * @self: heights
 * @index: from 0
 * @height: in pixels, not negative
 *
 * Changes the height of a block.
 */
void
pnd_heights_set (PndHeights *self, int index, int height)
{
  int change;

  g_return_if_fail (self != NULL && index >= 0 && index < self->n);
  g_return_if_fail (height >= 0);

  change = height - self->heights[index];
  self->heights[index] = height;
  for (int i = index + 1; change != 0 && i <= self->n; i += i & -i)
    self->tree[i - 1] += change;
}

/**
 * pnd_heights_get_sum_before:
 * @self: heights
 * @index: from 0 to the number of blocks
 *
 * Returns: where the block begins, in pixels from the top of the first.
 */
gint64
pnd_heights_get_sum_before (const PndHeights *self, int index)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL && index >= 0 && index <= self->n, 0);

  for (int i = index; i > 0; i -= i & -i)
    sum += self->tree[i - 1];
  return sum;
}

/**
 * pnd_heights_get_total:
 * @self: heights
 *
 * Returns: the sum of all, in pixels.
 */
gint64
pnd_heights_get_total (const PndHeights *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return pnd_heights_get_sum_before (self, self->n);
}

/**
 * pnd_heights_find:
 * @self: heights
 * @y: in pixels from the top of the first block
 * @offset: (out): pixels from the top of the block that was found
 *
 * Returns: the block that holds @y; the first or the last one when @y lies outside.
 */
int
pnd_heights_find (const PndHeights *self, gint64 y, int *offset)
{
  gint64 rest = MAX (y, 0);
  int found = 0;

  g_return_val_if_fail (self != NULL && offset != NULL, 0);

  for (int bit = self->top_bit; bit > 0; bit /= 2)
    if (found + bit <= self->n && self->tree[found + bit - 1] <= rest)
      {
        found += bit;
        rest -= self->tree[found - 1];
      }
  if (found == self->n)
    {
      found = self->n - 1;
      rest = self->heights[found];
    }
  *offset = rest;
  return found;
}
