/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows and columns of pieces of lines that may be a table; tables.c judges whether they are. */

#include "app/text/pdf/layout/layout.h"

G_BEGIN_DECLS

#define PND_PDF_MAX_COLUMNS 32

/**
 * PndPdfPiece:
 * @index: in the lines given
 * @column: from 0
 */
typedef struct
{
  const PndPdfLine *line;
  guint index;
  int column;
} PndPdfPiece;

/**
 * PndPdfRow:
 * @first, @end: its pieces, from left to right
 * @begins: begins a row of the table, which it need not be all of
 */
typedef struct
{
  guint first, end;
  float middle;
  gboolean begins;
} PndPdfRow;

typedef struct
{
  float left, right;
} PndPdfReach;

/**
 * PndPdfGrid:
 * @pieces: of PndPdfPiece, by rows
 * @rows: of PndPdfRow, from the top
 * @first, @end: rows of the table
 * @columns: from the left, what their pieces cover
 */
typedef struct
{
  const PndPdfLayout *page;
  GArray *pieces;
  GArray *rows;
  guint first, end;
  PndPdfReach columns[PND_PDF_MAX_COLUMNS];
  int n_columns;
} PndPdfGrid;

static inline PndPdfPiece *
pnd_pdf_grid_get_piece (const PndPdfGrid *self, guint piece)
{
  return &g_array_index (self->pieces, PndPdfPiece, piece);
}

static inline PndPdfRow *
pnd_pdf_grid_get_row (const PndPdfGrid *self, guint row)
{
  return &g_array_index (self->rows, PndPdfRow, row);
}

/* the extent's pieces: from the first up to the end */
static inline guint
pnd_pdf_grid_get_first (const PndPdfGrid *self)
{
  return pnd_pdf_grid_get_row (self, self->first)->first;
}

static inline guint
pnd_pdf_grid_get_end (const PndPdfGrid *self)
{
  return pnd_pdf_grid_get_row (self, self->end - 1)->end;
}

/* @lines: of PndPdfLine, which the grid keeps pointing into */
PndPdfGrid *pnd_pdf_grid_new (const PndPdfLayout *page, GArray *lines);
void pnd_pdf_grid_free (PndPdfGrid *self);

/* the rows from @first on that may be a table, and its columns; FALSE for less than three rows */
gboolean pnd_pdf_grid_find_extent (PndPdfGrid *self, guint first);
/* leaves what is text below it; FALSE for less than three rows */
gboolean pnd_pdf_grid_drop_trail (PndPdfGrid *self);
/* which heights begin a row of the table; FALSE where that cannot be told */
gboolean pnd_pdf_grid_find_beginnings (PndPdfGrid *self);

/* whether a row has a piece in a column, and in more than one */
gboolean pnd_pdf_grid_has_column (const PndPdfGrid *self, guint row, int column);
gboolean pnd_pdf_grid_has_cells (const PndPdfGrid *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfGrid, pnd_pdf_grid_free)

G_END_DECLS
