/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page-view/page-tops.h"

struct _PndPageTops
{
  GArray *tops; /* of double, growing: one for each page, and the end of the last; never empty */
};

/**
 * pnd_page_tops_new:
 *
 * Returns: (transfer full): no pages
 */
PndPageTops *
pnd_page_tops_new (void)
{
  PndPageTops *self = g_new0 (PndPageTops, 1);

  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
  pnd_page_tops_begin (self, 0);
  return self;
}

/**
 * pnd_page_tops_free:
 * @self: (transfer full): tops of pages
 */
void
pnd_page_tops_free (PndPageTops *self)
{
  g_array_unref (self->tops);
  g_free (self);
}

/**
 * pnd_page_tops_begin:
 * @self: tops of pages, none afterwards
 * @top: where the first begins, in pixels
 */
void
pnd_page_tops_begin (PndPageTops *self, double top)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->tops, 0);
  g_array_append_val (self->tops, top);
}

/**
 * pnd_page_tops_add:
 * @self: tops of pages
 * @height: from the top of the next page to where the one after it begins, in pixels
 */
void
pnd_page_tops_add (PndPageTops *self, double height)
{
  double end;

  g_return_if_fail (self != NULL && height >= 0);

  end = pnd_page_tops_get (self, pnd_page_tops_count (self)) + height;
  g_array_append_val (self->tops, end);
}

/**
 * pnd_page_tops_count:
 * @self: tops of pages
 *
 * Returns: how many were added
 */
int
pnd_page_tops_count (const PndPageTops *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->tops->len - 1;
}

/**
 * pnd_page_tops_get:
 * @self: tops of pages
 * @page: from 0 to how many there are
 *
 * Returns: where the page begins, in pixels; for one past the last, where that ends
 */
double
pnd_page_tops_get (const PndPageTops *self, int page)
{
  g_return_val_if_fail (self != NULL && page >= 0 && page < (int) self->tops->len, 0);

  return g_array_index (self->tops, double, page);
}

/**
 * pnd_page_tops_find:
 * @self: tops of pages
 * @y: pixels from the top
 *
 * Returns: the page there, or the nearest; -1 without pages
 */
int
pnd_page_tops_find (const PndPageTops *self, double y)
{
  int low = 0;
  int high = pnd_page_tops_count (self) - 1;

  while (low < high)
    {
      int middle = (low + high + 1) / 2;

      if (pnd_page_tops_get (self, middle) <= y)
        low = middle;
      else
        high = middle - 1;
    }
  return high < 0 ? -1 : low;
}
