/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/documents-pane.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/common/list-menu.h"
#include "ui/common/lists/list-tab.h"
#include "ui/documents/document-row.h"

struct _PndDocumentsPane
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkStack *stack;
  GtkWidget *add_button;
  GtkEditable *filter_entry;
  GtkListView *list;
  GtkWidget *no_match;
  GtkButton *trash_button;
  GtkListView *trash_list;
  GMenuModel *document_menu;
  GMenuModel *trash_menu;

  GtkFilterListModel *filtered;
  GtkSorter *sorter;
  GtkSingleSelection *selection;
  GtkSingleSelection *trash_selection;
  GPtrArray *bound; /* GtkListItem of the documents that are in view */
  PndGrouping grouping;
  guint headings; /* a source that brings them up to date */
  char *needle; /* casefolded */
  gboolean following; /* the selection follows the workspace just now */
};

G_DEFINE_FINAL_TYPE (PndDocumentsPane, pnd_documents_pane, GTK_TYPE_WIDGET)

static gboolean
matches (gpointer item, gpointer data)
{
  PndDocumentsPane *self = data;
  g_autofree char *name = NULL;
  g_autofree char *kind = NULL;

  if (self->needle == NULL || *self->needle == '\0')
    return TRUE;
  name = g_utf8_casefold (pnd_document_get_name (item), -1);
  kind = g_utf8_casefold (pnd_source_type_get_title (pnd_document_get_source_type (item)), -1);
  return strstr (name, self->needle) != NULL || strstr (kind, self->needle) != NULL;
}

/* (transfer none): what the documents stand under, empty for those that stand under nothing */
static const char *
get_group (PndGrouping grouping, PndDocument *document)
{
  const char *folder;
  PndSourceType type;

  switch (grouping)
    {
    case PND_GROUPING_FOLDER:
      folder = pnd_document_get_fact (document, PND_DOCUMENT_FACT_FOLDER);
      return folder != NULL ? folder : "";
    case PND_GROUPING_SOURCE_TYPE:
      type = pnd_document_get_source_type (document);
      return type != PND_SOURCE_TYPE_NONE ? pnd_source_type_get_title (type) : "";
    case PND_GROUPING_NONE:
    default:
      return "";
    }
}

static char *
make_sort_key (PndDocument *document)
{
  g_autofree char *folded = g_utf8_casefold (pnd_document_get_name (document), -1);

  return g_utf8_collate_key_for_filename (folded, -1);
}

/* as people count, "Interview 2" before "Interview 10", and without regard to case */
static int
compare_names (PndDocument *a, PndDocument *b)
{
  g_autofree char *key_a = make_sort_key (a);
  g_autofree char *key_b = make_sort_key (b);

  return strcmp (key_a, key_b);
}

/* by group, those without one last, and in it by name */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  PndDocumentsPane *self = data;
  const char *one = get_group (self->grouping, (PndDocument *) a);
  const char *other = get_group (self->grouping, (PndDocument *) b);
  int order = 0;

  if (!g_str_equal (one, other))
    order = *one == '\0' ? 1 : *other == '\0' ? -1 : g_utf8_collate (one, other);
  return order != 0 ? order : compare_names ((PndDocument *) a, (PndDocument *) b);
}

/* (nullable): what stands above a row: the group where another begins */
static const char *
get_heading (PndDocumentsPane *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  PndDocument *document = gtk_list_item_get_item (item);
  g_autoptr (PndDocument) before = NULL;
  const char *group;

  if (self->grouping == PND_GROUPING_NONE || document == NULL)
    return NULL;
  group = get_group (self->grouping, document);
  if (position > 0 && position != GTK_INVALID_LIST_POSITION)
    before = g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1);
  if (before != NULL && g_str_equal (get_group (self->grouping, before), group))
    return NULL;
  if (*group != '\0')
    return group;
  return self->grouping == PND_GROUPING_FOLDER ? _("No folder") : _("No source type");
}

static void
update_headings (PndDocumentsPane *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = self->bound->pdata[i];

      pnd_document_row_set_heading (PND_DOCUMENT_ROW (gtk_list_item_get_child (item)),
                                    get_heading (self, item));
    }
}

static void
follow_document (PndDocumentsPane *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; document != NULL && i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (PndDocument) item = g_list_model_get_item (shown, i);

      if (item == document)
        position = i;
    }
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
update_trash_button (PndDocumentsPane *self)
{
  GListModel *trash = pnd_workspace_get_trash (self->workspace);
  guint n = trash != NULL ? g_list_model_get_n_items (trash) : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("Trash: %u document", "Trash: %u documents",
                                                      n),
                                            n);

  gtk_button_set_label (self->trash_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->trash_button), n > 0);
  if (n == 0)
    pnd_documents_pane_set_show_trash (self, FALSE);
}

static void
update_no_match (PndDocumentsPane *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0
                  && self->needle != NULL && *self->needle != '\0';

  gtk_widget_set_visible (self->no_match, none);
}

static void
filter_changed_cb (PndDocumentsPane *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->filtered);

  g_assert (PND_IS_DOCUMENTS_PANE (self));

  g_free (self->needle);
  self->needle = g_utf8_casefold (gtk_editable_get_text (self->filter_entry), -1);
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_no_match (self);
  follow_document (self);
}

static void
stop_search_cb (PndDocumentsPane *self)
{
  g_assert (PND_IS_DOCUMENTS_PANE (self));

  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Enter takes the first that passes, and goes on to its text */
static void
filter_activated_cb (PndDocumentsPane *self)
{
  g_autoptr (PndDocument) first
    = g_list_model_get_item (pnd_documents_pane_get_shown (self), 0);

  g_assert (PND_IS_DOCUMENTS_PANE (self));

  if (first == NULL)
    return;
  pnd_workspace_open_document (self->workspace, pnd_row_get_id (PND_ROW (first)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}

static void
selected_cb (PndDocumentsPane *self)
{
  PndDocument *document = gtk_single_selection_get_selected_item (self->selection);

  g_assert (PND_IS_DOCUMENTS_PANE (self));

  if (!self->following && document != NULL)
    pnd_workspace_open_document (self->workspace, pnd_row_get_id (PND_ROW (document)));
}

/* rows have their new positions only after this signal */
static gboolean
headings_cb (gpointer data)
{
  PndDocumentsPane *self = data;

  self->headings = 0;
  update_headings (self);
  return G_SOURCE_REMOVE;
}

static void
items_cb (PndDocumentsPane *self)
{
  g_assert (PND_IS_DOCUMENTS_PANE (self));

  if (self->grouping != PND_GROUPING_NONE && self->headings == 0)
    self->headings = g_idle_add_full (G_PRIORITY_HIGH_IDLE, headings_cb, self, NULL);
}

static void
activated_cb (PndDocumentsPane *self, guint position)
{
  g_assert (PND_IS_DOCUMENTS_PANE (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}

static void
changed_cb (PndDocumentsPane *self, PndChanges *changes)
{
  g_assert (PND_IS_DOCUMENTS_PANE (self));

  if (!pnd_changes_is_reset (changes) && !pnd_changes_touch (changes, "documents"))
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->filtered),
                      GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_trash_button (self);
  update_no_match (self);
  update_headings (self);
  follow_document (self);
}

static void
project_cb (PndDocumentsPane *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_assert (PND_IS_DOCUMENTS_PANE (self));

  self->following = TRUE;
  gtk_filter_list_model_set_model (self->filtered, pnd_workspace_get_documents (self->workspace));
  gtk_single_selection_set_model (self->trash_selection, pnd_workspace_get_trash (self->workspace));
  self->following = FALSE;
  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_set_sensitive (self->add_button, project != NULL && pnd_project_can_edit (project));
  update_trash_button (self);
  update_no_match (self);
}

static void
setup_cb (PndDocumentsPane *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pnd_document_row_new (self->workspace));
}

static void
bind_cb (PndDocumentsPane *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  pnd_document_row_set_document (PND_DOCUMENT_ROW (row), gtk_list_item_get_item (item));
}

static void
bind_document_cb (PndDocumentsPane *self, GtkListItem *item)
{
  bind_cb (self, item);
  g_ptr_array_add (self->bound, item);
  pnd_document_row_set_heading (PND_DOCUMENT_ROW (gtk_list_item_get_child (item)),
                                get_heading (self, item));
}

static void
unbind_cb (PndDocumentsPane *self, GtkListItem *item)
{
  pnd_document_row_set_document (PND_DOCUMENT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
unbind_document_cb (PndDocumentsPane *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  unbind_cb (self, item);
}

static GtkListItemFactory *
make_factory (PndDocumentsPane *self, gboolean of_trash)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind",
                            of_trash ? G_CALLBACK (bind_cb) : G_CALLBACK (bind_document_cb), self);
  g_signal_connect_swapped (
    factory, "unbind", of_trash ? G_CALLBACK (unbind_cb) : G_CALLBACK (unbind_document_cb), self);
  return factory;
}

static void
pnd_documents_pane_dispose (GObject *object)
{
  PndDocumentsPane *self = PND_DOCUMENTS_PANE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_handle_id (&self->headings, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), PND_TYPE_DOCUMENTS_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->trash_selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorter);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (pnd_documents_pane_parent_class)->dispose (object);
}

static void
pnd_documents_pane_class_init (PndDocumentsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_documents_pane_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "documentspane");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/penanda/Penanda/documents/documents-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, add_button);
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, list);
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, no_match);
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, trash_button);
  gtk_widget_class_bind_template_child (widget_class, PndDocumentsPane, trash_list);
  gtk_widget_class_bind_template_child_full (widget_class, "document-menu", FALSE,
                                             G_STRUCT_OFFSET (PndDocumentsPane, document_menu));
  gtk_widget_class_bind_template_child_full (widget_class, "trash-menu", FALSE,
                                             G_STRUCT_OFFSET (PndDocumentsPane, trash_menu));
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
make_models (PndDocumentsPane *self)
{
  GtkSortListModel *sorted;

  self->filtered
    = gtk_filter_list_model_new (NULL, GTK_FILTER (gtk_custom_filter_new (matches, self, NULL)));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (self->sorter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->trash_selection = gtk_single_selection_new (NULL);
}

static void
pnd_documents_pane_init (PndDocumentsPane *self)
{
  g_autoptr (GtkListItemFactory) factory = make_factory (self, FALSE);
  g_autoptr (GtkListItemFactory) trash_factory = make_factory (self, TRUE);

  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_models (self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_factory (self->trash_list, trash_factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_model (self->trash_list, GTK_SELECTION_MODEL (self->trash_selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_cb), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->filter_entry, "activate", G_CALLBACK (filter_activated_cb), self);
  pnd_list_menu_attach (GTK_WIDGET (self), GTK_WIDGET (self->list), self->document_menu);
  pnd_list_tab_add (GTK_WIDGET (self->list));
  pnd_list_menu_attach (GTK_WIDGET (self), GTK_WIDGET (self->trash_list), self->trash_menu);
}

/**
 * pnd_documents_pane_new:
 * @workspace: whose documents
 *
 * Returns: the pane
 */
GtkWidget *
pnd_documents_pane_new (PndWorkspace *workspace)
{
  PndDocumentsPane *self = g_object_new (PND_TYPE_DOCUMENTS_PANE, NULL);

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::document", G_CALLBACK (follow_document), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_documents_pane_set_filter:
 * @self: the pane
 * @text: what names or source types must hold
 */
void
pnd_documents_pane_set_filter (PndDocumentsPane *self, const char *text)
{
  g_return_if_fail (PND_IS_DOCUMENTS_PANE (self));

  gtk_editable_set_text (self->filter_entry, text);
  filter_changed_cb (self);
}

/**
 * pnd_documents_pane_focus_filter:
 * @self: the pane
 */
void
pnd_documents_pane_focus_filter (PndDocumentsPane *self)
{
  g_return_if_fail (PND_IS_DOCUMENTS_PANE (self));

  pnd_documents_pane_set_show_trash (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

/**
 * pnd_documents_pane_get_shown:
 * @self: the pane
 *
 * Returns: (transfer none): the documents that pass the filter, in the order shown
 */
GListModel *
pnd_documents_pane_get_shown (PndDocumentsPane *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENTS_PANE (self), NULL);

  return G_LIST_MODEL (self->selection);
}

/**
 * pnd_documents_pane_get_target:
 * @self: the pane
 *
 * Returns: (transfer none) (nullable): the selected document of the list that is shown: in the
 *   trash, or the one at hand
 */
PndDocument *
pnd_documents_pane_get_target (PndDocumentsPane *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENTS_PANE (self), NULL);

  if (pnd_documents_pane_get_show_trash (self))
    return gtk_single_selection_get_selected_item (self->trash_selection);
  return pnd_workspace_get_document (self->workspace);
}

/**
 * pnd_documents_pane_set_show_trash:
 * @self: the pane
 * @show: whether the trash is shown in the documents' place
 */
void
pnd_documents_pane_set_show_trash (PndDocumentsPane *self, gboolean show)
{
  g_return_if_fail (PND_IS_DOCUMENTS_PANE (self));

  gtk_stack_set_visible_child_name (self->stack, show ? "trash" : "documents");
}

/**
 * pnd_documents_pane_get_show_trash:
 * @self: the pane
 *
 * Returns: whether the trash is shown
 */
gboolean
pnd_documents_pane_get_show_trash (PndDocumentsPane *self)
{
  g_return_val_if_fail (PND_IS_DOCUMENTS_PANE (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "trash") == 0;
}

/**
 * pnd_documents_pane_set_grouping:
 * @self: the pane
 * @grouping: what the documents stand under, from now on
 */
void
pnd_documents_pane_set_grouping (PndDocumentsPane *self, PndGrouping grouping)
{
  g_return_if_fail (PND_IS_DOCUMENTS_PANE (self));

  self->grouping = grouping;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_headings (self);
  follow_document (self);
}
