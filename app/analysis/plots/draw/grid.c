/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/draw/grid.h"

#include "app/analysis/plots/draw/frame.h"

/* pixels */
#define MIN_CELL 25.0
#define MAX_CELL 46.0
#define GROUP_GAP 9.0
#define MAX_HEAD 120.0
#define INSET 1.0

static int
find_top (const PndCodeTree *tree, int code)
{
  while (pnd_code_tree_get (tree, code)->parent >= 0)
    code = pnd_code_tree_get (tree, code)->parent;
  return code;
}

static int
get_code (const GArray *codes, int column)
{
  return g_array_index (codes, int, column);
}

static gboolean
begins_group (const PndCodeTree *tree, const GArray *codes, int column)
{
  return column > 0 && find_top (tree, get_code (codes, column))
                         != find_top (tree, get_code (codes, column - 1));
}

/**
 * pnd_grid_init:
 * @self: (out caller-allocates): a grid, to be cleared
 * @plot: a plot
 * @tree: the codebook
 * @codes: (element-type int): the columns
 * @gutter: for the names of rows, in pixels
 * @width: there is, in pixels
 *
 * Returns: the width that the plot needs
 */
double
pnd_grid_init (PndGrid *self, PndPlot *plot, const PndCodeTree *tree, const GArray *codes,
               double gutter, double width)
{
  int n_groups = 1;
  double at;

  g_return_val_if_fail (self != NULL && plot != NULL && tree != NULL && codes != NULL, width);

  *self = (PndGrid){ .plot = plot, .n_columns = (int) codes->len };
  self->x = PND_FRAME_MARGIN + gutter;
  self->lefts = g_new0 (double, codes->len + 1);
  for (int c = 0; c < self->n_columns; c++)
    n_groups += begins_group (tree, codes, c);
  self->cell = CLAMP ((width - PND_FRAME_MARGIN - self->x - (n_groups - 1) * GROUP_GAP)
                        / MAX (self->n_columns, 1), MIN_CELL, MAX_CELL);
  self->room = pnd_frame_get_room (width, self->cell > MIN_CELL ? 0 : width);
  at = self->x;
  for (int c = 0; c < self->n_columns; c++)
    {
      at += begins_group (tree, codes, c) ? GROUP_GAP : 0;
      self->lefts[c] = at;
      at += self->cell;
    }
  return MAX (width, at + PND_FRAME_MARGIN);
}

/**
 * pnd_grid_clear:
 * @self: a grid
 */
void
pnd_grid_clear (PndGrid *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->lefts, g_free);
}

/**
 * pnd_grid_measure_heads:
 * @tree: the codebook
 * @codes: (element-type int): the columns
 *
 * Returns: their height, in pixels
 */
double
pnd_grid_measure_heads (const PndCodeTree *tree, const GArray *codes)
{
  double height = 30;

  g_return_val_if_fail (tree != NULL && codes != NULL, height);

  for (int c = 0; c < (int) codes->len; c++)
    height = MAX (height, pnd_plot_measure (PND_STYLE_SMALL,
                                            pnd_frame_get_short_name (
                                              pnd_code_tree_get (tree, get_code (codes, c)))) + 4);
  return MIN (height, MAX_HEAD) + 8;
}

/**
 * pnd_grid_add_heads:
 * @self: a grid whose place is known
 * @tree: the codebook
 * @codes: (element-type int): the columns
 */
void
pnd_grid_add_heads (const PndGrid *self, const PndCodeTree *tree, const GArray *codes)
{
  double height = pnd_grid_measure_heads (tree, codes);

  g_return_if_fail (self != NULL);

  for (int c = 0; c < self->n_columns; c++)
    pnd_plot_add_upright (self->plot,
                          PND_BOX (self->lefts[c], self->y - height, self->cell, height - 8),
                          PND_STYLE_SMALL, PND_INK_TEXT, PND_ALIGN_START,
                          pnd_frame_get_short_name (pnd_code_tree_get (tree,
                                                                       get_code (codes, c))));
}

/**
 * pnd_grid_keep_names:
 * @self: a grid whose place is known
 * @n_rows: how many there are
 * @heads: height of the heads of columns
 */
void
pnd_grid_keep_names (const PndGrid *self, int n_rows, double heads)
{
  double right;
  PndPlotGrid grid;

  g_return_if_fail (self != NULL);

  right = self->lefts[MAX (self->n_columns - 1, 0)] + self->cell + PND_FRAME_MARGIN;
  grid = (PndPlotGrid){ .box = PND_BOX (0, self->y - heads, right, heads + n_rows * PND_GRID_ROW),
                        .names = self->x - 2,
                        .heads = heads };
  pnd_plot_set_grid (self->plot, &grid);
}

/**
 * pnd_grid_get_cell:
 * @self: a grid
 * @row: from 0
 * @column: from 0
 *
 * Returns: where it stands
 */
PndBox
pnd_grid_get_cell (const PndGrid *self, int row, int column)
{
  g_return_val_if_fail (self != NULL, PND_BOX (0, 0, 0, 0));
  g_return_val_if_fail (column >= 0 && column < self->n_columns, PND_BOX (0, 0, 0, 0));

  return PND_BOX (self->lefts[column] + INSET, self->y + row * PND_GRID_ROW + INSET,
                  self->cell - 2 * INSET, PND_GRID_ROW - 2 * INSET);
}

/* as short as a cell is wide */
static char *
shorten (gint64 value)
{
  if (value < 1000)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  if (value < 1000000)
    return g_strdup_printf ("%" G_GINT64_FORMAT "k", value / 1000);
  return g_strdup_printf ("%" G_GINT64_FORMAT "M", value / 1000000);
}

/**
 * pnd_grid_add_value:
 * @self: a grid
 * @row: from 0
 * @column: from 0
 * @value: from 0
 */
void
pnd_grid_add_value (const PndGrid *self, int row, int column, gint64 value)
{
  PndBox cell = pnd_grid_get_cell (self, row, column);
  int step;
  g_autofree char *figure = NULL;

  if (value <= 0)
    return;
  step = pnd_frame_get_step ((int) MIN (value, G_MAXINT), (int) MIN (self->most, G_MAXINT));
  figure = shorten (value);
  pnd_plot_add_box (self->plot, cell, PND_INK_SCALE, step, PND_FILL_SOLID);
  pnd_plot_add_scale_text (self->plot, cell, PND_STYLE_SMALL, step, figure);
}

/**
 * pnd_grid_add_legend:
 * @plot: a plot
 * @y: where it begins, in pixels
 * @width: of the plot
 * @most: the greatest value
 *
 * Returns: where the next part begins
 */
double
pnd_grid_add_legend (PndPlot *plot, double y, double width, gint64 most)
{
  PndLegendEntry entries[PND_N_SCALE];
  char *labels[PND_N_SCALE];
  int n = 0, greatest = (int) MIN (most, G_MAXINT);

  for (int step = 0; step < PND_N_SCALE; step++)
    {
      int from = pnd_frame_get_step_start (step, greatest), to = greatest;

      if (from == G_MAXINT)
        continue;
      for (int later = PND_N_SCALE - 1; later > step; later--)
        if (pnd_frame_get_step_start (later, greatest) != G_MAXINT)
          to = pnd_frame_get_step_start (later, greatest) - 1;
      labels[n] = from == to ? g_strdup_printf ("%d", from) : g_strdup_printf ("%d–%d", from, to);
      entries[n] = (PndLegendEntry){ labels[n], FALSE, PND_INK_SCALE, step, PND_FILL_SOLID, 0 };
      n++;
    }
  y = pnd_frame_add_legend (plot, y, width, entries, n);
  for (int i = 0; i < n; i++)
    g_free (labels[i]);
  return y;
}
