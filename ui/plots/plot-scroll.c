/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/plot-scroll.h"

/**
 * pnd_plot_scroll_find:
 * @self: (out caller-allocates): how it is scrolled
 * @view: what shows the plot, perhaps in a viewport
 * @grid: (nullable): of the plot
 * @scale: pixels of the view a pixel of the plot
 */
void
pnd_plot_scroll_find (PndPlotScroll *self, GtkWidget *view, const PndPlotGrid *grid, double scale)
{
  GtkWidget *viewport;
  double x, y;

  g_return_if_fail (self != NULL && GTK_IS_WIDGET (view) && scale > 0);

  *self = (PndPlotScroll){ .seen = PND_BOX (0, 0, gtk_widget_get_width (view) / scale,
                                            gtk_widget_get_height (view) / scale) };
  viewport = gtk_widget_get_ancestor (view, GTK_TYPE_VIEWPORT);
  if (grid == NULL || viewport == NULL
      || !gtk_widget_translate_coordinates (viewport, view, 0, 0, &x, &y))
    return;
  self->seen = PND_BOX (x / scale, y / scale, gtk_widget_get_width (viewport) / scale,
                        gtk_widget_get_height (viewport) / scale);
  self->right = CLAMP (self->seen.x, 0, MAX (grid->box.width - grid->names, 0));
  self->down = CLAMP (self->seen.y - grid->box.y, 0, MAX (grid->box.height - grid->heads, 0));
}

/**
 * pnd_plot_scroll_is_still:
 * @self: how it is scrolled
 *
 * Returns: whether names and heads stand where they were laid out
 */
gboolean
pnd_plot_scroll_is_still (const PndPlotScroll *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->right <= 0 && self->down <= 0;
}

/* what of the plot is in @part, moved by @right and @down; @part is where it is seen */
static void
draw_part (const PndPlot *plot, cairo_t *cr, gboolean is_dark, PndBox part, double right,
           double down)
{
  if (part.width <= 0 || part.height <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, part.x, part.y, part.width, part.height);
  cairo_clip (cr);
  cairo_translate (cr, right, down);
  pnd_plot_draw (plot, cr, is_dark, TRUE);
  cairo_restore (cr);
}

/**
 * pnd_plot_scroll_draw:
 * @self: how it is scrolled
 * @plot: a plot with a grid
 * @cr: what to draw to
 * @is_dark: whether the paper is dark
 */
void
pnd_plot_scroll_draw (const PndPlotScroll *self, const PndPlot *plot, cairo_t *cr,
                      gboolean is_dark)
{
  const PndPlotGrid *grid = pnd_plot_get_grid (plot);
  double left, top, right, bottom, foot;

  g_return_if_fail (self != NULL && grid != NULL);

  left = self->right + grid->names;
  top = grid->box.y + self->down;
  right = self->seen.x + self->seen.width;
  foot = self->seen.y + self->seen.height;
  bottom = grid->box.y + grid->box.height;
  draw_part (plot, cr, is_dark,
             PND_BOX (self->seen.x, self->seen.y, self->seen.width, grid->box.y - self->seen.y), 0,
             0);
  draw_part (plot, cr, is_dark,
             PND_BOX (self->right, top, grid->names, grid->heads), self->right, self->down);
  draw_part (plot, cr, is_dark, PND_BOX (left, top, right - left, grid->heads), 0, self->down);
  top += grid->heads;
  draw_part (plot, cr, is_dark, PND_BOX (self->right, top, grid->names, bottom - top),
             self->right, 0);
  draw_part (plot, cr, is_dark, PND_BOX (left, top, right - left, bottom - top), 0, 0);
  draw_part (plot, cr, is_dark, PND_BOX (self->seen.x, bottom, self->seen.width, foot - bottom), 0,
             0);
}

/**
 * pnd_plot_scroll_map:
 * @self: how it is scrolled
 * @grid: (nullable): of the plot
 * @x: (inout): of the view, then of the plot, in pixels of the plot
 * @y: (inout): the same
 */
void
pnd_plot_scroll_map (const PndPlotScroll *self, const PndPlotGrid *grid, double *x, double *y)
{
  g_return_if_fail (self != NULL && x != NULL && y != NULL);

  if (grid == NULL || *y < grid->box.y || *y > grid->box.y + grid->box.height)
    return;
  if (*x < self->right + grid->names)
    *x -= self->right;
  if (*y < grid->box.y + self->down + grid->heads)
    *y -= self->down;
}
