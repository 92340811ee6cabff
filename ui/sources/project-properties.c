/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/project-properties.h"

#include <glib/gi18n.h>

#include "app/model/sources/project-facts.h"
#include "ui/common/dialog.h"

#define USUAL_WIDTH 80

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndProject *project;
  GtkWidget *name;
  GtkTextBuffer *question;
  GtkTextBuffer *notes;
  GtkWidget *lines; /* 0: paragraphs, 1: of a fixed width */
  GtkWidget *width;
} Properties;

static void
properties_free (gpointer data)
{
  Properties *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->project);
  g_free (self);
}

static void
lines_cb (Properties *self)
{
  gtk_widget_set_sensitive (self->width,
                            gtk_drop_down_get_selected (GTK_DROP_DOWN (self->lines)) == 1);
}

static void
save_cb (Properties *self)
{
  g_autofree char *question = pnd_dialog_get_text (self->question);
  g_autofree char *notes = pnd_dialog_get_text (self->notes);
  int width = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->lines)) == 1
                ? gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->width))
                : 0;
  const PndProjectFacts facts = { .name = gtk_editable_get_text (GTK_EDITABLE (self->name)),
                                  .question = question,
                                  .notes = notes,
                                  .line_width = width };
  GError *error = NULL;

  if (!pnd_project_facts_set (self->project, &facts, &error))
    pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (self->window);
}

static void
add_lines (Properties *self, GtkWidget *form)
{
  const char *const titles[] = { _("A paragraph is a line"), _("Lines of a fixed width"), NULL };
  int width = pnd_project_facts_get_line_width (self->project);

  self->lines = gtk_drop_down_new_from_strings (titles);
  self->width = gtk_spin_button_new_with_range (PND_LINE_WIDTH_MIN, PND_LINE_WIDTH_MAX, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->lines), width > 0 ? 1 : 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->width), width > 0 ? width : USUAL_WIDTH);
  pnd_dialog_add_field (GTK_BOX (form), _("_Line numbers, by which passages are cited"),
                        self->lines);
  pnd_dialog_add_field (GTK_BOX (form), _("C_haracters a line"), self->width);
  g_signal_connect_swapped (self->lines, "notify::selected", G_CALLBACK (lines_cb), self);
  lines_cb (self);
}

static GtkWidget *
make_form (Properties *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *asked = pnd_project_facts_dup_question (self->project);
  g_autofree char *said = pnd_project_facts_dup_notes (self->project);
  GtkWidget *question = pnd_dialog_new_text (NULL, asked, 56, &self->question);
  GtkWidget *notes = pnd_dialog_new_text (NULL, said, 90, &self->notes);

  gtk_widget_add_css_class (form, "dialog-content");
  self->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->name), pnd_project_get_name (self->project));
  gtk_entry_set_activates_default (GTK_ENTRY (self->name), TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Name"), self->name);
  pnd_dialog_add_field (GTK_BOX (form), _("_Question of the study"), question);
  gtk_widget_set_vexpand (notes, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("N_otes"), notes);
  add_lines (self, form);
  return form;
}

/**
 * pnd_project_properties_show:
 * @parent: the window
 * @workspace: whose project
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_project_properties_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Properties *self = g_new0 (Properties, 1);
  GtkWidget *accept;
  GtkWidget *form;

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->window = pnd_dialog_new (parent, _("Project Properties"), 460, -1);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  form = make_form (self);
  gtk_window_set_child (self->window, form);
  g_object_set_data_full (G_OBJECT (self->window), "properties", self, properties_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
