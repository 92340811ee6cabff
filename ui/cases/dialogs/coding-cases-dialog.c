/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/dialogs/coding-cases-dialog.h"

#include <glib/gi18n.h>

#include "app/model/cases/coding-cases.h"
#include "app/model/cases/region-case.h"
#include "app/model/row-list.h"
#include "app/model/sources/informant.h"
#include "ui/cases/parts.h"
#include "ui/cases/quotes.h"
#include "ui/common/dialog.h"

/*
 * Dialog:
 * @checks: a check button a case, in the order of @cases
 * @speaker: "as the text says", then the informants
 */
typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndProject *project;
  gint64 coding;
  GListModel *cases;
  GListModel *informants;
  GPtrArray *checks;
  GtkWidget *speaker;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->cases);
  g_object_unref (self->informants);
  g_ptr_array_unref (self->checks);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

/* (transfer full): ids of the cases that are ticked; empty for all */
static GArray *
list_ticked (Dialog *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->checks->len; i++)
    {
      g_autoptr (PndRow) row = g_list_model_get_item (self->cases, i);
      gint64 id = pnd_row_get_id (row);

      if (gtk_check_button_get_active (self->checks->pdata[i]))
        g_array_append_val (ids, id);
    }
  if (ids->len == self->checks->len)
    g_array_set_size (ids, 0);
  return ids;
}

static gint64
get_speaker (Dialog *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->speaker));
  g_autoptr (PndRow) row
    = chosen > 0 ? g_list_model_get_item (self->informants, chosen - 1) : NULL;

  return row != NULL ? pnd_row_get_id (row) : 0;
}

static gboolean
save (Dialog *self, GError **error)
{
  g_autoptr (GArray) ids = list_ticked (self);
  gboolean done = pnd_project_begin_edit (self->project, N_("Restrict coding to cases"), error);

  if (!done)
    return FALSE;
  done = pnd_coding_restrict (self->project, self->coding, (const gint64 *) (gpointer) ids->data,
                              (int) ids->len, error);
  if (done && get_speaker (self) != pnd_coding_get_speaker (self->project, self->coding))
    done = pnd_coding_set_speaker (self->project, self->coding, get_speaker (self), error);
  return pnd_row_finish_edit (self->project, done, error);
}

static void
save_cb (Dialog *self)
{
  GError *error = NULL;

  if (!save (self, &error))
    pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (self->window);
}

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
add_cases (Dialog *self, GtkWidget *form)
{
  g_autoptr (GArray) only = pnd_coding_load_cases (self->project, self->coding);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  guint n = g_list_model_get_n_items (self->cases);

  gtk_box_append (GTK_BOX (form), pnd_part_new_label (_("Counts for these cases"), "field-label"));
  if (n == 0)
    gtk_box_append (GTK_BOX (form),
                    pnd_part_new_text (_("No case yet: the whole project is taken as one."), NULL,
                                       40));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRegionCase) row = g_list_model_get_item (self->cases, i);
      GtkWidget *check = gtk_check_button_new_with_label (pnd_region_case_get_name (row));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   only->len == 0 || contains (only, pnd_row_get_id (PND_ROW (row))));
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (form), scrolled);
}

static void
add_speaker (Dialog *self, GtkWidget *form)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  gint64 speaker = pnd_coding_get_speaker (self->project, self->coding);
  guint chosen = 0;

  gtk_string_list_append (titles, _("As the text says"));
  for (guint i = 0; i < g_list_model_get_n_items (self->informants); i++)
    {
      g_autoptr (PndInformant) informant = g_list_model_get_item (self->informants, i);
      PndInformantFacts facts = pnd_informant_get_facts (informant);
      g_autofree char *title
        = *facts.role != '\0' ? g_strdup_printf ("%s · %s", facts.code, facts.role)
                              : g_strdup (facts.code);

      gtk_string_list_append (titles, title);
      if (pnd_row_get_id (PND_ROW (informant)) == speaker)
        chosen = i + 1;
    }
  self->speaker = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->speaker), chosen);
  pnd_dialog_add_field (GTK_BOX (form), _("_Who speaks: an informant whom the news quotes is no "
                                          "second source"), self->speaker);
}

static void
fill (Dialog *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autoptr (PndQuotes) quotes = pnd_quotes_new (self->workspace);
  g_autofree char *quote = NULL;
  g_autofree char *place = NULL;

  gtk_widget_add_css_class (form, "dialog-content");
  if (pnd_quotes_get (quotes, self->coding, &quote, &place))
    {
      gtk_box_append (GTK_BOX (form), pnd_part_new_text (quote, "quote", 48));
      gtk_box_append (GTK_BOX (form), pnd_part_new_text (place, "row-detail", 48));
    }
  add_cases (self, form);
  add_speaker (self, form);
  gtk_window_set_child (self->window, form);
}

/**
 * pnd_coding_cases_dialog_show:
 * @parent: the window
 * @workspace: whose project
 * @coding: id of a coding
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_coding_cases_dialog_show (GtkWindow *parent, PndWorkspace *workspace, gint64 coding)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *accept;

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->coding = coding;
  self->cases = pnd_region_case_new_list (self->project);
  self->informants = G_LIST_MODEL (pnd_row_list_new (self->project, PND_TYPE_INFORMANT, "1",
                                                     "t.code, t.id", NULL, ""));
  self->checks = g_ptr_array_new ();
  self->window = pnd_dialog_new (parent, _("What the Coding Counts For"), 460, 380);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  fill (self);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
