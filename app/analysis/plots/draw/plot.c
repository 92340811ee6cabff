/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/plots/draw/plot-private.h"

#include <math.h>

/* pixels */
static const struct
{
  double size;
  int weight;
  gboolean is_italic;
} styles[] = {
  [PND_STYLE_TITLE] = { 18, PANGO_WEIGHT_SEMIBOLD, FALSE },
  [PND_STYLE_HEADING] = { 13, PANGO_WEIGHT_BOLD, FALSE },
  [PND_STYLE_BODY] = { 13, PANGO_WEIGHT_NORMAL, FALSE },
  [PND_STYLE_STRONG] = { 13, PANGO_WEIGHT_BOLD, FALSE },
  [PND_STYLE_SMALL] = { 11.5, PANGO_WEIGHT_NORMAL, FALSE },
  [PND_STYLE_ITALIC] = { 13, PANGO_WEIGHT_NORMAL, TRUE },
};

static void
clear_shape (gpointer data)
{
  PndShape *shape = data;

  g_free (shape->colour);
  g_free (shape->text);
  g_free (shape->points);
}

static void
clear_mark (gpointer data)
{
  PndPlotMark *mark = data;

  g_free (mark->text);
  g_free (mark->target.where);
  g_free (mark->target.about);
  g_free (mark->target.word);
}

static void
clear_plot (gpointer data)
{
  PndPlot *self = data;

  g_free (self->title);
  g_free (self->summary);
  g_array_unref (self->shapes);
  g_array_unref (self->marks);
}

/* Without hinting a text is as wide on every paper, so that what was laid out once fits all. Where
 * letters can stand on whole pixels only, as in a window, their distances are rounded, too. */
static PangoContext *
make_context (gboolean is_whole)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, is_whole);
  cairo_font_options_destroy (options);
  return context;
}

/* Font maps belong to threads, and so do contexts. */
static PangoContext *
get_context (gboolean is_whole)
{
  static GPrivate exact = G_PRIVATE_INIT (g_object_unref);
  static GPrivate whole = G_PRIVATE_INIT (g_object_unref);
  GPrivate *key = is_whole ? &whole : &exact;
  PangoContext *context = g_private_get (key);

  if (context == NULL)
    {
      context = make_context (is_whole);
      g_private_set (key, context);
    }
  return context;
}

/* For the files of this folder. */
PangoLayout *
pnd_plot_make_layout (PndTextStyle style, const char *text, double width, gboolean is_whole)
{
  PangoLayout *layout = pango_layout_new (get_context (is_whole));
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[style].weight);
  if (styles[style].is_italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

/**
 * pnd_plot_new:
 * @title: its title, which also stands at its head
 * @summary: what it shows, in a sentence or two
 *
 * Returns: (transfer full): an empty plot without a size
 */
PndPlot *
pnd_plot_new (const char *title, const char *summary)
{
  PndPlot *self = g_atomic_rc_box_new0 (PndPlot);

  self->title = g_strdup (title);
  self->summary = g_strdup (summary);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (PndShape));
  self->marks = g_array_new (FALSE, FALSE, sizeof (PndPlotMark));
  g_array_set_clear_func (self->shapes, clear_shape);
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

/**
 * pnd_plot_ref:
 * @self: a plot
 *
 * Returns: (transfer full): the same
 */
PndPlot *
pnd_plot_ref (PndPlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * pnd_plot_unref:
 * @self: (transfer full) (nullable): a plot
 */
void
pnd_plot_unref (PndPlot *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_plot);
}

/**
 * pnd_plot_get_title:
 * @self: a plot
 *
 * Returns: (transfer none): its title
 */
const char *
pnd_plot_get_title (const PndPlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

/**
 * pnd_plot_get_summary:
 * @self: a plot
 *
 * Returns: (transfer none): what it shows, in words
 */
const char *
pnd_plot_get_summary (const PndPlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->summary;
}

/**
 * pnd_plot_set_summary:
 * @self: a plot
 * @summary: what it shows, in words
 */
void
pnd_plot_set_summary (PndPlot *self, const char *summary)
{
  char *copy;

  g_return_if_fail (self != NULL && summary != NULL);

  copy = g_strdup (summary);
  g_free (self->summary);
  self->summary = copy;
}

/**
 * pnd_plot_get_width:
 * @self: a plot
 *
 * Returns: its width, in pixels
 */
double
pnd_plot_get_width (const PndPlot *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->width;
}

/**
 * pnd_plot_get_height:
 * @self: a plot
 *
 * Returns: its height, in pixels
 */
double
pnd_plot_get_height (const PndPlot *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->height;
}

/**
 * pnd_plot_set_size:
 * @self: a plot
 * @width: in pixels
 * @height: in pixels
 */
void
pnd_plot_set_size (PndPlot *self, double width, double height)
{
  g_return_if_fail (self != NULL);

  self->width = ceil (width);
  self->height = ceil (height);
}

/**
 * pnd_plot_get_n_marks:
 * @self: a plot
 *
 * Returns: how many marks it has
 */
int
pnd_plot_get_n_marks (const PndPlot *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (int) self->marks->len;
}

/**
 * pnd_plot_get_mark:
 * @self: a plot
 * @index: of a mark, from 0
 *
 * Returns: (transfer none): the mark
 */
const PndPlotMark *
pnd_plot_get_mark (const PndPlot *self, int index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index >= 0 && index < (int) self->marks->len, NULL);

  return &g_array_index (self->marks, PndPlotMark, index);
}

/**
 * pnd_plot_find_mark:
 * @self: a plot
 * @x: in pixels
 * @y: in pixels
 *
 * Returns: index of the mark there, the last that was added where several are; -1 for none
 */
int
pnd_plot_find_mark (const PndPlot *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (int i = (int) self->marks->len - 1; i >= 0; i--)
    {
      PndBox box = g_array_index (self->marks, PndPlotMark, i).box;

      if (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height)
        return i;
    }
  return -1;
}

/* how far @mark is in the direction of the arrow; negative when it is not that way */
static double
get_distance (const PndPlotMark *from, const PndPlotMark *mark, int columns, int rows)
{
  double aside = fabs (mark->box.x + mark->box.width / 2 - from->box.x - from->box.width / 2);

  if (columns != 0)
    return mark->row == from->row ? (mark->column - from->column) * columns : -1;
  if ((mark->row - from->row) * rows <= 0)
    return -1;
  /* a row nearer counts for more than any way along it */
  return (mark->row - from->row) * rows * 1e6 + aside;
}

/**
 * pnd_plot_step:
 * @self: a plot
 * @index: of a mark
 * @columns: -1 to the left, 1 to the right, 0 for up and down
 * @rows: -1 up, 1 down
 *
 * Returns: index of the mark that an arrow leads to, @index itself at an edge
 */
int
pnd_plot_step (const PndPlot *self, int index, int columns, int rows)
{
  const PndPlotMark *from = pnd_plot_get_mark (self, index);
  double nearest = INFINITY;
  int found = index;

  g_return_val_if_fail (from != NULL, -1);

  for (int i = 0; i < (int) self->marks->len; i++)
    {
      double distance = get_distance (from, &g_array_index (self->marks, PndPlotMark, i), columns,
                                      rows);

      if (i != index && distance > 0 && distance < nearest)
        {
          nearest = distance;
          found = i;
        }
    }
  return found;
}

/**
 * pnd_plot_set_grid:
 * @self: a plot
 * @grid: where its rows and columns are
 */
void
pnd_plot_set_grid (PndPlot *self, const PndPlotGrid *grid)
{
  g_return_if_fail (self != NULL && grid != NULL);

  self->grid = *grid;
}

/**
 * pnd_plot_get_grid:
 * @self: a plot
 *
 * Returns: (transfer none) (nullable): where its rows and columns are; %NULL where it has none
 */
const PndPlotGrid *
pnd_plot_get_grid (const PndPlot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->grid.names > 0 ? &self->grid : NULL;
}

static void
rename_text (char **text, char *(*rename) (const char *text, gpointer data), gpointer data)
{
  char *before = *text;

  if (before == NULL)
    return;
  *text = rename (before, data);
  g_free (before);
}

/**
 * pnd_plot_rename:
 * @self: a plot that nobody else has yet
 * @rename: what a text becomes, (transfer full)
 * @data: for @rename
 */
void
pnd_plot_rename (PndPlot *self, char *(*rename) (const char *text, gpointer data), gpointer data)
{
  g_return_if_fail (self != NULL && rename != NULL);

  rename_text (&self->title, rename, data);
  rename_text (&self->summary, rename, data);
  for (guint i = 0; i < self->shapes->len; i++)
    rename_text (&g_array_index (self->shapes, PndShape, i).text, rename, data);
  for (guint i = 0; i < self->marks->len; i++)
    {
      PndPlotMark *mark = &g_array_index (self->marks, PndPlotMark, i);

      rename_text (&mark->text, rename, data);
      rename_text (&mark->target.about, rename, data);
    }
}

/**
 * pnd_plot_measure:
 * @style: how it is written
 * @text: a line
 *
 * Returns: its width, in pixels
 */
double
pnd_plot_measure (PndTextStyle style, const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  g_return_val_if_fail (text != NULL, 0);

  layout = pnd_plot_make_layout (style, text, -1, FALSE);
  pango_layout_get_size (layout, &width, NULL);
  return ceil ((double) width / PANGO_SCALE);
}

/**
 * pnd_plot_get_line_height:
 * @style: how a text is written
 *
 * Returns: the distance of its lines, in pixels
 */
double
pnd_plot_get_line_height (PndTextStyle style)
{
  return ceil (styles[style].size * 1.5);
}
