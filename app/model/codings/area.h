/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A rectangle on a page of a document: what is coded where a page has no text, as a stamp or a map.
 * Plain values. In files it is "page x y width height", the page from 1, the rest in points (1/72
 * inch) from the top left of the page as it is shown. */

#include "app/model/documents/structure.h"

G_BEGIN_DECLS

/**
 * PndArea:
 * @page: from 1, as pages follow one another, whatever their labels
 * @x: points from the left
 * @y: points from the top
 * @width: points, more than 0
 * @height: points, more than 0
 */
typedef struct
{
  int page;
  double x, y, width, height;
} PndArea;

/* FALSE where @words is no area; @words: (nullable) */
gboolean pnd_area_parse (const char *words, PndArea *area);
char *pnd_area_to_words (const PndArea *area);
gboolean pnd_area_contains (const PndArea *area, int page, double x, double y);

/* the passage that stands for it among positions: the character that closes its page; FALSE where
 * the document has no such page. @structure: (nullable) */
gboolean pnd_area_find_span (const PndArea *area, const PndStructure *structure, int n_characters,
                             PndSpan *span);
/* the label of its page, borrowed; its number, in @number, where the page has none */
const char *pnd_area_get_page_label (const PndArea *area, const PndStructure *structure,
                                     char number[16]);
/* what stands for a quotation in files: "[area on page 4]", in every language */
char *pnd_area_quote (const PndArea *area, const PndStructure *structure);

G_END_DECLS
