/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/plots-page-private.h"

#include <glib/gi18n.h>

#include "ui/motives/passages.h"
#include "ui/plots/plot-options.h"

#define SIDE_BY_SIDE 980 /* pixels from which on the passages stand beside the plot */
#define SIDE 200         /* pixels of the list */
#define NARROW 760       /* pixels under which the list of plots is a button */
#define CALM 250         /* ms after an edit */
#define MANY 20000       /* codings from which on the verdict rule is asked apart */

G_DEFINE_FINAL_TYPE (PndPlotsPage, pnd_plots_page, GTK_TYPE_WIDGET)

static void choose (PndPlotsPage *self, PndPlotKind kind);

static void
say_busy (PndPlotsPage *self)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner),
                            pnd_plot_loader_is_at_work (self->loader));
}

/* In a large project the rule reads for a while: the figures are shown before it is asked. */
static gboolean
wants_rule_apart (PndPlotsPage *self, PndProject *project)
{
  return self->request.kind == PND_PLOT_MATRIX
         && pnd_database_query_int (pnd_project_get_database (project), NULL,
                                    "SELECT count(*) FROM codings", 0, NULL, "") > MANY;
}

static void
load (PndPlotsPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_clear_handle_id (&self->later, g_source_remove);
  self->stale = FALSE;
  if (project == NULL)
    return;
  pnd_plot_options_fill (PND_PLOT_OPTIONS (self->options), &self->request);
  self->asks_rule = wants_rule_apart (self, project);
  self->request.skips_rule = self->asks_rule;
  pnd_plot_loader_start (self->loader, project, &self->request);
  say_busy (self);
}

static void
loaded_cb (PndPlotData *data, const GError *error, gpointer user_data)
{
  PndPlotsPage *self = user_data;

  if (data != NULL)
    pnd_plot_view_set_data (PND_PLOT_VIEW (self->view), data);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pnd_workspace_fail (self->workspace, g_error_copy (error));
  if (self->asks_rule && data != NULL)
    {
      self->asks_rule = FALSE;
      self->request.skips_rule = FALSE;
      pnd_plot_loader_start (self->loader, pnd_workspace_get_project (self->workspace),
                             &self->request);
    }
  say_busy (self);
}

static gboolean
later_cb (gpointer data)
{
  PndPlotsPage *self = data;

  self->later = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

/* a page that nobody sees waits until somebody does; edits in a row are waited for */
static void
queue_load (PndPlotsPage *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->later, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->later = g_timeout_add (CALM, later_cb, self);
}

static void
close_passages (PndPlotsPage *self)
{
  pnd_passages_clear (PND_PASSAGES (self->passages));
  gtk_widget_set_visible (self->passages, FALSE);
}

/* the project that goes is closed next: nobody may read it any more */
static void
project_cb (PndPlotsPage *self)
{
  g_assert (PND_IS_PLOTS_PAGE (self));

  pnd_plot_loader_stop (self->loader);
  g_clear_handle_id (&self->later, g_source_remove);
  close_passages (self);
  pnd_plot_view_set_data (PND_PLOT_VIEW (self->view), NULL);
  pnd_plot_options_reset (PND_PLOT_OPTIONS (self->options));
  queue_load (self);
}

static void
choose (PndPlotsPage *self, PndPlotKind kind)
{
  if (self->is_setting)
    return;
  self->is_setting = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), kind));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), kind);
  self->is_setting = FALSE;
  if (kind == self->request.kind)
    return;
  self->request.kind = kind;
  close_passages (self);
  pnd_plot_view_set_data (PND_PLOT_VIEW (self->view), NULL);
  pnd_plot_options_show (PND_PLOT_OPTIONS (self->options), kind);
  load (self);
}

static void
row_cb (PndPlotsPage *self, GtkListBoxRow *row)
{
  if (row != NULL)
    choose (self, gtk_list_box_row_get_index (row));
}

static void
choice_cb (PndPlotsPage *self)
{
  choose (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)));
}

static void
passages_closed_cb (PndPlotsPage *self)
{
  close_passages (self);
  gtk_widget_grab_focus (self->view);
}

static void
pnd_plots_page_map (GtkWidget *widget)
{
  PndPlotsPage *self = PND_PLOTS_PAGE (widget);

  GTK_WIDGET_CLASS (pnd_plots_page_parent_class)->map (widget);
  if (self->stale)
    load (self);
}

static void
pnd_plots_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PndPlotsPage *self = PND_PLOTS_PAGE (widget);
  GtkOrientation orientation = width >= SIDE_BY_SIDE ? GTK_ORIENTATION_HORIZONTAL
                                                     : GTK_ORIENTATION_VERTICAL;

  gtk_widget_set_visible (self->side, width >= NARROW);
  gtk_widget_set_visible (self->choice, width < NARROW);
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) != orientation)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
      pnd_plots_page_divide (self);
    }
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
pnd_plots_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (PND_PLOTS_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  /* the list goes when there is no room for it */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 300);
}

static gboolean
pnd_plots_page_grab_focus (GtkWidget *widget)
{
  PndPlotsPage *self = PND_PLOTS_PAGE (widget);

  return gtk_widget_grab_focus (self->view)
         || gtk_widget_child_focus (self->side, GTK_DIR_TAB_FORWARD);
}

static void
pnd_plots_page_dispose (GObject *object)
{
  PndPlotsPage *self = PND_PLOTS_PAGE (object);

  if (self->loader != NULL)
    pnd_plot_loader_stop (self->loader);
  g_clear_object (&self->loader);
  g_clear_handle_id (&self->later, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_plots_page_parent_class)->dispose (object);
}

static void
pnd_plots_page_class_init (PndPlotsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_plots_page_dispose;
  widget_class->map = pnd_plots_page_map;
  widget_class->size_allocate = pnd_plots_page_size_allocate;
  widget_class->measure = pnd_plots_page_measure;
  widget_class->grab_focus = pnd_plots_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "plotspage");
}

static void
pnd_plots_page_init (PndPlotsPage *self)
{
  self->request = PND_PLOT_REQUEST (PND_PLOT_MATRIX);
  self->loader = pnd_plot_loader_new (loaded_cb, self);
  self->stale = TRUE;
}

static GtkWidget *
make_row (PndPlotKind kind)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const texts[] = { pnd_plot_kind_get_title (kind), pnd_plot_kind_get_hint (kind) };

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      gtk_widget_add_css_class (label, i == 0 ? "row-title" : "row-detail");
      gtk_box_append (GTK_BOX (row), label);
    }
  return row;
}

static GtkWidget *
make_side (PndPlotsPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "plots-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Plots"), -1);
  for (int i = 0; i < PND_N_PLOTS; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (i));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_add_css_class (scroller, "plots-side");
  gtk_widget_set_size_request (scroller, SIDE, -1);
  self->side = scroller;
  return scroller;
}

static GtkWidget *
make_choice (PndPlotsPage *self)
{
  const char *titles[PND_N_PLOTS + 1] = { NULL };

  for (int i = 0; i < PND_N_PLOTS; i++)
    titles[i] = pnd_plot_kind_get_title (i);
  self->choice = gtk_drop_down_new_from_strings (titles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Plot"), -1);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (choice_cb), self);
  return self->choice;
}

static GtkWidget *
make_tools (PndPlotsPage *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_mnemonic (_("_Save Plot…"));

  self->spinner = gtk_spinner_new ();
  gtk_widget_set_hexpand (self->spinner, TRUE);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "win.plot-save");
  gtk_widget_set_tooltip_text (save, _("As SVG, PDF or PNG (Ctrl+Shift+P)"));
  gtk_box_append (GTK_BOX (tools), make_choice (self));
  self->options = pnd_plot_options_new (self->workspace);
  gtk_box_append (GTK_BOX (tools), self->options);
  g_signal_connect_swapped (self->options, "changed", G_CALLBACK (load), self);
  gtk_box_append (GTK_BOX (tools), self->spinner);
  gtk_box_append (GTK_BOX (tools), save);
  gtk_widget_add_css_class (tools, "plots-tools");
  return tools;
}

static GtkWidget *
make_main (PndPlotsPage *self)
{
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = pnd_plot_view_new ();
  self->passages = pnd_passages_new (self->workspace);
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->passages, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_paned_set_start_child (GTK_PANED (self->paned), scroller);
  gtk_paned_set_end_child (GTK_PANED (self->paned), self->passages);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_vexpand (self->paned, TRUE);
  gtk_box_append (GTK_BOX (main), make_tools (self));
  gtk_box_append (GTK_BOX (main), self->paned);
  gtk_widget_set_hexpand (main, TRUE);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (pnd_plots_page_follow), self);
  g_signal_connect_swapped (self->passages, "closed", G_CALLBACK (passages_closed_cb), self);
  return main;
}

/**
 * pnd_plots_page_new:
 * @workspace: the workspace
 *
 * Returns: the page, with motives by case
 */
GtkWidget *
pnd_plots_page_new (PndWorkspace *workspace)
{
  PndPlotsPage *self = g_object_new (PND_TYPE_PLOTS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_side (self));
  gtk_box_append (GTK_BOX (self->box), make_main (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (queue_load), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_plots_page_show_plot:
 * @self: the page
 * @kind: which plot
 */
void
pnd_plots_page_show_plot (PndPlotsPage *self, PndPlotKind kind)
{
  g_return_if_fail (PND_IS_PLOTS_PAGE (self));
  g_return_if_fail (kind < PND_N_PLOTS);

  choose (self, kind);
}

/**
 * pnd_plots_page_get_kind:
 * @self: the page
 *
 * Returns: which plot it shows
 */
PndPlotKind
pnd_plots_page_get_kind (PndPlotsPage *self)
{
  g_return_val_if_fail (PND_IS_PLOTS_PAGE (self), 0);
  return self->request.kind;
}

/**
 * pnd_plots_page_get_view:
 * @self: the page
 *
 * Returns: (transfer none): the view of the plot
 */
PndPlotView *
pnd_plots_page_get_view (PndPlotsPage *self)
{
  g_return_val_if_fail (PND_IS_PLOTS_PAGE (self), NULL);
  return PND_PLOT_VIEW (self->view);
}

/**
 * pnd_plots_page_get_passages:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the codings of the list that is open
 */
GListModel *
pnd_plots_page_get_passages (PndPlotsPage *self)
{
  g_return_val_if_fail (PND_IS_PLOTS_PAGE (self), NULL);
  return pnd_passages_get_model (PND_PASSAGES (self->passages));
}

/**
 * pnd_plots_page_is_ready:
 * @self: the page
 *
 * Returns: whether nothing is on its way, so that what is seen is what there is
 */
gboolean
pnd_plots_page_is_ready (PndPlotsPage *self)
{
  g_return_val_if_fail (PND_IS_PLOTS_PAGE (self), FALSE);
  return self->later == 0 && !self->stale && !pnd_plot_loader_is_at_work (self->loader)
         && pnd_plot_view_get_plot (PND_PLOT_VIEW (self->view)) != NULL;
}
