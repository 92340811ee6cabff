/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/case-tools.h"

#include <glib/gi18n.h>

struct _PndCaseTools
{
  GtkWidget parent_instance;

  PndCaseStudy *study;
  gboolean updating;

  GtkWidget *box;
  GtkWidget *tasks;
  GtkWidget *holder;
};

G_DEFINE_FINAL_TYPE (PndCaseTools, pnd_case_tools, GTK_TYPE_WIDGET)

static void
holder_cb (PndCaseTools *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->holder));

  g_assert (PND_IS_CASE_TOOLS (self));

  if (!self->updating && chosen != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.case-holder", "s",
                                pnd_holder_to_word (PND_HOLDER_OWN_REGION + (int) chosen));
}

static GtkWidget *
make_holder (PndCaseTools *self)
{
  const char *titles[PND_N_HOLDERS] = { 0 };
  GtkWidget *holder;

  for (int i = PND_HOLDER_OWN_REGION; i < PND_N_HOLDERS; i++)
    titles[i - PND_HOLDER_OWN_REGION] = pnd_holder_get_title (i);
  holder = gtk_drop_down_new_from_strings (titles);
  gtk_widget_set_tooltip_text (holder, _("Whose motives are shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Whose motives are shown"), -1);
  g_signal_connect_swapped (holder, "notify::selected", G_CALLBACK (holder_cb), self);
  return holder;
}

static GtkWidget *
make_thresholds (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("emblem-system-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.case-thresholds");
  gtk_widget_set_tooltip_text (button, _("Thresholds of the rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Thresholds of the rule"), -1);
  return button;
}

static void
fill (PndCaseTools *self)
{
  GtkWidget *accepted = gtk_check_button_new_with_label (_("Accepted only"));

  self->tasks = gtk_toggle_button_new_with_label ("");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->tasks), "win.case-tasks");
  gtk_widget_set_tooltip_text (self->tasks, _("What speaks against the verdicts"));
  self->holder = make_holder (self);
  gtk_widget_set_hexpand (self->holder, TRUE);
  gtk_widget_set_halign (self->holder, GTK_ALIGN_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (accepted), "win.accepted-only");
  gtk_widget_set_tooltip_text (accepted, _("Only codings that were accepted in review count"));
  gtk_box_append (GTK_BOX (self->box), self->tasks);
  gtk_box_append (GTK_BOX (self->box), self->holder);
  gtk_box_append (GTK_BOX (self->box), accepted);
  gtk_box_append (GTK_BOX (self->box), make_thresholds ());
}

static void
pnd_case_tools_dispose (GObject *object)
{
  PndCaseTools *self = PND_CASE_TOOLS (object);

  if (self->box != NULL)
    g_signal_handlers_disconnect_by_data (self->holder, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->study);

  G_OBJECT_CLASS (pnd_case_tools_parent_class)->dispose (object);
}

static void
pnd_case_tools_class_init (PndCaseToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_case_tools_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "case-tools");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_case_tools_init (PndCaseTools *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * pnd_case_tools_new:
 * @study: the case
 *
 * Returns: the row
 */
GtkWidget *
pnd_case_tools_new (PndCaseStudy *study)
{
  PndCaseTools *self = g_object_new (PND_TYPE_CASE_TOOLS, NULL);

  self->study = g_object_ref (study);
  fill (self);
  pnd_case_tools_update (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_case_tools_update:
 * @self: the row
 */
void
pnd_case_tools_update (PndCaseTools *self)
{
  int n;
  g_autofree char *tasks = NULL;

  g_return_if_fail (PND_IS_CASE_TOOLS (self));

  n = pnd_case_study_count_open_tasks (self->study);
  tasks = n > 0 ? g_strdup_printf (_("Negative Cases: %d Open"), n)
                : g_strdup (_("Negative Cases"));
  gtk_button_set_label (GTK_BUTTON (self->tasks), tasks);
  self->updating = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->holder),
                              pnd_case_study_get_holder (self->study) - PND_HOLDER_OWN_REGION);
  self->updating = FALSE;
}
