/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule. Rows are pieces on one height. A table is
 * - rows one below the other, between whose pieces, seen from above through all of them, there are
 *   gaps of nearly a letter's height: these part the columns; a row with a piece across a gap ends
 *   the table once it has three rows,
 * - three rows at least of two cells or more, which are most of its rows,
 * - columns two of which have a cell in three rows of five, and whose cells begin at one place, end
 *   at one, or stand around one,
 * - not prose: of its columns at most one has long cells, and none reads on from line to line.
 * A height without a piece in the first column goes on the row above it; where more space is left
 * above such a height than between others, rows cannot be told, and there is no table. Two columns
 * the first of which has nothing but labels are a list, in its order but without cells.
 * When in doubt there is none: prose is never torn, a table may be read as poppler has it. */

#include "app/text/pdf/layout/tables.h"

#include <math.h>

#include "app/text/pdf/layout/grid.h"

#define LEAST_PIECES 6
#define MAX_PIECES 5000
#define MAX_TRIES 50
#define LONG_CELL 22 /* characters, the mean of a column */
#define PROSE_CELL 12

/* cells of @column that are a line of a row */
static guint
count_cells (const PndPdfGrid *grid, int column, guint *n_chars)
{
  guint n = 0;

  *n_chars = 0;
  for (guint i = pnd_pdf_grid_get_first (grid); i < pnd_pdf_grid_get_end (grid); i++)
    {
      const PndPdfPiece *piece = pnd_pdf_grid_get_piece (grid, i);

      if (piece->column != column)
        continue;
      n++;
      *n_chars += piece->line->end - piece->line->first;
    }
  return n;
}

static gboolean
is_single (const PndPdfGrid *grid, guint row)
{
  return pnd_pdf_grid_get_row (grid, row)->begins
         && (row + 1 >= grid->end || pnd_pdf_grid_get_row (grid, row + 1)->begins);
}

static gboolean
begins_within (const PndPdfGrid *grid, const PndPdfLine *line)
{
  gunichar c = pnd_pdf_layout_get_char (grid->page, line->first)->c;

  /* where there are no capitals they cannot tell */
  return g_unichar_isalpha (c) && !g_unichar_isupper (c) && !g_unichar_istitle (c);
}

/* whether the column's lines are full and begin in the middle of sentences */
static gboolean
is_prose (const PndPdfGrid *grid, int column, gboolean is_long)
{
  float width = grid->columns[column].right - grid->columns[column].left;
  guint n = 0, n_full = 0, n_within = 0;

  for (guint row = grid->first; row < grid->end; row++)
    {
      const PndPdfRow *own = pnd_pdf_grid_get_row (grid, row);

      for (guint i = own->first; is_single (grid, row) && i < own->end; i++)
        {
          const PndPdfLine *line = pnd_pdf_grid_get_piece (grid, i)->line;

          if (pnd_pdf_grid_get_piece (grid, i)->column != column)
            continue;
          n++;
          n_full += line->box.x2 - line->box.x1 > 0.8f * width;
          n_within += begins_within (grid, line);
        }
    }
  if (n < 2 || n_full * 10 < n * 6)
    return FALSE;
  return is_long || n_within * 2 >= n;
}

static gboolean
reads_as_prose (const PndPdfGrid *grid)
{
  int n_long = 0;

  for (int column = 0; column < grid->n_columns; column++)
    {
      guint n_chars;
      guint n = count_cells (grid, column, &n_chars);
      gboolean is_long = n_chars > LONG_CELL * n;

      n_long += is_long;
      if (n_chars > PROSE_CELL * n && is_prose (grid, column, is_long))
        return TRUE;
    }
  return n_long > 1;
}

/* how many cells of @column begin, end or stand around the place where @piece does */
static guint
count_aligned (const PndPdfGrid *grid, int column, const PndPdfLine *line)
{
  guint n[3] = { 0 };
  float near = 0.35f * line->size;

  for (guint i = pnd_pdf_grid_get_first (grid); i < pnd_pdf_grid_get_end (grid); i++)
    {
      const PndPageBox *box = &pnd_pdf_grid_get_piece (grid, i)->line->box;

      if (pnd_pdf_grid_get_piece (grid, i)->column != column)
        continue;
      n[0] += fabsf (box->x1 - line->box.x1) < near;
      n[1] += fabsf (box->x2 - line->box.x2) < near;
      n[2] += fabsf (box->x1 + box->x2 - line->box.x1 - line->box.x2) < 2 * near;
    }
  return MAX (n[0], MAX (n[1], n[2]));
}

static gboolean
is_aligned (const PndPdfGrid *grid, int column)
{
  guint n_chars;
  guint n = count_cells (grid, column, &n_chars);
  guint n_tried = 0;

  if (n < 3)
    return TRUE;
  /* one of a few cells stands where most do, if most stand anywhere */
  for (guint i = pnd_pdf_grid_get_first (grid); i < pnd_pdf_grid_get_end (grid) && n_tried < 8; i++)
    if (pnd_pdf_grid_get_piece (grid, i)->column == column)
      {
        n_tried++;
        if (count_aligned (grid, column, pnd_pdf_grid_get_piece (grid, i)->line) * 4 >= n * 3)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_full (const PndPdfGrid *grid)
{
  guint n_rows = 0, n_with_cells = 0;
  int n_often = 0;

  for (guint row = grid->first; row < grid->end; row++)
    {
      gboolean begins = pnd_pdf_grid_get_row (grid, row)->begins;

      n_rows += begins;
      n_with_cells += begins && pnd_pdf_grid_has_cells (grid, row);
    }
  if (n_with_cells < 3 || n_with_cells * 10 < n_rows * 6)
    return FALSE;
  for (int column = 0; column < grid->n_columns; column++)
    {
      guint n = 0;

      for (guint row = grid->first; row < grid->end; row++)
        n += pnd_pdf_grid_get_row (grid, row)->begins
             && pnd_pdf_grid_has_column (grid, row, column);
      n_often += n * 5 >= n_rows * 3;
    }
  return n_often >= 2;
}

static gboolean
is_list (const PndPdfGrid *grid)
{
  if (grid->n_columns != 2)
    return FALSE;
  for (guint i = pnd_pdf_grid_get_first (grid); i < pnd_pdf_grid_get_end (grid); i++)
    {
      const PndPdfLine *line = pnd_pdf_grid_get_piece (grid, i)->line;
      int n_label = MAX (line->n_bullet, line->n_number);

      if (pnd_pdf_grid_get_piece (grid, i)->column == 0 && n_label != line->end - line->first)
        return FALSE;
    }
  return TRUE;
}

/* of an extent just found */
static gboolean
is_table (PndPdfGrid *grid)
{
  if (!pnd_pdf_grid_drop_trail (grid) || !pnd_pdf_grid_find_beginnings (grid) || !is_full (grid))
    return FALSE;
  if (is_list (grid))
    return TRUE;
  for (int column = 0; column < grid->n_columns; column++)
    if (!is_aligned (grid, column))
      return FALSE;
  return !reads_as_prose (grid);
}

static gboolean
find_table (PndPdfGrid *grid)
{
  int n_tries = 0;

  for (guint row = 0; row < grid->rows->len && n_tries < MAX_TRIES; row++)
    {
      if (!pnd_pdf_grid_find_extent (grid, row))
        continue;
      n_tries++;
      if (is_table (grid))
        return TRUE;
      /* what reads as prose does so in every part of it */
      if (grid->end > grid->first && reads_as_prose (grid))
        row = grid->end - 1;
    }
  return FALSE;
}

static void
append_piece (GArray *table, const PndPdfPiece *piece, int column, gboolean begins_row)
{
  PndPdfLine line = *piece->line;

  line.column = (guint8) column;
  line.row = column > 0;
  line.begins_row = begins_row;
  g_array_append_val (table, line);
}

/* heights that are a row of the table, cell by cell */
static void
append_row (const PndPdfGrid *grid, GArray *table, guint first, guint end)
{
  gboolean begins = TRUE;

  for (int column = 0; column < grid->n_columns; column++)
    for (guint i = pnd_pdf_grid_get_row (grid, first)->first;
         i < pnd_pdf_grid_get_row (grid, end - 1)->end; i++)
      if (pnd_pdf_grid_get_piece (grid, i)->column == column)
        {
          append_piece (table, pnd_pdf_grid_get_piece (grid, i), column + 1, begins);
          begins = FALSE;
        }
}

static void
append_table (const PndPdfGrid *grid, GArray *table)
{
  guint next;

  for (guint i = pnd_pdf_grid_get_first (grid);
       is_list (grid) && i < pnd_pdf_grid_get_end (grid); i++)
    append_piece (table, pnd_pdf_grid_get_piece (grid, i), 0, FALSE);
  for (guint row = grid->first; !is_list (grid) && row < grid->end; row = next)
    {
      for (next = row + 1; next < grid->end && !pnd_pdf_grid_get_row (grid, next)->begins; next++)
        continue;
      append_row (grid, table, row, next);
    }
}

/* what is neither above nor in the table leaves @lines, in its order */
static void
part (const PndPdfGrid *grid, GArray *lines, GArray *below)
{
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (PndPdfLine));
  g_autofree guint8 *places = g_new0 (guint8, lines->len);

  for (guint i = pnd_pdf_grid_get_first (grid); i < grid->pieces->len; i++)
    places[pnd_pdf_grid_get_piece (grid, i)->index] = i < pnd_pdf_grid_get_end (grid) ? 1 : 2;
  for (guint i = 0; i < lines->len; i++)
    if (places[i] != 1)
      g_array_append_val (places[i] == 0 ? above : below, g_array_index (lines, PndPdfLine, i));
  g_array_set_size (lines, 0);
  g_array_append_vals (lines, above->data, above->len);
}

/**
 * pnd_pdf_take_table:
 * @page: a page
 * @lines: of #PndPdfLine: pieces of its lines, in any order; loses what is taken
 * @table: gets the pieces of the first table
 * @below: gets what is below it
 *
 * Returns: whether there is a table, by the rule above.
 */
gboolean
pnd_pdf_take_table (const PndPdfLayout *page, GArray *lines, GArray *table, GArray *below)
{
  g_autoptr (PndPdfGrid) grid = NULL;

  g_return_val_if_fail (page != NULL && lines != NULL && table != NULL && below != NULL, FALSE);

  if (lines->len < LEAST_PIECES || lines->len > MAX_PIECES)
    return FALSE;
  grid = pnd_pdf_grid_new (page, lines);
  if (!find_table (grid))
    return FALSE;
  append_table (grid, table);
  part (grid, lines, below);
  return TRUE;
}
