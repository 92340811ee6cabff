/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-page-private.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/common/ask-bar.h"
#include "ui/common/lists/list-tab.h"
#include "ui/search/hit-row.h"
#include "ui/search/open-hit.h"
#include "ui/search/search-help.h"
#include "ui/search/search-status.h"

G_DEFINE_FINAL_TYPE (PndSearchPage, pnd_search_page, GTK_TYPE_WIDGET)

static PndSearchMode
get_mode (PndSearchPage *self)
{
  for (int i = 0; i < PND_SEARCH_PAGE_N_MODES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->modes[i])))
      return (PndSearchMode) i;
  return PND_SEARCH_WORDS;
}

static PndSearchScope
get_scope (PndSearchPage *self)
{
  static const PndSearchScope scopes[]
    = { PND_SEARCH_IN_ALL, PND_SEARCH_IN_DOCUMENTS, PND_SEARCH_IN_MEMOS };
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scope));

  return selected < G_N_ELEMENTS (scopes) ? scopes[selected] : PND_SEARCH_IN_ALL;
}

static void
look_cb (PndSearchPage *self)
{
  pnd_search_session_look_for (self->session,
                               gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                               get_mode (self), get_scope (self));
}

static void
mode_cb (PndSearchPage *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    look_cb (self);
}

static void
show_state_cb (PndSearchPage *self)
{
  gboolean has_query = *pnd_search_session_get_query (self->session) != '\0';
  GListModel *hits = pnd_search_session_get_hits (self->session);
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autofree char *status = pnd_search_status_describe (self->session);
  guint n_codable;

  pnd_search_status_count (hits, &n_codable);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  if (pnd_search_session_get_fault (self->session) != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    has_query && g_list_model_get_n_items (hits) > 0 ? "hits"
                                                                                     : "help");
  gtk_widget_set_visible (self->log, has_query);
  gtk_widget_set_sensitive (self->code, n_codable > 0 && project != NULL
                                          && pnd_project_can_edit (project));
}

static void
project_cb (PndSearchPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_state_cb (self);
}

static void
open_hit (PndSearchPage *self, PndHitItem *item)
{
  pnd_open_hit (self->workspace, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), item);
}

static void
activate_cb (GtkListView *view, guint position, PndSearchPage *self)
{
  g_autoptr (PndHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_assert (PND_IS_SEARCH_PAGE (self));

  if (item != NULL)
    open_hit (self, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, pnd_hit_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  pnd_hit_row_set_item (PND_HIT_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

/* from the entry one goes down to the hits, or straight to the first of them */
static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
              GdkModifierType state, PndSearchPage *self)
{
  if (keyval == GDK_KEY_Down && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    {
      if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
        gtk_single_selection_set_selected (self->selection, 0);
      gtk_widget_grab_focus (self->view);
    }
  else if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
entry_activate_cb (PndSearchPage *self)
{
  pnd_search_page_step (self, 1);
}

static gboolean
pnd_search_page_grab_focus (GtkWidget *widget)
{
  PndSearchPage *self = PND_SEARCH_PAGE (widget);

  if (!gtk_widget_grab_focus (self->entry))
    return FALSE;
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return TRUE;
}

static void
pnd_search_page_dispose (GObject *object)
{
  PndSearchPage *self = PND_SEARCH_PAGE (object);
  GtkWidget *child;

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  pnd_search_page_forget_coding (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  if (self->session != NULL)
    g_object_run_dispose (G_OBJECT (self->session));
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_search_page_parent_class)->dispose (object);
}

static void
pnd_search_page_class_init (PndSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_search_page_dispose;
  widget_class->grab_focus = pnd_search_page_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "search-page");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static GtkWidget *
make_entry (PndSearchPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Find in all documents and memos…"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find in all documents and memos"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (look_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  return self->entry;
}

static GtkWidget *
make_modes (PndSearchPage *self)
{
  static const struct
  {
    const char *label;
    const char *tooltip;
  } modes[PND_SEARCH_PAGE_N_MODES] = {
    [PND_SEARCH_WORDS] = { N_("Words"), N_("Whole words; a * after the beginning of one") },
    [PND_SEARCH_STEMS] = { N_("Stems"), N_("Words whatever Indonesian affixes they have: promosi "
                                           "finds mempromosikan") },
    [PND_SEARCH_PARTS] = { N_("Parts"), N_("Parts of words: pakat finds kesepakatan") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < PND_SEARCH_PAGE_N_MODES; i++)
    {
      self->modes[i] = gtk_toggle_button_new_with_label (_(modes[i].label));
      gtk_widget_set_tooltip_text (self->modes[i], _(modes[i].tooltip));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->modes[i]),
                                   i > 0 ? GTK_TOGGLE_BUTTON (self->modes[0]) : NULL);
      gtk_box_append (GTK_BOX (box), self->modes[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->modes[0]), TRUE);
  for (int i = 0; i < PND_SEARCH_PAGE_N_MODES; i++)
    g_signal_connect_swapped (self->modes[i], "notify::active", G_CALLBACK (mode_cb), self);
  return box;
}

static GtkWidget *
make_scope (PndSearchPage *self)
{
  const char *scopes[] = { _("Everywhere"), _("In documents"), _("In memos and notes"), NULL };

  self->scope = gtk_drop_down_new_from_strings (scopes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scope), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Where to find"), -1);
  g_signal_connect_swapped (self->scope, "notify::selected", G_CALLBACK (look_cb), self);
  return self->scope;
}

static GtkWidget *
make_head (PndSearchPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *options = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (head), make_entry (self));
  gtk_box_append (GTK_BOX (options), make_modes (self));
  gtk_box_append (GTK_BOX (options), make_scope (self));
  gtk_box_append (GTK_BOX (head), options);
  gtk_widget_add_css_class (head, "search-head");
  return head;
}

static GtkWidget *
make_list (PndSearchPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->selection
    = gtk_single_selection_new (g_object_ref (pnd_search_session_get_hits (self->session)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  pnd_list_tab_add (self->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hits"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return scroller;
}

static GtkWidget *
make_foot (PndSearchPage *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_widget_set_hexpand (self->status, TRUE);
  self->choices = PND_CODE_POPOVER (pnd_code_popover_new ());
  self->code = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->code), _("Code Hits"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->code), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->code), GTK_WIDGET (self->choices));
  gtk_widget_set_valign (self->code, GTK_ALIGN_CENTER);
  self->log = gtk_button_new_with_label (_("Log Search"));
  gtk_widget_set_tooltip_text (self->log, _("Keep that this was searched for, as something asked"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->log), "win.search-log");
  gtk_widget_set_valign (self->log, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (foot), self->status);
  gtk_box_append (GTK_BOX (foot), self->log);
  gtk_box_append (GTK_BOX (foot), self->code);
  gtk_widget_add_css_class (foot, "search-foot");
  return foot;
}

static void
fill (PndSearchPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), pnd_search_help_new (), "help");
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "hits");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), make_foot (self));
  self->ask_bar = pnd_ask_bar_new ();
  gtk_widget_set_halign (self->ask_bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->ask_bar, GTK_ALIGN_END);
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->ask_bar);
  self->palette = PND_PALETTE (pnd_palette_new (self->workspace));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->palette), GTK_WIDGET (self));
}

static void
pnd_search_page_init (PndSearchPage *self)
{
}

/**
 * pnd_search_page_new:
 * @workspace: the workspace
 * @session: what is looked for in its project
 *
 * Returns: the page
 */
GtkWidget *
pnd_search_page_new (PndWorkspace *workspace, PndSearchSession *session)
{
  PndSearchPage *self = g_object_new (PND_TYPE_SEARCH_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->session = g_object_ref (session);
  fill (self);
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (show_state_cb), self);
  pnd_search_page_connect_coding (self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  show_state_cb (self);
  return GTK_WIDGET (self);
}

/**
 * pnd_search_page_look_for:
 * @self: the page
 * @query: (nullable): what to look for; %NULL to leave it
 *
 * Takes the keyboard focus.
 */
void
pnd_search_page_look_for (PndSearchPage *self, const char *query)
{
  g_return_if_fail (PND_IS_SEARCH_PAGE (self));

  if (query != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), query);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * pnd_search_page_step:
 * @self: the page
 * @direction: 1 for the next hit, -1 for the one before, round and round
 *
 * Opens it.
 *
 * Returns: whether there is one
 */
gboolean
pnd_search_page_step (PndSearchPage *self, int direction)
{
  g_autoptr (PndHitItem) item = NULL;
  guint selected, n;

  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n == 0)
    return FALSE;
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = direction > 0 ? 0 : n - 1;
  else
    selected = (selected + (direction > 0 ? 1 : n - 1)) % n;
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", selected);
  item = g_list_model_get_item (G_LIST_MODEL (self->selection), selected);
  open_hit (self, item);
  return TRUE;
}

/**
 * pnd_search_page_get_session:
 * @self: the page
 *
 * Returns: (transfer none): what it shows
 */
PndSearchSession *
pnd_search_page_get_session (PndSearchPage *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), NULL);

  return self->session;
}

/**
 * pnd_search_page_get_status:
 * @self: the page
 *
 * Returns: (transfer none): what its foot says
 */
const char *
pnd_search_page_get_status (PndSearchPage *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_PAGE (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->status));
}
