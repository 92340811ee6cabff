/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a selection walks and grows by sentences and paragraphs, and how an end of a coding moves. Pure.
 *
 * The anchor is the passage a walk began with: growing and shrinking never lose it. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

typedef enum
{
  PND_WALK_NEXT,
  PND_WALK_PREVIOUS,
  PND_WALK_EXTEND,
  PND_WALK_SHRINK,
  PND_WALK_PARAGRAPH,
} PndWalk;

PndSpan pnd_sentence_walk (const PndDocumentText *text, PndSpan selection, PndWalk walk,
                           PndSpan *anchor);

PndSpan pnd_sentence_walk_end (const PndDocumentText *text, PndSpan span, gboolean start,
                               gboolean by_word, int direction);

G_END_DECLS
