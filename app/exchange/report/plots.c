/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plots of a report, as the window shows them. */

#include "app/analysis/plots/draw/kinds.h"
#include "app/exchange/plots/plot-writer.h"
#include "app/exchange/report/parts.h"
#include "app/model/language.h"

/* of the page, in pixels */
#define PLOT_WIDTH 760.0
#define POINTS (72.0 / 96.0)

/* more documents than that are no picture any more */
#define MAX_DOCUMENTS 60

/* plots that say something of the whole project; the others are of one document or one word */
static const char *const shown[]
    = { "motives", "heat-map", "co-occurrence", "timeline", "saturation" };

static void
draw_cb (gpointer data, gpointer cairo)
{
  cairo_save (cairo);
  cairo_scale (cairo, POINTS, POINTS);
  pnd_plot_draw (data, cairo, FALSE, FALSE);
  cairo_restore (cairo);
}

static char *
rename_cb (const char *text, gpointer sources)
{
  return pnd_report_sources_dup (sources, text);
}

static gboolean
add_plot (PndReportParts *parts, PndPlotKind kind, GCancellable *cancellable, GError **error)
{
  const PndPlotRequest request = PND_PLOT_REQUEST (kind);
  g_autoptr (PndPlotData) data
      = pnd_plot_data_load (parts->reader, &request, cancellable, error);
  g_autoptr (PndPlot) plot = data != NULL ? pnd_plot_data_lay_out (data, PLOT_WIDTH) : NULL;
  g_autofree char *prefix = g_strdup_printf ("%s-", pnd_plot_kind_get_name (kind));
  GString *svg;
  PndReportPicture picture;

  if (plot == NULL)
    return FALSE;
  pnd_plot_rename (plot, rename_cb, parts->sources);
  svg = pnd_plot_to_svg (plot, FALSE, prefix, error);
  if (svg == NULL)
    return FALSE;
  picture = (PndReportPicture){ .svg = svg->str,
                                .title = pnd_plot_get_title (plot),
                                .description = pnd_plot_get_summary (plot),
                                .width = pnd_plot_get_width (plot) * POINTS,
                                .height = pnd_plot_get_height (plot) * POINTS,
                                .draw = draw_cb,
                                .data = pnd_plot_ref (plot),
                                .destroy = (GDestroyNotify) pnd_plot_unref };
  pnd_report_picture (parts->report, &picture);
  g_string_free (svg, TRUE);
  return TRUE;
}

/**
 * pnd_report_add_plots:
 * @parts: what the report is about
 * @cancellable: (nullable): ends it
 * @error: return location for an error
 *
 * Returns: %TRUE if the plots are in the report
 */
gboolean
pnd_report_add_plots (PndReportParts *parts, GCancellable *cancellable, GError **error)
{
  pnd_report_heading (parts->report, 2, "plots", _("Plots"));
  for (int i = 0; i < (int) G_N_ELEMENTS (shown); i++)
    {
      PndPlotKind kind;

      if (i > 0 && parts->sources->documents->len > MAX_DOCUMENTS)
        break;
      if (pnd_plot_kind_from_name (shown[i], &kind)
          && !add_plot (parts, kind, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
