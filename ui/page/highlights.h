/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The colours behind the text: where marks overlap they blend, and no blend ever makes the text
 * hard to read. Deep coverage is flattened: however many marks lie on a stretch, it is one
 * segment of one colour. Pure. */

#include <gdk/gdk.h>

#include "app/model/span.h"

G_BEGIN_DECLS

/* the least contrast of text on anything, as WCAG 2 counts it */
#define PND_HIGHLIGHT_MIN_CONTRAST 4.5
/* the least contrast of a stripe with the paper */
#define PND_HIGHLIGHT_SHAPE_CONTRAST 3.0

double pnd_highlight_contrast (const GdkRGBA *one, const GdkRGBA *other);
GdkRGBA pnd_highlight_mix (const GdkRGBA *from, const GdkRGBA *to, double amount);
GdkRGBA pnd_highlight_blend (const GdkRGBA *paper, const GdkRGBA *ink, const GdkRGBA *colour,
                             double alpha);
GdkRGBA pnd_highlight_ink (const GdkRGBA *paper, const GdkRGBA *ink, const GdkRGBA *colour,
                           double contrast);
double pnd_highlight_alpha (int depth);

/**
 * PndHighlightSegment:
 * @span: a stretch that the same marks cover
 * @colour: their mean
 * @depth: how many, at least 1
 */
typedef struct
{
  PndSpan span;
  GdkRGBA colour;
  int depth;
} PndHighlightSegment;

typedef struct _PndHighlightSweep PndHighlightSweep;

PndHighlightSweep *pnd_highlight_sweep_new (PndSpan bounds);
void pnd_highlight_sweep_free (PndHighlightSweep *self);
void pnd_highlight_sweep_add (PndHighlightSweep *self, PndSpan span, const GdkRGBA *colour);
/* (transfer full): PndHighlightSegment elements, by position, none overlapping */
GArray *pnd_highlight_sweep_finish (PndHighlightSweep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndHighlightSweep, pnd_highlight_sweep_free)

G_END_DECLS
