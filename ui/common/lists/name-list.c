/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/common/lists/name-list.h"

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), GPOINTER_TO_INT (data));
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (PangoEllipsizeMode ellipsize)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (ellipsize));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

/**
 * pnd_name_list_new:
 * @names: what can be chosen
 *
 * Returns: (transfer full): the list
 */
GtkWidget *
pnd_name_list_new (GtkStringList *names)
{
  GtkWidget *list = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  g_autoptr (GtkListItemFactory) button = make_factory (PANGO_ELLIPSIZE_END);
  g_autoptr (GtkListItemFactory) row = make_factory (PANGO_ELLIPSIZE_NONE);

  gtk_drop_down_set_factory (GTK_DROP_DOWN (list), button);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (list), row);
  return list;
}
