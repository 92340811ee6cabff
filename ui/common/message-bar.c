/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/message-bar.h"

#include <glib/gi18n.h>

struct _PndMessageBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *offer;
};

G_DEFINE_FINAL_TYPE (PndMessageBar, pnd_message_bar, GTK_TYPE_WIDGET)

/* the target before the name: the other way round the two do not fit for a moment */
static void
set_offer (PndMessageBar *self, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    g_return_if_reached ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->offer), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->offer), name);
}

static void
set_css_class (PndMessageBar *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (self->box, name);
  else
    gtk_widget_remove_css_class (self->box, name);
}

static void
dismiss_cb (PndMessageBar *self)
{
  g_assert (PND_IS_MESSAGE_BAR (self));

  pnd_message_bar_dismiss (self);
}

/* GtkBox of 4.8 makes room for baselines only when it is told a width, so it is always told one:
 * otherwise it asks for less height than it needs */
static void
pnd_message_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  PndMessageBar *self = PND_MESSAGE_BAR (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
pnd_message_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (PND_MESSAGE_BAR (widget)->box, width, height, baseline, NULL);
}

static GtkSizeRequestMode
pnd_message_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
pnd_message_bar_dispose (GObject *object)
{
  g_clear_pointer (&PND_MESSAGE_BAR (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pnd_message_bar_parent_class)->dispose (object);
}

static void
pnd_message_bar_class_init (PndMessageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_message_bar_dispose;
  widget_class->measure = pnd_message_bar_measure;
  widget_class->size_allocate = pnd_message_bar_size_allocate;
  widget_class->get_request_mode = pnd_message_bar_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "messagebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
make_close_button (PndMessageBar *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Dismiss"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (dismiss_cb), self);
  return button;
}

static void
pnd_message_bar_init (PndMessageBar *self)
{
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->offer = gtk_button_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->label), TRUE);
  gtk_widget_set_focusable (self->label, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (self->label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->offer, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->icon);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->offer);
  gtk_box_append (GTK_BOX (self->box), make_close_button (self));
  gtk_widget_add_css_class (self->box, "message");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_message_bar_new:
 *
 * Returns: a bar that shows nothing yet
 */
GtkWidget *
pnd_message_bar_new (void)
{
  return g_object_new (PND_TYPE_MESSAGE_BAR, NULL);
}

/**
 * pnd_message_bar_say:
 * @self: a message bar
 * @kind: a warning, an error, or information that something is offered with
 * @text: a translated sentence
 *
 * Takes the place of what was said before.
 */
void
pnd_message_bar_say (PndMessageBar *self, GtkMessageType kind, const char *text)
{
  pnd_message_bar_offer (self, kind, text, NULL, NULL);
}

/**
 * pnd_message_bar_offer:
 * @self: a message bar
 * @kind: a warning, an error, or information that something is offered with
 * @text: a translated sentence
 * @label: (nullable): what the button says
 * @action: (nullable): the detailed name of the action it activates
 */
void
pnd_message_bar_offer (PndMessageBar *self, GtkMessageType kind, const char *text,
                       const char *label, const char *action)
{
  gboolean error = kind == GTK_MESSAGE_ERROR;

  g_return_if_fail (PND_IS_MESSAGE_BAR (self));
  g_return_if_fail (text != NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                error                      ? "dialog-error-symbolic"
                                : kind == GTK_MESSAGE_INFO ? "dialog-information-symbolic"
                                                           : "dialog-warning-symbolic");
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->offer, label != NULL);
  if (label != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->offer), label);
      set_offer (self, action);
    }
  set_css_class (self, "error", error);
  set_css_class (self, "info", kind == GTK_MESSAGE_INFO);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * pnd_message_bar_dismiss:
 * @self: a message bar
 */
void
pnd_message_bar_dismiss (PndMessageBar *self)
{
  g_return_if_fail (PND_IS_MESSAGE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pnd_message_bar_get_text:
 * @self: a message bar
 *
 * Returns: (nullable): what it says, %NULL when it is hidden
 */
const char *
pnd_message_bar_get_text (PndMessageBar *self)
{
  g_return_val_if_fail (PND_IS_MESSAGE_BAR (self), NULL);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return NULL;
  return gtk_label_get_text (GTK_LABEL (self->label));
}
