/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/history-dialog.h"

#include <glib/gi18n.h>

#include "app/store/history.h"
#include "ui/common/dialog.h"
#include "ui/common/lists/label-tooltip.h"
#include "ui/review/history-item.h"

typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  GtkFilterListModel *filtered;
  GtkWidget *entry;
  GtkWidget *verdict;
  char *needle;
} History;

static void
history_free (gpointer data)
{
  History *self = data;

  g_object_unref (self->workspace);
  g_free (self->needle);
  g_free (self);
}

static gboolean
matches (gpointer item, gpointer data)
{
  History *self = data;

  return *self->needle == '\0' || pnd_history_item_matches (item, self->needle);
}

static void
search_cb (History *self)
{
  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
}

static void
verify_cb (History *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 n = 0;

  if (pnd_history_verify (pnd_workspace_get_project (self->workspace), &n, &error))
    text = g_strdup_printf (ngettext ("The history is whole: %d entry, nothing was altered.",
                                      "The history is whole: %d entries, nothing was altered.",
                                      (int) n),
                            (int) n);
  else
    text = g_strdup (error->message);
  gtk_label_set_text (GTK_LABEL (self->verdict), text);
  if (error != NULL)
    gtk_widget_add_css_class (self->verdict, "error");
  else
    gtk_widget_remove_css_class (self->verdict, "error");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer wraps)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (wraps != NULL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 3);
      pnd_label_tooltip_add (label, label);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *property = g_object_get_data (G_OBJECT (factory), "property");
  g_autofree char *text = NULL;

  g_object_get (gtk_list_item_get_item (item), property, &text, NULL);
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (GtkColumnView *view, const char *title, const char *property, gboolean expands)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  gpointer wraps = GINT_TO_POINTER (expands);

  g_object_set_data (G_OBJECT (factory), "property", (gpointer) property);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), wraps);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), wraps);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, expands);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

static GtkWidget *
make_table (History *self, GListStore *entries)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->filtered = gtk_filter_list_model_new (
    G_LIST_MODEL (entries), GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  view = gtk_column_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (self->filtered))));
  add_column (GTK_COLUMN_VIEW (view), _("Time"), "time", FALSE);
  add_column (GTK_COLUMN_VIEW (view), _("Coder"), "coder", FALSE);
  add_column (GTK_COLUMN_VIEW (view), _("Action"), "label", FALSE);
  add_column (GTK_COLUMN_VIEW (view), _("Details"), "detail", TRUE);
  gtk_widget_add_css_class (view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("History"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "text-field");
  return scrolled;
}

static GtkWidget *
make_foot (History *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Check the History"));

  self->verdict = gtk_label_new (_("Every edit is kept, undone ones too. Nothing here can be "
                                   "changed unnoticed."));
  gtk_label_set_wrap (GTK_LABEL (self->verdict), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->verdict), 0);
  gtk_widget_set_hexpand (self->verdict, TRUE);
  gtk_box_append (GTK_BOX (foot), self->verdict);
  gtk_box_append (GTK_BOX (foot), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (verify_cb), self);
  return foot;
}

/**
 * pnd_history_dialog_show:
 * @parent: the window
 * @workspace: whose project
 *
 * Returns: (transfer none) (nullable): the window, which destroys itself; %NULL when the history
 *   cannot be read, which was said
 */
GtkWindow *
pnd_history_dialog_show (GtkWindow *parent, PndWorkspace *workspace)
{
  GError *error = NULL;
  GListStore *entries = pnd_history_item_list (pnd_workspace_get_project (workspace), &error);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  History *self;

  if (entries == NULL)
    {
      g_object_unref (g_object_ref_sink (box));
      pnd_workspace_fail (workspace, error);
      return NULL;
    }
  self = g_new0 (History, 1);
  self->workspace = g_object_ref (workspace);
  self->needle = g_strdup ("");
  self->window = pnd_dialog_new (parent, _("History"), 860, 560);
  self->entry = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter the history"), -1);
  g_object_set (self->entry, "placeholder-text", _("Filter by coder, action or details"), NULL);
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), make_table (self, entries));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_window_set_child (self->window, box);
  g_object_set_data_full (G_OBJECT (self->window), "history", self, history_free);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close),
                            self->window);
  gtk_window_present (self->window);
  return self->window;
}
