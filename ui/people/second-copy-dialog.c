/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/people/second-copy-dialog.h"

#include <glib/gi18n.h>

#include "ui/common/dialog.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *name;
  GtkWidget *blind;
  GtkWidget *accept;
  PndSecondCopyFunc func;
  gpointer data;
} Dialog;

/* (transfer full): as it counts */
static char *
get_name (Dialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
}

static void
typed_cb (Dialog *self)
{
  g_autofree char *name = get_name (self);

  gtk_widget_set_sensitive (self->accept, *name != '\0');
}

static void
accept_cb (Dialog *self)
{
  g_autofree char *name = get_name (self);
  gboolean blind = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->blind));
  PndSecondCopyFunc func = self->func;
  gpointer data = self->data;

  if (*name == '\0')
    return;
  gtk_window_destroy (self->window);
  func (name, blind, data);
}

static void
add_note (GtkWidget *form, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 64);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (form), label);
}

static GtkWidget *
make_form (Dialog *self)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (form, "dialog-content");
  add_note (form, _("Documents, codes and cases go along; codings, notes, reading, findings and the "
                    "history of the others stay here. What comes back is merged with this "
                    "project."));
  self->name = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->name), TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Name of the coder"), self->name);
  self->blind = gtk_check_button_new_with_mnemonic (_("Codes _blind, also after a merge"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->blind), TRUE);
  gtk_box_append (GTK_BOX (form), self->blind);
  add_note (form, _("Blind, a coder sees nothing of the others in a document until declaring it "
                    "finished. Only so does agreement show that the coding can be trusted."));
  return form;
}

/**
 * pnd_second_copy_dialog_show:
 * @parent: the window
 * @func: is told, unless the dialog is given up
 * @data: for @func, alive as long as @parent
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_second_copy_dialog_show (GtkWindow *parent, PndSecondCopyFunc func, gpointer data)
{
  Dialog *self = g_new0 (Dialog, 1);

  g_return_val_if_fail (func != NULL, NULL);

  self->func = func;
  self->data = data;
  self->window = pnd_dialog_new (parent, _("Copy for a Second Coder"), 540, -1);
  self->accept = pnd_dialog_add_buttons (self->window, _("_Choose a Place…"));
  gtk_widget_set_sensitive (self->accept, FALSE);
  gtk_window_set_child (self->window, make_form (self));
  gtk_window_set_default_widget (self->window, self->accept);
  g_object_set_data_full (G_OBJECT (self->window), "second-copy", self, g_free);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (accept_cb), self);
  gtk_window_set_focus (self->window, self->name);
  gtk_window_present (self->window);
  return self->window;
}
