/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What laying out and drawing share, and nobody else. */

#include <pango/pangocairo.h>

#include "app/analysis/plots/draw/plot.h"

G_BEGIN_DECLS

typedef enum
{
  PND_SHAPE_BOX,
  PND_SHAPE_CURVE,
  PND_SHAPE_TEXT,
  PND_SHAPE_UPRIGHT,
  PND_SHAPE_PARAGRAPH,
  PND_SHAPE_SYMBOL,
} PndShapeKind;

/**
 * PndShape:
 * @step: of the scale
 * @line: width of a line
 * @colour: (nullable): for %PND_INK_COLOUR
 * @points: (nullable): of a curve
 */
typedef struct
{
  PndShapeKind kind;
  PndBox box;
  PndInk ink;
  int step;
  PndFill fill;
  PndTextStyle style;
  PndAlign align;
  PndSymbol symbol;
  gboolean is_broken;
  double line;
  char *colour;
  char *text;
  double *points;
  int n_points;
} PndShape;

struct _PndPlot
{
  char *title;
  char *summary;
  double width;
  double height;
  PndPlotGrid grid; /* without names while there is none */
  GArray *shapes; /* PndShape */
  GArray *marks;  /* PndPlotMark */
};

/* (transfer full): @is_whole: letters stand on whole pixels, as a window shows them; of one line, or of as many as it needs in @width (-1: one line) */
PangoLayout *pnd_plot_make_layout (PndTextStyle style, const char *text, double width,
                                   gboolean is_whole);

G_END_DECLS
