/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What page-layout.c (fonts, estimates, layouts) and page-scroll.c (the view) share. */

#include "ui/page/heights.h"
#include "ui/page/page-layout.h"
#include "ui/page/styles.h"

G_BEGIN_DECLS

/* a block that has been laid out */
typedef struct
{
  PangoLayout *layout;
  PndPageLine *lines;
  int n_lines;
  int x;
  int height;
} PndPageLaid;

/*
 * _PndPageLayout:
 * @heights: what every block takes, margins included; estimates where not laid out
 * @laid: from a block's number to its PndPageLaid
 * @anchor: the block at the top of the view
 * @offset: how far the top of the view lies below the top of @anchor, in pixels
 * @kept: the character that was kept at the top while the width changed
 * @kept_anchor: @anchor then, -1 when none was kept; while it and @kept_offset hold, nobody scrolled
 * @kept_offset: @offset then
 * @visible: PndPageBlock elements, valid when @is_valid
 * @sample_width: the mean width of a character of the text, in Pango units
 */
struct _PndPageLayout
{
  PndDocumentText *text;
  PndStructure *structure; /* (nullable) */
  PndBlocks *blocks;
  PndHeights *heights;
  GHashTable *laid;

  PangoContext *context;
  PangoFontDescription *font;
  PangoAttrList *attributes;
  int width;
  int height;
  int line_height;
  int ascent;
  int descent;
  int char_width;
  double sample_width;

  int anchor;
  int offset;
  int kept;
  int kept_anchor;
  int kept_offset;
  GArray *visible;
  gboolean is_valid;
};

/* page-layout.c */
PndPageLaid *pnd_page_layout_ensure_laid (PndPageLayout *self, int block);
void pnd_page_layout_fill_block (PndPageLayout *self, int number, int top, PndPageBlock *block);

/* page-scroll.c */
void pnd_page_layout_validate (PndPageLayout *self);

G_END_DECLS
