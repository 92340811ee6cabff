/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The plots there are, by name. What a plot is of is read once, in any thread; it can then be laid
 * out for any width, as often as a window changes its size.
 *
 *   data = pnd_plot_data_load (reader, &request, cancellable, &error);
 *   plot = pnd_plot_data_lay_out (data, width);
 *   pnd_plot_draw (plot, cr, is_dark, in_window);
 */

#include <gio/gio.h>

#include "app/analysis/plots/cooccurrence.h"
#include "app/analysis/plots/draw/plot.h"
#include "app/store/database.h"

G_BEGIN_DECLS

typedef enum
{
  PND_PLOT_MATRIX,
  PND_PLOT_HEAT_MAP,
  PND_PLOT_COOCCURRENCE,
  PND_PLOT_PORTRAIT,
  PND_PLOT_TIMELINE,
  PND_PLOT_SATURATION,
  PND_PLOT_WORDS,
  PND_PLOT_CONTEXT,
  PND_N_PLOTS
} PndPlotKind;

/**
 * PndPlotRequest:
 * @holder: of motives: a PndHolder, -1 for any
 * @skips_rule: of the matrix: leave out what the verdict rule says
 * @relation: of co-occurrence
 * @distance: for %PND_TOGETHER_NEAR, in code points, from 0
 * @document: id of the document of a portrait, 0 for the one with the most codings
 * @word: (nullable): for words in context; NULL for the most frequent one
 */
typedef struct
{
  PndPlotKind kind;
  int holder;
  gboolean skips_rule;
  PndTogether relation;
  int distance;
  gint64 document;
  const char *word;
} PndPlotRequest;

#define PND_PLOT_REQUEST(kind_)                                                                    \
  ((PndPlotRequest){ .kind = (kind_), .holder = PND_HOLDER_OWN_REGION, .distance = 100 })

typedef struct _PndPlotData PndPlotData;

/* the word behind --plot, and in a file's name */
const char *pnd_plot_kind_get_name (PndPlotKind kind);
gboolean pnd_plot_kind_from_name (const char *name, PndPlotKind *kind);
const char *pnd_plot_kind_get_title (PndPlotKind kind); /* translated */
const char *pnd_plot_kind_get_hint (PndPlotKind kind);  /* what it answers, translated */

PndPlotData *pnd_plot_data_load (PndDatabase *database, const PndPlotRequest *request,
                                 GCancellable *cancellable, GError **error);
PndPlotData *pnd_plot_data_ref (PndPlotData *self);
void pnd_plot_data_unref (PndPlotData *self);
/* @width: in pixels; a plot that needs more is wider. (transfer full) */
PndPlot *pnd_plot_data_lay_out (const PndPlotData *self, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPlotData, pnd_plot_data_unref)

G_END_DECLS
