/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How each plot is laid out; kinds.c knows them by name. @width in pixels; (transfer full). */

#include "app/analysis/plots/draw/plot.h"
#include "app/analysis/plots/matrix.h"

G_BEGIN_DECLS

PndPlot *pnd_matrix_lay_out (const PndMatrix *matrix, const char *title, double width);

G_END_DECLS
