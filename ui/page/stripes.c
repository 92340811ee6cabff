/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/stripes.h"

#include "app/analysis/lanes.h"

#define LABEL_GAP 8
/* a label may stand this many lines below where its stripe begins, when others came first */
#define MAX_LINES_BELOW 3

/*
 * Row:
 * @y: a line of the margin
 * @x: where its next label may begin
 */
typedef struct
{
  int y;
  int x;
} Row;

static PndStripe *
get_stripe (GArray *stripes, guint index)
{
  return &g_array_index (stripes, PndStripe, index);
}

static Row *
get_row (GArray *rows, int y, int line_height)
{
  Row row = { y, 0 };

  for (guint i = 0; i < rows->len; i++)
    if (ABS (g_array_index (rows, Row, i).y - y) < line_height - 1)
      return &g_array_index (rows, Row, i);
  g_array_append_val (rows, row);
  return &g_array_index (rows, Row, rows->len - 1);
}

static void
count_more (GArray *more, int y)
{
  PndStripesMore one = { y, 1 };

  for (guint i = 0; i < more->len; i++)
    if (g_array_index (more, PndStripesMore, i).y == y)
      {
        g_array_index (more, PndStripesMore, i).n++;
        return;
      }
  g_array_append_val (more, one);
}

/* beside the first line of the stripe that is in view, or a little below, but beside the stripe */
static gboolean
place_label (PndStripe *stripe, GArray *rows, int x, int width, int line_height)
{
  int y = MAX (stripe->top, 0);

  for (int below = 0; below < MAX_LINES_BELOW && (below == 0 || y < stripe->bottom); below++)
    {
      Row *row = get_row (rows, y, line_height);

      if (row->x == 0 || row->x + stripe->label_width <= width)
        {
          stripe->label_x = x + row->x;
          stripe->label_y = row->y;
          row->x += stripe->label_width + LABEL_GAP;
          return TRUE;
        }
      y += line_height;
    }
  return FALSE;
}

/**
 * pnd_stripes_place_labels:
 * @stripes: PndStripe elements, by the start of their codings
 * @more: (out caller-allocates): PndStripesMore elements are added
 * @x: the left edge of the labels, in pixels
 * @width: the room for them
 * @line_height: of the page, in pixels
 * @view_height: in pixels
 *
 * Gives each stripe's label its place, and counts those of each line that are not shown.
 */
void
pnd_stripes_place_labels (GArray *stripes, GArray *more, int x, int width, int line_height,
                          int view_height)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_return_if_fail (stripes != NULL && more != NULL);

  for (guint i = 0; i < stripes->len; i++)
    {
      PndStripe *stripe = get_stripe (stripes, i);

      stripe->label_y = -1;
      if (stripe->bottom <= 0 || stripe->top >= view_height)
        continue;
      if (stripe->lane == PND_LANES_NONE
          || !place_label (stripe, rows, x, width, line_height))
        count_more (more, MAX (stripe->top, 0));
    }
}

/**
 * pnd_stripes_find_at:
 * @stripes: PndStripe elements with their places
 * @lanes_x: the left edge of the first lane, in pixels
 * @x: a point
 * @y: a point
 * @label_height: in pixels
 *
 * Returns: (transfer none) (nullable): the stripe, or the stripe of the label, at the point.
 */
const PndStripe *
pnd_stripes_find_at (GArray *stripes, int lanes_x, int x, int y, int label_height)
{
  g_return_val_if_fail (stripes != NULL, NULL);

  for (guint i = 0; i < stripes->len; i++)
    {
      const PndStripe *stripe = get_stripe (stripes, i);
      int left = lanes_x + stripe->lane * PND_STRIPES_LANE_WIDTH;

      if (stripe->lane == PND_LANES_NONE)
        continue;
      if (x >= left - 2 && x < left + PND_STRIPES_LANE_WIDTH - 2 && y >= stripe->top
          && y < stripe->bottom)
        return stripe;
      if (stripe->label_y >= 0 && x >= stripe->label_x - 2
          && x < stripe->label_x + stripe->label_width + 2 && y >= stripe->label_y
          && y < stripe->label_y + label_height)
        return stripe;
    }
  return NULL;
}
