/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/dialogs/thresholds-dialog.h"

#include <glib/gi18n.h>

#include "app/model/cases/threshold.h"
#include "app/model/row.h"
#include "app/store/veil/review-only.h"
#include "ui/cases/parts.h"
#include "ui/common/dialog.h"

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndThresholds before;
  GtkWidget *values[PND_N_THRESHOLDS]; /* spin buttons */
  GtkTextBuffer *reason;
  GtkWidget *fault;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->workspace);
  g_free (self);
}

static PndProject *
get_project (Dialog *self)
{
  return pnd_workspace_get_project (self->workspace);
}

/* those that are others than before, in one step for undo */
static gboolean
save (Dialog *self, const char *reason, GError **error)
{
  PndProject *project = get_project (self);
  gboolean done = pnd_project_begin_edit (project, N_("Change threshold"), error);

  if (!done)
    return FALSE;
  for (int i = 0; done && i < PND_N_THRESHOLDS; i++)
    {
      int value = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->values[i]));

      if (value != pnd_thresholds_get (&self->before, i))
        done = pnd_threshold_set (project, pnd_threshold_get_name (i), value, reason, error);
    }
  return pnd_row_finish_edit (project, done, error);
}

static void
save_cb (Dialog *self)
{
  g_autofree char *text = pnd_dialog_get_text (self->reason);
  g_autoptr (GError) error = NULL;

  if (save (self, g_strstrip (text), &error))
    {
      gtk_window_destroy (self->window);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->fault), error->message);
  gtk_widget_set_visible (self->fault, TRUE);
}

static GtkWidget *
make_values (Dialog *self)
{
  const PndThresholds usual = PND_THRESHOLDS_DEFAULT;
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int i = 0; i < PND_N_THRESHOLDS; i++)
    {
      GtkWidget *title = pnd_part_new_text (pnd_threshold_get_title (i), NULL, 26);
      g_autofree char *default_text
        = g_strdup_printf (_("default %d"), pnd_thresholds_get (&usual, i));

      self->values[i]
        = gtk_spin_button_new_with_range (1, pnd_threshold_get_maximum (i), 1);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->values[i]),
                                 pnd_thresholds_get (&self->before, i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->values[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, pnd_threshold_get_title (i),
                                      -1);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
      gtk_grid_attach (GTK_GRID (grid), title, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), self->values[i], 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), pnd_part_new_line (default_text, "row-detail"), 2, i, 1,
                       1);
    }
  return grid;
}

static void
add_changes (Dialog *self, GtkWidget *form)
{
  g_autoptr (GPtrArray) changes
    = pnd_threshold_list_changes (pnd_project_get_database (get_project (self)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  if (changes->len == 0)
    return;
  for (guint i = 0; i < changes->len; i++)
    {
      const PndThresholdChange *change = changes->pdata[i];
      g_autofree char *date = pnd_part_format_date (change->created);
      g_autofree char *what
        = g_strdup_printf (_("%s: %d instead of %d (%s, %s)"),
                           pnd_threshold_get_title (change->index), change->value, change->before,
                           change->author, date);

      gtk_box_append (GTK_BOX (box), pnd_part_new_label (what, NULL));
      gtk_box_append (GTK_BOX (box), pnd_part_new_label (change->reason, "row-detail"));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 90);
  gtk_box_append (GTK_BOX (form), pnd_part_new_label (_("Changes so far"), "field-label"));
  gtk_box_append (GTK_BOX (form), scrolled);
}

static void
fill (Dialog *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *text = pnd_dialog_new_text (NULL, NULL, 60, &self->reason);

  gtk_widget_add_css_class (form, "dialog-content");
  gtk_box_append (GTK_BOX (form),
                  pnd_part_new_text (_("How much evidence the rule asks for. They hold for all "
                                       "cases; every change is kept with its date and reason, and "
                                       "printed in the report."), "row-detail", 54));
  gtk_box_append (GTK_BOX (form), make_values (self));
  gtk_widget_set_vexpand (text, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Reason for the change"), text);
  self->fault = pnd_part_new_label (NULL, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (form), self->fault);
  add_changes (self, form);
  gtk_window_set_child (self->window, form);
}

/**
 * pnd_thresholds_dialog_show:
 * @parent: the window
 * @workspace: whose project
 *
 * Returns: (transfer none) (nullable): the dialog, which destroys itself; %NULL after saying that
 *   the thresholds cannot be read
 */
GtkWindow *
pnd_thresholds_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Dialog *self = g_new0 (Dialog, 1);
  PndProject *project = pnd_workspace_get_project (workspace);
  GError *error = NULL;
  GtkWidget *accept;

  self->workspace = g_object_ref (workspace);
  if (!pnd_thresholds_load (pnd_project_get_database (project), &self->before, &error))
    {
      pnd_workspace_fail (workspace, error);
      dialog_free (self);
      return NULL;
    }
  self->window = pnd_dialog_new (parent, _("Thresholds of the Rule"), 520, 520);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  gtk_widget_set_sensitive (accept, pnd_project_can_edit (project));
  fill (self);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
