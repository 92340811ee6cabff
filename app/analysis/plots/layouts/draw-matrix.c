/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Motives by cases. The eye is to meet the verdict first, then how much stands on either side of
 * it: passages against go to the left of an axis, those for to the right, all by one measure. */

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

/* pixels */
#define HEADER 44.0
#define ROW 78.0
#define BAR 16.0
#define MIN_COLUMN 190.0
#define MAX_COLUMN 320.0
#define MIN_GUTTER 90.0
#define MAX_GUTTER 230.0
#define FIGURE 30.0 /* for the number at the end of a bar */
#define PADDING 12.0

/**
 * Layout:
 * @x: left of the first column
 * @y: top of the first row
 * @column: width of a column
 * @most: the greatest count of any bar
 */
typedef struct
{
  const PndMatrix *matrix;
  PndPlot *plot;
  double x;
  double y;
  double column;
  int most;
} Layout;

static PndSymbol
get_symbol (PndVerdict verdict)
{
  switch (verdict)
    {
    case PND_VERDICT_PRESENT:
      return PND_SYMBOL_FULL;
    case PND_VERDICT_PARTIAL:
      return PND_SYMBOL_HALF;
    case PND_VERDICT_ABSENT:
      return PND_SYMBOL_NONE;
    case PND_VERDICT_INSUFFICIENT:
    case PND_VERDICT_NONE:
    default:
      return PND_SYMBOL_OPEN;
    }
}

static const char *
get_case_name (const PndMatrixCase *region_case)
{
  return region_case->id == 0 ? _("Whole project") : region_case->name;
}

static int
find_most (const PndMatrix *matrix)
{
  int most = 1;

  for (int c = 0; c < pnd_matrix_get_n_cases (matrix); c++)
    for (int m = 0; m < pnd_matrix_get_n_motives (matrix); m++)
      {
        const PndMatrixCell *cell = pnd_matrix_get (matrix, c, m);

        most = MAX (most, MAX (cell->counts[PND_POLARITY_SUPPORTS],
                               cell->counts[PND_POLARITY_CONTRADICTS]));
      }
  return most;
}

static double
find_gutter (const PndMatrix *matrix)
{
  double gutter = MIN_GUTTER;

  for (int c = 0; c < pnd_matrix_get_n_cases (matrix); c++)
    gutter = MAX (gutter, pnd_plot_measure (PND_STYLE_STRONG,
                                            get_case_name (pnd_matrix_get_case (matrix, c)))
                            + PADDING);
  return MIN (gutter, MAX_GUTTER);
}

/* whose motives, and what is not in the figures */
static char *
make_lead (const PndMatrix *matrix)
{
  GString *lead = g_string_new (_("Passages for each motive to the right, against it to the left; "
                                  "above them the verdict."));
  int holder = pnd_matrix_get_holder (matrix), n_without = 0;

  g_string_append_c (lead, ' ');
  if (holder == PND_MATRIX_ANY_HOLDER)
    g_string_append (lead, _("Whosever motives they are."));
  else
    g_string_append_printf (lead, _("Holder of the motives: %s."),
                            pnd_holder_get_title ((PndHolder) holder));
  for (int c = 0; c < pnd_matrix_get_n_cases (matrix); c++)
    for (int m = 0; m < pnd_matrix_get_n_motives (matrix); m++)
      n_without += pnd_matrix_get (matrix, c, m)->n_without_holder;
  if (n_without > 0)
    {
      g_string_append_c (lead, ' ');
      g_string_append_printf (lead, ngettext ("%d passage without a holder is left out.",
                                              "%d passages without a holder are left out.",
                                              n_without), n_without);
    }
  return g_string_free (lead, FALSE);
}

static void
add_header (const Layout *self, int motive)
{
  const PndCodeTreeNode *code = pnd_matrix_get_motive (self->matrix, motive);
  double x = self->x + motive * self->column;

  pnd_plot_add_text (self->plot, PND_BOX (x + PADDING, self->y - HEADER, self->column - PADDING, 20),
                     PND_STYLE_HEADING, PND_INK_TEXT, PND_ALIGN_START,
                     pnd_frame_get_short_name (code));
  if (g_strcmp0 (code->name, pnd_frame_get_short_name (code)) != 0)
    pnd_plot_add_text (self->plot,
                       PND_BOX (x + PADDING, self->y - HEADER + 19, self->column - PADDING, 17),
                       PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_START, code->name);
}

/* the verdict, and beside it the rule's where it is another or the only one */
static void
add_verdict (const Layout *self, PndBox cell, const PndMatrixCell *value)
{
  gboolean is_own = value->verdict != PND_VERDICT_NONE;
  PndVerdict verdict = is_own ? value->verdict : value->suggested;
  const char *word = pnd_verdict_get_title (verdict);
  PndTextStyle style = is_own ? PND_STYLE_STRONG : PND_STYLE_ITALIC;
  double x = cell.x + PADDING, wide;
  g_autofree char *note = NULL;

  if (verdict == PND_VERDICT_NONE)
    return;
  wide = MIN (pnd_plot_measure (style, word) + 2, cell.width - 30);
  pnd_plot_add_symbol (self->plot, x + 8, cell.y + 22, 8, get_symbol (verdict), PND_INK_TEXT);
  pnd_plot_add_text (self->plot, PND_BOX (x + 24, cell.y + 12, wide, 20), style, PND_INK_TEXT,
                     PND_ALIGN_START, word);
  if (!is_own)
    note = g_strdup (_("by the rule"));
  else if (value->suggested != PND_VERDICT_NONE && value->suggested != verdict)
    note = g_strdup_printf (_("≠ rule: %s"), pnd_verdict_get_title (value->suggested));
  if (note != NULL)
    pnd_plot_add_text (self->plot,
                       PND_BOX (x + 24 + wide + 8, cell.y + 13,
                                MAX (cell.width - PADDING - 24 - wide - 12, 0), 20),
                       PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_START, note);
}

/* @side: -1 against, 1 for */
static void
add_bar (const Layout *self, double axis, double y, int count, int side)
{
  double half = (self->column - 2 * PADDING) / 2 - FIGURE;
  double length = count == 0 ? 0 : MAX (half * count / self->most, 3);
  double x = side < 0 ? axis - length : axis;
  g_autofree char *figure = g_strdup_printf ("%d", count);

  if (side < 0)
    pnd_plot_add_box (self->plot, PND_BOX (x, y, length, BAR), PND_INK_AGAINST, 0,
                      PND_FILL_HATCHED);
  else
    pnd_plot_add_box (self->plot, PND_BOX (x, y, length, BAR), PND_INK_FOR, 0, PND_FILL_SOLID);
  pnd_plot_add_text (self->plot,
                     PND_BOX (side < 0 ? x - FIGURE - 5 : x + length + 5, y - 2, FIGURE, BAR + 4),
                     PND_STYLE_BODY, count > 0 ? PND_INK_TEXT : PND_INK_QUIET,
                     side < 0 ? PND_ALIGN_END : PND_ALIGN_START, figure);
}

static char *
say_verdict (const PndMatrixCell *cell)
{
  if (cell->verdict == PND_VERDICT_NONE && cell->suggested == PND_VERDICT_NONE)
    return g_strdup (_("No verdict yet."));
  if (cell->verdict == PND_VERDICT_NONE)
    return g_strdup_printf (_("No verdict yet; the rule says: %s."),
                            pnd_verdict_get_title (cell->suggested));
  if (cell->suggested == PND_VERDICT_NONE || cell->suggested == cell->verdict)
    return g_strdup_printf (_("Verdict: %s."), pnd_verdict_get_title (cell->verdict));
  return g_strdup_printf (_("Verdict: %s; the rule says: %s."),
                          pnd_verdict_get_title (cell->verdict),
                          pnd_verdict_get_title (cell->suggested));
}

static void
add_cell_mark (const Layout *self, PndBox box, int region_case, int motive, PndPolarity polarity)
{
  const PndMatrixCell *cell = pnd_matrix_get (self->matrix, region_case, motive);
  g_autofree char *name = pnd_frame_name_code (pnd_matrix_get_motive (self->matrix, motive));
  g_autofree char *verdict = say_verdict (cell);
  int n = cell->counts[polarity];
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_PASSAGES };
  g_autofree char *counted
      = polarity == PND_POLARITY_SUPPORTS
          ? g_strdup_printf (ngettext ("%d passage supports it", "%d passages support it", n), n)
          : g_strdup_printf (ngettext ("%d passage contradicts it", "%d passages contradict it", n),
                             n);

  target.about = g_strdup_printf ("%s, %s: %s",
                                  get_case_name (pnd_matrix_get_case (self->matrix, region_case)),
                                  name, pnd_polarity_get_title (polarity));
  target.where = pnd_matrix_make_where (self->matrix, region_case, motive, polarity);
  pnd_plot_add_mark (self->plot, box, region_case, 2 * motive + (polarity == PND_POLARITY_SUPPORTS),
                     g_strdup_printf (_("%s, %s: %s. %s"),
                                      get_case_name (pnd_matrix_get_case (self->matrix,
                                                                          region_case)),
                                      name, counted, verdict), target);
}

static void
add_cell (const Layout *self, int region_case, int motive)
{
  const PndMatrixCell *value = pnd_matrix_get (self->matrix, region_case, motive);
  PndBox cell = PND_BOX (self->x + motive * self->column, self->y + region_case * ROW,
                         self->column, ROW);
  double axis = cell.x + cell.width / 2, y = cell.y + 43;

  add_verdict (self, cell, value);
  add_bar (self, axis, y, value->counts[PND_POLARITY_CONTRADICTS], -1);
  add_bar (self, axis, y, value->counts[PND_POLARITY_SUPPORTS], 1);
  pnd_plot_add_line (self->plot, axis, y - 4, axis, y + BAR + 4, PND_INK_RULE, 1);
  add_cell_mark (self, PND_BOX (cell.x + 4, cell.y + 4, axis - cell.x - 4, ROW - 8), region_case,
                 motive, PND_POLARITY_CONTRADICTS);
  add_cell_mark (self, PND_BOX (axis, cell.y + 4, axis - cell.x - 4, ROW - 8), region_case, motive,
                 PND_POLARITY_SUPPORTS);
}

static void
add_row (const Layout *self, int region_case)
{
  const PndMatrixCase *about = pnd_matrix_get_case (self->matrix, region_case);
  double y = self->y + region_case * ROW;
  double right = self->x + pnd_matrix_get_n_motives (self->matrix) * self->column;
  double gutter = self->x - PND_FRAME_MARGIN - PADDING;
  g_autofree char *period = NULL;

  pnd_plot_add_line (self->plot, PND_FRAME_MARGIN, y, right, y, PND_INK_GRID, 1);
  pnd_plot_add_text (self->plot, PND_BOX (PND_FRAME_MARGIN, y + 12, gutter, 20), PND_STYLE_STRONG,
                     PND_INK_TEXT, PND_ALIGN_START, get_case_name (about));
  if (*about->from != '\0' || *about->to != '\0')
    {
      period = g_strdup_printf ("%s–%s", about->from, about->to);
      pnd_plot_add_text (self->plot, PND_BOX (PND_FRAME_MARGIN, y + 32, gutter, 18),
                         PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_START, period);
    }
  for (int m = 0; m < pnd_matrix_get_n_motives (self->matrix); m++)
    add_cell (self, region_case, m);
}

static double
add_legend (PndPlot *plot, double y, double width)
{
  const PndLegendEntry entries[] = {
    { pnd_verdict_get_title (PND_VERDICT_PRESENT), TRUE, PND_INK_TEXT, 0, 0, PND_SYMBOL_FULL },
    { pnd_verdict_get_title (PND_VERDICT_PARTIAL), TRUE, PND_INK_TEXT, 0, 0, PND_SYMBOL_HALF },
    { pnd_verdict_get_title (PND_VERDICT_ABSENT), TRUE, PND_INK_TEXT, 0, 0, PND_SYMBOL_NONE },
    { pnd_verdict_get_title (PND_VERDICT_INSUFFICIENT), TRUE, PND_INK_TEXT, 0, 0,
      PND_SYMBOL_OPEN },
    { pnd_polarity_get_title (PND_POLARITY_CONTRADICTS), FALSE, PND_INK_AGAINST, 0,
      PND_FILL_HATCHED, 0 },
    { pnd_polarity_get_title (PND_POLARITY_SUPPORTS), FALSE, PND_INK_FOR, 0, PND_FILL_SOLID, 0 },
  };

  return pnd_frame_add_legend (plot, y, width, entries, G_N_ELEMENTS (entries));
}

static void
keep_names (const Layout *self, int n_cases, double width)
{
  const PndPlotGrid grid
      = { .box = PND_BOX (0, self->y - HEADER, width, HEADER + n_cases * ROW),
          .names = self->x - 2,
          .heads = HEADER };

  pnd_plot_set_grid (self->plot, &grid);
}

/**
 * pnd_matrix_lay_out:
 * @matrix: motives by cases
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_matrix_lay_out (const PndMatrix *matrix, const char *title, double width)
{
  g_autofree char *lead = NULL;
  Layout self = { .matrix = matrix };
  int n_motives, n_cases;
  double room;

  g_return_val_if_fail (matrix != NULL && title != NULL, NULL);

  n_motives = pnd_matrix_get_n_motives (matrix);
  n_cases = pnd_matrix_get_n_cases (matrix);
  lead = make_lead (matrix);
  self.plot = pnd_plot_new (title, lead);
  if (n_motives == 0)
    {
      pnd_frame_add_nothing (self.plot, width, _("The codebook has no motives."));
      return self.plot;
    }
  self.x = PND_FRAME_MARGIN + find_gutter (matrix);
  self.most = find_most (matrix);
  room = pnd_frame_get_room (width, self.x + n_motives * MIN_COLUMN + PND_FRAME_MARGIN);
  self.column = CLAMP ((width - PND_FRAME_MARGIN - self.x) / n_motives, MIN_COLUMN, MAX_COLUMN);
  width = MAX (width, self.x + n_motives * self.column + PND_FRAME_MARGIN);
  self.y = add_legend (self.plot, pnd_frame_add_head (self.plot, room, lead), room) + HEADER;
  for (int m = 0; m < n_motives; m++)
    add_header (&self, m);
  for (int c = 0; c < n_cases; c++)
    add_row (&self, c);
  keep_names (&self, n_cases, width);
  pnd_plot_set_size (self.plot, width, self.y + n_cases * ROW + PND_FRAME_MARGIN / 2);
  return self.plot;
}
