/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Indicators seen so far, document after document; beside it the mean of random orders, and where
 * the rule says that new information had ended. */

#include <math.h>

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

/* pixels */
#define HEIGHT 260.0
#define GUTTER 44.0
#define MIN_STEP 14.0
#define MAX_STEP 80.0
#define NAMES 130.0
#define MARK 9.0
#define RUN_LABEL 20.0

/**
 * Layout:
 * @x: the left of the first document
 * @y: the top, where all indicators of the codebook are seen
 * @step: a document
 */
typedef struct
{
  const PndSaturation *saturation;
  PndPlot *plot;
  double x;
  double y;
  double step;
} Layout;

static int
get_n (const Layout *self)
{
  return (int) self->saturation->documents->len;
}

static double
get_x (const Layout *self, int place)
{
  return self->x + (place + 0.5) * self->step;
}

static double
get_y (const Layout *self, double seen)
{
  return self->y + HEIGHT * (1 - seen / MAX (self->saturation->n_indicators, 1));
}

static const PndPlotDocument *
get_document (const PndSaturation *saturation, int place)
{
  return pnd_plot_rows_get_document (saturation->rows,
                                     g_array_index (saturation->documents, int, place));
}

/* the rule's word; places are counted from 1 */
static char *
say_rule (const PndSaturation *saturation)
{
  PndSaturationRule rule = saturation->rule;

  if (saturation->n_base == 0)
    return g_strdup_printf (_("The rule of Guest, Namey and Chen (2020) needs %d documents and more."),
                            rule.base + rule.run);
  if (saturation->reached < 0)
    return g_strdup_printf (
        _("By the rule of Guest, Namey and Chen (2020; base %d, run %d, at most %d%% new) new "
          "indicators are still coming."), rule.base, rule.run, rule.threshold);
  return g_strdup_printf (
      _("By the rule of Guest, Namey and Chen (2020; base %d, run %d, at most %d%% new) saturation "
        "is reached at document %d."), rule.base, rule.run, rule.threshold, saturation->reached + 1);
}

static char *
make_lead (const PndSaturation *saturation)
{
  int n = (int) saturation->documents->len;
  int seen = g_array_index (saturation->seen, int, n - 1);
  g_autofree char *rule = say_rule (saturation);

  return g_strdup_printf (_("%d of %d indicators were seen in %d documents, in the order in which "
                            "they came into the project. %s"), seen, saturation->n_indicators, n,
                          rule);
}

static void
add_axes (const Layout *self)
{
  double right = self->x + get_n (self) * self->step;
  int all = self->saturation->n_indicators, step = all > 40 ? 10 : all > 12 ? 5 : 2;

  for (int value = 0; value <= all; value = value + step <= all - step / 2 || value == all
                                              ? value + step : all)
    {
      g_autofree char *label = g_strdup_printf ("%d", value);
      double y = get_y (self, value);

      pnd_plot_add_line (self->plot, self->x, y, right, y,
                         value == 0 || value == all ? PND_INK_RULE : PND_INK_GRID, 1);
      pnd_plot_add_text (self->plot, PND_BOX (PND_FRAME_MARGIN, y - 9, GUTTER - 10, 18),
                         PND_STYLE_SMALL, PND_INK_QUIET, PND_ALIGN_END, label);
    }
}

/* the base, and the run that brought nothing */
static void
add_rule (const Layout *self)
{
  const PndSaturation *saturation = self->saturation;
  int reached = saturation->reached;
  double from, to;

  if (saturation->n_base == 0 || reached < 0)
    return;
  from = self->x + (reached + 1) * self->step;
  to = from + saturation->rule.run * self->step;
  pnd_plot_add_box (self->plot, PND_BOX (from, self->y, to - from, HEIGHT), PND_INK_GRID, 0,
                    PND_FILL_SOLID);
  pnd_plot_add_line (self->plot, from, self->y - RUN_LABEL, from, self->y + HEIGHT, PND_INK_TEXT,
                     1.5);
  pnd_plot_add_text (self->plot, PND_BOX (from + 6, self->y - RUN_LABEL - 2, 260, RUN_LABEL),
                     PND_STYLE_SMALL, PND_INK_TEXT, PND_ALIGN_START, _("saturation, by the rule"));
}

static void
add_curves (const Layout *self)
{
  int n = get_n (self);
  g_autofree double *mean = g_new (double, 2 * n);
  g_autofree double *steps = g_new (double, 4 * n);

  for (int i = 0; i < n; i++)
    {
      double y = get_y (self, g_array_index (self->saturation->seen, int, i));

      mean[2 * i] = get_x (self, i);
      mean[2 * i + 1] = get_y (self, g_array_index (self->saturation->mean, double, i));
      steps[4 * i] = self->x + i * self->step;
      steps[4 * i + 1] = y;
      steps[4 * i + 2] = self->x + (i + 1) * self->step;
      steps[4 * i + 3] = y;
    }
  pnd_plot_add_curve (self->plot, mean, n, PND_INK_QUIET, 1.6, TRUE);
  pnd_plot_add_curve (self->plot, steps, 2 * n, PND_INK_FOR, 2.4, FALSE);
}

/* SQL for the passages of a document that show an indicator first; NULL for none. @names: takes
 * their abbreviations */
static char *
list_first (const Layout *self, int place, GString *names)
{
  const PndSaturation *saturation = self->saturation;
  const PndCodeTree *codes = saturation->rows->codes;
  GString *ids = g_string_new ("0");

  for (int code = 0; code < (int) saturation->first->len; code++)
    {
      if (g_array_index (saturation->first, int, code) != place)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              pnd_frame_get_short_name (pnd_code_tree_get (codes, code)));
      for (int under = 0; under < pnd_code_tree_get_n (codes); under++)
        if (pnd_code_tree_is_under (codes, under, code))
          g_string_append_printf (ids, ", %" G_GINT64_FORMAT,
                                  pnd_code_tree_get (codes, under)->id);
    }
  return g_string_free (ids, FALSE);
}

static void
add_document (const Layout *self, int place)
{
  const PndPlotDocument *document = get_document (self->saturation, place);
  int n = pnd_saturation_get_new (self->saturation, place);
  double x = get_x (self, place);
  double y = get_y (self, g_array_index (self->saturation->seen, int, place));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *ids = list_first (self, place, names);
  g_autofree char *figure = g_strdup_printf ("+%d", n);
  PndPlotTarget target = { .goal = PND_PLOT_GOAL_NONE };

  pnd_plot_add_symbol (self->plot, x, y, n > 0 ? 4.5 : 3, PND_SYMBOL_DOT,
                       n > 0 ? PND_INK_FOR : PND_INK_QUIET);
  if (n > 0 && self->step >= 20)
    pnd_plot_add_text (self->plot, PND_BOX (x - 25, y - 24 < self->y ? y + 6 : y - 22, 50, 16),
                       PND_STYLE_SMALL, PND_INK_TEXT, PND_ALIGN_CENTRE, figure);
  if (n > 0)
    {
      target.goal = PND_PLOT_GOAL_PASSAGES;
      target.about = g_strdup_printf ("%s: %s", document->name, names->str);
      target.where = pnd_frame_make_where ("t.document = %" G_GINT64_FORMAT " AND t.review <>"
                                           " 'rejected' AND t.code IN (%s)", document->id, ids);
    }
  pnd_plot_add_mark (self->plot, PND_BOX (x - self->step / 2, y - MARK, self->step, 2 * MARK), 0,
                     place,
                     n > 0 ? g_strdup_printf (ngettext ("Document %d, %s: %d new indicator: %s",
                                                        "Document %d, %s: %d new indicators: %s",
                                                        n), place + 1, document->name, n,
                                              names->str)
                           : g_strdup_printf (_("Document %d, %s: no new indicator"), place + 1,
                                              document->name), target);
}

static void
add_names (const Layout *self, double y)
{
  int every = MAX ((int) ceil (24 / self->step), 1);

  for (int i = 0; i < get_n (self); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      double x = get_x (self, i);

      if (i % every == 0)
        pnd_plot_add_text (self->plot, PND_BOX (x - 20, y + 4, 40, 16), PND_STYLE_SMALL,
                           PND_INK_QUIET, PND_ALIGN_CENTRE, number);
      if (self->step >= 17)
        pnd_plot_add_upright (self->plot, PND_BOX (x - 9, y + 24, 18, NAMES), PND_STYLE_SMALL,
                              PND_INK_QUIET, PND_ALIGN_END,
                              get_document (self->saturation, i)->name);
    }
}

static double
add_legend (PndPlot *plot, double y, double width)
{
  double wide = pnd_plot_measure (PND_STYLE_SMALL, _("Seen so far, in this order"));
  double other = pnd_plot_measure (PND_STYLE_SMALL, _("Mean of 100 random orders"));
  const double dashes[] = { PND_FRAME_MARGIN + 30 + wide + 20, y + 9,
                            PND_FRAME_MARGIN + 54 + wide + 20, y + 9 };

  pnd_plot_add_line (plot, PND_FRAME_MARGIN, y + 9, PND_FRAME_MARGIN + 22, y + 9, PND_INK_FOR, 2.4);
  pnd_plot_add_text (plot, PND_BOX (PND_FRAME_MARGIN + 28, y, wide + 4, 18), PND_STYLE_SMALL,
                     PND_INK_QUIET, PND_ALIGN_START, _("Seen so far, in this order"));
  pnd_plot_add_curve (plot, dashes, 2, PND_INK_QUIET, 1.6, TRUE);
  pnd_plot_add_text (plot, PND_BOX (dashes[2] + 6, y, other + 4, 18), PND_STYLE_SMALL,
                     PND_INK_QUIET, PND_ALIGN_START, _("Mean of 100 random orders"));
  return y + 18 + 18 + RUN_LABEL;
}

/**
 * pnd_saturation_lay_out:
 * @saturation: what was seen where
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_saturation_lay_out (const PndSaturation *saturation, const char *title, double width)
{
  g_autofree char *lead = NULL;
  Layout self = { .saturation = saturation };
  double foot, room;
  int n;

  g_return_val_if_fail (saturation != NULL && title != NULL, NULL);

  n = (int) saturation->documents->len;
  if (n == 0)
    {
      self.plot = pnd_plot_new (title, "");
      pnd_frame_add_nothing (self.plot, width, _("Nothing is coded yet."));
      return self.plot;
    }
  lead = make_lead (saturation);
  self.plot = pnd_plot_new (title, lead);
  self.x = PND_FRAME_MARGIN + GUTTER;
  room = pnd_frame_get_room (width, self.x + n * MIN_STEP + PND_FRAME_MARGIN);
  self.step = CLAMP ((width - self.x - PND_FRAME_MARGIN) / n, MIN_STEP, MAX_STEP);
  width = MAX (width, self.x + n * self.step + PND_FRAME_MARGIN);
  self.y = add_legend (self.plot, pnd_frame_add_head (self.plot, room, lead), room);
  add_rule (&self);
  add_axes (&self);
  add_curves (&self);
  for (int i = 0; i < n; i++)
    add_document (&self, i);
  foot = self.y + HEIGHT;
  add_names (&self, foot);
  pnd_plot_set_size (self.plot, width,
                     foot + 26 + (self.step >= 17 ? NAMES : 0) + PND_FRAME_MARGIN / 2);
  return self.plot;
}
