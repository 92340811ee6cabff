/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/empty-state.h"

struct _PndEmptyState
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (PndEmptyState, pnd_empty_state, GTK_TYPE_WIDGET)

static void
pnd_empty_state_dispose (GObject *object)
{
  g_clear_pointer (&PND_EMPTY_STATE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_empty_state_parent_class)->dispose (object);
}

static void
pnd_empty_state_class_init (PndEmptyStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_empty_state_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "emptystate");
}

static void
pnd_empty_state_init (PndEmptyState *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_halign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_label (PndEmptyState *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self->box), label);
}

/**
 * pnd_empty_state_new:
 * @title: (nullable): a translated heading
 * @text: (nullable): a translated sentence that says what to do next
 *
 * Returns: an empty state
 */
GtkWidget *
pnd_empty_state_new (const char *title, const char *text)
{
  PndEmptyState *self = g_object_new (PND_TYPE_EMPTY_STATE, NULL);

  if (title != NULL)
    add_label (self, title, "empty-title");
  if (text != NULL)
    add_label (self, text, "empty-text");
  return GTK_WIDGET (self);
}

/**
 * pnd_empty_state_add_button:
 * @self: an empty state
 * @label: what the button says, translated, with a mnemonic
 * @action: the detailed name of the action it activates
 *
 * The first button is the one suggested.
 */
void
pnd_empty_state_add_button (PndEmptyState *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  gboolean first = !GTK_IS_BUTTON (gtk_widget_get_last_child (self->box));

  g_return_if_fail (PND_IS_EMPTY_STATE (self));

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, first ? "suggested-action" : "flat");
  gtk_widget_add_css_class (button, "empty-button");
  if (first)
    gtk_widget_set_margin_top (button, 6);
  gtk_box_append (GTK_BOX (self->box), button);
}
