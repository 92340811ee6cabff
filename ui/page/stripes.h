/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The right margin: where each coding's stripe stands and where its label fits, and which of them
 * is under the pointer. Pure; drawing is in reader-snapshot.c. Pixels of the view. */

#include <gdk/gdk.h>

#include "app/model/coding.h"

G_BEGIN_DECLS

#define PND_STRIPES_LANE_WIDTH 9
#define PND_STRIPES_WIDTH 5

/**
 * PndStripe:
 * @mark: the coding; a copy
 * @colour: of its code
 * @abbreviation: borrowed
 * @lane: from 0; %PND_LANES_NONE when it is only counted
 * @top: of the first line it stands beside; above the view when it begins there
 * @label_y: where the label stands; -1 for no room
 * @label_width: asked for, in pixels
 */
typedef struct
{
  PndCodingMark mark;
  GdkRGBA colour;
  const char *abbreviation;
  int lane;
  int top;
  int bottom;
  int label_x;
  int label_y;
  int label_width;
} PndStripe;

/**
 * PndStripesMore:
 * @y: the line of the page
 * @n: how many codings that begin there are not shown
 */
typedef struct
{
  int y;
  int n;
} PndStripesMore;

void pnd_stripes_place_labels (GArray *stripes, GArray *more, int x, int width, int line_height,
                               int view_height);
const PndStripe *pnd_stripes_find_at (GArray *stripes, int lanes_x, int x, int y,
                                      int label_height);

G_END_DECLS
