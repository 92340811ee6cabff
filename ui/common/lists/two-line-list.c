/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/lists/two-line-list.h"

#include "ui/common/lists/list-tab.h"

#include "app/model/row.h"

#define SIDE_WIDTH 200 /* pixels */

/* characters: a narrow list cuts its rows instead of growing */
#define LEAST_WIDTH 3

/*
 * Rows:
 * @data: for @show
 */
typedef struct
{
  PndTwoLineFunc show;
  gpointer data;
} Rows;

static void
rows_free (gpointer rows, GClosure *closure)
{
  g_free (rows);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDTH);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (row), make_label ("row-title"));
  gtk_box_append (GTK_BOX (row), make_label ("row-detail"));
  gtk_list_item_set_child (item, row);
}

static void
changed_cb (gpointer item, GtkWidget *row)
{
  const Rows *rows = g_object_get_data (G_OBJECT (row), "rows");

  rows->show (item, row, rows->data);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer rows)
{
  gpointer shown = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (row), "rows", rows);
  changed_cb (shown, row);
  g_signal_connect_object (shown, "changed", G_CALLBACK (changed_cb), row, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

/**
 * pnd_two_line_list_new:
 * @selection: what is listed; its items emit `changed`
 * @label: the accessible name of the list, translated
 * @show: shows an item in its row, at first and whenever it has changed
 * @data: for @show; it lives as long as the list
 *
 * Returns: the list, in a frame that scrolls
 */
GtkWidget *
pnd_two_line_list_new (GtkSelectionModel *selection, const char *label, PndTwoLineFunc show,
                       gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;
  Rows *rows = g_new0 (Rows, 1);

  rows->show = show;
  rows->data = data;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), rows, rows_free, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  list = gtk_list_view_new (g_object_ref (selection), factory);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  pnd_list_tab_add (list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "text-field");
  return scrolled;
}

/**
 * pnd_two_line_list_add_button:
 * @list: a list
 * @label: of the button, with a mnemonic, translated
 * @button: (out) (transfer none): the button
 *
 * Returns: the list with a button below, which is to add to it, as the side of a dialog
 */
GtkWidget *
pnd_two_line_list_add_button (GtkWidget *list, const char *label, GtkWidget **button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  *button = gtk_button_new_with_mnemonic (label);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), *button);
  gtk_widget_set_size_request (box, SIDE_WIDTH, -1);
  return box;
}

/**
 * pnd_two_line_list_select:
 * @selection: of rows of a project
 * @id: of one of them
 *
 * Selects it; one that is not listed changes nothing.
 */
void
pnd_two_line_list_select (GtkSingleSelection *selection, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRow) row = g_list_model_get_item (G_LIST_MODEL (selection), i);

      if (pnd_row_get_id (row) == id)
        {
          gtk_single_selection_set_selected (selection, i);
          return;
        }
    }
}

/**
 * pnd_two_line_row_set:
 * @row: a row of such a list
 * @title: its first line
 * @detail: its second one
 */
void
pnd_two_line_row_set (GtkWidget *row, const char *title, const char *detail)
{
  GtkWidget *first = gtk_widget_get_first_child (row);

  gtk_label_set_text (GTK_LABEL (first), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (first)), detail);
}
