/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/composer.h"

#include <glib/gi18n.h>

#include "ui/common/dialog.h"

typedef struct
{
  GtkWindow *window;
  PndImport *import;
  GtkWidget *name;
  GtkTextBuffer *buffer;
  GtkWidget *accept;
} Composer;

static void
composer_free (gpointer data)
{
  Composer *composer = data;

  g_object_unref (composer->import);
  g_free (composer);
}

static char *
get_name (Composer *composer)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (composer->name))));
}

static void
edited_cb (Composer *composer)
{
  g_autofree char *name = get_name (composer);

  gtk_widget_set_sensitive (composer->accept,
                            *name != '\0' && gtk_text_buffer_get_char_count (composer->buffer) > 0);
}

static void
accept_cb (Composer *composer)
{
  g_autofree char *name = get_name (composer);
  g_autofree char *text = pnd_dialog_get_text (composer->buffer);

  if (pnd_import_add_typed (composer->import, name, text))
    gtk_window_destroy (composer->window);
}

/* the first words of a pasted text are its likely title */
static char *
suggest_name (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return g_strdup ("");
  lines = g_strsplit (text, "\n", 8);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *name = NULL;

      g_strstrip (*line);
      if (**line == '\0')
        continue;
      name = g_utf8_substring (*line, 0, MIN (60, g_utf8_strlen (*line, -1)));
      return g_strdup (g_strstrip (name));
    }
  return g_strdup ("");
}

/**
 * pnd_composer_show:
 * @parent: the window
 * @import: how the document joins the project
 * @text: (nullable): what was pasted
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_composer_show (GtkWindow *parent, PndImport *import, const char *text)
{
  Composer *composer = g_new0 (Composer, 1);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *field = pnd_dialog_new_text (NULL, text, 200, &composer->buffer);
  g_autofree char *name = suggest_name (text);

  composer->import = g_object_ref (import);
  composer->window = pnd_dialog_new (
    parent, text != NULL ? _("Paste Text as Document") : _("New Document"), 620, 560);
  composer->accept = pnd_dialog_add_buttons (composer->window, _("_Add Document"));
  composer->name = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (composer->name), name);
  gtk_entry_set_activates_default (GTK_ENTRY (composer->name), TRUE);
  gtk_widget_set_vexpand (field, TRUE);
  gtk_widget_add_css_class (form, "dialog-content");
  pnd_dialog_add_field (GTK_BOX (form), _("_Name"), composer->name);
  pnd_dialog_add_field (GTK_BOX (form), _("_Text"), field);
  gtk_window_set_child (composer->window, form);
  g_object_set_data_full (G_OBJECT (composer->window), "composer", composer, composer_free);
  g_signal_connect_swapped (composer->name, "changed", G_CALLBACK (edited_cb), composer);
  g_signal_connect_swapped (composer->buffer, "changed", G_CALLBACK (edited_cb), composer);
  g_signal_connect_swapped (composer->accept, "clicked", G_CALLBACK (accept_cb), composer);
  edited_cb (composer);
  gtk_window_present (composer->window);
  gtk_widget_grab_focus (composer->name);
  return composer->window;
}
