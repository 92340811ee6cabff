/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a key takes the caret. Pure, over a page. */

#include "ui/page/page-layout.h"

G_BEGIN_DECLS

typedef enum
{
  PND_CARET_LETTER,
  PND_CARET_WORD,
  PND_CARET_LINE,
  PND_CARET_LINE_EDGE,
  PND_CARET_PARAGRAPH,
  PND_CARET_PAGE,
  PND_CARET_TEXT_EDGE,
} PndCaretStep;

/**
 * PndCaret:
 * @anchor: where the selection began, in code points
 * @position: where the caret stands
 * @goal_x: the column that up and down keep to, in pixels; -1 for the caret's own
 */
typedef struct
{
  int anchor;
  int position;
  int goal_x;
} PndCaret;

int pnd_caret_find (PndPageLayout *page, PndCaret *caret, PndCaretStep step, int direction,
                    int view_height);

G_END_DECLS
