/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/stripe-pattern.h"

#include <glib.h>
#include <math.h>

#define HATCH_STEP 6.0
#define DOT_STEP 7.0
#define RADIUS 2

/**
 * pnd_stripe_pattern_outline:
 * @cr: what to draw to
 * @x: the left edge, in pixels
 * @y: the top
 * @width: in pixels
 * @height: in pixels
 *
 * Makes a rectangle with round corners the path.
 */
void
pnd_stripe_pattern_outline (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = MIN (RADIUS, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* contradicts: slanting bars within an edge */
static void
draw_hatched (cairo_t *cr, double x, double y, double width, double height)
{
  double first = y - fmod (y, HATCH_STEP) - HATCH_STEP;

  cairo_save (cr);
  pnd_stripe_pattern_outline (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 2.2);
  for (double at = first; at < y + height + width; at += HATCH_STEP)
    {
      cairo_move_to (cr, x - 1, at + width + 1);
      cairo_line_to (cr, x + width + 1, at - 1);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x + 0.5, y + 0.5, width - 1, height - 1);
  cairo_stroke (cr);
}

/* mentions: dots */
static void
draw_dotted (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = width / 2;

  for (double at = y + radius; at <= y + height - radius + 0.5; at += DOT_STEP)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + radius, at, radius, 0, 2 * G_PI);
    }
  cairo_fill (cr);
}

/**
 * pnd_stripe_pattern_draw:
 * @cr: what to draw to, with the colour set
 * @polarity: of the coding
 * @x: the left edge, in pixels
 * @y: the top
 * @width: in pixels
 * @height: in pixels
 *
 * Draws a stripe.
 */
void
pnd_stripe_pattern_draw (cairo_t *cr, PndPolarity polarity, double x, double y, double width,
                         double height)
{
  g_return_if_fail (cr != NULL);

  switch (polarity)
    {
    case PND_POLARITY_SUPPORTS:
      pnd_stripe_pattern_outline (cr, x, y, width, height);
      cairo_fill (cr);
      break;
    case PND_POLARITY_CONTRADICTS:
      draw_hatched (cr, x, y, width, height);
      break;
    case PND_POLARITY_MENTIONS:
      draw_dotted (cr, x, y, width, height);
      break;
    default:
      cairo_set_line_width (cr, 1.4);
      pnd_stripe_pattern_outline (cr, x + 0.7, y + 0.7, width - 1.4, height - 1.4);
      cairo_stroke (cr);
    }
}
