/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/grid/case-chooser.h"

#include <glib/gi18n.h>

#include "app/model/cases/region-case.h"

/*
 * _PndCaseChooser:
 * @cases: (nullable): PndRegionCase, in the order of the list
 * @chosen: id of a case, 0 for the whole project
 * @filling: the list is being made
 */
struct _PndCaseChooser
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GListModel *cases;
  gint64 chosen;
  gboolean filling;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (PndCaseChooser, pnd_case_chooser, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill (PndCaseChooser *self)
{
  guint n = self->cases == NULL ? 0 : g_list_model_get_n_items (self->cases);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _("The whole project"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRegionCase) one = g_list_model_get_item (self->cases, i);

      gtk_string_list_append (names, pnd_region_case_get_name (one));
      if (pnd_row_get_id (PND_ROW (one)) == self->chosen)
        selected = i + 1;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->list), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->list), selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (selected == 0 && self->chosen != 0)
    {
      self->chosen = 0;
      g_signal_emit (self, signals[CHOSEN], 0);
    }
}

static void
selected_cb (PndCaseChooser *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->list));
  g_autoptr (PndRow) one = NULL;
  gint64 chosen;

  g_assert (PND_IS_CASE_CHOOSER (self));

  if (self->filling || self->cases == NULL)
    return;
  if (selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    one = g_list_model_get_item (self->cases, selected - 1);
  chosen = one != NULL ? pnd_row_get_id (one) : 0;
  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
changed_cb (PndCaseChooser *self, PndChanges *changes)
{
  g_assert (PND_IS_CASE_CHOOSER (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "cases"))
    fill (self);
}

static void
project_cb (PndCaseChooser *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_assert (PND_IS_CASE_CHOOSER (self));

  g_clear_object (&self->cases);
  self->chosen = 0;
  if (project != NULL)
    self->cases = pnd_region_case_new_list (project);
  fill (self);
}

static void
pnd_case_chooser_dispose (GObject *object)
{
  PndCaseChooser *self = PND_CASE_CHOOSER (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->cases);
  g_clear_pointer (&self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_case_chooser_parent_class)->dispose (object);
}

static void
pnd_case_chooser_class_init (PndCaseChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_case_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "case-chooser");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_case_chooser_init (PndCaseChooser *self)
{
  self->list = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Case"), -1);
  gtk_widget_set_tooltip_text (self->list, _("Case"));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

/**
 * pnd_case_chooser_new:
 * @workspace: the workspace
 *
 * Returns: a chooser, at first of the whole project
 */
GtkWidget *
pnd_case_chooser_new (PndWorkspace *workspace)
{
  PndCaseChooser *self = g_object_new (PND_TYPE_CASE_CHOOSER, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_case_chooser_get:
 * @self: a chooser
 *
 * Returns: id of the case that is chosen, 0 for the whole project
 */
gint64
pnd_case_chooser_get (PndCaseChooser *self)
{
  g_return_val_if_fail (PND_IS_CASE_CHOOSER (self), 0);

  return self->chosen;
}
