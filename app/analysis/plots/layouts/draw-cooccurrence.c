/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Codes by codes. Where both ways are the same only the half below the diagonal is drawn; on the
 * diagonal stands how many passages a code has at all. */

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/draw/grid.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

#define MAX_GUTTER 220.0 /* pixels */
#define PADDING 12.0

static const PndCodeTreeNode *
get_code (const PndCooccurrence *counts, int place)
{
  return pnd_code_tree_get (counts->rows->codes, g_array_index (counts->codes, int, place));
}

static char *
make_lead (const PndCooccurrence *counts)
{
  GString *lead = g_string_new (NULL);

  switch (counts->relation)
    {
    case PND_TOGETHER_INCLUSION:
      g_string_append (lead, _("Pairs of passages of which the row’s lies within the column’s."));
      break;
    case PND_TOGETHER_NEAR:
      g_string_append_printf (lead, ngettext ("Pairs of passages with at most %d character between "
                                              "them.",
                                              "Pairs of passages with at most %d characters between "
                                              "them.", counts->distance), counts->distance);
      break;
    case PND_TOGETHER_PARAGRAPH:
      g_string_append (lead, _("Pairs of passages that have a paragraph in common."));
      break;
    case PND_TOGETHER_OVERLAP:
    default:
      g_string_append (lead, _("Pairs of passages that overlap."));
    }
  g_string_append_c (lead, ' ');
  g_string_append (lead, _("On the diagonal, all passages of a code."));
  if (counts->n_left > 0)
    g_string_append_printf (lead, ngettext (" %d code in fewer pairs is left out.",
                                            " %d codes in fewer pairs are left out.",
                                            counts->n_left), counts->n_left);
  return g_string_free (lead, FALSE);
}

static double
find_gutter (const PndCooccurrence *counts)
{
  double gutter = 60;

  for (int i = 0; i < (int) counts->codes->len && gutter < MAX_GUTTER; i++)
    {
      g_autofree char *name = pnd_frame_name_code (get_code (counts, i));

      gutter = MAX (gutter, pnd_plot_measure (PND_STYLE_BODY, name) + PADDING);
    }
  return MIN (gutter, MAX_GUTTER);
}

static void
add_total (const PndGrid *grid, const PndCooccurrence *counts, int place)
{
  PndBox cell = pnd_grid_get_cell (grid, place, place);
  int n = counts->totals[place];
  g_autofree char *figure = g_strdup_printf ("%d", n);
  g_autofree char *name = pnd_frame_name_code (get_code (counts, place));
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_PASSAGES };

  target.about = g_strdup (name);
  target.where = pnd_frame_make_where ("t.code = %" G_GINT64_FORMAT, get_code (counts, place)->id);
  pnd_plot_add_box (grid->plot, cell, PND_INK_GRID, 0, PND_FILL_OUTLINE);
  pnd_plot_add_text (grid->plot, cell, PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_CENTRE, figure);
  pnd_plot_add_mark (grid->plot, cell, place, place,
                     g_strdup_printf (ngettext ("%s: %d passage in all", "%s: %d passages in all",
                                                n), name, n), target);
}

static void
add_cell (const PndGrid *grid, const PndCooccurrence *counts, int row, int column)
{
  gint64 value = pnd_cooccurrence_get (counts, row, column);
  g_autofree char *one = pnd_frame_name_code (get_code (counts, row));
  g_autofree char *other = pnd_frame_name_code (get_code (counts, column));
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_PAIR, .code = get_code (counts, row)->id,
                           .other = get_code (counts, column)->id };
  int n = (int) MIN (value, G_MAXINT);

  pnd_grid_add_value (grid, row, column, value);
  if (value == 0)
    return;
  target.about = g_strdup_printf (counts->relation == PND_TOGETHER_INCLUSION ? _("%s within %s")
                                                                             : _("%s with %s"),
                                  one, other);
  pnd_plot_add_mark (grid->plot, pnd_grid_get_cell (grid, row, column), row, column,
                     counts->relation == PND_TOGETHER_INCLUSION
                       ? g_strdup_printf (ngettext ("%s within %s: %d pair", "%s within %s: %d pairs",
                                                    n), one, other, n)
                       : g_strdup_printf (ngettext ("%s with %s: %d pair", "%s with %s: %d pairs",
                                                    n), one, other, n), target);
}

static void
add_row (const PndGrid *grid, const PndCooccurrence *counts, int row, double right)
{
  g_autofree char *name = pnd_frame_name_code (get_code (counts, row));
  double y = grid->y + row * PND_GRID_ROW;
  gboolean is_whole = counts->relation == PND_TOGETHER_INCLUSION;

  pnd_plot_add_line (grid->plot, PND_FRAME_MARGIN, y,
                     is_whole ? right : grid->lefts[row] + grid->cell, y, PND_INK_GRID, 1);
  pnd_plot_add_text (grid->plot, PND_BOX (PND_FRAME_MARGIN, y, grid->x - PND_FRAME_MARGIN - PADDING,
                                          PND_GRID_ROW), PND_STYLE_BODY, PND_INK_TEXT,
                     PND_ALIGN_START, name);
  for (int c = 0; c < grid->n_columns; c++)
    if (c == row)
      add_total (grid, counts, row);
    else if (c < row || is_whole)
      add_cell (grid, counts, row, c);
}

/**
 * pnd_cooccurrence_lay_out:
 * @counts: codes by codes
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_cooccurrence_lay_out (const PndCooccurrence *counts, const char *title, double width)
{
  g_autofree char *lead = NULL;
  PndPlot *plot;
  PndGrid grid;
  int n;

  g_return_val_if_fail (counts != NULL && title != NULL, NULL);

  lead = make_lead (counts);
  plot = pnd_plot_new (title, lead);
  n = (int) counts->codes->len;
  if (n == 0)
    {
      pnd_frame_add_nothing (plot, width, _("No two codes occur together in this way."));
      return plot;
    }
  width = pnd_grid_init (&grid, plot, counts->rows->codes, counts->codes, find_gutter (counts),
                         width);
  grid.most = counts->most;
  grid.y = pnd_frame_add_head (plot, grid.room, lead);
  grid.y = pnd_grid_add_legend (plot, grid.y, grid.room, counts->most)
           + pnd_grid_measure_heads (counts->rows->codes, counts->codes);
  pnd_grid_add_heads (&grid, counts->rows->codes, counts->codes);
  for (int i = 0; i < n; i++)
    add_row (&grid, counts, i, grid.lefts[n - 1] + grid.cell);
  pnd_grid_keep_names (&grid, n,
                       pnd_grid_measure_heads (counts->rows->codes, counts->codes));
  pnd_plot_set_size (plot, width, grid.y + n * PND_GRID_ROW + PND_FRAME_MARGIN);
  pnd_grid_clear (&grid);
  return plot;
}
