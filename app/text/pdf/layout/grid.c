/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/text/pdf/layout/grid.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_GAP 0.9f /* times the size */
#define FURTHEST 2.5f  /* rows, times the size */
#define LEAST_ROWS 3

static float
get_middle (const PndPdfLine *line)
{
  return (line->box.y1 + line->box.y2) / 2;
}

static float
get_size (const PndPdfGrid *self, guint row)
{
  return pnd_pdf_grid_get_piece (self, pnd_pdf_grid_get_row (self, row)->first)->line->size;
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  float one = get_middle (((const PndPdfPiece *) a)->line);
  float other = get_middle (((const PndPdfPiece *) b)->line);

  return one < other ? -1 : one > other;
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  float one = ((const PndPdfPiece *) a)->line->box.x1;
  float other = ((const PndPdfPiece *) b)->line->box.x1;

  return one < other ? -1 : one > other;
}

/* whether the piece is on the height that @row begins with */
static gboolean
is_on_row (const PndPdfGrid *self, const PndPdfRow *row, guint piece)
{
  const PndPdfLine *first = pnd_pdf_grid_get_piece (self, row->first)->line;

  return piece < self->pieces->len
         && get_middle (pnd_pdf_grid_get_piece (self, piece)->line) - get_middle (first)
              <= 0.4f * first->size;
}

static void
find_rows (PndPdfGrid *self)
{
  PndPdfRow row = { 0 };

  g_array_sort (self->pieces, compare_heights);
  while (row.first < self->pieces->len)
    {
      PndPdfPiece *first = pnd_pdf_grid_get_piece (self, row.first);

      row.middle = get_middle (first->line);
      for (row.end = row.first + 1; is_on_row (self, &row, row.end); row.end++)
        continue;
      qsort (first, row.end - row.first, sizeof (PndPdfPiece), compare_lefts);
      g_array_append_val (self->rows, row);
      row.first = row.end;
    }
}

/* adds what a piece covers to columns from the left, putting together those it comes near to; how
 * many there were of these */
static int
cover (PndPdfReach *columns, int *n_columns, const PndPageBox *box, float gap)
{
  PndPdfReach reach = { box->x1, box->x2 };
  int at = 0;
  int n_near = 0;

  while (at < *n_columns && columns[at].right + gap <= reach.left)
    at++;
  for (; at + n_near < *n_columns && columns[at + n_near].left < box->x2 + gap; n_near++)
    {
      reach.left = MIN (reach.left, columns[at + n_near].left);
      reach.right = MAX (reach.right, columns[at + n_near].right);
    }
  if (n_near == 0 && *n_columns == PND_PDF_MAX_COLUMNS)
    return -1;
  memmove (&columns[at + 1], &columns[at + n_near],
           (gsize) (*n_columns - at - n_near) * sizeof (PndPdfReach));
  columns[at] = reach;
  *n_columns += 1 - n_near;
  return n_near;
}

static float
get_distance (const PndPdfGrid *self, guint row)
{
  return pnd_pdf_grid_get_row (self, row)->middle
         - pnd_pdf_grid_get_row (self, row - 1)->middle;
}

/* whether @at goes on the table that ends above it */
static gboolean
add_row (PndPdfGrid *self, guint at)
{
  const PndPdfRow *row = pnd_pdf_grid_get_row (self, at);
  PndPdfReach columns[PND_PDF_MAX_COLUMNS];
  int n_columns = self->n_columns;
  float gap = LEAST_GAP * get_size (self, at);

  if (at > self->first && get_distance (self, at) > FURTHEST * get_size (self, at))
    return FALSE;
  memcpy (columns, self->columns, sizeof columns);
  for (guint i = row->first; i < row->end; i++)
    {
      int n_near = cover (columns, &n_columns, &pnd_pdf_grid_get_piece (self, i)->line->box, gap);

      if (n_near < 0 || (n_near > 1 && self->end - self->first >= LEAST_ROWS))
        return FALSE;
    }
  if (n_columns < 2)
    return FALSE;
  memcpy (self->columns, columns, sizeof columns);
  self->n_columns = n_columns;
  self->end = at + 1;
  return TRUE;
}

static void
assign_columns (PndPdfGrid *self)
{
  for (guint i = pnd_pdf_grid_get_first (self); i < pnd_pdf_grid_get_end (self); i++)
    {
      PndPdfPiece *piece = pnd_pdf_grid_get_piece (self, i);

      piece->column = 0;
      while (piece->column + 1 < self->n_columns
             && piece->line->box.x1 >= self->columns[piece->column + 1].left - 0.01f)
        piece->column++;
    }
}

/**
 * pnd_pdf_grid_new:
 * @page: a page
 * @lines: of #PndPdfLine, pieces of its lines
 *
 * Returns: (transfer full): their rows; it points into @lines.
 */
PndPdfGrid *
pnd_pdf_grid_new (const PndPdfLayout *page, GArray *lines)
{
  PndPdfGrid *self = g_new0 (PndPdfGrid, 1);

  self->page = page;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (PndPdfPiece));
  self->rows = g_array_new (FALSE, FALSE, sizeof (PndPdfRow));
  g_return_val_if_fail (page != NULL && lines != NULL, self);

  for (guint i = 0; i < lines->len; i++)
    {
      PndPdfPiece piece = { &g_array_index (lines, PndPdfLine, i), i, 0 };

      g_array_append_val (self->pieces, piece);
    }
  find_rows (self);
  return self;
}

/**
 * pnd_pdf_grid_free:
 * @self: (nullable): a grid
 */
void
pnd_pdf_grid_free (PndPdfGrid *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pieces);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * pnd_pdf_grid_find_extent:
 * @self: a grid
 * @first: one of its rows
 *
 * Sets the extent to the rows from @first on that have common gaps, and finds their columns.
 *
 * Returns: whether there are three rows at least.
 */
gboolean
pnd_pdf_grid_find_extent (PndPdfGrid *self, guint first)
{
  const PndPdfRow *row;

  g_return_val_if_fail (self != NULL && first < self->rows->len, FALSE);

  self->first = self->end = first;
  self->n_columns = 0;
  row = pnd_pdf_grid_get_row (self, first);
  if (row->end - row->first < 2)
    return FALSE;
  while (self->end < self->rows->len && add_row (self, self->end))
    continue;
  if (self->end - self->first < LEAST_ROWS)
    return FALSE;
  assign_columns (self);
  return TRUE;
}

/**
 * pnd_pdf_grid_has_column:
 * @self: a grid with an extent
 * @row: a row of it
 * @column: from 0
 *
 * Returns: whether @row has a piece in @column.
 */
gboolean
pnd_pdf_grid_has_column (const PndPdfGrid *self, guint row, int column)
{
  const PndPdfRow *own;

  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  own = pnd_pdf_grid_get_row (self, row);
  for (guint i = own->first; i < own->end; i++)
    if (pnd_pdf_grid_get_piece (self, i)->column == column)
      return TRUE;
  return FALSE;
}

/**
 * pnd_pdf_grid_has_cells:
 * @self: a grid with an extent
 * @row: a row of it
 *
 * Returns: whether @row has pieces in two columns or more.
 */
gboolean
pnd_pdf_grid_has_cells (const PndPdfGrid *self, guint row)
{
  const PndPdfRow *own;

  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  own = pnd_pdf_grid_get_row (self, row);
  return pnd_pdf_grid_get_piece (self, own->first)->column
         != pnd_pdf_grid_get_piece (self, own->end - 1)->column;
}

/**
 * pnd_pdf_grid_drop_trail:
 * @self: a grid with an extent
 *
 * Leaves what is below the last row of several cells, but for lines that go on its cells.
 *
 * Returns: whether three rows at least remain.
 */
gboolean
pnd_pdf_grid_drop_trail (PndPdfGrid *self)
{
  guint end;

  g_return_val_if_fail (self != NULL && self->end > self->first, FALSE);

  end = self->end;
  while (end > self->first && !pnd_pdf_grid_has_cells (self, end - 1))
    end--;
  while (end < self->end && end > self->first && !pnd_pdf_grid_has_column (self, end, 0)
         && get_distance (self, end) < 1.6f * get_size (self, end))
    end++;
  self->end = end;
  return self->end - self->first >= LEAST_ROWS;
}

/**
 * pnd_pdf_grid_find_beginnings:
 * @self: a grid with an extent
 *
 * A height with a piece in the first column begins a row of the table; the others go on it.
 *
 * Returns: %FALSE where one that should go on stands further off than others.
 */
gboolean
pnd_pdf_grid_find_beginnings (PndPdfGrid *self)
{
  float least = G_MAXFLOAT;
  gboolean certain = TRUE;

  g_return_val_if_fail (self != NULL && self->end > self->first, FALSE);

  for (guint row = self->first + 1; row < self->end; row++)
    least = MIN (least, get_distance (self, row));
  for (guint row = self->first; row < self->end; row++)
    {
      gboolean begins = row == self->first || pnd_pdf_grid_has_column (self, row, 0);

      pnd_pdf_grid_get_row (self, row)->begins = begins;
      if (!begins && get_distance (self, row) > 1.25f * least)
        certain = FALSE;
    }
  return certain;
}
