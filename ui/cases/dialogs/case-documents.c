/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/dialogs/case-documents.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/cases/parts.h"
#include "ui/common/dialog.h"
#include "ui/common/lists/list-tab.h"

/*
 * Dialog:
 * @belongs: ids (gint64 *) of the documents that are ticked
 */
typedef struct
{
  GtkWindow *window;
  PndWorkspace *workspace;
  PndRegionCase *row;
  GHashTable *belongs;
  GtkFilterListModel *shown;
  char *needle;
  GtkWidget *view;
  GtkWidget *count;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_hash_table_unref (self->belongs);
  g_clear_object (&self->shown);
  g_free (self->needle);
  g_object_unref (self->row);
  g_object_unref (self->workspace);
  g_free (self);
}

static gboolean
is_ticked (Dialog *self, PndRow *document)
{
  gint64 id = pnd_row_get_id (document);

  return g_hash_table_contains (self->belongs, &id);
}

static void
tick (Dialog *self, PndRow *document, gboolean ticked)
{
  gint64 id = pnd_row_get_id (document);

  if (ticked)
    g_hash_table_add (self->belongs, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->belongs, &id);
}

static void
show_count (Dialog *self)
{
  guint n = g_hash_table_size (self->belongs);
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u document belongs to the case.",
                                 "%u documents belong to the case.", n), n);

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

static gboolean
matches (gpointer item, gpointer data)
{
  Dialog *self = data;
  g_autofree char *name = g_utf8_casefold (pnd_document_get_name (item), -1);

  return strstr (name, self->needle) != NULL;
}

static void
search_cb (Dialog *self, GtkEditable *entry)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  g_free (self->needle);
  self->needle = g_utf8_casefold (words, -1);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown),
                      GTK_FILTER_CHANGE_DIFFERENT);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *item)
{
  Dialog *self = g_object_get_data (G_OBJECT (item), "dialog");
  PndRow *document = gtk_list_item_get_item (item);

  if (document == NULL)
    return;
  tick (self, document, gtk_check_button_get_active (check));
  show_count (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = pnd_part_new_line (NULL, NULL);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  /* the row has the keys; a check that is only not focusable swallows Tab */
  gtk_widget_set_can_focus (check, FALSE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "row-detail");
  g_object_set_data (G_OBJECT (item), "dialog", self);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), item);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Dialog *self)
{
  PndDocument *document = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_next_sibling (check);
  const char *date = pnd_document_get_fact (document, PND_DOCUMENT_FACT_DATE);
  g_autofree char *detail
    = g_strdup_printf ("%s%s%s", pnd_source_type_get_title (pnd_document_get_source_type (document)),
                       date != NULL && *date != '\0' ? " · " : "", date != NULL ? date : "");

  g_signal_handlers_block_by_func (check, toggled_cb, item);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked (self, PND_ROW (document)));
  g_signal_handlers_unblock_by_func (check, toggled_cb, item);
  gtk_label_set_text (GTK_LABEL (name), pnd_document_get_name (document));
  gtk_widget_set_tooltip_text (name, pnd_document_get_name (document));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pnd_document_get_name (document), -1);
}

/* rows on the screen read their ticks again */
static void
refresh (Dialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  g_list_model_items_changed (G_LIST_MODEL (self->shown), 0, n, n);
  show_count (self);
}

static void
activate_cb (Dialog *self, guint position)
{
  g_autoptr (PndRow) document = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  tick (self, document, !is_ticked (self, document));
  g_list_model_items_changed (G_LIST_MODEL (self->shown), position, 1, 1);
  show_count (self);
}

/* Space ticks as Enter does: a list would only select */
static gboolean
key_cb (Dialog *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkSelectionModel *rows = gtk_list_view_get_model (GTK_LIST_VIEW (self->view));
  guint position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (rows));

  if (key != GDK_KEY_space || position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  activate_cb (self, position);
  return TRUE;
}

static void
tick_all (Dialog *self, gboolean ticked)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndRow) document = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      tick (self, document, ticked);
    }
  refresh (self);
}

static void
all_cb (Dialog *self)
{
  tick_all (self, TRUE);
}

static void
none_cb (Dialog *self)
{
  tick_all (self, FALSE);
}

/* only what is another answer than before is written, and all as one step for undo */
static gboolean
save (Dialog *self, GError **error)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GListModel *documents = pnd_workspace_get_documents (self->workspace);
  guint n = g_list_model_get_n_items (documents);
  gboolean done = pnd_project_begin_edit (project, N_("Assign documents to case"), error);

  if (!done)
    return FALSE;
  pnd_project_describe_edit (project, "%s", pnd_region_case_get_name (self->row));
  for (guint i = 0; done && i < n; i++)
    {
      g_autoptr (PndRow) document = g_list_model_get_item (documents, i);

      done = pnd_region_case_assign (self->row, pnd_row_get_id (document),
                                     is_ticked (self, document), error);
    }
  return pnd_row_finish_edit (project, done, error);
}

static void
save_cb (Dialog *self)
{
  GError *error = NULL;

  if (!save (self, &error))
    pnd_workspace_fail (self->workspace, error);
  gtk_window_destroy (self->window);
}

static GtkWidget *
make_list (Dialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->shown = gtk_filter_list_model_new (
    g_object_ref (pnd_workspace_get_documents (self->workspace)),
    GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  self->view = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)))),
    factory);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  pnd_list_tab_add (self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Documents"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_add_css_class (scrolled, "text-field");
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_foot (Dialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *all = gtk_button_new_with_mnemonic (_("Tick _All"));
  GtkWidget *none = gtk_button_new_with_mnemonic (_("Tick _None"));

  self->count = pnd_part_new_label (NULL, "row-detail");
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_set_valign (self->count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (foot), self->count);
  gtk_box_append (GTK_BOX (foot), all);
  gtk_box_append (GTK_BOX (foot), none);
  g_signal_connect_swapped (all, "clicked", G_CALLBACK (all_cb), self);
  g_signal_connect_swapped (none, "clicked", G_CALLBACK (none_cb), self);
  return foot;
}

static void
load (Dialog *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GError *error = NULL;
  g_autoptr (GArray) documents = pnd_region_case_load_documents (
    pnd_project_get_database (project), pnd_row_get_id (PND_ROW (self->row)), &error);

  self->belongs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    g_hash_table_add (self->belongs,
                      g_memdup2 (&g_array_index (documents, gint64, i), sizeof (gint64)));
  if (documents == NULL)
    pnd_workspace_fail (self->workspace, error);
}

static void
fill (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *entry = gtk_search_entry_new ();

  g_object_set (entry, "placeholder-text", _("Filter documents"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter documents"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_add_css_class (box, "dialog-content");
  gtk_window_set_child (self->window, box);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (search_cb), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (gtk_window_close), self->window);
}

/**
 * pnd_case_documents_show:
 * @parent: the window
 * @study: the case at hand
 * @row: the case whose documents to choose
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
pnd_case_documents_show (GtkWindow *parent, PndCaseStudy *study, PndRegionCase *row)
{
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *title
    = g_strdup_printf (_("Documents of %s"), pnd_region_case_get_name (row));
  GtkWidget *accept;

  self->workspace = g_object_ref (pnd_case_study_get_workspace (study));
  self->row = g_object_ref (row);
  self->needle = g_strdup ("");
  self->window = pnd_dialog_new (parent, title, 520, 520);
  accept = pnd_dialog_add_buttons (self->window, _("_Save"));
  load (self);
  fill (self);
  show_count (self);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (save_cb), self);
  gtk_window_present (self->window);
  return self->window;
}
