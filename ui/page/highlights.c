/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/page/highlights.h"

#include <math.h>

/* a deep stack of marks comes near to this share of its colour, a single one to ALPHA_ONE */
#define ALPHA_DEEP 0.52
#define ALPHA_ONE 0.26
#define N_STEPS 12

/*
 * Edge:
 * @position: where a mark begins or ends
 * @weight: 1 where it begins, -1 where it ends
 */
typedef struct
{
  int position;
  int weight;
  GdkRGBA colour;
} Edge;

struct _PndHighlightSweep
{
  PndSpan bounds;
  GArray *edges;
};

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green)
         + 0.0722 * get_linear (colour->blue);
}

/**
 * pnd_highlight_contrast:
 * @one: an opaque colour
 * @other: another
 *
 * Returns: the contrast of the two, from 1 to 21.
 */
double
pnd_highlight_contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = get_luminance (one);
  double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/**
 * pnd_highlight_mix:
 * @from: an opaque colour
 * @to: another
 * @amount: 0 for @from, 1 for @to
 *
 * Returns: the opaque colour between.
 */
GdkRGBA
pnd_highlight_mix (const GdkRGBA *from, const GdkRGBA *to, double amount)
{
  return (GdkRGBA){ from->red + (to->red - from->red) * amount,
                    from->green + (to->green - from->green) * amount,
                    from->blue + (to->blue - from->blue) * amount, 1 };
}

/* as much of @to in @from as @amount, but less where it has not @contrast with @against */
static GdkRGBA
mix_readably (const GdkRGBA *from, const GdkRGBA *to, double amount, const GdkRGBA *against,
              double contrast)
{
  GdkRGBA mixed = pnd_highlight_mix (from, to, amount);
  double low = 0;
  double high = amount;

  if (pnd_highlight_contrast (&mixed, against) >= contrast)
    return mixed;
  for (int step = 0; step < N_STEPS; step++)
    {
      double middle = (low + high) / 2;

      mixed = pnd_highlight_mix (from, to, middle);
      if (pnd_highlight_contrast (&mixed, against) >= contrast)
        low = middle;
      else
        high = middle;
    }
  return pnd_highlight_mix (from, to, low);
}

/**
 * pnd_highlight_blend:
 * @paper: what is drawn on
 * @ink: the colour of the text
 * @colour: of the mark, or the mean of several
 * @alpha: how much of it is wanted, 0 to 1
 *
 * Returns: the opaque colour behind the text, on which @ink has a contrast of at least 4.5 if it
 * has on @paper.
 */
GdkRGBA
pnd_highlight_blend (const GdkRGBA *paper, const GdkRGBA *ink, const GdkRGBA *colour,
                     double alpha)
{
  return mix_readably (paper, colour, alpha, ink, PND_HIGHLIGHT_MIN_CONTRAST);
}

/**
 * pnd_highlight_ink:
 * @paper: what is written on
 * @ink: the colour of the text
 * @colour: the colour wanted for a label or a shape
 * @contrast: %PND_HIGHLIGHT_MIN_CONTRAST for words, %PND_HIGHLIGHT_SHAPE_CONTRAST for shapes
 *
 * Returns: @colour, with as little of @ink in it as gives it @contrast on @paper.
 */
GdkRGBA
pnd_highlight_ink (const GdkRGBA *paper, const GdkRGBA *ink, const GdkRGBA *colour,
                   double contrast)
{
  return mix_readably (ink, colour, 1, paper, contrast);
}

/**
 * pnd_highlight_alpha:
 * @depth: how many marks lie on one another
 *
 * Returns: how strong their blend is, 0 to 1; rises with @depth and levels off.
 */
double
pnd_highlight_alpha (int depth)
{
  return ALPHA_DEEP * (1 - pow (1 - ALPHA_ONE / ALPHA_DEEP, depth));
}

/**
 * pnd_highlight_sweep_new:
 * @bounds: what is in view; marks are cut to it
 *
 * Returns: (transfer full): a sweep without marks.
 */
PndHighlightSweep *
pnd_highlight_sweep_new (PndSpan bounds)
{
  PndHighlightSweep *self = g_new0 (PndHighlightSweep, 1);

  self->bounds = bounds;
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  return self;
}

/**
 * pnd_highlight_sweep_free:
 * @self: (transfer full) (nullable): a sweep
 *
 * Frees it.
 */
void
pnd_highlight_sweep_free (PndHighlightSweep *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->edges);
  g_free (self);
}

/**
 * pnd_highlight_sweep_add:
 * @self: a sweep
 * @span: of a mark
 * @colour: of the mark
 *
 * Adds a mark.
 */
void
pnd_highlight_sweep_add (PndHighlightSweep *self, PndSpan span, const GdkRGBA *colour)
{
  PndSpan cut;
  Edge begin;
  Edge end;

  g_return_if_fail (self != NULL && colour != NULL);

  cut = pnd_span_intersect (span, self->bounds);
  if (pnd_span_is_empty (cut))
    return;
  begin = (Edge){ cut.start, 1, *colour };
  end = (Edge){ cut.end, -1, *colour };
  g_array_append_val (self->edges, begin);
  g_array_append_val (self->edges, end);
}

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  return ((const Edge *)a)->position - ((const Edge *)b)->position;
}

/**
 * pnd_highlight_sweep_finish:
 * @self: a sweep with all its marks
 *
 * Returns: (transfer full): PndHighlightSegment elements, by position.
 */
GArray *
pnd_highlight_sweep_finish (PndHighlightSweep *self)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (PndHighlightSegment));
  double red = 0;
  double green = 0;
  double blue = 0;
  int depth = 0;

  g_return_val_if_fail (self != NULL, segments);

  g_array_sort (self->edges, compare_edges_cb);
  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);
      int next = i + 1 < self->edges->len ? edge[1].position : edge->position;

      depth += edge->weight;
      red += edge->weight * edge->colour.red;
      green += edge->weight * edge->colour.green;
      blue += edge->weight * edge->colour.blue;
      if (depth > 0 && next > edge->position)
        {
          PndHighlightSegment segment = {
            PND_SPAN (edge->position, next),
            { red / depth, green / depth, blue / depth, 1 },
            depth,
          };

          g_array_append_val (segments, segment);
        }
    }
  return segments;
}
