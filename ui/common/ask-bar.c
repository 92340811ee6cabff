/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/ask-bar.h"

#include <glib/gi18n.h>

struct _PndAskBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *question;
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *cancel;
  char key;
};

G_DEFINE_FINAL_TYPE (PndAskBar, pnd_ask_bar, GTK_TYPE_WIDGET)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answer (PndAskBar *self, PndAnswer given)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[ANSWERED], 0, (int) given);
}

static void
first_cb (PndAskBar *self)
{
  answer (self, PND_ANSWER_FIRST);
}

static void
second_cb (PndAskBar *self)
{
  answer (self, PND_ANSWER_SECOND);
}

static void
cancel_cb (PndAskBar *self)
{
  answer (self, PND_ANSWER_NONE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, PndAskBar *self)
{
  g_assert (PND_IS_ASK_BAR (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape)
    answer (self, PND_ANSWER_NONE);
  else if (gdk_keyval_to_lower (keyval) == (guint) self->key)
    answer (self, PND_ANSWER_SECOND);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
pnd_ask_bar_dispose (GObject *object)
{
  g_clear_pointer (&PND_ASK_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_ask_bar_parent_class)->dispose (object);
}

static void
pnd_ask_bar_class_init (PndAskBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_ask_bar_dispose;
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ask-bar");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
add_button (PndAskBar *self, GtkWidget *row, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static void
pnd_ask_bar_init (PndAskBar *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->question = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->question), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->question), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->question), 56);
  self->first = add_button (self, row, G_CALLBACK (first_cb));
  self->second = add_button (self, row, G_CALLBACK (second_cb));
  self->cancel = add_button (self, row, G_CALLBACK (cancel_cb));
  gtk_button_set_label (GTK_BUTTON (self->cancel), _("Cancel (Esc)"));
  gtk_button_set_has_frame (GTK_BUTTON (self->cancel), FALSE);
  gtk_widget_add_css_class (self->first, "suggested-action");
  gtk_box_append (GTK_BOX (self->box), self->question);
  gtk_box_append (GTK_BOX (self->box), row);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_ask_bar_new:
 *
 * Returns: a bar that is closed
 */
GtkWidget *
pnd_ask_bar_new (void)
{
  return g_object_new (PND_TYPE_ASK_BAR, NULL);
}

/**
 * pnd_ask_bar_ask:
 * @self: the bar
 * @question: a translated question
 * @first: the answer that Enter gives
 * @second: (nullable): the other answer, %NULL if there is none
 * @key: the letter of the other answer, in lower case
 *
 * Shows the question and takes the keyboard focus; a question still open is taken back.
 */
void
pnd_ask_bar_ask (PndAskBar *self, const char *question, const char *first, const char *second,
                 char key)
{
  g_autofree char *first_label = NULL;
  g_autofree char *second_label = NULL;

  g_return_if_fail (PND_IS_ASK_BAR (self));
  g_return_if_fail (question != NULL && first != NULL);

  pnd_ask_bar_take_back (self);
  first_label = g_strdup_printf (_("%s (Enter)"), first);
  gtk_label_set_text (GTK_LABEL (self->question), question);
  gtk_button_set_label (GTK_BUTTON (self->first), first_label);
  gtk_widget_set_visible (self->second, second != NULL);
  if (second != NULL)
    {
      second_label = g_strdup_printf ("%s (%c)", second, g_ascii_toupper (key));
      gtk_button_set_label (GTK_BUTTON (self->second), second_label);
    }
  self->key = second != NULL ? key : '\0';
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->first);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
}

/**
 * pnd_ask_bar_take_back:
 * @self: the bar
 *
 * Closes the bar if it is open; emits `answered` with %PND_ANSWER_NONE then.
 */
void
pnd_ask_bar_take_back (PndAskBar *self)
{
  g_return_if_fail (PND_IS_ASK_BAR (self));

  if (pnd_ask_bar_is_open (self))
    answer (self, PND_ANSWER_NONE);
}

/**
 * pnd_ask_bar_is_open:
 * @self: the bar
 *
 * Returns: whether there is a question
 */
gboolean
pnd_ask_bar_is_open (PndAskBar *self)
{
  g_return_val_if_fail (PND_IS_ASK_BAR (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * pnd_ask_bar_get_question:
 * @self: the bar
 *
 * Returns: (nullable): what it asks, %NULL when it is closed
 */
const char *
pnd_ask_bar_get_question (PndAskBar *self)
{
  g_return_val_if_fail (PND_IS_ASK_BAR (self), NULL);

  return pnd_ask_bar_is_open (self) ? gtk_label_get_text (GTK_LABEL (self->question)) : NULL;
}
