/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents by codes. Rows have long names and columns short ones; a code without passages has an
 * empty column, which is to be seen as well. */

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/draw/grid.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

#define MAX_GUTTER 240.0 /* pixels */
#define PADDING 12.0

static const PndPlotDocument *
get_document (const PndHeatMap *map, int row)
{
  return pnd_plot_rows_get_document (map->rows, g_array_index (map->documents, int, row));
}

static char *
make_lead (const PndHeatMap *map)
{
  GString *lead = g_string_new (_("How many passages of each code each document has."));

  if (map->n_left > 0)
    g_string_append_printf (lead, ngettext (" %d document with fewer passages is left out.",
                                            " %d documents with fewer passages are left out.",
                                            map->n_left), map->n_left);
  if (map->n_uncoded > 0)
    g_string_append_printf (lead, ngettext (" %d document has none.", " %d documents have none.",
                                            map->n_uncoded), map->n_uncoded);
  return g_string_free (lead, FALSE);
}

static double
find_gutter (const PndHeatMap *map)
{
  double gutter = 60;

  for (int d = 0; d < (int) map->documents->len && gutter < MAX_GUTTER; d++)
    gutter = MAX (gutter, pnd_plot_measure (PND_STYLE_BODY, get_document (map, d)->name) + PADDING);
  return MIN (gutter, MAX_GUTTER);
}

static void
add_cell (const PndGrid *grid, const PndHeatMap *map, int row, int column)
{
  int value = pnd_heat_map_get (map, row, column);
  const PndPlotDocument *document = get_document (map, row);
  const PndCodeTreeNode *code
      = pnd_code_tree_get (map->rows->codes, g_array_index (map->codes, int, column));
  g_autofree char *name = pnd_frame_name_code (code);
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_PASSAGES };

  pnd_grid_add_value (grid, row, column, value);
  if (value == 0)
    return;
  target.about = g_strdup_printf ("%s, %s", document->name, name);
  target.where = pnd_frame_make_where ("t.document = %" G_GINT64_FORMAT " AND t.code = %"
                                       G_GINT64_FORMAT, document->id, code->id);
  pnd_plot_add_mark (grid->plot, pnd_grid_get_cell (grid, row, column), row, column + 1,
                     g_strdup_printf (ngettext ("%s, %s: %d passage", "%s, %s: %d passages", value),
                                      document->name, name, value), target);
}

static void
add_row (const PndGrid *grid, const PndHeatMap *map, int row, double right)
{
  const PndPlotDocument *document = get_document (map, row);
  double y = grid->y + row * PND_GRID_ROW;
  PndBox head = PND_BOX (PND_FRAME_MARGIN, y, grid->x - PND_FRAME_MARGIN - PADDING, PND_GRID_ROW);

  pnd_plot_add_line (grid->plot, PND_FRAME_MARGIN, y, right, y, PND_INK_GRID, 1);
  pnd_plot_add_text (grid->plot, head, PND_STYLE_BODY, PND_INK_TEXT, PND_ALIGN_START,
                     document->name);
  pnd_plot_add_mark (grid->plot, head, row, 0,
                     g_strdup_printf (ngettext ("%s: %d passage in all", "%s: %d passages in all",
                                                document->n_rows), document->name,
                                      document->n_rows),
                     (PndPlotTarget){ .goal = PND_PLOT_GOAL_PLACE, .document = document->id });
  for (int c = 0; c < grid->n_columns; c++)
    add_cell (grid, map, row, c);
}

/**
 * pnd_heat_map_lay_out:
 * @map: documents by codes
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_heat_map_lay_out (const PndHeatMap *map, const char *title, double width)
{
  g_autofree char *lead = NULL;
  PndPlot *plot;
  PndGrid grid;
  double right;

  g_return_val_if_fail (map != NULL && title != NULL, NULL);

  lead = make_lead (map);
  plot = pnd_plot_new (title, lead);
  if (map->documents->len == 0)
    {
      pnd_frame_add_nothing (plot, width, _("Nothing is coded yet."));
      return plot;
    }
  width = pnd_grid_init (&grid, plot, map->rows->codes, map->codes, find_gutter (map), width);
  grid.most = map->most;
  grid.y = pnd_frame_add_head (plot, grid.room, lead);
  grid.y = pnd_grid_add_legend (plot, grid.y, grid.room, map->most)
           + pnd_grid_measure_heads (map->rows->codes, map->codes);
  pnd_grid_add_heads (&grid, map->rows->codes, map->codes);
  right = grid.lefts[MAX (grid.n_columns - 1, 0)] + grid.cell;
  for (int d = 0; d < (int) map->documents->len; d++)
    add_row (&grid, map, d, right);
  pnd_grid_keep_names (&grid, (int) map->documents->len,
                       pnd_grid_measure_heads (map->rows->codes, map->codes));
  pnd_plot_set_size (plot, width,
                     grid.y + map->documents->len * PND_GRID_ROW + PND_FRAME_MARGIN);
  pnd_grid_clear (&grid);
  return plot;
}
