/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The colours of plots, on light and on dark paper. Text stands out from what is under it by 4.5 to
 * 1 or more, what carries meaning by 3 to 1 (WCAG 2.1, 1.4.3 and 1.4.11); a test computes it. Steps
 * of the scale differ in lightness, so that they hold in grey. Pure. */

#include <glib.h>

G_BEGIN_DECLS

/**
 * PndInk:
 * @PND_INK_PAPER: what the plot stands on
 * @PND_INK_TEXT: titles, names, figures
 * @PND_INK_QUIET: what explains
 * @PND_INK_RULE: axes
 * @PND_INK_GRID: lines between cells, empty cells
 * @PND_INK_FOR: passages that support
 * @PND_INK_AGAINST: passages that contradict
 * @PND_INK_MENTION: passages that mention, or are unrated
 * @PND_INK_SCALE: a step of the scale, 0 to PND_N_SCALE - 1
 * @PND_INK_SCALE_TEXT: text on that step
 * @PND_INK_COLOUR: the shape's own colour, made to stand out from the paper
 */
typedef enum
{
  PND_INK_PAPER,
  PND_INK_TEXT,
  PND_INK_QUIET,
  PND_INK_RULE,
  PND_INK_GRID,
  PND_INK_FOR,
  PND_INK_AGAINST,
  PND_INK_MENTION,
  PND_INK_SCALE,
  PND_INK_SCALE_TEXT,
  PND_INK_COLOUR,
} PndInk;

#define PND_N_SCALE 5

/* red, green and blue, 0 to 1 */
typedef struct
{
  double red;
  double green;
  double blue;
} PndColour;

/* @step: of the scale, otherwise not looked at; @colour: (nullable): "#rrggbb" */
PndColour pnd_palette_get (gboolean is_dark, PndInk ink, int step, const char *colour);
/* 1 to 21, by the relative luminance of WCAG */
double pnd_palette_get_contrast (PndColour one, PndColour other);

G_END_DECLS
