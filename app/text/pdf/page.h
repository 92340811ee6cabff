/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages of a file in lines, in reading order, as they are kept until all are known: text, and
 * the place of lines, not of characters. What the rooms beside this one judge: what is furniture, what
 * is one paragraph. */

#include "app/text/pdf/page-map.h"

G_BEGIN_DECLS

typedef enum
{
  PND_PDF_BOLD = 1 << 0,
  PND_PDF_ITALIC = 1 << 1,
} PndPdfStyle;

/**
 * PndPdfLine:
 * @first: its first character in the page's
 * @end: one past its last
 * @text: where its string begins in the page's; of a page that is kept
 * @box: of all its characters, points from the top left
 * @first_word: points across of its first word
 * @size: points: of most of its characters
 * @section: lines of one column, or across, that follow each other share it
 * @column: from 1, that of its last cell in a table of several rows; 0 outside
 * @style: what all its letters share
 * @n_bullet: characters of the bullet that it begins with; 0 for none
 * @n_number: the same of a list's number
 * @begins_row: of a piece: the first of its row
 * @row: a row of a table, its cells set apart by tabs
 * @note: of a footnote
 * @furniture: repeated from page to page: no part of the text
 * @joins: goes on the paragraph of the line before; the first of a page, on that of the page before
 */
typedef struct
{
  int first;
  int end;
  guint text;
  PndPageBox box;
  float first_word;
  float size;
  guint16 section;
  guint8 column;
  guint8 style;
  guint8 n_bullet;
  guint8 n_number;
  guint8 begins_row : 1;
  guint8 row : 1;
  guint8 note : 1;
  guint8 furniture : 1;
  guint8 joins : 1;
} PndPdfLine;

/**
 * PndPdfLook:
 * @end: one past its last character in the page's
 * @style: #PndPdfStyle
 * @link: from 1, an address of the page; 0 for none
 *
 * Characters that look alike; spaces look like what is before them.
 */
typedef struct
{
  int end;
  guint16 style;
  guint16 link;
} PndPdfLook;

/**
 * PndPdfLines:
 * @text: UTF-8, a string for each line
 * @lines: of #PndPdfLine
 * @looks: of #PndPdfLook
 * @boxes: of #PndPageBox, one a character where they are wanted, else empty
 *
 * Those of many pages: one piece of memory for each, which grows from page to page. For one thread
 * at a time.
 */
typedef struct
{
  GString *text;
  GArray *lines;
  GArray *looks;
  GArray *boxes;
} PndPdfLines;

/**
 * PndPdfPage:
 * @in: where its lines are, owned in common
 * @width: points
 * @height: points
 * @label: (not nullable): as the file numbers it
 * @first_text, @first_line, @first_look, @first_box: where its own begin in @in
 * @n_lines: in reading order
 * @links: (nullable): of addresses
 */
typedef struct
{
  PndPdfLines *in;
  double width;
  double height;
  char *label;
  gsize first_text;
  guint first_line;
  guint first_look;
  guint first_box;
  guint n_lines;
  GPtrArray *links;
} PndPdfPage;

PndPdfLines *pnd_pdf_lines_new (void);
void pnd_pdf_lines_unref (PndPdfLines *self);

/* without text */
PndPdfPage *pnd_pdf_page_new (PndPdfLines *in, double width, double height, const char *label);
void pnd_pdf_page_free (PndPdfPage *self);

static inline PndPdfLine *
pnd_pdf_page_get_line (const PndPdfPage *self, guint line)
{
  return &g_array_index (self->in->lines, PndPdfLine, self->first_line + line);
}

/* @character: of the page's */
static inline const PndPageBox *
pnd_pdf_page_get_box (const PndPdfPage *self, int character)
{
  return &g_array_index (self->in->boxes, PndPageBox, self->first_box + (guint) character);
}

/* never empty */
static inline const char *
pnd_pdf_page_get_text (const PndPdfPage *self, const PndPdfLine *line)
{
  return self->in->text->str + self->first_text + line->text;
}

/* of a line's text */
gunichar pnd_pdf_page_get_first_char (const PndPdfPage *self, const PndPdfLine *line);
gunichar pnd_pdf_page_get_last_char (const PndPdfPage *self, const PndPdfLine *line);

/* (nullable): the first that is no furniture */
PndPdfLine *pnd_pdf_page_get_first_line (const PndPdfPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfLines, pnd_pdf_lines_unref)

G_END_DECLS
