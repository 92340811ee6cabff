/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/prompt.h"

#include <glib/gi18n.h>

#define FIELD_WIDTH 340 /* pixels */
#define FEW_CHOICES 4

typedef struct
{
  GtkWidget *parent; /* weak */
  GtkWidget *window;
  GtkWidget *entry;  /* (nullable) */
  GtkWidget *choice; /* (nullable) */
  GtkWidget *also;   /* (nullable) */
  GtkWidget *accept;
  gboolean may_be_empty;
  gboolean secret;
  PndPromptFunc func;
  PndPromptFunc also_func;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_weak_pointer (&question->parent);
  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

static char *
get_answer (Question *question)
{
  if (question->choice != NULL)
    return g_strdup_printf ("%u", gtk_drop_down_get_selected (GTK_DROP_DOWN (question->choice)));
  if (question->entry != NULL)
    {
      char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->entry)));

      return question->secret ? text : g_strstrip (text);
    }
  return g_strdup ("");
}

static void
entry_changed_cb (Question *question)
{
  g_autofree char *answer = get_answer (question);

  gtk_widget_set_sensitive (question->accept, question->may_be_empty || *answer != '\0');
}

static void
accept_cb (Question *question)
{
  g_autofree char *answer = get_answer (question);
  GtkWidget *window = question->window;

  if (!gtk_widget_get_sensitive (question->accept))
    return;
  /* the answer may open another window, so this one goes first, but not before it was used */
  gtk_widget_set_visible (window, FALSE);
  if (question->parent != NULL && question->also != NULL)
    {
      g_autofree char *also = g_strdup (gtk_editable_get_text (GTK_EDITABLE (question->also)));

      question->also_func (g_strstrip (also), question->data);
    }
  if (question->parent != NULL)
    question->func (answer, question->data);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_field (Question *question, const PndPrompt *prompt)
{
  GtkWidget *field;

  if (prompt->choices != NULL)
    {
      field = question->choice = gtk_drop_down_new_from_strings (prompt->choices);
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (field), FALSE);
    }
  else
    {
      field = question->entry = prompt->secret ? gtk_password_entry_new () : gtk_entry_new ();
      g_object_set (field, "activates-default", TRUE, NULL);
      gtk_editable_set_text (GTK_EDITABLE (field), prompt->text != NULL ? prompt->text : "");
      if (prompt->secret)
        gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (field), TRUE);
      g_signal_connect_swapped (field, "changed", G_CALLBACK (entry_changed_cb), question);
    }
  gtk_widget_set_size_request (field, FIELD_WIDTH, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prompt->label, -1);
  return field;
}

static void
add_second_line (Question *question, const PndPrompt *prompt, GtkWidget *box)
{
  GtkWidget *label = make_label (prompt->also_label, NULL);

  question->also = gtk_entry_new ();
  question->also_func = prompt->also_func;
  g_object_set (question->also, "activates-default", TRUE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (question->also),
                         prompt->also_text != NULL ? prompt->also_text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->also), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prompt->also_label, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), question->also);
}

static GtkWidget *
make_buttons (Question *question, const PndPrompt *prompt)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (prompt->cancel != NULL ? prompt->cancel
                                                                         : _("_Cancel"));

  question->accept = gtk_button_new_with_mnemonic (prompt->accept);
  if (!prompt->rare)
    gtk_widget_add_css_class (question->accept,
                              prompt->destructive ? "destructive-action" : "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), cancel);
  gtk_box_append (GTK_BOX (box), question->accept);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_destroy), question->window);
  g_signal_connect_swapped (question->accept, "clicked", G_CALLBACK (accept_cb), question);
  return box;
}

static void
close_on_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

static GtkWidget *
make_window (GtkWidget *parent, const PndPrompt *prompt)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), prompt->title);
  gtk_widget_add_css_class (window, "prompt");
  close_on_escape (window);
  return window;
}

/**
 * pnd_prompt_show:
 * @parent: the widget that asks; when it goes, the answer is dropped
 * @prompt: the question, copied
 * @func: called once with the answer, never when the person cancels
 * @data: for @func, alive as long as @parent or until @destroy is called
 * @destroy: (nullable): frees @data when the window goes
 *
 * Returns: (transfer none): the window, which destroys itself
 */
GtkWindow *
pnd_prompt_show (GtkWidget *parent, const PndPrompt *prompt, PndPromptFunc func, gpointer data,
                 GDestroyNotify destroy)
{
  Question *question;
  GtkWidget *box;
  GtkWidget *first;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (prompt != NULL && prompt->title != NULL, NULL);

  question = g_new0 (Question, 1);
  g_set_weak_pointer (&question->parent, parent);
  question->window = make_window (parent, prompt);
  question->secret = prompt->secret;
  question->may_be_empty = prompt->may_be_empty || prompt->label == NULL || prompt->choices != NULL;
  question->func = func;
  question->data = data;
  question->destroy = destroy;
  g_object_set_data_full (G_OBJECT (question->window), "question", question, question_free);

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "prompt-content");
  gtk_box_append (GTK_BOX (box), make_label (prompt->title, "prompt-title"));
  if (prompt->body != NULL)
    gtk_box_append (GTK_BOX (box), make_label (prompt->body, NULL));
  if (prompt->label != NULL)
    gtk_box_append (GTK_BOX (box), make_field (question, prompt));
  if (prompt->also_label != NULL)
    add_second_line (question, prompt, box);
  gtk_box_append (GTK_BOX (box), make_buttons (question, prompt));
  gtk_window_set_child (GTK_WINDOW (question->window), box);
  gtk_window_set_default_widget (GTK_WINDOW (question->window), question->accept);
  if (question->entry != NULL)
    entry_changed_cb (question);
  /* of a few choices the first is the usual one: Enter takes it, instead of opening the list */
  first = question->entry != NULL ? question->entry : question->choice;
  if (prompt->choices != NULL && g_strv_length ((char **) prompt->choices) <= FEW_CHOICES)
    first = question->accept;
  gtk_window_present (GTK_WINDOW (question->window));
  /* what is rarely meant or cannot be taken back is not one thoughtless Enter away: Cancel has the
   * focus then */
  if (first != NULL || (!prompt->destructive && !prompt->rare))
    gtk_widget_grab_focus (first != NULL ? first : question->accept);
  return GTK_WINDOW (question->window);
}
