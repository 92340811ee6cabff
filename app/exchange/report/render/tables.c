/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables on pages: the head is repeated, rows stay whole where they can. */

#include "app/exchange/report/render/pages-private.h"

static const PndReportType cell_type = { 8.0 };
static const PndReportType head_type = { 6.3, 0, 0, 0, 0, TRUE };
static const PndReportType side_head_type = { 7.2, 0, 0, 0, 0, TRUE };

/* Tables */

static double
get_x (const PndReportTable *table, int column)
{
  double sum = 0.0, before = 0.0;

  for (int i = 0; i < table->n_columns; i++)
    {
      before += i < column ? table->widths[i] : 0;
      sum += table->widths[i];
    }
  return PND_PAGE_SIDE + PND_PAGE_TEXT_WIDTH * before / sum;
}

static const PndReportType *
get_cell_type (const PndReportTable *table, const PndReportCell *cell, gboolean is_column_head)
{
  static const PndReportType label_type = { 8.0, 0, 0, 0, 0, TRUE };
  static const PndReportType bold_type = { 8.0, 0, 0, 0, PND_REPORT_BOLD };

  if (is_column_head)
    return table->style == PND_REPORT_FIGURES ? &head_type : &side_head_type;
  if (cell->is_head && table->style == PND_REPORT_FACTS)
    return &label_type;
  if ((cell->is_head && table->style == PND_REPORT_SIDES)
      || cell->tone == PND_REPORT_TONE_WARNING)
    return &bold_type;
  return &cell_type;
}

static void
add_cell_box (PndReportPages *self, PndReportRow *row, const PndReportTable *table,
              const PndReportCell *cell, gboolean is_column_head)
{
  const PndReportType *type = get_cell_type (table, cell, is_column_head);
  char align = table->aligns[cell->column];
  double left = get_x (table, cell->column);
  double right = get_x (table, cell->column + cell->n_columns);
  double inset = table->style == PND_REPORT_FORM                       ? 4
                 : table->style == PND_REPORT_SIDES && cell->column > 0 ? 8
                 : align == 'r' || (is_column_head && cell->n_columns > 1 && cell->column > 0) ? 1
                                                                                                : 0;
  double outset = table->style == PND_REPORT_FORM ? 4 : align == 'r' ? 1 : 6;

  pnd_report_row_add (row, self, type, cell->first_run, cell->n_runs, left + inset,
                      right - left - inset - MAX (outset, inset));
  pango_layout_set_alignment (row->boxes[row->n_boxes - 1].layout,
                              is_column_head && cell->n_columns > 1 ? PANGO_ALIGN_CENTER
                              : align == 'r'                        ? PANGO_ALIGN_RIGHT
                              : align == 'c'                        ? PANGO_ALIGN_CENTER
                                                                    : PANGO_ALIGN_LEFT);
  if (cell->tone == PND_REPORT_TONE_FOR || cell->tone == PND_REPORT_TONE_AGAINST)
    row->boxes[row->n_boxes - 1].bar = cell->tone;
}

/* the row that begins with cell @first; returns where the next begins */
static int
make_row (PndReportPages *self, const PndReportTable *table, int first, gboolean is_head,
          PndReportRow *row)
{
  static const double paddings[] = { 1.6, 2.2, 3.4, 5.0 };
  int i = first;

  row->above = row->below = paddings[table->style];
  row->is_frame = table->style == PND_REPORT_FORM;
  do
    add_cell_box (self, row, table, pnd_report_get_cell (self->report, table, i++), is_head);
  while (i < table->n_cells && pnd_report_get_cell (self->report, table, i)->column > 0);
  return i;
}

/* an explanation of the row above it, over all columns */
static gboolean
is_explanation (const PndReportPages *self, const PndReportTable *table, int cell)
{
  return cell < table->n_cells
         && pnd_report_get_cell (self->report, table, cell)->n_columns == table->n_columns;
}

static gboolean
has_rules (const PndReportTable *table)
{
  return table->style == PND_REPORT_FIGURES || table->style == PND_REPORT_SIDES;
}

/* lines under the titles that stand over several columns */
static void
underline_groups (PndReportPages *self, const PndReportTable *table, int first, int end)
{
  for (int i = first; i < end; i++)
    {
      const PndReportCell *cell = pnd_report_get_cell (self->report, table, i);
      double left = get_x (table, cell->column);
      double right = get_x (table, cell->column + cell->n_columns);

      if (cell->n_columns > 1 && cell->n_columns < table->n_columns)
        pnd_report_pages_add_rule (self, left + 3, right - left - 5, PND_RULE_THIN);
    }
}

/* returns the cell after the head */
static int
place_head (PndReportPages *self, const PndReportTable *table)
{
  int cell = 0;

  if (table->n_head_rows == 0)
    return 0;
  if (table->style == PND_REPORT_FIGURES)
    pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, PND_RULE_THICK);
  for (int i = 0; i < table->n_head_rows && cell < table->n_cells; i++)
    {
      g_auto (PndReportRow) row = { 0 };
      int first = cell;

      cell = make_row (self, table, cell, TRUE, &row);
      self->y += pnd_report_pages_is_at_top (self) ? row.above : 0;
      pnd_report_row_place (&row, self);
      underline_groups (self, table, first, cell);
    }
  if (table->style == PND_REPORT_FIGURES)
    pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, PND_RULE_THICK);
  return cell;
}

static double
measure_row (PndReportPages *self, const PndReportTable *table, int first)
{
  g_auto (PndReportRow) row = { 0 };

  make_row (self, table, first, FALSE, &row);
  return pnd_report_row_get_height (&row);
}

static void
break_table (PndReportPages *self, const PndReportTable *table)
{
  if (table->style == PND_REPORT_FIGURES)
    pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, PND_RULE_THIN);
  pnd_report_pages_start (self);
  place_head (self, table);
}

static int
place_table_row (PndReportPages *self, const PndReportTable *table, int first, gboolean is_first)
{
  g_auto (PndReportRow) row = { 0 };
  gboolean explains = is_explanation (self, table, first);
  int next = make_row (self, table, first, FALSE, &row);
  double needed = pnd_report_row_get_height (&row);

  if (is_explanation (self, table, next))
    needed += measure_row (self, table, next);
  if (needed > pnd_report_pages_get_room (self) && !is_first && needed < PND_PAGE_BODY_HEIGHT * 0.8)
    break_table (self, table);
  else if (!is_first && !explains && has_rules (table))
    pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, PND_RULE_THIN);
  row.above = explains ? 0 : row.above;
  pnd_report_row_place (&row, self);
  return next;
}

/**
 * pnd_report_pages_place_table:
 * @self: pages
 * @table: a table of the report
 */
void
pnd_report_pages_place_table (PndReportPages *self, const PndReportTable *table)
{
  int cell;

  if (table->n_cells == 0)
    return;
  if (pnd_report_pages_get_room (self) < PND_PAGE_KEEP_HEIGHT && !pnd_report_pages_is_at_top (self))
    pnd_report_pages_start (self);
  self->y += 2;
  cell = place_head (self, table);
  for (gboolean is_first = TRUE; cell < table->n_cells; is_first = FALSE)
    cell = place_table_row (self, table, cell, is_first);
  if (table->style == PND_REPORT_FIGURES)
    pnd_report_pages_add_rule (self, PND_PAGE_SIDE, PND_PAGE_TEXT_WIDTH, PND_RULE_THICK);
  self->y += 5;
}

