/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/translation-dialog.h"

#include <glib/gi18n.h>

#include "app/model/coder.h"
#include "app/model/sources/translation.h"
#include "ui/common/dialog.h"

/*
 * Dialog:
 * @id: of the translation that is there, 0 for a new one
 */
typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndProject *project;
  gint64 document;
  PndSpan span;
  gint64 id;
  GtkTextBuffer *text;
  GtkWidget *view; /* of @text */
  GtkWidget *language;
  GtkWidget *translator;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->workspace);
  g_object_unref (self->project);
  g_free (self);
}

static void
finish (Dialog *self, gboolean done, GError *error)
{
  if (!done)
    pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (self->window);
}

static void
save_cb (Dialog *self)
{
  g_autofree char *text = pnd_dialog_get_text (self->text);
  const char *language = gtk_editable_get_text (GTK_EDITABLE (self->language));
  const char *translator = gtk_editable_get_text (GTK_EDITABLE (self->translator));
  GError *error = NULL;
  gboolean done;

  if (self->id != 0)
    done = pnd_translation_change (self->project, self->id, language, text, translator, &error);
  else
    done = pnd_translation_add (self->project, self->document, self->span, language, text,
                                translator, &error) != 0;
  finish (self, done, error);
}

static void
remove_cb (Dialog *self)
{
  GError *error = NULL;

  finish (self, pnd_translation_remove (self->project, self->id, &error), error);
}

/* a veil goes by it: also who becomes a coder with this translation is its translator */
static char *
get_coder_name (PndProject *project)
{
  gint64 id = pnd_project_get_coder (project);
  g_autoptr (PndCoder) coder = id != 0 ? pnd_row_get (project, PND_TYPE_CODER, id, NULL) : NULL;
  const char *expected = pnd_project_get_expected (project);

  if (coder != NULL)
    return g_strdup (pnd_coder_get_name (coder));
  return g_strdup (expected != NULL ? expected : "");
}

/* English for what is in another language, else Indonesian */
static const char *
get_other_language (Dialog *self)
{
  const char *language
    = pnd_document_get_language (pnd_workspace_get_document (self->workspace));

  return g_strcmp0 (language, "en") == 0 ? "id" : "en";
}

static GtkWidget *
make_original (Dialog *self)
{
  g_autofree char *words
    = pnd_document_text_get_slice (pnd_workspace_get_text (self->workspace), self->span);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_set_size_request (scrolled, -1, 90);
  return scrolled;
}

static GtkWidget *
make_form (Dialog *self, PndTranslation *row)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *text = pnd_dialog_new_text (NULL, row != NULL ? pnd_translation_get_text (row) : NULL,
                                         120, &self->text);
  g_autofree char *coder = get_coder_name (self->project);

  gtk_widget_add_css_class (form, "dialog-content");
  gtk_box_append (GTK_BOX (form), make_original (self));
  self->view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (text));
  gtk_widget_set_vexpand (text, TRUE);
  pnd_dialog_add_field (GTK_BOX (form), _("_Translation"), text);
  self->language = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->language),
                         row != NULL ? pnd_translation_get_language (row)
                                     : get_other_language (self));
  pnd_dialog_add_field (GTK_BOX (form), _("_Language, such as en or id"), self->language);
  self->translator = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->translator),
                         row != NULL ? pnd_translation_get_translator (row) : coder);
  pnd_dialog_add_field (GTK_BOX (form), _("T_ranslator"), self->translator);
  return form;
}

/**
 * pnd_translation_dialog_show:
 * @parent: the window
 * @workspace: whose document
 * @span: the passage, or a place without extent, in code points
 *
 * Returns: (transfer none) (nullable): the window, which destroys itself; %NULL after saying that
 *   there is nothing to translate
 */
GtkWindow *
pnd_translation_dialog_show (GtkWindow *parent, PndWorkspace *workspace, PndSpan span)
{
  PndDocument *document = pnd_workspace_get_document (workspace);
  PndProject *project = pnd_workspace_get_project (workspace);
  g_autoptr (PndTranslation) row = NULL;
  Dialog *self;
  GtkWidget *accept;
  GtkWidget *form;
  gint64 id;

  g_return_val_if_fail (document != NULL, NULL);

  id = pnd_translation_find (project, pnd_row_get_id (PND_ROW (document)), span);
  row = id != 0 ? pnd_row_get (project, PND_TYPE_TRANSLATION, id, NULL) : NULL;
  if (row == NULL && pnd_span_is_empty (span))
    {
      pnd_workspace_say (workspace, GTK_MESSAGE_INFO, _("Select a passage first, or a coding."));
      return NULL;
    }
  self = g_new0 (Dialog, 1);
  self->workspace = g_object_ref (workspace);
  self->project = g_object_ref (project);
  self->document = pnd_row_get_id (PND_ROW (document));
  self->span = row != NULL ? pnd_translation_get_span (row) : span;
  self->id = id;
  self->window = pnd_dialog_new (parent, _("Translation"), 520, 480);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  form = make_form (self, row);
  if (row != NULL)
    {
      GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Remove the Translation"));

      gtk_widget_set_halign (remove, GTK_ALIGN_START);
      g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
      gtk_box_append (GTK_BOX (form), remove);
    }
  gtk_window_set_child (self->window, form);
  g_object_set_data_full (G_OBJECT (self->window), "translation", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_widget_grab_focus (self->view);
  gtk_window_present (self->window);
  return self->window;
}
