/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a plot leads: from its marks to passages, places and words; and into a file. */

#include "ui/plots/plots-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/exchange/plots/plot-writer.h"
#include "ui/common/file-chooser.h"
#include "ui/motives/passages.h"
#include "ui/plots/plot-options.h"

/* For the page: what the plot keeps beside or above its passages. */
void
pnd_plots_page_divide (PndPlotsPage *self)
{
  int width = gtk_widget_get_width (self->paned), height = gtk_widget_get_height (self->paned);
  gboolean beside = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned))
                    == GTK_ORIENTATION_HORIZONTAL;

  gtk_paned_set_position (GTK_PANED (self->paned), beside ? width - MIN (width / 3, 420)
                                                          : height / 2);
}

static void
show_passages (PndPlotsPage *self, const char *title, const char *where)
{
  pnd_passages_show_where (PND_PASSAGES (self->passages), title, where);
  if (!gtk_widget_get_visible (self->passages))
    pnd_plots_page_divide (self);
  gtk_widget_set_visible (self->passages, TRUE);
}

/* so many are listed, which is more than anybody reads */
#define MAX_PAIRS 20000

static void
show_pair (PndPlotsPage *self, const PndPlotMark *mark)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids
      = pnd_cooccurrence_list (pnd_project_get_database (project), self->request.relation,
                               self->request.distance, mark->target.code, mark->target.other,
                               &error);
  g_autoptr (GString) where = g_string_new ("t.id IN (0");

  if (ids == NULL)
    {
      pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
      return;
    }
  for (guint i = 0; i < MIN (ids->len, MAX_PAIRS); i++)
    g_string_append_printf (where, ",%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
  g_string_append_c (where, ')');
  show_passages (self, mark->target.about, where->str);
}

static void
show_place (PndPlotsPage *self, const PndPlotTarget *target)
{
  pnd_workspace_set_coding (self->workspace, 0);
  if (pnd_span_is_empty (target->span))
    pnd_workspace_open_document (self->workspace, target->document);
  else
    pnd_workspace_reveal (self->workspace, target->document, target->span);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}

static void
show_word (PndPlotsPage *self, const char *word)
{
  pnd_plot_options_set_word (PND_PLOT_OPTIONS (self->options), word);
  pnd_plots_page_show_plot (self, PND_PLOT_CONTEXT);
}

/* For the page: follows a mark. */
void
pnd_plots_page_follow (PndPlotsPage *self, int index)
{
  g_autoptr (PndPlot) plot = pnd_plot_ref (pnd_plot_view_get_plot (PND_PLOT_VIEW (self->view)));
  const PndPlotMark *mark = pnd_plot_get_mark (plot, index);
  const PndPlotTarget *target = &mark->target;

  switch (target->goal)
    {
    case PND_PLOT_GOAL_PASSAGES:
      show_passages (self, target->about, target->where);
      break;
    case PND_PLOT_GOAL_PAIR:
      show_pair (self, mark);
      break;
    case PND_PLOT_GOAL_PLACE:
      show_place (self, target);
      break;
    case PND_PLOT_GOAL_WORD:
      show_word (self, target->word);
      break;
    case PND_PLOT_GOAL_NONE:
    default:
      break;
    }
}

static void
file_cb (GListModel *files, gpointer data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    pnd_plots_page_write (data, path);
}

/**
 * pnd_plots_page_save:
 * @self: the page
 *
 * Asks where to, and writes the plot that is seen: as SVG, PDF or PNG, which the name's suffix says.
 */
void
pnd_plots_page_save (PndPlotsPage *self)
{
  PndProject *project;
  g_autofree char *name = NULL;

  g_return_if_fail (PND_IS_PLOTS_PAGE (self));

  project = pnd_workspace_get_project (self->workspace);
  if (project == NULL || pnd_plot_view_get_plot (PND_PLOT_VIEW (self->view)) == NULL)
    return;
  name = g_strdup_printf ("%s-%s.svg", pnd_project_get_name (project),
                          pnd_plot_kind_get_name (self->request.kind));
  pnd_file_chooser_save (GTK_WIDGET (self), _("Save Plot"), PND_FILE_PLOT, name, file_cb, self);
}

/**
 * pnd_plots_page_write:
 * @self: the page
 * @path: of the file, ending in .svg, .pdf or .png
 *
 * Writes the plot that is seen, on light paper. Whether it was, and why not, is a message.
 *
 * Returns: whether it was written
 */
gboolean
pnd_plots_page_write (PndPlotsPage *self, const char *path)
{
  const char *dot = strrchr (path, '.');
  PndPlot *plot;
  PndPlotFormat format;
  g_autofree char *name = NULL;
  GError *error = NULL;

  g_return_val_if_fail (PND_IS_PLOTS_PAGE (self), FALSE);

  plot = pnd_plot_view_get_plot (PND_PLOT_VIEW (self->view));
  name = g_filename_display_basename (path);
  if (!pnd_plot_format_from_suffix (dot != NULL ? dot + 1 : NULL, &format))
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_ERROR,
                         _("%s: a plot is written as .svg, .pdf or .png."), name);
      return FALSE;
    }
  if (plot == NULL || !pnd_plot_write (plot, path, format, FALSE, NULL, &error))
    {
      if (error != NULL)
        pnd_workspace_fail (self->workspace, error);
      return FALSE;
    }
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("%s was written."), name);
  return TRUE;
}
