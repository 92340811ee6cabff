/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/list-menu.h"

/* made when first asked for: a menu is many widgets */
static GtkWidget *
get_popover (GtkWidget *list)
{
  GtkWidget *popover = g_object_get_data (G_OBJECT (list), "list-menu");
  GtkWidget *pane = g_object_get_data (G_OBJECT (list), "list-menu-pane");

  if (popover != NULL)
    return popover;
  popover = gtk_popover_menu_new_from_model (g_object_get_data (G_OBJECT (list),
                                                                "list-menu-model"));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, pane);
  g_object_set_data (G_OBJECT (list), "list-menu", popover);
  g_signal_connect_swapped (pane, "destroy", G_CALLBACK (gtk_widget_unparent), popover);
  return popover;
}

static void
popup_at (GtkWidget *list, double x, double y)
{
  GtkWidget *popover = get_popover (list);
  double pane_x = 0;
  double pane_y = 0;

  gtk_widget_translate_coordinates (list, gtk_widget_get_parent (popover), x, y, &pane_x, &pane_y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle){ (int) pane_x, (int) pane_y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* the widget of a list that holds one row */
static GtkWidget *
find_row (GtkWidget *list, double x, double y)
{
  GtkWidget *found = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  while (found != NULL && found != list && gtk_widget_get_parent (found) != list)
    found = gtk_widget_get_parent (found);
  return found == list ? NULL : found;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, GtkWidget *list)
{
  GtkWidget *row = find_row (list, x, y);

  if (row == NULL)
    return;
  gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  popup_at (list, x, y);
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *list, GVariant *arguments, gpointer data)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, list, &bounds))
    return FALSE;
  popup_at (list, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
add_keys (GtkWidget *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, NULL, NULL)));
  gtk_widget_add_controller (list, keys);
}

/**
 * pnd_list_menu_attach:
 * @pane: a widget around @list, with a layout manager, which places the menu
 * @list: a GtkListView with a selection
 * @menu: its context menu
 */
void
pnd_list_menu_attach (GtkWidget *pane, GtkWidget *list, GMenuModel *menu)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  g_object_set_data (G_OBJECT (list), "list-menu-pane", pane);
  g_object_set_data_full (G_OBJECT (list), "list-menu-model", g_object_ref (menu), g_object_unref);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), list);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
  add_keys (list);
}
