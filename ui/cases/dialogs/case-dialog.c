/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/dialogs/case-dialog.h"

#include <glib/gi18n.h>

#include "ui/cases/parts.h"
#include "ui/common/dialog.h"

/*
 * Dialog:
 * @row: (nullable): %NULL for a new case
 * @stages: entries by stage; that of none is not used
 */
typedef struct
{
  GtkWindow *window;
  PndCaseStudy *study;
  PndProject *project;
  PndRegionCase *row;
  GtkWidget *name;
  GtkWidget *own;
  GtkWidget *partner;
  GtkWidget *from;
  GtkWidget *to;
  GtkTextBuffer *notes;
  GtkWidget *stages[PND_N_STAGES];
  GtkWidget *fault;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_object (&self->row);
  g_object_unref (self->project);
  g_object_unref (self->study);
  g_free (self);
}

static char *
dup_entry (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* two regions are name enough */
static char *
make_name (Dialog *self)
{
  g_autofree char *name = dup_entry (self->name);
  g_autofree char *own = dup_entry (self->own);
  g_autofree char *partner = dup_entry (self->partner);

  if (*name == '\0' && *own != '\0' && *partner != '\0')
    return g_strdup_printf ("%s – %s", own, partner);
  return g_steal_pointer (&name);
}

static gboolean
set_stages (Dialog *self, PndRegionCase *row, GError **error)
{
  for (int stage = PND_STAGE_NONE + 1; stage < PND_N_STAGES; stage++)
    {
      g_autofree char *date = dup_entry (self->stages[stage]);
      g_autofree char *before = pnd_region_case_dup_stage (row, stage);

      if (g_strcmp0 (before != NULL ? before : "", date) != 0
          && !pnd_region_case_set_stage (row, stage, date, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_case (Dialog *self, const PndRegionCaseFacts *facts, gint64 *id, GError **error)
{
  g_autoptr (PndRegionCase) row = NULL;

  if (self->row != NULL)
    return pnd_region_case_change (self->row, facts, error) && set_stages (self, self->row, error);
  *id = pnd_region_case_add (self->project, facts, error);
  row = *id != 0 ? pnd_row_get (self->project, PND_TYPE_REGION_CASE, *id, error) : NULL;
  return row != NULL && set_stages (self, row, error);
}

/* all of it is one step for undo */
static gboolean
save (Dialog *self, gint64 *id, GError **error)
{
  g_autofree char *name = make_name (self);
  g_autofree char *own = dup_entry (self->own);
  g_autofree char *partner = dup_entry (self->partner);
  g_autofree char *from = dup_entry (self->from);
  g_autofree char *to = dup_entry (self->to);
  g_autofree char *notes = pnd_dialog_get_text (self->notes);
  PndRegionCaseFacts facts = { name, own, partner, from, to, notes };

  if (!pnd_project_begin_edit (self->project,
                               self->row != NULL ? N_("Change case") : N_("Add case"), error))
    return FALSE;
  if (!write_case (self, &facts, id, error))
    {
      pnd_project_abandon_edit (self->project);
      return FALSE;
    }
  pnd_project_describe_edit (self->project, "%s", name);
  return pnd_project_end_edit (self->project, error);
}

static void
save_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!save (self, &id, &error))
    {
      gtk_label_set_text (GTK_LABEL (self->fault), error->message);
      gtk_widget_set_visible (self->fault, TRUE);
      return;
    }
  if (id != 0)
    pnd_case_study_set_case (self->study, id);
  gtk_window_destroy (self->window);
}

static GtkWidget *
make_entry (const char *text, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  return entry;
}

static GtkWidget *
make_period (Dialog *self, const PndRegionCaseFacts *facts)
{
  GtkWidget *period = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (period), TRUE);
  self->from = make_entry (facts->from, "2017");
  self->to = make_entry (facts->to, "2025-11");
  pnd_dialog_add_field (GTK_BOX (period), _("_From"), self->from);
  pnd_dialog_add_field (GTK_BOX (period), _("_To"), self->to);
  return period;
}

static GtkWidget *
make_facts (Dialog *self, const PndRegionCaseFacts *facts)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *notes = pnd_dialog_new_text (NULL, facts->notes, 80, &self->notes);

  self->own = make_entry (facts->own, NULL);
  self->partner = make_entry (facts->partner, NULL);
  self->name = make_entry (facts->name, NULL);
  pnd_dialog_add_field (GTK_BOX (form), _("_Own region"), self->own);
  pnd_dialog_add_field (GTK_BOX (form), _("_Partner region"), self->partner);
  pnd_dialog_add_field (GTK_BOX (form), _("_Name; the two regions where it is empty"), self->name);
  gtk_box_append (GTK_BOX (form), make_period (self, facts));
  gtk_widget_set_vexpand (notes, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("No_tes"), notes);
  gtk_widget_set_hexpand (form, TRUE);
  return form;
}

static GtkWidget *
make_stages (Dialog *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid),
                   pnd_part_new_text (_("Stages of the agreement, as far as reached"),
                                      "field-label", 24), 0, 0, 2, 1);
  for (int stage = PND_STAGE_NONE + 1; stage < PND_N_STAGES; stage++)
    {
      g_autofree char *date
        = self->row != NULL ? pnd_region_case_dup_stage (self->row, stage) : NULL;
      GtkWidget *title = pnd_part_new_text (pnd_stage_get_title (stage), NULL, 14);

      self->stages[stage] = make_entry (date, stage == PND_STAGE_INITIATIVE ? "2023-02-17" : NULL);
      gtk_label_set_yalign (GTK_LABEL (title), 0.5);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->stages[stage]), 10);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->stages[stage]), 10);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->stages[stage]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, pnd_stage_get_title (stage),
                                      -1);
      gtk_grid_attach (GTK_GRID (grid), title, 0, stage, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->stages[stage], 1, stage, 1, 1);
    }
  return grid;
}

static void
fill (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  PndRegionCaseFacts facts = { 0 };

  if (self->row != NULL)
    facts = pnd_region_case_get_facts (self->row);
  self->fault = pnd_part_new_label (NULL, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_widget_set_vexpand (columns, TRUE);
  gtk_box_append (GTK_BOX (columns), make_facts (self, &facts));
  gtk_box_append (GTK_BOX (columns), make_stages (self));
  gtk_box_append (GTK_BOX (box), columns);
  gtk_box_append (GTK_BOX (box), self->fault);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_window_set_child (self->window, box);
}

/**
 * pnd_case_dialog_show:
 * @parent: the window
 * @study: where a new case is the one at hand afterwards
 * @row: (nullable): a case to change; %NULL for a new one
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_case_dialog_show (GtkWindow *parent, PndCaseStudy *study, PndRegionCase *row)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *accept;

  self->study = g_object_ref (study);
  self->project
    = g_object_ref (pnd_workspace_get_project (pnd_case_study_get_workspace (study)));
  g_set_object (&self->row, row);
  self->window = pnd_dialog_new (parent, row != NULL ? _("Case") : _("New Case"), 640, 470);
  accept = pnd_dialog_add_buttons (self->window, row != NULL ? _("_Save") : _("_Add Case"));
  fill (self);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
