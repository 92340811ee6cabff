/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the shapes of a plot to any paper that cairo draws on. */

#include "app/analysis/plots/draw/plot-private.h"

#include <math.h>

#define CORNER 2.0
#define HATCH 5.0
#define DOTS 5.0

static void
set_ink (cairo_t *cr, const PndShape *shape, gboolean is_dark)
{
  PndColour colour = pnd_palette_get (is_dark, shape->ink, shape->step, shape->colour);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
outline (cairo_t *cr, PndBox box)
{
  double radius = MIN (CORNER, MIN (box.width, box.height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - radius, box.y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, box.x + box.width - radius, box.y + box.height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, box.x + radius, box.y + box.height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, box.x + radius, box.y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* the lines of all boxes of a plot lie on one grid, so that boxes beside each other fit */
static void
draw_hatch (cairo_t *cr, PndBox box)
{
  double first = box.x + box.y - fmod (box.x + box.y, HATCH);

  cairo_save (cr);
  outline (cr, box);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1.8);
  for (double at = first; at < box.x + box.y + box.width + box.height + HATCH; at += HATCH)
    {
      cairo_move_to (cr, at - box.y + 1, box.y - 1);
      cairo_line_to (cr, at - box.y - box.height - 1, box.y + box.height + 1);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_dots (cairo_t *cr, PndBox box)
{
  cairo_save (cr);
  outline (cr, box);
  cairo_clip (cr);
  for (double y = box.y + DOTS / 2; y < box.y + box.height + 1; y += DOTS)
    for (double x = box.x + DOTS / 2; x < box.x + box.width + 1; x += DOTS)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, 1.4, 0, 2 * G_PI);
      }
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_box (cairo_t *cr, const PndShape *shape)
{
  PndBox box = shape->box;

  if (box.width <= 0 || box.height <= 0)
    return;
  if (shape->fill == PND_FILL_SOLID)
    {
      outline (cr, box);
      cairo_fill (cr);
      return;
    }
  if (shape->fill == PND_FILL_HATCHED)
    draw_hatch (cr, box);
  else if (shape->fill == PND_FILL_DOTTED)
    draw_dots (cr, box);
  cairo_set_line_width (cr, 1.2);
  outline (cr, PND_BOX (box.x + 0.6, box.y + 0.6, MAX (box.width - 1.2, 0.1),
                        MAX (box.height - 1.2, 0.1)));
  cairo_stroke (cr);
}

static void
draw_curve (cairo_t *cr, const PndShape *shape)
{
  const double dashes[] = { 5, 4 };

  cairo_set_line_width (cr, shape->line);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, shape->is_broken ? 2 : 0, 0);
  cairo_move_to (cr, shape->points[0], shape->points[1]);
  for (int i = 1; i < shape->n_points; i++)
    cairo_line_to (cr, shape->points[2 * i], shape->points[2 * i + 1]);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* what is cut: of a name that hangs from an axis the middle, since its ends tell it apart */
static PangoEllipsizeMode
find_ellipsis (const PndShape *shape)
{
  if (shape->align != PND_ALIGN_END)
    return PANGO_ELLIPSIZE_END;
  return shape->kind == PND_SHAPE_UPRIGHT ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_START;
}

/* a line in a box of @width by @height whose top left is where the pen is */
static void
draw_line_of_text (cairo_t *cr, const PndShape *shape, double width, double height,
                   gboolean in_window)
{
  g_autoptr (PangoLayout) layout = pnd_plot_make_layout (shape->style, shape->text, -1, in_window);
  int natural, tall;
  double at = 0;

  pango_layout_get_size (layout, &natural, &tall);
  /* rounded letters may be a little wider than what was laid out */
  if (natural > width * PANGO_SCALE
      && (!in_window || pnd_plot_measure (shape->style, shape->text) > width))
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, find_ellipsis (shape));
      pango_layout_get_size (layout, &natural, NULL);
    }
  if (shape->align == PND_ALIGN_CENTRE)
    at = (width - (double) natural / PANGO_SCALE) / 2;
  else if (shape->align == PND_ALIGN_END)
    at = width - (double) natural / PANGO_SCALE;
  cairo_rel_move_to (cr, in_window ? round (at) : at,
                     (height - (double) tall / PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_text (cairo_t *cr, const PndShape *shape, gboolean in_window)
{
  g_autoptr (PangoLayout) layout = NULL;

  switch (shape->kind)
    {
    case PND_SHAPE_TEXT:
      cairo_move_to (cr, shape->box.x, shape->box.y);
      draw_line_of_text (cr, shape, shape->box.width, shape->box.height, in_window);
      break;
    case PND_SHAPE_UPRIGHT:
      cairo_save (cr);
      cairo_translate (cr, shape->box.x, shape->box.y + shape->box.height);
      cairo_rotate (cr, -G_PI / 2);
      cairo_move_to (cr, 0, 0);
      draw_line_of_text (cr, shape, shape->box.height, shape->box.width, FALSE);
      cairo_restore (cr);
      break;
    case PND_SHAPE_PARAGRAPH:
      layout = pnd_plot_make_layout (shape->style, shape->text, shape->box.width, in_window);
      cairo_move_to (cr, shape->box.x, shape->box.y);
      pango_cairo_show_layout (cr, layout);
      break;
    case PND_SHAPE_BOX:
    case PND_SHAPE_CURVE:
    case PND_SHAPE_SYMBOL:
    default:
      g_assert_not_reached ();
    }
}

static void
draw_symbol (cairo_t *cr, const PndShape *shape)
{
  double radius = shape->box.width / 2;
  double x = shape->box.x + radius, y = shape->box.y + radius;
  double line = MAX (radius / 4, 1.4);
  double reach = (radius - line / 2) * G_SQRT2 / 2;
  double period = 2 * G_PI * (radius - line / 2) / 6; /* six dashes around */
  const double dashes[] = { period * 0.55, period * 0.45 };

  cairo_new_path (cr);
  cairo_set_line_width (cr, line);
  cairo_arc (cr, x, y, radius - line / 2, 0, 2 * G_PI);
  switch (shape->symbol)
    {
    case PND_SYMBOL_FULL:
    case PND_SYMBOL_DOT:
      cairo_fill_preserve (cr);
      break;
    case PND_SYMBOL_OPEN:
      cairo_set_dash (cr, dashes, 2, 0);
      break;
    case PND_SYMBOL_HALF:
    case PND_SYMBOL_NONE:
    default:
      break;
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (shape->symbol == PND_SYMBOL_HALF)
    {
      cairo_arc (cr, x, y, radius - line / 2, G_PI / 2, 3 * G_PI / 2);
      cairo_fill (cr);
    }
  else if (shape->symbol == PND_SYMBOL_NONE)
    {
      cairo_move_to (cr, x - reach, y + reach);
      cairo_line_to (cr, x + reach, y - reach);
      cairo_stroke (cr);
    }
}

/* laying a line out takes longer than anything else, so that only what is seen is */
static gboolean
is_outside (const PndShape *shape, PndBox clip)
{
  return (shape->kind == PND_SHAPE_TEXT || shape->kind == PND_SHAPE_UPRIGHT)
         && (shape->box.x > clip.x + clip.width || shape->box.x + shape->box.width < clip.x
             || shape->box.y > clip.y + clip.height || shape->box.y + shape->box.height < clip.y);
}

static PndBox
get_clip (cairo_t *cr)
{
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  return PND_BOX (left, top, right - left, bottom - top);
}

/**
 * pnd_plot_draw:
 * @self: a plot
 * @cr: what to draw to
 * @is_dark: whether the paper is dark
 * @in_window: whether the paper is left as it is, and letters stand on whole pixels
 *
 * Draws the plot, as far as the clip lets it be seen, with its top left at 0, 0. Sharp at any scale of @cr.
 */
void
pnd_plot_draw (const PndPlot *self, cairo_t *cr, gboolean is_dark, gboolean in_window)
{
  PndBox clip;

  g_return_if_fail (self != NULL && cr != NULL);

  clip = get_clip (cr);
  cairo_save (cr);
  cairo_new_path (cr);
  if (!in_window)
    {
      PndColour paper = pnd_palette_get (is_dark, PND_INK_PAPER, 0, NULL);

      cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
      cairo_rectangle (cr, 0, 0, self->width, self->height);
      cairo_fill (cr);
    }
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const PndShape *shape = &g_array_index (self->shapes, PndShape, i);

      if (is_outside (shape, clip))
        continue;
      set_ink (cr, shape, is_dark);
      if (shape->kind == PND_SHAPE_BOX)
        draw_box (cr, shape);
      else if (shape->kind == PND_SHAPE_CURVE)
        draw_curve (cr, shape);
      else if (shape->kind == PND_SHAPE_SYMBOL)
        draw_symbol (cr, shape);
      else
        draw_text (cr, shape, in_window);
    }
  cairo_restore (cr);
}
