/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/pseudonyms-dialog.h"

#include <glib/gi18n.h>

#include "app/exchange/pseudonyms/leftovers.h"
#include "app/model/row-list.h"
#include "app/model/sources/replacement.h"
#include "app/store/veil/review-only.h"
#include "ui/common/dialog.h"

/* more would not be read one by one; the command line lists them all */
#define MAX_SHOWN 200

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndProject *project;
  GListModel *replacements;
  GtkWidget *list;
  GtkWidget *original;
  GtkWidget *replacement;
  GtkWidget *check;
  GtkWidget *leftovers;
  GtkWidget *none; /* what the list of leftovers says while it is empty */
  GtkWidget *result;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_signal_handlers_disconnect_by_data (self->replacements, self);
  g_object_unref (self->replacements);
  g_object_unref (self->project);
  g_object_unref (self->workspace);
  g_free (self);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
say (Dialog *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self->result), text);
  gtk_widget_set_visible (self->result, *text != '\0');
}

static void
forget_result (Dialog *self)
{
  GtkListBox *list = GTK_LIST_BOX (self->leftovers);

  say (self, "");
  gtk_label_set_text (GTK_LABEL (self->none),
                      _("Not looked for yet: parts of the names that exports would still tell."));
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (list, 0)) != NULL;)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* the name first: whoever says it wrongly says both again */
static void
add_cb (Dialog *self)
{
  const char *original = gtk_editable_get_text (GTK_EDITABLE (self->original));
  const char *replacement = gtk_editable_get_text (GTK_EDITABLE (self->replacement));
  GError *error = NULL;

  if (*original == '\0')
    {
      gtk_widget_grab_focus (self->original);
      return;
    }
  if (*replacement == '\0')
    {
      gtk_widget_grab_focus (self->replacement);
      return;
    }
  if (pnd_replacement_add (self->project, original, replacement, &error) == 0)
    {
      say (self, error->message);
      g_error_free (error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->original), "");
  gtk_editable_set_text (GTK_EDITABLE (self->replacement), "");
  gtk_widget_grab_focus (self->original);
  forget_result (self);
}

static void
remove_cb (GtkButton *button, Dialog *self)
{
  PndReplacement *replacement = g_object_get_data (G_OBJECT (button), "replacement");
  GError *error = NULL;

  if (!pnd_replacement_remove (self->project, pnd_row_get_id (PND_ROW (replacement)), &error))
    pnd_workspace_fail (self->workspace, error);
  forget_result (self);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  Dialog *self = data;
  PndReplacement *replacement = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *original = make_label (pnd_replacement_get_original (replacement), NULL);
  GtkWidget *other = make_label (pnd_replacement_get_replacement (replacement), NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label
    = g_strdup_printf (_("Remove %s"), pnd_replacement_get_original (replacement));

  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (remove, pnd_project_can_edit (self->project));
  g_object_set_data_full (G_OBJECT (remove), "replacement", g_object_ref (replacement),
                          g_object_unref);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_label_set_width_chars (GTK_LABEL (original), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (original), 24);
  gtk_widget_set_hexpand (other, TRUE);
  gtk_box_append (GTK_BOX (box), original);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("→"));
  gtk_box_append (GTK_BOX (box), other);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_add_css_class (box, "plain-row");
  return box;
}

static const char *
get_place (const PndLeftover *leftover)
{
  if (g_str_equal (leftover->where, "name"))
    return _("in its name");
  if (g_str_equal (leftover->where, "memo"))
    return _("in a memo");
  if (g_str_equal (leftover->where, "translation"))
    return _("in a translation");
  return _("in the text");
}

static void
show_leftover (Dialog *self, const PndLeftover *leftover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *what = g_strdup_printf (_("%s (of %s)"), leftover->word, leftover->of);
  g_autofree char *where
    = g_strdup_printf (ngettext ("%s, %s, %d time", "%s, %s, %d times", leftover->count),
                       leftover->document, get_place (leftover), leftover->count);

  gtk_widget_add_css_class (box, "plain-row");
  gtk_box_append (GTK_BOX (box), make_label (what, NULL));
  gtk_box_append (GTK_BOX (box), make_label (where, "row-detail"));
  gtk_list_box_append (GTK_LIST_BOX (self->leftovers), box);
}

static void
check_cb (Dialog *self)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) found
    = pnd_leftovers_find (pnd_project_get_database (self->project), &error);
  g_autofree char *text = NULL;

  forget_result (self);
  if (found == NULL)
    {
      pnd_workspace_fail (self->workspace, error);
      return;
    }
  if (found->len == 0)
    {
      gtk_label_set_text (GTK_LABEL (self->none), _("No part of these names is left over."));
      return;
    }
  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    show_leftover (self, found->pdata[i]);
  text = g_strdup_printf (ngettext ("%u place may still tell a name:",
                                    "%u places may still tell a name:", found->len),
                          found->len);
  say (self, text);
}

/* without names there is nothing to look for */
static void
names_cb (Dialog *self)
{
  gtk_widget_set_sensitive (self->check, g_list_model_get_n_items (self->replacements) > 0);
}

/* @none: says why there is nothing in it */
static GtkWidget *
make_list (GtkWidget **list, const char *label, int height, GtkWidget *none)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (*list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (*list), none);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), *list);
  gtk_widget_add_css_class (scrolled, "text-field");
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, -1, height);
  return scrolled;
}

static GtkWidget *
make_entry (const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder, -1);
  gtk_widget_set_hexpand (entry, TRUE);
  return entry;
}

static GtkWidget *
make_adding (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add"));

  self->original = make_entry (_("Name or place"));
  self->replacement = make_entry (_("In exports instead"));
  gtk_box_append (GTK_BOX (box), self->original);
  gtk_box_append (GTK_BOX (box), self->replacement);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_sensitive (box, pnd_project_can_edit (self->project));
  g_signal_connect_swapped (self->original, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->replacement, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  return box;
}

static GtkWidget *
make_content (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *use
    = gtk_check_button_new_with_mnemonic (_("_Use these names in exports"));

  gtk_widget_add_css_class (box, "dialog-content");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (use), "win.export-pseudonyms");
  self->check = gtk_button_new_with_mnemonic (_("_Look for What Is Still There"));
  self->result = make_label ("", "row-detail");
  self->none = make_label ("", "pane-note");
  gtk_widget_set_halign (self->check, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box),
                  make_label (_("Stands for names and places in what is exported. The texts of the "
                                "project stay as they are."), "row-detail"));
  gtk_box_append (GTK_BOX (box), make_adding (self));
  gtk_box_append (GTK_BOX (box), make_list (&self->list, _("Names and what stands for them"), 120,
                             make_label (_("No name has another one yet."), "pane-note")));
  gtk_box_append (GTK_BOX (box), use);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), self->result);
  gtk_box_append (GTK_BOX (box), make_list (&self->leftovers, _("What is still there"), 90, self->none));
  g_signal_connect_swapped (self->check, "clicked", G_CALLBACK (check_cb), self);
  return box;
}

/**
 * pnd_pseudonyms_dialog_show:
 * @parent: the window, whose action `export-pseudonyms` says whether they are used
 * @workspace: whose project
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_pseudonyms_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (pnd_workspace_get_project (workspace));
  self->replacements = G_LIST_MODEL (pnd_row_list_new (self->project, PND_TYPE_REPLACEMENT, "1",
                                                       "t.original, t.id", NULL, ""));
  self->window = pnd_dialog_new (parent, _("Names in Exports"), 560, 560);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (parent));
  gtk_window_set_child (self->window, make_content (self));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), self->replacements, make_row, self, NULL);
  g_signal_connect_swapped (self->replacements, "items-changed", G_CALLBACK (names_cb), self);
  names_cb (self);
  forget_result (self);
  g_object_set_data_full (G_OBJECT (self->window), "pseudonyms", self, dialog_free);
  gtk_widget_grab_focus (self->original);
  gtk_window_present (self->window);
  return self->window;
}
