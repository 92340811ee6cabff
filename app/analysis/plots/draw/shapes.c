/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a plot is put together from. */

#include "app/analysis/plots/draw/plot-private.h"

#include <math.h>

static PndShape *
add (PndPlot *self, PndShapeKind kind, PndBox box, PndInk ink)
{
  PndShape shape = { .kind = kind, .box = box, .ink = ink };

  g_array_append_val (self->shapes, shape);
  return &g_array_index (self->shapes, PndShape, self->shapes->len - 1);
}

/**
 * pnd_plot_add_box:
 * @self: a plot
 * @box: an area, in pixels
 * @ink: its colour
 * @step: of the scale, 0 where @ink is another
 * @fill: how it is filled
 */
void
pnd_plot_add_box (PndPlot *self, PndBox box, PndInk ink, int step, PndFill fill)
{
  PndShape *shape;

  g_return_if_fail (self != NULL);

  shape = add (self, PND_SHAPE_BOX, box, ink);
  shape->step = step;
  shape->fill = fill;
}

/**
 * pnd_plot_add_coloured:
 * @self: a plot
 * @box: an area, in pixels
 * @colour: (nullable): "#rrggbb", as codes have it
 * @fill: how it is filled
 */
void
pnd_plot_add_coloured (PndPlot *self, PndBox box, const char *colour, PndFill fill)
{
  PndShape *shape;

  g_return_if_fail (self != NULL);

  shape = add (self, PND_SHAPE_BOX, box, PND_INK_COLOUR);
  shape->colour = g_strdup (colour);
  shape->fill = fill;
}

/**
 * pnd_plot_add_line:
 * @self: a plot
 * @x1: from there, in pixels
 * @y1: likewise
 * @x2: to there
 * @y2: likewise
 * @ink: its colour
 * @width: of the line, in pixels
 */
void
pnd_plot_add_line (PndPlot *self, double x1, double y1, double x2, double y2, PndInk ink,
                   double width)
{
  const double points[] = { x1, y1, x2, y2 };

  pnd_plot_add_curve (self, points, 2, ink, width, FALSE);
}

/**
 * pnd_plot_add_curve:
 * @self: a plot
 * @points: x and y of each, in pixels
 * @n_points: how many there are
 * @ink: its colour
 * @width: of the line, in pixels
 * @is_broken: whether it is of dashes
 */
void
pnd_plot_add_curve (PndPlot *self, const double *points, int n_points, PndInk ink, double width,
                    gboolean is_broken)
{
  PndShape *shape;

  g_return_if_fail (self != NULL);
  g_return_if_fail (points != NULL && n_points > 0);

  shape = add (self, PND_SHAPE_CURVE, PND_BOX (0, 0, 0, 0), ink);
  shape->points = g_memdup2 (points, 2 * n_points * sizeof (double));
  shape->n_points = n_points;
  shape->line = width;
  shape->is_broken = is_broken;
}

/**
 * pnd_plot_add_text:
 * @self: a plot
 * @box: where it stands, in the middle of the height
 * @style: how it is written
 * @ink: its colour
 * @align: where it begins
 * @text: a line; an ellipsis stands for what does not fit, at the end or, of a text that is aligned
 *   to the end, at the start
 */
void
pnd_plot_add_text (PndPlot *self, PndBox box, PndTextStyle style, PndInk ink, PndAlign align,
                   const char *text)
{
  PndShape *shape;

  g_return_if_fail (self != NULL && text != NULL);

  shape = add (self, PND_SHAPE_TEXT, box, ink);
  shape->style = style;
  shape->align = align;
  shape->text = g_strdup (text);
}

/**
 * pnd_plot_add_scale_text:
 * @self: a plot
 * @box: where it stands, in the middle
 * @style: how it is written
 * @step: of the scale that it stands on
 * @text: a line
 */
void
pnd_plot_add_scale_text (PndPlot *self, PndBox box, PndTextStyle style, int step, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  pnd_plot_add_text (self, box, style, PND_INK_SCALE_TEXT, PND_ALIGN_CENTRE, text);
  g_array_index (self->shapes, PndShape, self->shapes->len - 1).step = step;
}

/**
 * pnd_plot_add_upright:
 * @self: a plot
 * @box: where it stands, in the middle of the width
 * @style: how it is written
 * @ink: its colour
 * @align: where it begins, the start being at the foot
 * @text: a line
 */
void
pnd_plot_add_upright (PndPlot *self, PndBox box, PndTextStyle style, PndInk ink, PndAlign align,
                      const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  pnd_plot_add_text (self, box, style, ink, align, text);
  g_array_index (self->shapes, PndShape, self->shapes->len - 1).kind = PND_SHAPE_UPRIGHT;
}

/**
 * pnd_plot_add_paragraph:
 * @self: a plot
 * @x: left, in pixels
 * @y: top
 * @width: in which lines are broken
 * @style: how it is written
 * @ink: its colour
 * @text: a text
 *
 * Returns: its height, in pixels
 */
double
pnd_plot_add_paragraph (PndPlot *self, double x, double y, double width, PndTextStyle style,
                        PndInk ink, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  PndShape *shape;
  int height;

  g_return_val_if_fail (self != NULL && text != NULL, 0);

  layout = pnd_plot_make_layout (style, text, width, FALSE);
  pango_layout_get_size (layout, NULL, &height);
  shape = add (self, PND_SHAPE_PARAGRAPH,
               PND_BOX (x, y, width, ceil ((double) height / PANGO_SCALE)), ink);
  shape->style = style;
  shape->text = g_strdup (text);
  return shape->box.height;
}

/**
 * pnd_plot_add_symbol:
 * @self: a plot
 * @x: of its middle, in pixels
 * @y: of its middle
 * @radius: in pixels
 * @symbol: which
 * @ink: its colour
 */
void
pnd_plot_add_symbol (PndPlot *self, double x, double y, double radius, PndSymbol symbol,
                     PndInk ink)
{
  PndShape *shape;

  g_return_if_fail (self != NULL);

  shape = add (self, PND_SHAPE_SYMBOL, PND_BOX (x - radius, y - radius, 2 * radius, 2 * radius),
               ink);
  shape->symbol = symbol;
}

/**
 * pnd_plot_add_mark:
 * @self: a plot
 * @box: where it is seen, in pixels
 * @row: for the arrows
 * @column: for the arrows
 * @text: (transfer full): what is seen, in words
 * @target: where it leads; its strings are taken
 */
void
pnd_plot_add_mark (PndPlot *self, PndBox box, int row, int column, char *text,
                   PndPlotTarget target)
{
  PndPlotMark mark = { box, text, row, column, target };

  g_return_if_fail (self != NULL && text != NULL);

  g_array_append_val (self->marks, mark);
}
