/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/command/reading/export-plot.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/analysis/plots/draw/frame.h"
#include "app/analysis/plots/draw/kinds.h"
#include "app/exchange/plots/plot-writer.h"
#include "app/model/document.h"

static char *
list_names (void)
{
  GString *names = g_string_new (NULL);

  for (int i = 0; i < PND_N_PLOTS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", pnd_plot_kind_get_name (i));
  return g_string_free (names, FALSE);
}

/* when the project was edited last, which the same project always says the same of */
static char *
load_date (PndDatabase *database)
{
  g_autoptr (PndStatement) row
      = pnd_database_query (database, NULL, "SELECT max (time) FROM history", NULL, "");

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL)) : NULL;
}

static gboolean
write_plot (PndDatabase *database, const char *path, PndPlotFormat format,
            const PndPlotRequest *request, gboolean is_dark, GError **error)
{
  g_autofree char *date = load_date (database);
  g_autoptr (PndPlotData) data = pnd_plot_data_load (database, request, NULL, error);
  g_autoptr (PndPlot) plot = NULL;

  if (data == NULL)
    return FALSE;
  plot = pnd_plot_data_lay_out (data, PND_FRAME_WIDTH);
  return pnd_plot_write (plot, path, format, is_dark, date, error);
}

static int
export (const char *project_path, const char *path, PndPlotFormat format,
        PndPlotRequest *request, const PndExportPlot *options, const PndCodingView *view)
{
  PndProject *project = pnd_options_open_reading (project_path);
  GError *error = NULL;
  g_autofree char *target = g_canonicalize_filename (path, NULL);
  int status = PND_STATUS_DONE;

  if (project == NULL)
    return PND_STATUS_FAILED;
  if (strcmp (target, pnd_project_get_path (project)) == 0)
    {
      pnd_options_complain (_("The project itself cannot be the file to write."));
      return pnd_options_close (project, PND_STATUS_FAILED);
    }
  if (options->document != NULL)
    request->document = pnd_document_find (project, options->document, &error);
  if (error != NULL
      || !pnd_coding_view_apply (view, project, pnd_project_get_database (project), &error)
      || !write_plot (pnd_project_get_database (project), path, format, request,
                      options->is_dark, &error))
    status = pnd_options_fail (error);
  return pnd_options_close (project, status);
}

/* Returns: the exit status, %PND_STATUS_DONE for words there are */
static int
read_options (const PndVerb *verb, const PndExportPlot *options, PndPlotRequest *request)
{
  gboolean any = g_strcmp0 (options->holder, "any") == 0;
  PndHolder holder = PND_HOLDER_OWN_REGION;

  if (options->together != NULL && !pnd_together_from_word (options->together, &request->relation))
    return pnd_options_fail_usage (verb, _("“%s” is not overlap, inclusion, near or paragraph"),
                                   options->together);
  if (options->holder != NULL && !any && !pnd_holder_from_word (options->holder, &holder))
    return pnd_options_fail_usage (verb, _("there is no holder “%s”"), options->holder);
  request->holder = any ? -1 : (int) holder;
  if (options->distance >= 0)
    request->distance = options->distance;
  request->word = options->word;
  return PND_STATUS_DONE;
}

/**
 * pnd_export_plot_clear:
 * @options: options
 *
 * Frees what they hold.
 */
void
pnd_export_plot_clear (PndExportPlot *options)
{
  g_return_if_fail (options != NULL);

  g_free (options->name);
  g_free (options->document);
  g_free (options->word);
  g_free (options->together);
  g_free (options->holder);
}

/**
 * pnd_export_plot:
 * @verb: the verb
 * @project_path: of the project
 * @path: of the file to write
 * @format: (nullable): the word behind --format; else the suffix of @path tells
 * @options: which plot, and of what
 * @view: which codings count
 *
 * Returns: the exit status
 */
int
pnd_export_plot (const PndVerb *verb, const char *project_path, const char *path,
                 const char *format, const PndExportPlot *options, const PndCodingView *view)
{
  const char *dot = strrchr (path, '.');
  PndPlotFormat file_format;
  PndPlotKind kind;
  PndPlotRequest request;
  int status;

  g_return_val_if_fail (options != NULL && options->name != NULL, PND_STATUS_USAGE);

  if (!pnd_plot_kind_from_name (options->name, &kind))
    {
      g_autofree char *names = list_names ();

      return pnd_options_fail_usage (verb, _("there is no plot “%s”; there are: %s"),
                                     options->name, names);
    }
  if (!pnd_plot_format_from_suffix (format != NULL ? format : dot != NULL ? dot + 1 : NULL,
                                    &file_format))
    return pnd_options_fail_usage (verb, _("a plot is written as .svg, .pdf or .png, not as “%s”"),
                                   format != NULL ? format : path);
  request = PND_PLOT_REQUEST (kind);
  status = read_options (verb, options, &request);
  if (status != PND_STATUS_DONE)
    return status;
  return export (project_path, path, file_format, &request, options, view);
}
