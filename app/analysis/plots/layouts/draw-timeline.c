/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Motives over time: a panel for each, those for it above its axis and those against it below, all
 * by one measure. */

#include <string.h>

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

/* pixels */
#define PANEL 116.0 /* of the bars with the most passages, without names and figures */
#define PANEL_GAP 30.0
#define HEAD 24.0
#define GUTTER 12.0
#define MIN_PERIOD 15.0
#define MAX_PERIOD 76.0
#define UNDATED_GAP 18.0
#define FIGURE 15.0
#define PERIOD 20.0
#define MIN_PANEL 170.0

/**
 * Layout:
 * @n_periods: that are shown
 * @step: width of a period
 * @unit: pixels of a passage
 * @width: of a panel
 * @n_columns: panels beside each other
 */
typedef struct
{
  const PndTimeline *timeline;
  PndPlot *plot;
  int n_periods;
  double step;
  double unit;
  double width;
  int n_columns;
} Layout;

/* there are dates besides none */
static gboolean
has_dates (const PndTimeline *timeline)
{
  return timeline->periods->len > 1;
}

static gboolean
has_undated (const PndTimeline *timeline)
{
  int last = (int) timeline->periods->len - 1;

  for (int m = 0; m < (int) timeline->motives->len; m++)
    if (pnd_timeline_get (timeline, m, last, PND_POLARITY_SUPPORTS) > 0
        || pnd_timeline_get (timeline, m, last, PND_POLARITY_CONTRADICTS) > 0)
      return TRUE;
  return FALSE;
}

/* the greatest count of the motives from @first to before @end */
static int
find_most (const PndTimeline *timeline, int first, int end, PndPolarity polarity)
{
  int most = 0;

  for (int m = first; m < end; m++)
    for (int p = 0; p < (int) timeline->periods->len; p++)
      most = MAX (most, pnd_timeline_get (timeline, m, p, polarity));
  return most;
}

static gboolean
is_undated (const Layout *self, int period)
{
  return period == (int) self->timeline->periods->len - 1;
}

/* @x: left of the panel */
static double
get_left (const Layout *self, double x, int period)
{
  return x + GUTTER + period * self->step
         + (is_undated (self, period) && has_dates (self->timeline) ? UNDATED_GAP : 0);
}

static const char *
get_period_name (const Layout *self, int period)
{
  const char *name = g_ptr_array_index (self->timeline->periods, period);

  return *name != '\0' ? name : _("no date");
}

static char *
say_motive (const Layout *self, int motive, int period, PndPolarity polarity)
{
  g_autofree char *name = pnd_frame_name_code (pnd_code_tree_get (
    self->timeline->rows->codes, g_array_index (self->timeline->motives, int, motive)));

  return g_strdup_printf ("%s, %s: %s", name, get_period_name (self, period),
                          pnd_polarity_get_title (polarity));
}

static char *
say_bar (const Layout *self, int motive, int period, PndPolarity polarity, int n)
{
  g_autofree char *name = pnd_frame_name_code (pnd_code_tree_get (
    self->timeline->rows->codes, g_array_index (self->timeline->motives, int, motive)));

  if (polarity == PND_POLARITY_SUPPORTS)
    return g_strdup_printf (ngettext ("%s, %s: %d passage supports it",
                                      "%s, %s: %d passages support it", n),
                            name, get_period_name (self, period), n);
  return g_strdup_printf (ngettext ("%s, %s: %d passage contradicts it",
                                    "%s, %s: %d passages contradict it", n),
                          name, get_period_name (self, period), n);
}

static void
add_bar (const Layout *self, int motive, int period, PndPolarity polarity, double left, double axis)
{
  int n = pnd_timeline_get (self->timeline, motive, period, polarity);
  gboolean is_for = polarity == PND_POLARITY_SUPPORTS;
  double width = MAX (self->step - MIN (self->step * 0.3, 14), 4);
  double x = get_left (self, left, period) + (self->step - width) / 2;
  double height = MAX (n * self->unit, 3);
  PndBox box = PND_BOX (x, is_for ? axis - height : axis, width, height);
  g_autofree char *figure = g_strdup_printf ("%d", n);
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_PASSAGES };

  if (n == 0)
    return;
  pnd_plot_add_box (self->plot, box, is_for ? PND_INK_FOR : PND_INK_AGAINST, 0,
                    is_for ? PND_FILL_SOLID : PND_FILL_HATCHED);
  pnd_plot_add_text (self->plot,
                     PND_BOX (box.x - 20, is_for ? box.y - FIGURE - 1 : box.y + height + 1,
                              width + 40, FIGURE), PND_STYLE_SMALL, PND_INK_TEXT, PND_ALIGN_CENTRE,
                     figure);
  target.about = say_motive (self, motive, period, polarity);
  target.where = pnd_timeline_make_where (self->timeline, motive, period, polarity);
  pnd_plot_add_mark (self->plot, box, 2 * (motive / self->n_columns) + (is_for ? 0 : 1),
                     motive % self->n_columns * 1000 + period,
                     say_bar (self, motive, period, polarity, n), target);
}

/* as many names as have room */
static void
add_periods (const Layout *self, double left, double y)
{
  double wide = pnd_plot_measure (PND_STYLE_SMALL, "2023-02") + 10;
  int every = MAX ((int) (wide / self->step + 0.99), 1);

  for (int p = 0; p < self->n_periods; p++)
    {
      double x = get_left (self, left, p) + self->step / 2;

      if (!is_undated (self, p) && p % every != 0)
        continue;
      pnd_plot_add_text (self->plot, PND_BOX (x - 40, y, 80, PERIOD), PND_STYLE_SMALL,
                         PND_INK_QUIET, PND_ALIGN_CENTRE, get_period_name (self, p));
    }
}

/* @up, @down: pixels above and below the axis, the same for panels beside each other */
static void
add_panel (const Layout *self, int motive, double x, double y, double up, double down)
{
  const PndCodeTreeNode *code = pnd_code_tree_get (
    self->timeline->rows->codes, g_array_index (self->timeline->motives, int, motive));
  g_autofree char *name = pnd_frame_name_code (code);
  double axis = y + HEAD + FIGURE + up;

  pnd_plot_add_text (self->plot, PND_BOX (x, y, self->width, HEAD), PND_STYLE_HEADING,
                     PND_INK_TEXT, PND_ALIGN_START, name);
  pnd_plot_add_line (self->plot, x, axis, x + self->width, axis, PND_INK_RULE, 1);
  for (int p = 0; p < self->n_periods; p++)
    {
      add_bar (self, motive, p, PND_POLARITY_SUPPORTS, x, axis);
      add_bar (self, motive, p, PND_POLARITY_CONTRADICTS, x, axis);
    }
  add_periods (self, x, axis + down + FIGURE + 4);
}

/* panels beside each other have one axis. Returns: where they end */
static double
add_row (const Layout *self, int first, double y)
{
  int end = MIN (first + self->n_columns, (int) self->timeline->motives->len);
  double up = self->unit * find_most (self->timeline, first, end, PND_POLARITY_SUPPORTS);
  double down = self->unit * find_most (self->timeline, first, end, PND_POLARITY_CONTRADICTS);

  for (int m = first; m < end; m++)
    add_panel (self, m, PND_FRAME_MARGIN + (m - first) * (self->width + PANEL_GAP), y, up, down);
  return y + HEAD + 2 * FIGURE + 4 + up + down + PERIOD;
}

/* Panels stand beside each other when that leaves each period as wide as it may be. */
static double
arrange (Layout *self, double width)
{
  int n = self->n_periods;
  double gap = n == (int) self->timeline->periods->len && has_dates (self->timeline) ? UNDATED_GAP
                                                                                      : 0;
  double inner = width - 2 * PND_FRAME_MARGIN;
  double widest = n * MAX_PERIOD + gap + 2 * GUTTER;

  self->n_columns = CLAMP ((int) ((inner + PANEL_GAP) / (MAX (widest, MIN_PANEL) + PANEL_GAP)), 1,
                           (int) self->timeline->motives->len);
  if (self->n_columns > 1)
    inner = (inner + PANEL_GAP) / self->n_columns - PANEL_GAP;
  self->step = CLAMP ((inner - gap - 2 * GUTTER) / n, MIN_PERIOD, MAX_PERIOD);
  self->width = MAX (n * self->step + gap + 2 * GUTTER, self->n_columns > 1 ? inner : 0);
  return MAX (width, self->width * self->n_columns + PANEL_GAP * (self->n_columns - 1)
                       + 2 * PND_FRAME_MARGIN);
}

static char *
make_lead (const PndTimeline *timeline)
{
  g_autofree char *whose
      = timeline->holder < 0 ? g_strdup (_("Whosever motives they are."))
                             : g_strdup_printf (_("Holder of the motives: %s."),
                                                pnd_holder_get_title ((PndHolder) timeline->holder));

  return g_strdup_printf (_("Passages for (above) and against (below) each motive by the date of "
                            "their document. %s"), whose);
}

/**
 * pnd_timeline_lay_out:
 * @timeline: motives over time
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_timeline_lay_out (const PndTimeline *timeline, const char *title, double width)
{
  g_autofree char *lead = NULL;
  Layout self = { .timeline = timeline };
  int n_motives, most;
  double y;

  g_return_val_if_fail (timeline != NULL && title != NULL, NULL);

  lead = make_lead (timeline);
  self.plot = pnd_plot_new (title, lead);
  n_motives = (int) timeline->motives->len;
  most = find_most (timeline, 0, n_motives, PND_POLARITY_SUPPORTS)
         + find_most (timeline, 0, n_motives, PND_POLARITY_CONTRADICTS);
  if (most == 0)
    {
      pnd_frame_add_nothing (self.plot, width, _("No passage of this holder is rated for or against "
                                                 "a motive yet."));
      return self.plot;
    }
  self.n_periods = (int) timeline->periods->len - (has_undated (timeline) ? 0 : 1);
  self.unit = PANEL / most;
  width = arrange (&self, width);
  y = pnd_frame_add_head (self.plot, width, lead);
  for (int m = 0; m < n_motives; m += self.n_columns)
    y = add_row (&self, m, y) + PANEL_GAP / 2;
  pnd_plot_set_size (self.plot, width, y + PND_FRAME_MARGIN / 2);
  return self.plot;
}
