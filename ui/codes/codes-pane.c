/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/codes/codes-pane.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/codes/code-row.h"
#include "ui/codes/codes-model.h"
#include "ui/common/list-menu.h"
#include "ui/common/lists/list-tab.h"

struct _PndCodesPane
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndCodesModel *tree;
  GtkSingleSelection *selection;
  GtkSizeGroup *abbreviations;
  GPtrArray *bound; /* of PndCodeRow: those on screen */
  gboolean following; /* the selection follows the workspace just now */

  GtkWidget *box;
  GtkEditable *filter_entry;
  GtkListView *list;
  GtkLabel *note;
  GtkButton *folded_button;
  GtkWidget *frozen;
  GtkWidget *codebook_button;
  GMenuModel *code_menu;
};

#define SIGHT 4 /* rows that are brought into sight after the one that is meant */

G_DEFINE_FINAL_TYPE (PndCodesPane, pnd_codes_pane, GTK_TYPE_WIDGET)

static PndCode *
get_selected (PndCodesPane *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
scroll_to (PndCodesPane *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gint64
get_id_at (GListModel *rows, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, position);
  g_autoptr (PndRow) code = gtk_tree_list_row_get_item (row);

  return pnd_row_get_id (code);
}

static void
follow_code (PndCodesPane *self)
{
  guint position;

  self->following = TRUE;
  if (pnd_codes_model_find (self->tree, pnd_workspace_get_rule_code (self->workspace), &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      scroll_to (self, position);
    }
  else
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
}

static void
update_note (PndCodesPane *self)
{
  gboolean empty = g_list_model_get_n_items (pnd_codes_model_get_rows (self->tree)) == 0;
  gboolean searching = *gtk_editable_get_text (self->filter_entry) != '\0';

  gtk_label_set_text (self->note, searching ? _("No code passes the filter.")
                                            : _("No codes yet. Add one with the button above, or "
                                                "import a codebook."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), empty);
}

static void
update_folded (PndCodesPane *self)
{
  int n = pnd_codes_model_get_n_folded (self->tree);
  gboolean shown = pnd_codes_model_get_show_unused (self->tree);
  g_autofree char *label
    = shown ? g_strdup (_("Hide unused context codes"))
            : g_strdup_printf (ngettext ("Show %d unused context code",
                                         "Show %d unused context codes", n),
                               n);

  gtk_button_set_label (self->folded_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->folded_button), n > 0 || shown);
}

static void
refreshed_cb (PndCodesPane *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  g_assert (PND_IS_CODES_PANE (self));

  for (guint i = 0; i < self->bound->len; i++)
    pnd_code_row_refresh (g_ptr_array_index (self->bound, i));
  gtk_widget_set_visible (self->frozen, project != NULL && pnd_codebook_is_frozen (project));
  gtk_widget_set_visible (self->codebook_button,
                          project == NULL || !pnd_project_is_review_only (project));
  update_note (self);
  update_folded (self);
}

static void
filter_changed_cb (PndCodesPane *self)
{
  g_assert (PND_IS_CODES_PANE (self));

  pnd_codes_model_set_filter (self->tree, gtk_editable_get_text (self->filter_entry));
  follow_code (self);
}

static void
stop_search_cb (PndCodesPane *self)
{
  g_assert (PND_IS_CODES_PANE (self));

  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
filter_activated_cb (PndCodesPane *self)
{
  g_assert (PND_IS_CODES_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
selected_cb (PndCodesPane *self)
{
  g_autoptr (PndCode) code = get_selected (self);

  g_assert (PND_IS_CODES_PANE (self));

  if (!self->following && code != NULL)
    pnd_workspace_set_rule_code (self->workspace, pnd_row_get_id (PND_ROW (code)));
}

static void
activated_cb (PndCodesPane *self, guint position)
{
  g_autoptr (PndCode) code = get_selected (self);

  g_assert (PND_IS_CODES_PANE (self));

  if (code != NULL)
    pnd_workspace_request_code (self->workspace, pnd_row_get_id (PND_ROW (code)));
}

static void
dropped_cb (PndCodesPane *self, gint64 moved, int where, PndCodeRow *row)
{
  g_autoptr (GVariant) target = NULL;

  g_assert (PND_IS_CODES_PANE (self));

  target = g_variant_ref_sink (
    g_variant_new ("(xxi)", moved, pnd_row_get_id (PND_ROW (pnd_code_row_get_code (row))), where));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.code-move", target);
}

static void
setup_cb (PndCodesPane *self, GtkListItem *item)
{
  GtkWidget *row = pnd_code_row_new (self->tree, self->abbreviations);

  g_signal_connect_swapped (row, "dropped", G_CALLBACK (dropped_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (PndCodesPane *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  pnd_code_row_set_row (PND_CODE_ROW (row), gtk_list_item_get_item (item));
  g_ptr_array_add (self->bound, row);
}

static void
unbind_cb (PndCodesPane *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->bound, row);
  pnd_code_row_set_row (PND_CODE_ROW (row), NULL);
}

static void
pnd_codes_pane_dispose (GObject *object)
{
  PndCodesPane *self = PND_CODES_PANE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->tree != NULL)
    g_signal_handlers_disconnect_by_data (self->tree, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), PND_TYPE_CODES_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->workspace);
  g_clear_object (&self->abbreviations);
  g_clear_pointer (&self->bound, g_ptr_array_unref);

  G_OBJECT_CLASS (pnd_codes_pane_parent_class)->dispose (object);
}

static void
pnd_codes_pane_class_init (PndCodesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_codes_pane_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codespane");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/penanda/Penanda/codes/codes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, box);
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, list);
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, note);
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, folded_button);
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, frozen);
  gtk_widget_class_bind_template_child (widget_class, PndCodesPane, codebook_button);
  gtk_widget_class_bind_template_child_full (widget_class, "code-menu", FALSE,
                                             G_STRUCT_OFFSET (PndCodesPane, code_menu));
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
pnd_codes_pane_init (PndCodesPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->abbreviations = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->bound = g_ptr_array_new ();
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  pnd_list_menu_attach (GTK_WIDGET (self), GTK_WIDGET (self->list), self->code_menu);
  pnd_list_tab_add (GTK_WIDGET (self->list));
}

/**
 * pnd_codes_pane_new:
 * @workspace: whose codebook
 *
 * Returns: the pane
 */
GtkWidget *
pnd_codes_pane_new (PndWorkspace *workspace)
{
  PndCodesPane *self = g_object_new (PND_TYPE_CODES_PANE, NULL);
  GListModel *rows;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->tree = pnd_codes_model_new (workspace);
  rows = pnd_codes_model_get_rows (self->tree);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, rows);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_swapped (self->tree, "refreshed", G_CALLBACK (refreshed_cb), self);
  g_signal_connect_object (workspace, "notify::rule-code", G_CALLBACK (follow_code), self,
                           G_CONNECT_SWAPPED);
  refreshed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_codes_pane_set_filter:
 * @self: the pane
 * @text: what abbreviation, name or definition must hold, in any language
 */
void
pnd_codes_pane_set_filter (PndCodesPane *self, const char *text)
{
  g_return_if_fail (PND_IS_CODES_PANE (self));

  gtk_editable_set_text (self->filter_entry, text);
  filter_changed_cb (self);
}

/**
 * pnd_codes_pane_focus_filter:
 * @self: the pane
 */
void
pnd_codes_pane_focus_filter (PndCodesPane *self)
{
  g_return_if_fail (PND_IS_CODES_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

/**
 * pnd_codes_pane_get_rows:
 * @self: the pane
 *
 * Returns: (transfer none): the rows shown, GtkTreeListRows of PndCodes
 */
GListModel *
pnd_codes_pane_get_rows (PndCodesPane *self)
{
  g_return_val_if_fail (PND_IS_CODES_PANE (self), NULL);

  return pnd_codes_model_get_rows (self->tree);
}

/* (transfer full): the ids of the codes that have a row */
static GHashTable *
collect_shown (GListModel *rows)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      gint64 id = get_id_at (rows, i);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return ids;
}

/* what came is often at the far end: the first of it is brought into sight, with some after it */
static void
show_what_came (PndCodesPane *self, GHashTable *before)
{
  GListModel *rows = pnd_codes_model_get_rows (self->tree);
  guint n = g_list_model_get_n_items (rows);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = get_id_at (rows, i);

      if (g_hash_table_contains (before, &id))
        continue;
      scroll_to (self, MIN (i + SIGHT, n - 1));
      scroll_to (self, i);
      return;
    }
}

/**
 * pnd_codes_pane_set_show_unused:
 * @self: the pane
 * @show: whether context codes that were never used are shown
 *
 * The first of those that come is brought into sight.
 */
void
pnd_codes_pane_set_show_unused (PndCodesPane *self, gboolean show)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (PND_IS_CODES_PANE (self));

  before = collect_shown (pnd_codes_model_get_rows (self->tree));
  pnd_codes_model_set_show_unused (self->tree, show);
  if (show)
    show_what_came (self, before);
}

/**
 * pnd_codes_pane_get_show_unused:
 * @self: the pane
 *
 * Returns: whether they are
 */
gboolean
pnd_codes_pane_get_show_unused (PndCodesPane *self)
{
  g_return_val_if_fail (PND_IS_CODES_PANE (self), FALSE);

  return pnd_codes_model_get_show_unused (self->tree);
}
