/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plot as it stands on its paper: shapes to draw, in order, and marks. A mark is a place of the
 * plot that stands for something: it says in words what is seen there, and where it leads. The
 * window, the files and the report all show the same plot; only pnd_plot_draw() draws it.
 *
 * Units are pixels of 1/96 inch, from the top left. */

#include <cairo.h>

#include "app/analysis/plots/draw/palette.h"
#include "app/model/span.h"

G_BEGIN_DECLS

/**
 * PndPlotGoal:
 * @PND_PLOT_GOAL_NONE: it leads nowhere
 * @PND_PLOT_GOAL_PASSAGES: to the codings that `where` holds for
 * @PND_PLOT_GOAL_PAIR: to the codings of `code` and `other` that occur together
 * @PND_PLOT_GOAL_PLACE: to `span` of `document`
 * @PND_PLOT_GOAL_WORD: to `word` in its contexts
 *
 * Where a mark leads.
 */
typedef enum
{
  PND_PLOT_GOAL_NONE,
  PND_PLOT_GOAL_PASSAGES,
  PND_PLOT_GOAL_PAIR,
  PND_PLOT_GOAL_PLACE,
  PND_PLOT_GOAL_WORD,
} PndPlotGoal;

/**
 * PndPlotTarget:
 * @where: (nullable): SQL over the columns of `codings`, alias t, without parameters
 * @about: (nullable): what the passages have in common, as the head of their list
 * @word: (nullable): a word, in small letters
 */
typedef struct
{
  PndPlotGoal goal;
  char *where;
  char *about;
  char *word;
  gint64 document;
  PndSpan span;
  gint64 code;
  gint64 other;
} PndPlotTarget;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PndBox;

#define PND_BOX(x_, y_, width_, height_) ((PndBox){ (x_), (y_), (width_), (height_) })

/**
 * PndPlotMark:
 * @box: where it is seen; where it is small, with room around it for a finger
 * @text: what is seen, in words, whole without the rest of the plot
 * @row: for the arrows: up and down go to the next row that has any
 * @column: left and right go along the row
 */
typedef struct
{
  PndBox box;
  char *text;
  int row;
  int column;
  PndPlotTarget target;
} PndPlotMark;

typedef enum
{
  PND_STYLE_TITLE,
  PND_STYLE_HEADING,
  PND_STYLE_BODY,
  PND_STYLE_STRONG,
  PND_STYLE_SMALL,
  PND_STYLE_ITALIC,
} PndTextStyle;

typedef enum
{
  PND_ALIGN_START,
  PND_ALIGN_CENTRE,
  PND_ALIGN_END,
} PndAlign;

/**
 * PndFill:
 *
 * How an area is filled; those of polarities look as the stripes beside a text do.
 */
typedef enum
{
  PND_FILL_SOLID,
  PND_FILL_HATCHED,
  PND_FILL_DOTTED,
  PND_FILL_OUTLINE,
} PndFill;

/**
 * PndSymbol:
 * @PND_SYMBOL_FULL: a disc
 * @PND_SYMBOL_HALF: a ring with its left half full
 * @PND_SYMBOL_NONE: a ring that is struck through
 * @PND_SYMBOL_OPEN: a broken ring
 * @PND_SYMBOL_DOT: a small disc
 */
typedef enum
{
  PND_SYMBOL_FULL,
  PND_SYMBOL_HALF,
  PND_SYMBOL_NONE,
  PND_SYMBOL_OPEN,
  PND_SYMBOL_DOT,
} PndSymbol;

/**
 * PndPlotGrid:
 * @box: rows with their names and columns with their heads; above and below it stands the rest
 * @names: how much of it at the left are names of rows, in pixels
 * @heads: how much of it at the top are heads of columns
 *
 * Where a plot is scrolled, names and heads stay in sight.
 */
typedef struct
{
  PndBox box;
  double names;
  double heads;
} PndPlotGrid;

typedef struct _PndPlot PndPlot;

/* @summary: the whole plot in a sentence or two, for who cannot see it */
PndPlot *pnd_plot_new (const char *title, const char *summary);
PndPlot *pnd_plot_ref (PndPlot *self);
void pnd_plot_unref (PndPlot *self);

const char *pnd_plot_get_title (const PndPlot *self);
const char *pnd_plot_get_summary (const PndPlot *self);
void pnd_plot_set_summary (PndPlot *self, const char *summary);
double pnd_plot_get_width (const PndPlot *self);
double pnd_plot_get_height (const PndPlot *self);
void pnd_plot_set_size (PndPlot *self, double width, double height);

/* marks, by index */
int pnd_plot_get_n_marks (const PndPlot *self);
const PndPlotMark *pnd_plot_get_mark (const PndPlot *self, int index);
int pnd_plot_find_mark (const PndPlot *self, double x, double y); /* -1 for none */
/* the mark an arrow goes to from @index, which is kept at an edge; @rows, @columns: -1, 0 or 1 */
int pnd_plot_step (const PndPlot *self, int index, int columns, int rows);

const PndPlotGrid *pnd_plot_get_grid (const PndPlot *self); /* (nullable) */

/* draws what of it is inside the clip, with its top left at 0, 0; @in_window: without paper, letters on whole pixels */
void pnd_plot_draw (const PndPlot *self, cairo_t *cr, gboolean is_dark, gboolean in_window);

/* every text of it, seen or told, becomes what @rename (transfer full) makes of it: for other names
 * in what goes out; before anybody else has the plot */
void pnd_plot_rename (PndPlot *self, char *(*rename) (const char *text, gpointer data),
                      gpointer data);

/* --- for those who lay a plot out --- */

/* the width of one line; its height is that of the style */
double pnd_plot_measure (PndTextStyle style, const char *text);
double pnd_plot_get_line_height (PndTextStyle style);
void pnd_plot_set_grid (PndPlot *self, const PndPlotGrid *grid);

void pnd_plot_add_box (PndPlot *self, PndBox box, PndInk ink, int step, PndFill fill);
void pnd_plot_add_coloured (PndPlot *self, PndBox box, const char *colour, PndFill fill);
void pnd_plot_add_line (PndPlot *self, double x1, double y1, double x2, double y2, PndInk ink,
                        double width);
/* @points: x and y, x and y ...; @is_broken: of dashes */
void pnd_plot_add_curve (PndPlot *self, const double *points, int n_points, PndInk ink,
                         double width, gboolean is_broken);
/* one line in the middle of the height of @box, with an ellipsis where it does not fit */
void pnd_plot_add_text (PndPlot *self, PndBox box, PndTextStyle style, PndInk ink, PndAlign align,
                        const char *text);
void pnd_plot_add_scale_text (PndPlot *self, PndBox box, PndTextStyle style, int step,
                              const char *text);
/* the same, reading upwards; @align: its beginning is at the foot. What hangs from the top loses its
 * middle where it does not fit */
void pnd_plot_add_upright (PndPlot *self, PndBox box, PndTextStyle style, PndInk ink,
                           PndAlign align, const char *text);
/* several lines from the top of @box; returns their height */
double pnd_plot_add_paragraph (PndPlot *self, double x, double y, double width,
                               PndTextStyle style, PndInk ink, const char *text);
void pnd_plot_add_symbol (PndPlot *self, double x, double y, double radius, PndSymbol symbol,
                          PndInk ink);
/* takes @text and the strings of @target */
void pnd_plot_add_mark (PndPlot *self, PndBox box, int row, int column, char *text,
                        PndPlotTarget target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPlot, pnd_plot_unref)

G_END_DECLS
