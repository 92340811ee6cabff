/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/toast.h"

#define SECONDS_SHOWN 4

struct _PndToast
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (PndToast, pnd_toast, GTK_TYPE_WIDGET)

static gboolean
timeout_cb (gpointer data)
{
  PndToast *self = data;

  g_assert (PND_IS_TOAST (self));

  self->timeout = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  return G_SOURCE_REMOVE;
}

static void
pnd_toast_dispose (GObject *object)
{
  PndToast *self = PND_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_toast_parent_class)->dispose (object);
}

static void
pnd_toast_class_init (PndToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_toast_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toast");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
pnd_toast_init (PndToast *self)
{
  self->label = gtk_label_new (NULL);
  self->revealer = gtk_revealer_new ();
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 80);
  gtk_widget_add_css_class (self->label, "toast-text");
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->label);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
}

/**
 * pnd_toast_new:
 *
 * Returns: a toast that shows nothing yet; lay it over the work
 */
GtkWidget *
pnd_toast_new (void)
{
  return g_object_new (PND_TYPE_TOAST, NULL);
}

/**
 * pnd_toast_say:
 * @self: a toast
 * @text: a translated sentence, shown for a few seconds
 */
void
pnd_toast_say (PndToast *self, const char *text)
{
  g_return_if_fail (PND_IS_TOAST (self));
  g_return_if_fail (text != NULL);

  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  self->timeout = g_timeout_add_seconds (SECONDS_SHOWN, timeout_cb, self);
}

/**
 * pnd_toast_get_text:
 * @self: a toast
 *
 * Returns: (nullable): what it says, %NULL when it is hidden
 */
const char *
pnd_toast_get_text (PndToast *self)
{
  g_return_val_if_fail (PND_IS_TOAST (self), NULL);

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (self->label));
}
