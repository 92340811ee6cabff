/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document from its beginning to its end, a band a code. */

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/layouts/layouts.h"
#include "app/model/language.h"

/* pixels */
#define BAND 15.0
#define ROW 23.0
#define GROUP_GAP 8.0
#define MAX_GUTTER 220.0
#define PADDING 12.0
#define PART 3.0
#define SCALE 26.0

/**
 * Layout:
 * @x: left of the bands
 * @width: of the bands
 * @n_parts: of the document
 */
typedef struct
{
  const PndPortrait *portrait;
  PndPlot *plot;
  double x;
  double width;
  int n_parts;
} Layout;

static const PndCodeTreeNode *
get_code (const Layout *self, const PndPortraitBand *band)
{
  return pnd_code_tree_get (self->portrait->rows->codes, band->code);
}

static int
find_top (const PndCodeTree *tree, int code)
{
  while (pnd_code_tree_get (tree, code)->parent >= 0)
    code = pnd_code_tree_get (tree, code)->parent;
  return code;
}

static double
find_gutter (const PndPortrait *portrait, const GArray *bands)
{
  double gutter = 60;

  for (guint i = 0; i < bands->len; i++)
    {
      const PndPortraitBand *band = &g_array_index (bands, PndPortraitBand, i);
      g_autofree char *name
          = pnd_frame_name_code (pnd_code_tree_get (portrait->rows->codes, band->code));

      gutter = MAX (gutter, pnd_plot_measure (PND_STYLE_BODY, name) + PADDING);
    }
  return MIN (gutter, MAX_GUTTER);
}

/* passages of several kinds are solid above and hatched below; @is_rated: such codes speak for or
 * against something */
static void
add_run_shape (const Layout *self, PndBox box, const char *colour, gboolean is_rated,
               const PndPortraitRun *run)
{
  static const PndFill fills[PND_N_POLARITIES] = { PND_FILL_OUTLINE, PND_FILL_SOLID,
                                                   PND_FILL_HATCHED, PND_FILL_DOTTED };

  if (!run->is_mixed)
    {
      pnd_plot_add_coloured (self->plot, box, colour,
                             is_rated ? fills[run->polarity] : PND_FILL_SOLID);
      return;
    }
  pnd_plot_add_coloured (self->plot, box, colour, PND_FILL_HATCHED);
  box.height /= 2;
  pnd_plot_add_coloured (self->plot, box, colour, PND_FILL_SOLID);
}

static char *
say_run (const Layout *self, const PndPortraitBand *band, const PndPortraitRun *run)
{
  g_autofree char *name = pnd_frame_name_code (get_code (self, band));
  int from = (int) ((gint64) run->span.start * 100 / self->portrait->length);
  int to = (int) ((gint64) run->span.end * 100 / self->portrait->length);
  const char *kind = run->is_mixed ? _("of several kinds") : pnd_polarity_get_title (run->polarity);

  /* Translators: code, count, kind (Supports ...), and where in the document, in per cent */
  return g_strdup_printf (ngettext ("%s: %d passage (%s), from %d%% to %d%% of the document",
                                    "%s: %d passages (%s), from %d%% to %d%% of the document",
                                    run->n_passages), name, run->n_passages, kind, from, to);
}

static void
add_band (const Layout *self, const PndPortraitBand *band, int row, double y)
{
  const PndCodeTreeNode *code = get_code (self, band);
  g_autofree char *name = pnd_frame_name_code (code);
  gboolean is_rated = pnd_code_tree_find_motive (self->portrait->rows->codes, band->code) >= 0
                      && code->kind != PND_CODE_KIND_CONTEXT;

  pnd_plot_add_text (self->plot,
                     PND_BOX (PND_FRAME_MARGIN, y, self->x - PND_FRAME_MARGIN - PADDING, ROW),
                     PND_STYLE_BODY, PND_INK_TEXT, PND_ALIGN_START, name);
  pnd_plot_add_line (self->plot, self->x, y + ROW / 2, self->x + self->width, y + ROW / 2,
                     PND_INK_GRID, 1);
  for (guint i = 0; i < band->runs->len; i++)
    {
      const PndPortraitRun *run = &g_array_index (band->runs, PndPortraitRun, i);
      double left = self->x + self->width * run->from / self->n_parts;
      double right = self->x + self->width * run->to / self->n_parts;
      PndBox box = PND_BOX (left, y + (ROW - BAND) / 2, right - left, BAND);

      add_run_shape (self, box, code->colour, is_rated, run);
      pnd_plot_add_mark (self->plot, box, row, (int) i, say_run (self, band, run),
                         (PndPlotTarget){ .goal = PND_PLOT_GOAL_PLACE,
                                          .document = self->portrait->document,
                                          .span = run->span });
    }
}

static void
add_scale (const Layout *self, double y, double height)
{
  for (int i = 0; i <= 4; i++)
    {
      double x = self->x + self->width * i / 4;
      g_autofree char *label = g_strdup_printf ("%d%%", i * 25);

      pnd_plot_add_line (self->plot, x, y + SCALE - 6, x, y + SCALE + height, PND_INK_GRID, 1);
      pnd_plot_add_text (self->plot, PND_BOX (x - 30, y, 60, SCALE - 6), PND_STYLE_SMALL,
                         PND_INK_QUIET, PND_ALIGN_CENTRE, label);
    }
}

static double
add_legend (PndPlot *plot, double y, double width)
{
  const PndLegendEntry entries[] = {
    { pnd_polarity_get_title (PND_POLARITY_SUPPORTS), FALSE, PND_INK_TEXT, 0, PND_FILL_SOLID, 0 },
    { pnd_polarity_get_title (PND_POLARITY_CONTRADICTS), FALSE, PND_INK_TEXT, 0, PND_FILL_HATCHED,
      0 },
    { pnd_polarity_get_title (PND_POLARITY_MENTIONS), FALSE, PND_INK_TEXT, 0, PND_FILL_DOTTED, 0 },
    { pnd_polarity_get_title (PND_POLARITY_UNRATED), FALSE, PND_INK_TEXT, 0, PND_FILL_OUTLINE, 0 },
  };

  return pnd_frame_add_legend (plot, y, width, entries, G_N_ELEMENTS (entries));
}

static double
measure_bands (const PndPortrait *portrait, const GArray *bands)
{
  double height = 0;
  int top = -1;

  for (guint i = 0; i < bands->len; i++)
    {
      int its = find_top (portrait->rows->codes, g_array_index (bands, PndPortraitBand, i).code);

      height += ROW + (top >= 0 && its != top ? GROUP_GAP : 0);
      top = its;
    }
  return height;
}

static void
add_bands (const Layout *self, const GArray *bands, double y)
{
  int top = -1;

  for (guint i = 0; i < bands->len; i++)
    {
      const PndPortraitBand *band = &g_array_index (bands, PndPortraitBand, i);
      int its = find_top (self->portrait->rows->codes, band->code);

      y += top >= 0 && its != top ? GROUP_GAP : 0;
      top = its;
      add_band (self, band, (int) i, y);
      y += ROW;
    }
}

/**
 * pnd_portrait_lay_out:
 * @portrait: a document
 * @title: of the plot
 * @width: in pixels
 *
 * Returns: (transfer full): the plot
 */
PndPlot *
pnd_portrait_lay_out (const PndPortrait *portrait, const char *title, double width)
{
  g_autoptr (GArray) bands = NULL;
  g_autofree char *lead = NULL;
  Layout self = { .portrait = portrait };
  double y, height;

  g_return_val_if_fail (portrait != NULL && title != NULL, NULL);

  if (portrait->place < 0)
    {
      self.plot = pnd_plot_new (title, "");
      pnd_frame_add_nothing (self.plot, width, _("The project has no documents yet."));
      return self.plot;
    }
  bands = pnd_portrait_make (portrait->rows, portrait->place, portrait->length, 1);
  self.x = PND_FRAME_MARGIN + find_gutter (portrait, bands);
  self.width = MAX (width - self.x - PND_FRAME_MARGIN - 14, 120);
  self.n_parts = MAX ((int) (self.width / PART), 1);
  g_clear_pointer (&bands, g_array_unref);
  bands = pnd_portrait_make (portrait->rows, portrait->place, portrait->length, self.n_parts);
  lead = g_strdup_printf (_("%s from its beginning to its end: where each code is."),
                          pnd_plot_rows_get_document (portrait->rows, portrait->place)->name);
  self.plot = pnd_plot_new (title, lead);
  if (bands->len == 0)
    {
      g_autofree char *nothing
          = g_strdup_printf (_("Nothing is coded in %s yet."),
                             pnd_plot_rows_get_document (portrait->rows, portrait->place)->name);

      pnd_frame_add_nothing (self.plot, width, nothing);
      return self.plot;
    }
  y = add_legend (self.plot, pnd_frame_add_head (self.plot, width, lead), width);
  height = measure_bands (portrait, bands);
  add_scale (&self, y, height);
  add_bands (&self, bands, y + SCALE);
  pnd_plot_set_size (self.plot, MAX (width, self.x + self.width + PND_FRAME_MARGIN),
                     y + SCALE + height + PND_FRAME_MARGIN);
  return self.plot;
}
