/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a stripe looks: solid supports, hatched contradicts, dotted mentions, an outline is unrated.
 * Pure drawing. */

#include <cairo.h>

#include "app/model/values.h"

void pnd_stripe_pattern_draw (cairo_t *cr, PndPolarity polarity, double x, double y, double width,
                              double height);
void pnd_stripe_pattern_outline (cairo_t *cr, double x, double y, double width, double height);
