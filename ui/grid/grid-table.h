/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table whose rows are the motives and their indicators, as the codebook has them. Names and a
 * figure stay in view on the left; what is asked of them, question by question or source by source,
 * scrolls beside them. Arrows go from cell to cell. Knows nothing of what the cells are. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_GRID_TABLE (pnd_grid_table_get_type ())
G_DECLARE_FINAL_TYPE (PndGridTable, pnd_grid_table, PND, GRID_TABLE, GtkWidget)

/**
 * PndGridRow:
 * @code: id of an indicator, or of the motive itself
 * @motive: id of the motive
 */
typedef struct
{
  gint64 code;
  gint64 motive;
} PndGridRow;

/* @heading_lines: how many lines of small text a heading may have */
GtkWidget *pnd_grid_table_new (PndWorkspace *workspace, const char *figure_title,
                               int heading_lines);

/* empties the table and makes its rows anew; returns how many there are */
int pnd_grid_table_build (PndGridTable *self, int n_columns);
int pnd_grid_table_get_n_rows (PndGridTable *self);
const PndGridRow *pnd_grid_table_get_row (PndGridTable *self, int row);
gboolean pnd_grid_table_is_motive (PndGridTable *self, int row);

void pnd_grid_table_set_heading (PndGridTable *self, int column, GtkWidget *heading);
/* @dimmed: what the figure says is that there is nothing */
void pnd_grid_table_set_figure (PndGridTable *self, int row, const char *figure, gboolean dimmed);
void pnd_grid_table_put (PndGridTable *self, int row, int column, GtkWidget *cell);
GtkWidget *pnd_grid_table_get (PndGridTable *self, int row, int column); /* (nullable) */
/* the cell with the keyboard focus; FALSE when it is elsewhere */
gboolean pnd_grid_table_get_focus_cell (PndGridTable *self, int *row, int *column);
void pnd_grid_table_set_narrow (PndGridTable *self, gboolean narrow);

G_END_DECLS
