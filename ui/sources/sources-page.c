/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/sources-page.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/common/empty-state.h"
#include "ui/sources/source-cells.h"
#include "ui/sources/source-field.h"

struct _PndSourcesPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndAttributes *attributes; /* (nullable) */
  GPtrArray *fields;         /* PndSourceField, a column each */
  GPtrArray *common;         /* of fields, those of the bar; a new attribute follows them */
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  GtkWidget *stack; /* the table, or what to do while there is no document */
  GtkWidget *view;
  GtkWidget *bar;
  GtkWidget *what;      /* which field */
  GtkWidget *attribute; /* what a new attribute is called */
  GtkWidget *entry;     /* for what is written */
  GtkWidget *choice;    /* for what is chosen */
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (PndSourcesPage, pnd_sources_page, GTK_TYPE_WIDGET)

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  PndSourcesPage *self = g_object_get_data (G_OBJECT (column), "page");
  const PndSourceField *field = g_object_get_data (G_OBJECT (column), "field");
  const char *one = pnd_source_field_get_text (field, (PndDocument *) a, self->attributes);
  const char *other = pnd_source_field_get_text (field, (PndDocument *) b, self->attributes);

  /* what says nothing stands behind what does */
  if ((*one == '\0') != (*other == '\0'))
    return *one == '\0' ? 1 : -1;
  return g_utf8_collate (one, other);
}

/* (transfer full) (nullable): what the bar sets; NULL while a new attribute has no name */
static PndSourceField *
get_field (PndSourcesPage *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->what));
  g_autofree char *name = NULL;

  if (chosen < self->common->len)
    {
      const PndSourceField *field = self->common->pdata[chosen];

      return pnd_source_field_new (field->kind, field->attribute);
    }
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->attribute))));
  return *name != '\0' ? pnd_source_field_new (PND_SOURCE_ATTRIBUTE, name) : NULL;
}

static gboolean
set_value (PndSourcesPage *self, const PndSourceField *field, PndDocument *document,
           GError **error)
{
  if (pnd_source_field_get_n_choices (field) > 0)
    return pnd_source_field_choose (
      field, document, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)), error);
  return pnd_source_field_write (field, document,
                                 gtk_editable_get_text (GTK_EDITABLE (self->entry)), error);
}

static GPtrArray *
list_selected (PndSourcesPage *self)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_ptr_array_add (documents, g_list_model_get_item (list, i));
  return documents;
}

static gboolean
set_all (PndSourcesPage *self, const PndSourceField *field, GPtrArray *documents, GError **error)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (!pnd_project_begin_edit (project, N_("Change sources"), error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!set_value (self, field, documents->pdata[i], error))
      {
        pnd_project_abandon_edit (project);
        return FALSE;
      }
  pnd_project_describe_edit (project, ngettext ("%d document", "%d documents", documents->len),
                             (int) documents->len);
  return pnd_project_end_edit (project, error);
}

static gboolean
can_apply (PndSourcesPage *self, const PndSourceField *field, guint n)
{
  return n > 0 && field != NULL
         && (pnd_source_field_get_n_choices (field) == 0
             || gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice))
                  != GTK_INVALID_LIST_POSITION);
}

static void
apply_cb (PndSourcesPage *self)
{
  g_autoptr (GPtrArray) documents = list_selected (self);
  PndSourceField *field = get_field (self);
  GError *error = NULL;

  g_assert (PND_IS_SOURCES_PAGE (self));

  if (can_apply (self, field, documents->len) && !set_all (self, field, documents, &error))
    pnd_workspace_fail (self->workspace, error);
  g_clear_pointer (&field, pnd_source_field_free);
}

static void
update_apply (PndSourcesPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GtkBitset) selected
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  PndSourceField *field = get_field (self);
  g_autofree char *label
    = n > 0 ? g_strdup_printf (ngettext ("_Set for %u Document", "_Set for %u Documents", n), n)
            : g_strdup (_("_Set"));

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, can_apply (self, field, n));
  gtk_widget_set_sensitive (self->bar, project != NULL && pnd_project_can_edit (project));
  g_clear_pointer (&field, pnd_source_field_free);
}

/* what all selected documents have in common is what one begins with; NULL if they differ */
static const char *
get_common_text (PndSourcesPage *self, const PndSourceField *field)
{
  g_autoptr (GPtrArray) documents = list_selected (self);
  const char *common = NULL;

  for (guint i = 0; i < documents->len; i++)
    {
      const char *text
        = pnd_source_field_get_text (field, documents->pdata[i], self->attributes);

      if (common != NULL && !g_str_equal (common, text))
        return NULL;
      common = text;
    }
  return common;
}

static guint
find_choice (const PndSourceField *field, const char *text)
{
  if (text == NULL)
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < pnd_source_field_get_n_choices (field); i++)
    if (g_str_equal (pnd_source_field_get_choice (field, i), text))
      return i;
  return 0;
}

/* shows what the selected documents have */
static void
update_value (PndSourcesPage *self)
{
  PndSourceField *field = get_field (self);
  const char *text = field != NULL ? get_common_text (self, field) : NULL;

  if (field != NULL && pnd_source_field_get_n_choices (field) > 0)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_choice (field, text));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  g_clear_pointer (&field, pnd_source_field_free);
  update_apply (self);
}

static void
selection_cb (PndSourcesPage *self)
{
  g_assert (PND_IS_SOURCES_PAGE (self));

  update_value (self);
}

static void
what_cb (PndSourcesPage *self)
{
  g_autoptr (GtkStringList) values = gtk_string_list_new (NULL);
  PndSourceField *field = get_field (self);
  gboolean is_new
    = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->what)) >= self->common->len;
  guint n = field != NULL ? pnd_source_field_get_n_choices (field) : 0;

  g_assert (PND_IS_SOURCES_PAGE (self));

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (values, pnd_source_field_get_choice (field, i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (values));
  gtk_widget_set_visible (self->choice, n > 0);
  gtk_widget_set_visible (self->entry, n == 0);
  gtk_widget_set_visible (self->attribute, is_new);
  g_clear_pointer (&field, pnd_source_field_free);
  update_value (self);
}

static void
activated_cb (PndSourcesPage *self, guint position)
{
  g_autoptr (PndRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_assert (PND_IS_SOURCES_PAGE (self));

  if (row == NULL)
    return;
  pnd_workspace_open_document (self->workspace, pnd_row_get_id (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
}

static void
add_column (PndSourcesPage *self, PndSourceField *field)
{
  g_autoptr (GtkColumnViewColumn) column
    = gtk_column_view_column_new (pnd_source_field_get_title (field),
                                  pnd_source_cells_new (field, &self->attributes));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, column, NULL));

  g_object_set_data (G_OBJECT (column), "field", field);
  g_object_set_data (G_OBJECT (column), "page", self);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, field->kind == PND_SOURCE_NAME);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

static void
add_field (PndSourcesPage *self, PndSourceKind kind, const char *attribute)
{
  PndSourceField *field = pnd_source_field_new (kind, attribute);

  g_ptr_array_add (self->fields, field);
  add_column (self, field);
  if (pnd_source_field_is_common (field))
    g_ptr_array_add (self->common, field);
}

static void
remove_columns (PndSourcesPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  gtk_drop_down_set_model (GTK_DROP_DOWN (self->what), NULL);
  for (guint i = g_list_model_get_n_items (columns); i > 0; i--)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i - 1);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
  g_ptr_array_set_size (self->common, 0);
  g_ptr_array_set_size (self->fields, 0);
}

static const char *const *
list_attributes (const PndAttributes *attributes)
{
  static const char *const none[] = { NULL };

  return attributes != NULL ? pnd_attributes_get_names (attributes) : none;
}

static void
make_columns (PndSourcesPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->what));

  remove_columns (self);
  for (PndSourceKind kind = PND_SOURCE_NAME; kind < PND_SOURCE_ATTRIBUTE; kind++)
    add_field (self, kind, NULL);
  for (const char *const *name = list_attributes (self->attributes); *name != NULL; name++)
    add_field (self, PND_SOURCE_ATTRIBUTE, *name);
  for (guint i = 0; i < self->common->len; i++)
    gtk_string_list_append (titles, pnd_source_field_get_title (self->common->pdata[i]));
  gtk_string_list_append (titles, _("New attribute…"));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->what), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->what), chosen < self->common->len ? chosen : 0);
}

static void
load_attributes (PndSourcesPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndAttributes *before = g_steal_pointer (&self->attributes);
  GError *error = NULL;

  if (project != NULL)
    self->attributes = pnd_attributes_load (project, &error);
  if (error != NULL)
    pnd_workspace_fail (self->workspace, error);
  if (self->fields->len == 0
      || !g_strv_equal (list_attributes (before), list_attributes (self->attributes)))
    make_columns (self);
  g_clear_pointer (&before, pnd_attributes_free);
}

static void
update_stack (PndSourcesPage *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_empty ? "empty" : "table");
}

static void
changed_cb (PndSourcesPage *self, PndChanges *changes)
{
  g_assert (PND_IS_SOURCES_PAGE (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "attributes"))
    load_attributes (self);
  update_value (self);
}

static void
project_cb (PndSourcesPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_assert (PND_IS_SOURCES_PAGE (self));

  if (project != NULL)
    g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_sort_list_model_set_model (self->sorted, pnd_workspace_get_documents (self->workspace));
  update_stack (self);
  load_attributes (self);
  update_value (self);
}

/* whoever comes here from a document means that one */
static void
select_document (PndSourcesPage *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  g_autoptr (GtkBitset) selected
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GListModel *list = G_LIST_MODEL (self->selection);

  if (document == NULL || !gtk_bitset_is_empty (selected))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (PndDocument) one = g_list_model_get_item (list, i);

      if (one == document)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
    }
}

static void
map_cb (PndSourcesPage *self)
{
  g_assert (PND_IS_SOURCES_PAGE (self));

  select_document (self);
}

static GtkWidget *
make_table (PndSourcesPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_widget_add_css_class (self->view, "sources-table");
  gtk_sort_list_model_set_sorter (self->sorted,
                                  gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sources"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
add_to_bar (GtkWidget *bar, GtkWidget *child, const char *label)
{
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  gtk_box_append (GTK_BOX (bar), child);
}

static GtkWidget *
make_bar (PndSourcesPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *informants = gtk_button_new_with_mnemonic (_("_Informants…"));

  self->what = gtk_drop_down_new (NULL, NULL);
  self->attribute = gtk_entry_new ();
  self->entry = gtk_entry_new ();
  self->choice = gtk_drop_down_new (NULL, NULL);
  self->apply = gtk_button_new_with_mnemonic ("");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->attribute), _("Its name"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->attribute), 10);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (informants), "win.informants");
  gtk_widget_add_css_class (bar, "sources-bar");
  add_to_bar (bar, self->what, _("What to set"));
  add_to_bar (bar, self->attribute, _("Name of the new attribute"));
  add_to_bar (bar, self->entry, _("Value"));
  add_to_bar (bar, self->choice, _("Value"));
  add_to_bar (bar, self->apply, NULL);
  add_to_bar (bar, informants, NULL);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (what_cb), self);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (update_apply), self);
  g_signal_connect_swapped (self->attribute, "changed", G_CALLBACK (update_apply), self);
  g_signal_connect_swapped (self->attribute, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  return bar;
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty
    = pnd_empty_state_new (_("No sources yet"),
                           _("Each document has a row here: what kind of source it is, its date, "
                             "place and origin, whom it speaks for, and attributes of your own."));

  pnd_empty_state_add_button (PND_EMPTY_STATE (empty), _("_Open Documents…"),
                              "win.documents-import");
  pnd_empty_state_add_button (PND_EMPTY_STATE (empty), _("_Informants…"), "win.informants");
  return empty;
}

static void
pnd_sources_page_dispose (GObject *object)
{
  PndSourcesPage *self = PND_SOURCES_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->stack != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->what, self);
      g_signal_handlers_disconnect_by_data (self->choice, self);
      g_signal_handlers_disconnect_by_data (self->attribute, self);
      /* columns point at fields */
      remove_columns (self);
    }
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_sources_page_parent_class)->dispose (object);
}

static void
pnd_sources_page_finalize (GObject *object)
{
  PndSourcesPage *self = PND_SOURCES_PAGE (object);

  g_ptr_array_unref (self->common);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->attributes, pnd_attributes_free);

  G_OBJECT_CLASS (pnd_sources_page_parent_class)->finalize (object);
}

static void
pnd_sources_page_class_init (PndSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_sources_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_sources_page_finalize;
  gtk_widget_class_set_css_name (widget_class, "sourcespage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_sources_page_init (PndSourcesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->fields = g_ptr_array_new_with_free_func (pnd_source_field_free);
  self->common = g_ptr_array_new ();
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  self->bar = make_bar (self);
  gtk_box_append (GTK_BOX (box), make_table (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->bar);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), box, "table");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * pnd_sources_page_new:
 * @workspace: whose documents
 *
 * Returns: the page
 */
GtkWidget *
pnd_sources_page_new (PndWorkspace *workspace)
{
  PndSourcesPage *self = g_object_new (PND_TYPE_SOURCES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_cb),
                            self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (update_stack), self);
  project_cb (self);
  return GTK_WIDGET (self);
}
