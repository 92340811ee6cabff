/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of thumbnails beside the pages: made of the file only while it is shown. */

#include "ui/page-view/page-pane-private.h"

#include <glib/gi18n.h>

static GtkAdjustment *
get_adjustment (PndPagePane *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->strip_scroller));
}

static void
scrolled_cb (PndPagePane *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  pnd_page_strip_set_visible (self->strip, gtk_adjustment_get_value (adjustment),
                              gtk_adjustment_get_page_size (adjustment));
}

static void
picked_cb (PndPagePane *self, int page)
{
  g_assert (PND_IS_PAGE_PANE (self));

  pnd_page_pane_turn (self, page - pnd_page_pane_get_page (self));
}

/* the current page is kept in sight, no further than needed */
void
pnd_page_pane_update_strip (PndPagePane *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double value = gtk_adjustment_get_value (adjustment);
  double size = gtk_adjustment_get_page_size (adjustment);
  int page = pnd_page_pane_get_page (self);
  int top;
  int height;

  if (page < 0 || !pnd_page_pane_get_strip_shown (self)
      || page == pnd_page_strip_get_current (self->strip))
    return;
  pnd_page_strip_set_current (self->strip, page);
  pnd_page_strip_get_place (self->strip, page, &top, &height);
  if (top < value)
    gtk_adjustment_set_value (adjustment, top);
  else if (top + height > value + size)
    gtk_adjustment_set_value (adjustment, top + height - size);
}

void
pnd_page_pane_fill_strip (PndPagePane *self)
{
  g_autoptr (PndPageRenderer) renderer = NULL;

  if (self->map == NULL || !pnd_page_pane_get_strip_shown (self))
    {
      pnd_page_strip_set_pages (self->strip, NULL, NULL, NULL);
      return;
    }
  renderer = pnd_page_renderer_new (
    pnd_document_get_name (pnd_workspace_get_document (self->workspace)), self->bytes,
    self->password);
  pnd_page_strip_set_pages (self->strip, self->map, renderer,
                            pnd_workspace_get_structure (self->workspace));
  pnd_page_pane_update_label (self);
}

static void
toggled_cb (PndPagePane *self)
{
  gboolean shown = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->strip_button));

  g_assert (PND_IS_PAGE_PANE (self));

  gtk_widget_set_visible (self->strip_scroller, shown);
  pnd_page_pane_fill_strip (self);
}

/* (transfer none): the strip and the pages, side by side */
GtkWidget *
pnd_page_pane_add_strip (PndPagePane *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkAdjustment *adjustment;

  self->strip = PND_PAGE_STRIP (pnd_page_strip_new ());
  self->strip_scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->strip_scroller, "page-strip");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->strip_scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->strip_scroller),
                                 GTK_WIDGET (self->strip));
  gtk_viewport_set_scroll_to_focus (
    GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->strip_scroller))),
    FALSE);
  gtk_widget_set_visible (self->strip_scroller, FALSE);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (both), self->strip_scroller);
  gtk_box_append (GTK_BOX (both), self->scroller);
  adjustment = get_adjustment (self);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "picked", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  return both;
}

void
pnd_page_pane_add_strip_button (PndPagePane *self)
{
  self->strip_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->strip_button), "view-list-symbolic");
  gtk_button_set_has_frame (GTK_BUTTON (self->strip_button), FALSE);
  gtk_widget_set_tooltip_text (self->strip_button, _("Page thumbnails (F12)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->strip_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Page thumbnails"), -1);
  g_signal_connect_swapped (self->strip_button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->tools), self->strip_button);
}

/**
 * pnd_page_pane_set_strip_shown:
 * @self: a pane
 * @shown: whether thumbnails stand beside the pages
 */
void
pnd_page_pane_set_strip_shown (PndPagePane *self, gboolean shown)
{
  g_return_if_fail (PND_IS_PAGE_PANE (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->strip_button), shown);
}

/**
 * pnd_page_pane_get_strip_shown:
 * @self: a pane
 *
 * Returns: whether thumbnails stand beside the pages
 */
gboolean
pnd_page_pane_get_strip_shown (PndPagePane *self)
{
  g_return_val_if_fail (PND_IS_PAGE_PANE (self), FALSE);

  return gtk_widget_get_visible (self->strip_scroller);
}
