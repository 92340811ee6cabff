/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plot as a file: SVG, PDF or PNG. The same plot gives the same bytes. */

#include <gio/gio.h>

#include "app/analysis/plots/draw/plot.h"

G_BEGIN_DECLS

typedef enum
{
  PND_PLOT_SVG,
  PND_PLOT_PDF,
  PND_PLOT_PNG,
} PndPlotFormat;

/* by the suffix of a file's name, without its dot; any case */
gboolean pnd_plot_format_from_suffix (const char *suffix, PndPlotFormat *format);

/* SVG with a title and a description, and each mark's words at its place. @prefix: (nullable): of
 * all ids, so that several can stand in one page. Without the XML declaration; (transfer full) */
GString *pnd_plot_to_svg (const PndPlot *plot, gboolean is_dark, const char *prefix,
                          GError **error);
/* writes beside @path and puts it in place; @date: (nullable): of the PDF, as the project has it */
gboolean pnd_plot_write (const PndPlot *plot, const char *path, PndPlotFormat format,
                         gboolean is_dark, const char *date, GError **error);

G_END_DECLS
