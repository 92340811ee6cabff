/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The characters of one page in reading order, in lines as a person sees them, with their place and
 * their type. What the rooms beside this one judge: what is furniture, what is one paragraph. */

#include <poppler.h>

#include "app/text/pdf/page-map.h"

G_BEGIN_DECLS

typedef enum
{
  PND_PDF_BOLD = 1 << 0,
  PND_PDF_ITALIC = 1 << 1,
} PndPdfStyle;

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
 * PndPdfLine:
 * @first: its first character in the page's
 * @end: one past its last
 * @box: of all its characters, points from the top left
 * @first_word: points across of its first word
 * @size: points: of most of its characters
 * @style: what all its letters share
 * @row: a row of a table, its cells set apart by tabs
 * @column: from 1, that of its last cell in a table of several rows; 0 outside
 * @begins_row: of a piece: the first of its row
 * @section: lines of one column, or across, that follow each other share it
 * @note: of a footnote
 * @furniture: repeated from page to page: no part of the text
 * @joins: goes on the paragraph of the line before; the first of a page, on that of the page before
 */
typedef struct
{
  int first;
  int end;
  PndPageBox box;
  float first_word;
  float size;
  guint8 style;
  gboolean row;
  guint16 column;
  gboolean begins_row;
  guint16 section;
  gboolean note;
  gboolean furniture;
  gboolean joins;
} PndPdfLine;

/**
 * PndPdfPage:
 * @width: points
 * @height: points
 * @label: (not nullable): as the file numbers it
 * @chars: of #PndPdfChar
 * @boxes: of #PndPageBox, one a character; empty after pnd_pdf_page_drop_boxes()
 * @room: how many characters and boxes there is room for
 * @lines: of #PndPdfLine
 * @links: of addresses
 */
typedef struct
{
  double width;
  double height;
  char *label;
  GArray *chars;
  GArray *boxes;
  guint room;
  GArray *lines;
  GPtrArray *links;
} PndPdfPage;

PndPdfPage *pnd_pdf_page_new (double width, double height, const char *label);
PndPdfPage *pnd_pdf_page_read (PopplerPage *source);
void pnd_pdf_page_free (PndPdfPage *self);
/* for who needs the places of lines only: a fifth of the memory */
void pnd_pdf_page_drop_boxes (PndPdfPage *self);

/* makes room for @n_chars more */
void pnd_pdf_page_reserve (PndPdfPage *self, guint n_chars);

/* lines are begun, filled, and ended, which measures them; an empty one is dropped. When all are
 * there the page is ended, which puts them in order, and pieces of a line side by side together */
void pnd_pdf_page_begin_line (PndPdfPage *self);
void pnd_pdf_page_add_char (PndPdfPage *self, gunichar c, const PndPageBox *box, guint8 style);
void pnd_pdf_page_end_line (PndPdfPage *self, double size);
void pnd_pdf_page_end (PndPdfPage *self);

static inline PndPdfLine *
pnd_pdf_page_get_line (const PndPdfPage *self, guint line)
{
  return &g_array_index (self->lines, PndPdfLine, line);
}

static inline PndPdfChar *
pnd_pdf_page_get_char (const PndPdfPage *self, int character)
{
  return &g_array_index (self->chars, PndPdfChar, character);
}

static inline PndPageBox *
pnd_pdf_page_get_box (const PndPdfPage *self, int character)
{
  return &g_array_index (self->boxes, PndPageBox, character);
}

/* (nullable): the first that is no furniture */
PndPdfLine *pnd_pdf_page_get_first_line (const PndPdfPage *self);

/* (transfer full): the characters of a line */
char *pnd_pdf_page_get_line_text (const PndPdfPage *self, const PndPdfLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfPage, pnd_pdf_page_free)

G_END_DECLS
