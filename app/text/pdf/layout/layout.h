/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The characters of one page while it is read, each with its place and its type, in lines as a
 * person sees them. What is kept of them in the end is a PndPdfPage. */

#include "app/text/pdf/page.h"

G_BEGIN_DECLS

/**
 * PndPdfChar:
 * @c: never a control character
 * @style: #PndPdfStyle
 * @link: from 1, an address of the page; 0 for none
 */
typedef struct
{
  guint32 c : 21;
  guint32 style : 2;
  guint32 link : 9;
} PndPdfChar;

#define PND_PDF_MAX_LINKS 511 /* of a page */

/**
 * PndPdfLayout:
 * @width: points
 * @height: points
 * @chars: of #PndPdfChar
 * @boxes: of #PndPageBox, one a character
 * @room: how many characters and boxes there is room for
 * @lines: of #PndPdfLine
 * @links: of addresses
 */
typedef struct
{
  double width;
  double height;
  GArray *chars;
  GArray *boxes;
  guint room;
  GArray *lines;
  GPtrArray *links;
} PndPdfLayout;

PndPdfLayout *pnd_pdf_layout_new (double width, double height);
void pnd_pdf_layout_free (PndPdfLayout *self);

/* makes room for @n_chars more */
void pnd_pdf_layout_reserve (PndPdfLayout *self, guint n_chars);

/* lines are begun, filled, and ended, which measures them; an empty one is dropped. When all are
 * there the page is ended, which puts them in order, and pieces of a line side by side together */
void pnd_pdf_layout_begin_line (PndPdfLayout *self);
void pnd_pdf_layout_add_char (PndPdfLayout *self, gunichar c, const PndPageBox *box, guint8 style);
void pnd_pdf_layout_end_line (PndPdfLayout *self, double size);
void pnd_pdf_layout_end (PndPdfLayout *self);

/* what stays of it: @page has no lines so far */
void pnd_pdf_layout_keep (PndPdfLayout *self, PndPdfPage *page, gboolean with_boxes);

static inline PndPdfLine *
pnd_pdf_layout_get_line (const PndPdfLayout *self, guint line)
{
  return &g_array_index (self->lines, PndPdfLine, line);
}

static inline PndPdfChar *
pnd_pdf_layout_get_char (const PndPdfLayout *self, int character)
{
  return &g_array_index (self->chars, PndPdfChar, character);
}

static inline PndPageBox *
pnd_pdf_layout_get_box (const PndPdfLayout *self, int character)
{
  return &g_array_index (self->boxes, PndPageBox, character);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfLayout, pnd_pdf_layout_free)

G_END_DECLS
