/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where what belongs to a passage finds room: beside it, and never over it. */

#include "ui/coding/reading-pane-private.h"

static GdkRectangle
to_pane (PndReadingPane *self, GdkRectangle rectangle)
{
  double x, y;

  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->reader), GTK_WIDGET (self), rectangle.x,
                                        rectangle.y, &x, &y))
    {
      rectangle.x = (int) x;
      rectangle.y = (int) y;
    }
  return rectangle;
}

/* as wide as the window, but between its bars: those are to be seen while one chooses */
static GdkRectangle
get_bounds (PndReadingPane *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GdkRectangle bounds = { 0 };
  double x, y;

  if (root == NULL || !gtk_widget_translate_coordinates (root, GTK_WIDGET (self), 0, 0, &x, &y))
    return bounds;
  bounds.x = (int) x;
  bounds.width = gtk_widget_get_width (root);
  bounds.height = gtk_widget_get_height (GTK_WIDGET (self));
  return bounds;
}

static PndPlace
find_place (PndReadingPane *self, PndSpan span, const PndForm *tall, const PndForm *wide,
            GdkRectangle *passage)
{
  GdkRectangle bounds = get_bounds (self);
  GdkRectangle column = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self->reader)), 1 };

  *passage = (GdkRectangle){ 0, 0, 1, 1 };
  pnd_reader_get_column (self->reader, &column);
  if (!pnd_reader_get_rectangle (self->reader, span, passage))
    passage->width = column.width;
  if (gtk_widget_get_height (GTK_WIDGET (self->reader)) <= 0)
    *passage = column;
  column = to_pane (self, column);
  *passage = to_pane (self, *passage);
  return pnd_place_find (&bounds, &column, passage, tall, wide);
}

/**
 * pnd_reading_pane_find_place:
 * @self: the pane
 * @span: a passage, in code points
 * @tall: the narrow form of what needs a place
 * @wide: the wide form
 *
 * Shows the passage; where that leaves too little room over and under it, it is lifted.
 *
 * Returns: a place beside the passage and never over it
 */
PndPlace
pnd_reading_pane_find_place (PndReadingPane *self, PndSpan span, const PndForm *tall,
                             const PndForm *wide)
{
  GdkRectangle passage;
  PndPlace place;
  int height;

  pnd_reader_reveal (self->reader, span);
  place = find_place (self, span, tall, wide, &passage);
  height = gtk_widget_get_height (GTK_WIDGET (self));
  if (!pnd_place_is_wide (&place)
      || MAX (passage.y, height - passage.y - passage.height) >= wide->least)
    return place;
  pnd_reader_lift (self->reader, span.start);
  return find_place (self, span, tall, wide, &passage);
}
