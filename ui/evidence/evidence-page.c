/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/evidence/evidence-page.h"

#include <glib/gi18n.h>

#include "app/store/veil/veil.h"
#include "ui/common/empty-state.h"
#include "ui/evidence/evidence-bar.h"
#include "ui/evidence/evidence-columns.h"
#include "ui/evidence/filter-popover.h"
#include "ui/evidence/queries-menu.h"

#define NEAR_DISTANCE 300 /* characters: about two sentences */

/*
 * _PndEvidencePage:
 * @query_error: (nullable): why the question is none
 * @is_stale: nothing was read yet since the project was opened
 */
struct _PndEvidencePage
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  PndEvidenceModel *model;
  GtkMultiSelection *selection;
  PndEvidenceColumns *columns;
  PndQueriesMenu *queries;
  gboolean is_stale;
  gboolean is_showing;

  GtkWidget *box;
  GtkWidget *query;
  GtkWidget *scope;
  GtkWidget *filter_button;
  GtkWidget *filter;
  GtkWidget *said; /* what is shown, or why nothing is */
  GtkWidget *stack;
  GtkWidget *view;
  PndEvidenceBar *bar;
  GActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (PndEvidencePage, pnd_evidence_page, GTK_TYPE_WIDGET)

static void
take_filter (PndEvidencePage *self, PndEvidenceFilter *filter)
{
  pnd_evidence_filter_init (filter);
  pnd_filter_popover_take_filter (PND_FILTER_POPOVER (self->filter), filter);
  filter->query = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->query)));
  filter->scope
    = (PndQueryScope) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));
  filter->distance = NEAR_DISTANCE;
}

static void
say (PndEvidencePage *self, const char *text, gboolean is_error)
{
  gtk_label_set_text (GTK_LABEL (self->said), text);
  if (is_error)
    gtk_widget_add_css_class (self->said, "error");
  else
    gtk_widget_remove_css_class (self->said, "error");
}

static gboolean
is_of_accepted (PndEvidencePage *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  return project != NULL && pnd_database_get_accepted_only (pnd_project_get_database (project));
}

/* what the page may be narrowed to besides its own filter */
static const char *
describe_counted (PndEvidencePage *self)
{
  return is_of_accepted (self) ? _(" · only what was accepted in review") : "";
}

/* where nothing is asked, nothing is coded */
static const char *
find_place (PndEvidencePage *self, gboolean has_rows)
{
  g_auto (PndEvidenceFilter) filter = { 0 };

  if (has_rows)
    return "table";
  take_filter (self, &filter);
  return pnd_evidence_filter_is_empty (&filter) && !is_of_accepted (self) ? "uncoded" : "empty";
}

/* "34 passages · Interview · Supports" */
static void
say_what (PndEvidencePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean loading = pnd_evidence_model_get_loading (self->model);
  g_autofree char *facts = pnd_filter_popover_describe (PND_FILTER_POPOVER (self->filter));
  g_autofree char *passages = g_strdup_printf (ngettext ("%u passage", "%u passages", n), n);
  g_autofree char *said
    = g_strdup_printf ("%s%s%s%s%s", passages, *facts != '\0' ? " · " : "", facts,
                       loading ? _(", more are read…") : "", describe_counted (self));

  say (self, said, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), find_place (self, n > 0 || loading));
}

static void
ask (PndEvidencePage *self)
{
  g_auto (PndEvidenceFilter) filter = { 0 };

  self->is_stale = FALSE;
  take_filter (self, &filter);
  pnd_evidence_model_set_filter (self->model, &filter);
}

static void
ask_cb (PndEvidencePage *self)
{
  g_assert (PND_IS_EVIDENCE_PAGE (self));

  gtk_widget_set_visible (self->scope,
                          *gtk_editable_get_text (GTK_EDITABLE (self->query)) != '\0');
  if (!self->is_showing && pnd_workspace_get_project (self->workspace) != NULL)
    ask (self);
}

static void
failed_cb (PndEvidencePage *self, const char *why)
{
  g_assert (PND_IS_EVIDENCE_PAGE (self));

  say (self, why, TRUE);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        PndEvidencePage *self)
{
  g_assert (PND_IS_EVIDENCE_PAGE (self));

  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
         && pnd_evidence_bar_press (self->bar, keyval);
}

static void
activate_cb (PndEvidencePage *self, guint position)
{
  gint64 id = pnd_evidence_model_get_id (self->model, position);

  g_assert (PND_IS_EVIDENCE_PAGE (self));

  if (id == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "reader");
  pnd_workspace_reveal_coding (self->workspace, id);
}

static void
sorter_cb (PndEvidencePage *self)
{
  PndEvidenceOrder order;
  gboolean descending;

  g_assert (PND_IS_EVIDENCE_PAGE (self));

  pnd_evidence_columns_get_order (self->columns, &order, &descending);
  pnd_evidence_model_set_order (self->model, order, descending);
}

static void
changed_cb (PndEvidencePage *self, PndChanges *changes)
{
  g_assert (PND_IS_EVIDENCE_PAGE (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "documents"))
    pnd_evidence_columns_forget (self->columns);
}

/* cells show what they were bound with: they are made anew */
static void
context_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PndEvidencePage *self = data;

  g_simple_action_set_state (action, state);
  pnd_evidence_columns_set_context (self->columns, g_variant_get_boolean (state));
  pnd_evidence_columns_set_visible (self->columns, PND_COLUMN_PASSAGE, FALSE);
  pnd_evidence_columns_set_visible (self->columns, PND_COLUMN_PASSAGE, TRUE);
}

static void
column_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PndEvidencePage *self = data;
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (action), "column"));

  g_simple_action_set_state (action, state);
  pnd_evidence_columns_set_visible (self->columns, (PndEvidenceColumn) column,
                                    g_variant_get_boolean (state));
}

static void
chosen_cb (const char *name, const PndEvidenceFilter *filter, gpointer data)
{
  pnd_evidence_page_set_filter (data, filter);
}

static void
current_cb (PndEvidenceFilter *filter, gpointer data)
{
  take_filter (data, filter);
}

/* the page is read when it is looked at for the first time */
static void
map_cb (PndEvidencePage *self)
{
  PndEvidenceFilter nothing;

  g_assert (PND_IS_EVIDENCE_PAGE (self));

  if (!self->is_stale || pnd_workspace_get_project (self->workspace) == NULL)
    return;
  pnd_evidence_filter_init (&nothing);
  pnd_evidence_page_set_filter (self, &nothing);
}

/* where several people code, the same passage stands there twice: it is said whose each is */
static void
show_coders (PndEvidencePage *self)
{
  GListModel *coders = pnd_workspace_get_coders (self->workspace);
  const char *name = pnd_evidence_column_get_word (PND_COLUMN_CODER);

  g_action_group_change_action_state (
    self->actions, name,
    g_variant_new_boolean (coders != NULL && g_list_model_get_n_items (coders) > 1));
}

static void
project_cb (PndEvidencePage *self)
{
  g_assert (PND_IS_EVIDENCE_PAGE (self));

  show_coders (self);

  self->is_stale = TRUE;
  pnd_queries_menu_refresh (self->queries);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    map_cb (self);
}

static void
add_action (PndEvidencePage *self, GSimpleActionGroup *group, const char *name, int column,
            gboolean state, gpointer callback)
{
  g_autoptr (GSimpleAction) action
    = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (state));

  g_object_set_data (G_OBJECT (action), "column", GINT_TO_POINTER (column));
  g_signal_connect (action, "change-state", G_CALLBACK (callback), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

static GMenuModel *
make_columns_menu (PndEvidencePage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) context = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) export = g_menu_new ();

  g_menu_append (context, _("Text around the Passages"), "evidence.context");
  add_action (self, group, "context", 0, FALSE, context_cb);
  for (int i = 0; i < PND_N_EVIDENCE_COLUMNS; i++)
    {
      const char *word = pnd_evidence_column_get_word ((PndEvidenceColumn) i);
      g_autofree char *name = g_strconcat ("evidence.", word, NULL);

      if (i == PND_COLUMN_PASSAGE)
        continue;
      add_action (self, group, word, i,
                  pnd_evidence_columns_get_visible (self->columns, (PndEvidenceColumn) i),
                  column_cb);
      g_menu_append (columns, pnd_evidence_column_get_title ((PndEvidenceColumn) i), name);
    }
  self->actions = G_ACTION_GROUP (g_object_ref (group));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "evidence", self->actions);
  g_menu_append (export, _("Export These Pass_ages…"), "win.evidence-export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (context));
  g_menu_append_section (menu, _("Columns"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (export));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_menu_button (const char *label, const char *tooltip)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, tooltip);
  return button;
}

static GtkWidget *
make_scope (PndEvidencePage *self)
{
  const char *const scopes[] = { _("on the same passage"), _("within 300 characters"),
                                 _("in the same paragraph"), _("in the same document"), NULL };

  self->scope = gtk_drop_down_new_from_strings (scopes);
  gtk_widget_set_visible (self->scope, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scope), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where the codes stand together"), -1);
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (ask_cb), self);
  return self->scope;
}

static GtkWidget *
make_query (PndEvidencePage *self)
{
  self->query = gtk_search_entry_new ();
  g_object_set (self->query, "placeholder-text", _("Codes: ECO-PAR NOT (CUL OR POL)"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->query), 12);
  gtk_widget_set_hexpand (self->query, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->query), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Codes that stand together"), -1);
  gtk_widget_set_tooltip_text (self->query,
                               _("Abbreviations or names in quotation marks, with AND, OR, NOT and "
                                 "brackets; a code stands for those under it"));
  g_signal_connect_swapped (self->query, "search-changed", G_CALLBACK (ask_cb), self);
  return self->query;
}

static GtkWidget *
make_head (PndEvidencePage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *show = make_menu_button (_("_Show"), _("Columns and context"));
  g_autoptr (GMenuModel) columns = make_columns_menu (self);

  self->filter_button = make_menu_button (_("_Filter"), _("Which passages are shown"));
  self->filter = pnd_filter_popover_new (self->workspace);
  g_signal_connect_swapped (self->filter, "changed", G_CALLBACK (ask_cb), self);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->filter_button), self->filter);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (show), columns);
  self->queries = pnd_queries_menu_new (self->workspace, chosen_cb, current_cb, self);
  gtk_box_append (GTK_BOX (head), make_query (self));
  gtk_box_append (GTK_BOX (head), self->filter_button);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->queries));
  gtk_box_append (GTK_BOX (head), show);
  gtk_widget_add_css_class (head, "evidence-head");
  return head;
}

/* how the question is meant stands beside what it found */
static GtkWidget *
make_line (PndEvidencePage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->said = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->said), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->said), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->said, TRUE);
  gtk_box_append (GTK_BOX (line), self->said);
  gtk_box_append (GTK_BOX (line), make_scope (self));
  gtk_widget_add_css_class (line, "evidence-said");
  return line;
}

static GtkWidget *
make_table (PndEvidencePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Coded passages"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                            G_CALLBACK (sorter_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  return scrolled;
}

static GtkWidget *
make_places (PndEvidencePage *self)
{
  GtkWidget *empty = pnd_empty_state_new (
    _("No passage is like that"),
    _("Take something out of the filter, or ask for other codes."));
  GtkWidget *uncoded = pnd_empty_state_new (
    _("Nothing is coded yet"),
    _("Every passage comes here as it is coded, with its place, code and ratings."));

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), uncoded, "uncoded");
  return self->stack;
}

static void
build (PndEvidencePage *self)
{
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_widget_add_css_class (self->view, "evidence-table");
  self->columns = pnd_evidence_columns_new (GTK_COLUMN_VIEW (self->view), self->workspace);
  self->bar = PND_EVIDENCE_BAR (
    pnd_evidence_bar_new (self->workspace, self->model, GTK_SELECTION_MODEL (self->selection)));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), make_line (self));
  gtk_box_append (GTK_BOX (self->box), make_places (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
listen (PndEvidencePage *self)
{
  g_signal_connect_swapped (self->model, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->model, "notify::loading", G_CALLBACK (say_what), self);
  g_signal_connect_swapped (self->model, "items-changed", G_CALLBACK (say_what), self);
  g_signal_connect_swapped (self->workspace, "notify::project", G_CALLBACK (project_cb), self);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

static void
pnd_evidence_page_dispose (GObject *object)
{
  PndEvidencePage *self = PND_EVIDENCE_PAGE (object);

  if (self->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->model, self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (self->scope, self);
      g_signal_handlers_disconnect_by_data (self->query, self);
      g_signal_handlers_disconnect_by_data (self->filter, self);
      g_signal_handlers_disconnect_by_data (
        gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), self);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "evidence", NULL);
      g_clear_object (&self->actions);
      g_clear_pointer (&self->columns, pnd_evidence_columns_free);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_evidence_page_parent_class)->dispose (object);
}

static void
pnd_evidence_page_class_init (PndEvidencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_evidence_page_dispose;
  gtk_widget_class_set_css_name (widget_class, "evidencepage");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pnd_evidence_page_init (PndEvidencePage *self)
{
  self->is_stale = TRUE;
}

/**
 * pnd_evidence_page_new:
 * @workspace: whose passages
 *
 * Returns: the page, which reads when it is first looked at
 */
GtkWidget *
pnd_evidence_page_new (PndWorkspace *workspace)
{
  PndEvidencePage *self = g_object_new (PND_TYPE_EVIDENCE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->model = pnd_evidence_model_new (workspace);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  build (self);
  listen (self);
  project_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_evidence_page_set_filter:
 * @self: the page
 * @filter: what to show from now on
 */
void
pnd_evidence_page_set_filter (PndEvidencePage *self, const PndEvidenceFilter *filter)
{
  g_return_if_fail (PND_IS_EVIDENCE_PAGE (self));

  self->is_showing = TRUE;
  pnd_filter_popover_show_filter (PND_FILTER_POPOVER (self->filter), filter);
  gtk_editable_set_text (GTK_EDITABLE (self->query), filter->query != NULL ? filter->query : "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->scope), (guint) filter->scope);
  gtk_widget_set_visible (self->scope, filter->query != NULL && *filter->query != '\0');
  self->is_showing = FALSE;
  ask (self);
}

/**
 * pnd_evidence_page_get_model:
 * @self: the page
 *
 * Returns: (transfer none): the codings that are shown
 */
GListModel *
pnd_evidence_page_get_model (PndEvidencePage *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_PAGE (self), NULL);

  return G_LIST_MODEL (self->model);
}

/**
 * pnd_evidence_page_get_selection:
 * @self: the page
 *
 * Returns: (transfer none): which of them are selected
 */
GtkSelectionModel *
pnd_evidence_page_get_selection (PndEvidencePage *self)
{
  g_return_val_if_fail (PND_IS_EVIDENCE_PAGE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * pnd_evidence_page_get_ids:
 * @self: the page
 *
 * Returns: (transfer full): ids of the codings that are shown
 */
GHashTable *
pnd_evidence_page_get_ids (PndEvidencePage *self)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 id;

  g_return_val_if_fail (PND_IS_EVIDENCE_PAGE (self), ids);

  for (guint i = 0; (id = pnd_evidence_model_get_id (self->model, i)) != 0; i++)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
  return ids;
}

/**
 * pnd_evidence_page_focus_query:
 * @self: the page
 */
void
pnd_evidence_page_focus_query (PndEvidencePage *self)
{
  g_return_if_fail (PND_IS_EVIDENCE_PAGE (self));

  gtk_widget_grab_focus (self->query);
}
