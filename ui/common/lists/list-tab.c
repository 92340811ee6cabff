/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/lists/list-tab.h"

/* whether something else in the row has the keyboard now; a triangle does nothing that Left and
 * Right on its row do not */
static gboolean
go_on_in_row (GtkWidget *list, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkWidget *before = gtk_root_get_focus (root);

  return row != NULL && !GTK_IS_TREE_EXPANDER (before) && gtk_widget_child_focus (row, direction)
         && gtk_root_get_focus (root) != before
         && !GTK_IS_TREE_EXPANDER (gtk_root_get_focus (root));
}

/* a list that cannot have the focus for a moment is passed by */
static gboolean
tab_cb (GtkWidget *list, GVariant *arguments, gpointer data)
{
  GtkDirectionType direction = GPOINTER_TO_INT (data);

  if (go_on_in_row (list, direction))
    return TRUE;
  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (list)), direction);
  gtk_widget_set_can_focus (list, TRUE);
  return TRUE;
}

static void
add_key (GtkEventController *keys, const char *trigger, GtkDirectionType direction)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (tab_cb, GINT_TO_POINTER (direction), NULL)));
}

/**
 * pnd_list_tab_add:
 * @list: a list
 *
 * Tab and Shift+Tab leave it from now on.
 */
void
pnd_list_tab_add (GtkWidget *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  add_key (keys, "Tab|KP_Tab", GTK_DIR_TAB_FORWARD);
  add_key (keys, "<Shift>Tab|<Shift>ISO_Left_Tab|<Shift>KP_Tab", GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_controller (list, keys);
}
