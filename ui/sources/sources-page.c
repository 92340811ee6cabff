/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/sources/sources-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/model/sources/document-facts.h"

/* the columns; those from TYPE on can be changed for several rows */
typedef enum
{
  COLUMN_NAME,
  COLUMN_TYPE,
  COLUMN_DATE,
  COLUMN_PLACE,
  COLUMN_ORIGIN,
  COLUMN_LANGUAGE,
  COLUMN_HOLDER,
  COLUMN_CONFIDENTIALITY,
  COLUMN_FOLDER,
  N_COLUMNS
} Column;

static const char *const titles[N_COLUMNS] = {
  [COLUMN_NAME] = N_("Name"),         [COLUMN_TYPE] = N_("Source type"),
  [COLUMN_DATE] = N_("Date"),         [COLUMN_PLACE] = N_("Place"),
  [COLUMN_ORIGIN] = N_("Origin"),     [COLUMN_LANGUAGE] = N_("Language"),
  [COLUMN_HOLDER] = N_("Holder"),     [COLUMN_CONFIDENTIALITY] = N_("Confidentiality"),
  [COLUMN_FOLDER] = N_("Folder"),
};

static const char *const degrees[] = { NULL, "restricted", "confidential" };

struct _PndSourcesPage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *what;   /* which column, from COLUMN_TYPE on */
  GtkWidget *entry;  /* for what is written */
  GtkWidget *choice; /* for what is chosen */
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (PndSourcesPage, pnd_sources_page, GTK_TYPE_WIDGET)

static PndDocumentFact
get_fact (Column column)
{
  static const PndDocumentFact facts[N_COLUMNS] = {
    [COLUMN_DATE] = PND_DOCUMENT_FACT_DATE,
    [COLUMN_PLACE] = PND_DOCUMENT_FACT_PLACE,
    [COLUMN_ORIGIN] = PND_DOCUMENT_FACT_ORIGIN,
    [COLUMN_CONFIDENTIALITY] = PND_DOCUMENT_FACT_CONFIDENTIALITY,
    [COLUMN_FOLDER] = PND_DOCUMENT_FACT_FOLDER,
  };

  return facts[column];
}

static const char *
get_value (PndDocument *document, Column column)
{
  const char *value;

  switch (column)
    {
    case COLUMN_NAME:
      return pnd_document_get_name (document);
    case COLUMN_TYPE:
      return pnd_document_get_source_type (document) != PND_SOURCE_TYPE_NONE
               ? pnd_source_type_get_title (pnd_document_get_source_type (document))
               : "";
    case COLUMN_LANGUAGE:
      value = pnd_document_get_language (document);
      break;
    case COLUMN_HOLDER:
      return pnd_document_get_holder (document) != PND_HOLDER_UNRATED
               ? pnd_holder_get_title (pnd_document_get_holder (document))
               : "";
    case COLUMN_CONFIDENTIALITY:
      value = pnd_document_get_fact (document, PND_DOCUMENT_FACT_CONFIDENTIALITY);
      return value != NULL ? pnd_confidentiality_get_title (value) : "";
    case COLUMN_DATE:
    case COLUMN_PLACE:
    case COLUMN_ORIGIN:
    case COLUMN_FOLDER:
      value = pnd_document_get_fact (document, get_fact (column));
      break;
    case N_COLUMNS:
    default:
      g_assert_not_reached ();
    }
  return value != NULL ? value : "";
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *one = get_value ((PndDocument *) a, GPOINTER_TO_INT (data));
  const char *other = get_value ((PndDocument *) b, GPOINTER_TO_INT (data));

  /* what says nothing stands behind what does */
  if ((*one == '\0') != (*other == '\0'))
    return *one == '\0' ? 1 : -1;
  return g_utf8_collate (one, other);
}

static Column
get_column (PndSourcesPage *self)
{
  return COLUMN_TYPE + gtk_drop_down_get_selected (GTK_DROP_DOWN (self->what));
}

static gboolean
is_chosen (Column column)
{
  return column == COLUMN_TYPE || column == COLUMN_HOLDER || column == COLUMN_CONFIDENTIALITY;
}

static gboolean
set_value (PndSourcesPage *self, PndDocument *document, GError **error)
{
  Column column = get_column (self);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (column == COLUMN_TYPE)
    return pnd_document_set_source_type (document, chosen, error);
  if (column == COLUMN_HOLDER)
    return pnd_document_set_holder (document, chosen, error);
  if (column == COLUMN_LANGUAGE)
    return pnd_document_set_language (document, text, error);
  return pnd_document_set_fact (document, get_fact (column),
                                column == COLUMN_CONFIDENTIALITY ? degrees[chosen] : text, error);
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
set_all (PndSourcesPage *self, GPtrArray *documents, GError **error)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  if (!pnd_project_begin_edit (project, N_("Change sources"), error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!set_value (self, documents->pdata[i], error))
      {
        pnd_project_abandon_edit (project);
        return FALSE;
      }
  pnd_project_describe_edit (project, ngettext ("%d document", "%d documents", documents->len),
                             (int) documents->len);
  return pnd_project_end_edit (project, error);
}

static void
apply_cb (PndSourcesPage *self)
{
  g_autoptr (GPtrArray) documents = list_selected (self);
  GError *error = NULL;

  g_assert (PND_IS_SOURCES_PAGE (self));

  if (documents->len > 0 && !set_all (self, documents, &error))
    pnd_workspace_fail (self->workspace, error);
}

static void
update_bar (PndSourcesPage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GtkBitset) selected
    = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (selected);
  g_autofree char *label
    = g_strdup_printf (ngettext ("_Set for %u Document", "_Set for %u Documents", n), n);

  gtk_button_set_label (GTK_BUTTON (self->apply), label);
  gtk_widget_set_sensitive (self->apply, n > 0);
  gtk_widget_set_sensitive (self->bar, project != NULL && !pnd_project_get_read_only (project));
}

static void
what_cb (PndSourcesPage *self)
{
  Column column = get_column (self);
  g_autoptr (GtkStringList) values = gtk_string_list_new (NULL);
  int n = column == COLUMN_TYPE ? PND_N_SOURCE_TYPES : column == COLUMN_HOLDER ? PND_N_HOLDERS : 3;

  g_assert (PND_IS_SOURCES_PAGE (self));

  for (int i = 0; i < n; i++)
    gtk_string_list_append (values, column == COLUMN_CONFIDENTIALITY
                                      ? pnd_confidentiality_get_title (degrees[i])
                                    : i == 0              ? _("Not set")
                                    : column == COLUMN_TYPE ? pnd_source_type_get_title (i)
                                                            : pnd_holder_get_title (i));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (values));
  gtk_widget_set_visible (self->choice, is_chosen (column));
  gtk_widget_set_visible (self->entry, !is_chosen (column));
}

static void
project_cb (PndSourcesPage *self)
{
  g_assert (PND_IS_SOURCES_PAGE (self));

  gtk_sort_list_model_set_model (self->sorted, pnd_workspace_get_documents (self->workspace));
  update_bar (self);
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
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (data) == COLUMN_NAME ? 14 : 6);
  gtk_list_item_set_child (item, label);
}

static void
show_value (PndDocument *document, GtkLabel *label)
{
  Column column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "column"));
  const char *value = get_value (document, column);

  gtk_label_set_text (label, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), *value != '\0' ? value : NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  PndDocument *document = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (label), "column", data);
  show_value (document, GTK_LABEL (label));
  g_signal_connect_object (document, "changed", G_CALLBACK (show_value), label, 0);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

static GtkWidget *
make_table (PndSourcesPage *self)
{
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkSorter) sorter
        = GTK_SORTER (gtk_custom_sorter_new (compare, GINT_TO_POINTER (i), NULL));
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(titles[i]), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GINT_TO_POINTER (i));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, i == COLUMN_NAME);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_sort_list_model_set_sorter (self->sorted,
                                  gtk_column_view_get_sorter (GTK_COLUMN_VIEW (view)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sources"), -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_bar (PndSourcesPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *fields[N_COLUMNS] = { 0 };

  for (int i = COLUMN_TYPE; i < N_COLUMNS; i++)
    fields[i - COLUMN_TYPE] = _(titles[i]);
  self->what = gtk_drop_down_new_from_strings (fields);
  self->entry = gtk_entry_new ();
  self->choice = gtk_drop_down_new (NULL, NULL);
  self->apply = gtk_button_new_with_mnemonic ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->what), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What to set"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Value"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Value"), -1);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);
  gtk_box_append (GTK_BOX (bar), self->what);
  gtk_box_append (GTK_BOX (bar), self->entry);
  gtk_box_append (GTK_BOX (bar), self->choice);
  gtk_box_append (GTK_BOX (bar), self->apply);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (what_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  return bar;
}

static void
pnd_sources_page_dispose (GObject *object)
{
  PndSourcesPage *self = PND_SOURCES_PAGE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_sources_page_parent_class)->dispose (object);
}

static void
pnd_sources_page_class_init (PndSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_sources_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "sourcespage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_sources_page_init (PndSourcesPage *self)
{
  self->sorted = gtk_sort_list_model_new (NULL, NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = make_bar (self);
  gtk_box_append (GTK_BOX (self->box), make_table (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  what_cb (self);
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
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (update_bar), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (update_bar), self);
  project_cb (self);
  return GTK_WIDGET (self);
}
