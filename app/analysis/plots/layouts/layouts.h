/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How each plot is laid out; kinds.c knows them by name. @width in pixels; (transfer full). */

#include "app/analysis/plots/draw/plot.h"
#include "app/analysis/plots/cooccurrence.h"
#include "app/analysis/plots/heat-map.h"
#include "app/analysis/plots/matrix.h"
#include "app/analysis/plots/portrait.h"
#include "app/analysis/plots/saturation.h"
#include "app/analysis/plots/timeline.h"
#include "app/analysis/plots/words.h"

G_BEGIN_DECLS

PndPlot *pnd_matrix_lay_out (const PndMatrix *matrix, const char *title, double width);
PndPlot *pnd_heat_map_lay_out (const PndHeatMap *map, const char *title, double width);
PndPlot *pnd_cooccurrence_lay_out (const PndCooccurrence *counts, const char *title, double width);
PndPlot *pnd_portrait_lay_out (const PndPortrait *portrait, const char *title, double width);
PndPlot *pnd_timeline_lay_out (const PndTimeline *timeline, const char *title, double width);
PndPlot *pnd_saturation_lay_out (const PndSaturation *saturation, const char *title, double width);
PndPlot *pnd_words_lay_out (const PndWords *words, const char *title, double width);
PndPlot *pnd_concordance_lay_out (const PndConcordance *concordance, const char *title,
                                  double width);

G_END_DECLS
