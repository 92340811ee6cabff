/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person turns and enlarges the pages with: buttons and keys. */

#include "ui/page-view/page-pane-private.h"

#include <glib/gi18n.h>

#define ZOOM_STEP 1.2

static void
zoom_in_cb (PndPagePane *self)
{
  pnd_page_pane_zoom (self, ZOOM_STEP);
}

static void
zoom_out_cb (PndPagePane *self)
{
  pnd_page_pane_zoom (self, 1 / ZOOM_STEP);
}

static void
zoom_fit_cb (PndPagePane *self)
{
  pnd_page_pane_zoom_to_fit (self);
}

static void
previous_cb (PndPagePane *self)
{
  pnd_page_pane_turn (self, -1);
}

static void
next_cb (PndPagePane *self)
{
  pnd_page_pane_turn (self, 1);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        PndPagePane *self)
{
  GtkAdjustment *adjustment = pnd_page_pane_get_vadjustment (self);
  double step = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    {
      if (!(state & GDK_CONTROL_MASK))
        return GDK_EVENT_PROPAGATE;
      if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
        zoom_in_cb (self);
      else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
        zoom_out_cb (self);
      else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
        zoom_fit_cb (self);
      else
        return GDK_EVENT_PROPAGATE;
      return GDK_EVENT_STOP;
    }
  switch (key)
    {
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
      value += 0.9 * step;
      break;
    case GDK_KEY_Page_Up:
      value -= 0.9 * step;
      break;
    case GDK_KEY_Down:
      value += 0.1 * step;
      break;
    case GDK_KEY_Up:
      value -= 0.1 * step;
      break;
    case GDK_KEY_F12:
      pnd_page_pane_set_strip_shown (self, !pnd_page_pane_get_strip_shown (self));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      value = 0;
      break;
    case GDK_KEY_End:
      value = gtk_adjustment_get_upper (adjustment);
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  gtk_adjustment_set_value (adjustment, value);
  return GDK_EVENT_STOP;
}

static void
add_button (PndPagePane *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->tools), button);
}

void
pnd_page_pane_add_tools (PndPagePane *self)
{
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_add_css_class (self->tools, "toolbar");
  pnd_page_pane_add_strip_button (self);
  add_button (self, "go-up-symbolic", _("Previous page"), G_CALLBACK (previous_cb));
  add_button (self, "go-down-symbolic", _("Next page"), G_CALLBACK (next_cb));
  self->page_label = gtk_label_new ("");
  gtk_widget_set_hexpand (self->page_label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->page_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->tools), self->page_label);
  add_button (self, "zoom-out-symbolic", _("Smaller page"), G_CALLBACK (zoom_out_cb));
  add_button (self, "zoom-in-symbolic", _("Larger page"), G_CALLBACK (zoom_in_cb));
  add_button (self, "zoom-fit-best-symbolic", _("Page as wide as the pane"),
              G_CALLBACK (zoom_fit_cb));
  gtk_widget_set_parent (self->tools, GTK_WIDGET (self));
}

void
pnd_page_pane_add_keys (PndPagePane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
}
