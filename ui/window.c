/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "app/store/veil/review-only.h"
#include "ui/actions/people-actions.h"
#include "ui/actions/whose-actions.h"
#include "ui/actions/review-actions.h"
#include "ui/coding/coding-actions.h"
#include "ui/common/empty-state.h"
#include "ui/common/status-bar.h"
#include "ui/documents/import-bar.h"
#include "ui/documents/import-questions.h"
#include "ui/inspector/inspector.h"
#include "ui/people/coder-menu.h"
#include "ui/start/start-page.h"

/* in the main menu, after the documents */
#define CODING_PLACE 3

G_DEFINE_FINAL_TYPE (PndWindow, pnd_window, GTK_TYPE_APPLICATION_WINDOW)

static void
update_titles (PndWindow *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  const char *name = project != NULL ? pnd_project_get_name (project) : "Penanda";
  g_autofree char *second = NULL;

  if (project != NULL && pnd_project_get_read_only (project))
    second = document != NULL
               ? g_strdup_printf (_("%s · read-only"), pnd_document_get_name (document))
               : g_strdup (_("read-only"));
  else if (project != NULL && pnd_project_is_review_only (project))
    second = g_strdup (_("Review bundle"));
  else
    second = g_strdup (document != NULL ? pnd_document_get_name (document) : "");
  gtk_label_set_text (GTK_LABEL (self->title), name);
  gtk_label_set_text (GTK_LABEL (self->subtitle), second);
  gtk_widget_set_visible (self->subtitle, *second != '\0');
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), name) != 0)
    gtk_window_set_title (GTK_WINDOW (self), name);
}

static void
update_centre (PndWindow *self)
{
  if (!pnd_window_has_view (self, gtk_stack_get_visible_child_name (self->centre)))
    pnd_window_show_reader (self);
}

static void
document_cb (PndWindow *self)
{
  PndDocument *document = pnd_workspace_get_document (self->workspace);
  const char *page = gtk_stack_get_visible_child_name (self->centre);
  gboolean was_empty = page != NULL && g_str_has_prefix (page, "no-document");

  g_assert (PND_IS_WINDOW (self));

  pnd_window_keep_last_document (self);
  if (document != NULL)
    pnd_window_set_view (self, "reader");
  update_titles (self);
  update_centre (self);
  pnd_window_update_actions (self);
  /* what had the keyboard was the page that said what to do, and is gone */
  if (document != NULL && was_empty)
    pnd_window_focus_centre (self);
}

static void
refresh_now (PndWindow *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  update_titles (self);
  pnd_window_update_undo (self);
}

static gboolean
refresh_cb (gpointer data)
{
  PndWindow *self = data;

  self->refresh = 0;
  refresh_now (self);
  return G_SOURCE_REMOVE;
}

/* what can be done is known at once, since the next key may ask for it; what menu and buttons say
 * is seen with the next frame and made just before it */
static void
changed_cb (PndWindow *self)
{
  g_assert (PND_IS_WINDOW (self));

  update_centre (self);
  pnd_window_update_actions (self);
  if (self->refresh == 0)
    self->refresh = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, refresh_cb, self, NULL);
}

static void
project_cb (PndWindow *self)
{
  gboolean open = pnd_workspace_get_project (self->workspace) != NULL;

  g_assert (PND_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), open ? "project" : "start");
  gtk_widget_set_visible (self->project_tools, open);
  gtk_widget_set_visible (self->view_tools, open);
  gtk_widget_set_visible (self->status_place, open);
  pnd_window_set_view (self, "reader");
  update_centre (self);
  pnd_window_update_actions (self);
  refresh_now (self);
  if (open)
    pnd_window_focus_centre (self);
}

static void
message_cb (PndWindow *self, int kind, const char *text)
{
  g_assert (PND_IS_WINDOW (self));

  if (kind == GTK_MESSAGE_WARNING || kind == GTK_MESSAGE_ERROR)
    pnd_message_bar_say (self->message_bar, kind, text);
  else
    pnd_toast_say (self->toast, text);
}

static void
import_finished_cb (PndWindow *self, gint64 first, int n_imported)
{
  g_assert (PND_IS_WINDOW (self));

  if (n_imported == 0)
    return;
  if (pnd_workspace_get_document (self->workspace) == NULL && first != 0)
    pnd_workspace_open_document (self->workspace, first);
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     ngettext ("%d document opened.", "%d documents opened.", n_imported),
                     n_imported);
}

static void
import_comments_cb (PndWindow *self, guint n)
{
  g_autofree char *offer
    = g_strdup_printf (ngettext ("The files hold %u comment, which can become a note on its "
                                 "passage.",
                                 "The files hold %u comments, which can become notes on their "
                                 "passages.",
                                 n),
                       n);

  g_assert (PND_IS_WINDOW (self));

  pnd_window_update_actions (self);
  if (n > 0)
    pnd_message_bar_offer (self->comments_bar, GTK_MESSAGE_INFO, offer, _("Keep as Notes"),
                           "win.documents-keep-comments");
  else
    pnd_message_bar_dismiss (self->comments_bar);
}

static gboolean
files_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, PndWindow *self)
{
  GSList *dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_assert (PND_IS_WINDOW (self));

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  g_slist_free (dropped);
  pnd_window_import_files (self, G_LIST_MODEL (files));
  return TRUE;
}

static void
narrow_cb (PndWindow *self)
{
  g_assert (PND_IS_WINDOW (self));

  /* a drawer starts closed; with room again the details come back if they were wanted */
  g_object_set (self->panes, "show-end",
                !pnd_panes_get_narrow (self->panes) && self->wants_end, NULL);
}

static gboolean
pnd_window_close_request (GtkWindow *window)
{
  PndWindow *self = PND_WINDOW (window);

  if (!pnd_window_may_close (self))
    return GDK_EVENT_STOP;
  pnd_window_save_sizes (self);
  pnd_window_close_project (self);
  return GTK_WINDOW_CLASS (pnd_window_parent_class)->close_request (window);
}

static void
pnd_window_dispose (GObject *object)
{
  PndWindow *self = PND_WINDOW (object);

  /* a file that is being read keeps the import, and one that is being written the workspace */
  if (self->import != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->import, self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      g_signal_handlers_disconnect_by_data (self->panes, self);
      g_signal_handlers_disconnect_by_data (self->sidebar, self);
      pnd_import_cancel (self->import);
    }
  g_clear_object (&self->import);
  g_clear_object (&self->study);
  g_clear_object (&self->search);
  g_clear_object (&self->menu);
  g_clear_object (&self->undo_section);
  g_clear_pointer (&self->undo_shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PND_TYPE_WINDOW);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pnd_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PndWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, project_tools);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, view_tools);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, views);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, views_button);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, import_place);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, start_place);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, centre);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, end_place);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, status_place);
  gtk_widget_class_bind_template_child (widget_class, PndWindow, toast);
}

static void
pnd_window_class_init (PndWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pnd_window_close_request;

  g_type_ensure (PND_TYPE_SQUEEZER);
  g_type_ensure (PND_TYPE_MESSAGE_BAR);
  g_type_ensure (PND_TYPE_TOAST);
  g_type_ensure (PND_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/penanda/Penanda/window.ui");
  bind_children (widget_class);
}

static void
add_empty_states (PndWindow *self)
{
  GtkWidget *documents
    = pnd_empty_state_new (_("No documents yet"),
                           _("Open interviews, agreements or news: PDF, Word, OpenDocument, web "
                             "pages or plain text. Or drop them on this window. Then select a "
                             "passage and press Enter to code it."));
  GtkWidget *document
    = pnd_empty_state_new (_("Nothing open"), _("Choose a document from the list on the left."));

  pnd_empty_state_add_button (PND_EMPTY_STATE (documents), _("_Open Documents…"),
                              "win.documents-import");
  pnd_empty_state_add_button (PND_EMPTY_STATE (documents), _("_Paste a Text…"),
                              "win.document-paste");
  pnd_empty_state_add_button (PND_EMPTY_STATE (documents), _("_Type a Text…"),
                              "win.document-new");
  gtk_stack_add_named (self->centre, documents, "no-documents");
  gtk_stack_add_named (self->centre, document, "no-document");
}

/* where one reads, what is known about it, and what it comes to */
static void
add_reading_places (PndWindow *self)
{
  GtkWidget *inspector = pnd_inspector_new (self->workspace);
  GActionGroup *coding;

  self->reading_pane = PND_READING_PANE (pnd_reading_pane_new (self->workspace));
  coding = pnd_reading_pane_get_actions (self->reading_pane);
  pnd_reading_pane_set_inspector (self->reading_pane, PND_INSPECTOR (inspector));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "coding", coding);
  gtk_stack_add_named (self->centre, GTK_WIDGET (self->reading_pane), "reader");
  gtk_widget_set_vexpand (inspector, TRUE);
  gtk_box_append (GTK_BOX (self->end_place), inspector);
  gtk_box_append (GTK_BOX (self->status_place), pnd_status_bar_new (self->workspace));
}

/* the places that stand around a workspace; each takes only it */
static void
add_places (PndWindow *self)
{
  self->documents_pane = PND_DOCUMENTS_PANE (pnd_documents_pane_new (self->workspace));
  self->codes_pane = PND_CODES_PANE (pnd_codes_pane_new (self->workspace));
  gtk_paned_set_start_child (GTK_PANED (self->sidebar), GTK_WIDGET (self->documents_pane));
  gtk_paned_set_end_child (GTK_PANED (self->sidebar), GTK_WIDGET (self->codes_pane));
  pnd_panes_set_start (self->panes, self->sidebar);
  pnd_panes_set_centre (self->panes, GTK_WIDGET (self->centre));
  pnd_panes_set_end (self->panes, self->end_place);
  add_reading_places (self);
  self->writing_bar = PND_WRITING_BAR (pnd_writing_bar_new (self->workspace));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->import_place), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self->import_place), pnd_import_bar_new (self->import));
  self->comments_bar = PND_MESSAGE_BAR (pnd_message_bar_new ());
  gtk_box_append (GTK_BOX (self->import_place), GTK_WIDGET (self->comments_bar));
  gtk_box_append (GTK_BOX (self->import_place), GTK_WIDGET (self->writing_bar));
  gtk_box_append (GTK_BOX (self->start_place), pnd_start_page_new (self->settings));
  add_empty_states (self);
}

/* the button is named as the view that is seen */
static void
name_view (PndWindow *self)
{
  GMenuModel *views = gtk_menu_button_get_menu_model (self->views_button);
  g_autoptr (GVariant) view = g_action_group_get_action_state (G_ACTION_GROUP (self), "view");

  for (int i = 0; i < g_menu_model_get_n_items (views); i++)
    {
      g_autoptr (GVariant) target
          = g_menu_model_get_item_attribute_value (views, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (views, i, G_MENU_ATTRIBUTE_LABEL, "s", &label)
          && g_variant_equal (target, view))
        gtk_menu_button_set_label (self->views_button, label);
    }
}

/* a large menu is as many widgets as half a window: they are made when somebody opens it */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  PndWindow *self = data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->menu);
}

static void
load_menu (PndWindow *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GMenuModel) coding = pnd_coding_actions_get_menu ();

  if (!gtk_builder_add_from_resource (builder, "/io/github/penanda/Penanda/menus.ui", &error))
    g_error ("The menu is not there: %s", error->message);
  self->menu = G_MENU_MODEL (g_object_ref (gtk_builder_get_object (builder, "main-menu")));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self, NULL);
  g_menu_insert_submenu (G_MENU (gtk_builder_get_object (builder, "places")), CODING_PLACE,
                         _("_Coding"), coding);
  pnd_coder_menu_follow (G_MENU (gtk_builder_get_object (builder, "coders-section")),
                         G_MENU (gtk_builder_get_object (builder, "whose-section")),
                         GTK_WIDGET (self), self->workspace);
  self->undo_section = g_object_ref (G_MENU (gtk_builder_get_object (builder, "undo-section")));
}

static void
listen (PndWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (self->workspace, "notify::project", G_CALLBACK (project_cb), self);
  g_signal_connect_swapped (self->workspace, "notify::document", G_CALLBACK (document_cb), self);
  g_signal_connect_swapped (self->workspace, "notify::rule-code",
                            G_CALLBACK (pnd_window_update_actions), self);
  g_signal_connect_swapped (self->workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->workspace, "coders-shown",
                            G_CALLBACK (pnd_window_update_actions), self);
  g_signal_connect_swapped (self->workspace, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->import, "finished", G_CALLBACK (import_finished_cb), self);
  g_signal_connect_swapped (self->import, "comments", G_CALLBACK (import_comments_cb), self);
  pnd_import_questions_begin (GTK_WINDOW (self), self->import);
  g_signal_connect_swapped (self->panes, "notify::narrow", G_CALLBACK (narrow_cb), self);
  g_signal_connect (self, "action-state-changed::view", G_CALLBACK (name_view), NULL);
  g_signal_connect (drop, "drop", G_CALLBACK (files_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static void
pnd_window_init (PndWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->wants_end = TRUE;
  self->workspace = pnd_workspace_new ();
  self->import = pnd_import_new (self->workspace);
  self->study = pnd_case_study_new (self->workspace);
  self->search = pnd_search_session_new (self->workspace);
}

/**
 * pnd_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window on the start page, owned by @application
 */
PndWindow *
pnd_window_new (PndApplication *application)
{
  PndWindow *self;

  g_return_val_if_fail (PND_IS_APPLICATION (application), NULL);

  self = g_object_new (PND_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (pnd_application_get_settings (application));
  load_menu (self);
  pnd_window_add_file_actions (self);
  pnd_window_add_document_actions (self);
  pnd_window_add_code_actions (self);
  pnd_window_add_source_actions (self);
  pnd_window_add_people_actions (self);
  pnd_window_add_whose_actions (self);
  pnd_window_add_review_actions (self);
  pnd_window_add_case_actions (self);
  pnd_window_add_view_actions (self);
  pnd_window_add_shortcuts (self);
  add_places (self);
  pnd_window_follow_case (self);
  listen (self);
  pnd_window_restore_sizes (self);
  if (pnd_settings_get_int (self->settings, "minimap", FALSE))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "view-minimap",
                                        g_variant_new_boolean (TRUE));
  pnd_window_restore_grouping (self);
  name_view (self);
  project_cb (self);
  return self;
}

/**
 * pnd_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none): what is open and selected in it
 */
PndWorkspace *
pnd_window_get_workspace (PndWindow *self)
{
  g_return_val_if_fail (PND_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * pnd_window_get_message:
 * @self: a window
 *
 * Returns: (nullable): what its message bar says, %NULL when it is hidden
 */
const char *
pnd_window_get_message (PndWindow *self)
{
  g_return_val_if_fail (PND_IS_WINDOW (self), NULL);

  return pnd_message_bar_get_text (self->message_bar);
}

/**
 * pnd_window_show_reader:
 * @self: a window
 *
 * Shows the document at hand in the centre, or what to do while there is none.
 */
void
pnd_window_show_reader (PndWindow *self)
{
  GListModel *documents = pnd_workspace_get_documents (self->workspace);
  const char *page = "reader";

  if (documents != NULL && g_list_model_get_n_items (documents) == 0)
    page = "no-documents";
  else if (pnd_workspace_get_document (self->workspace) == NULL
           || gtk_stack_get_child_by_name (self->centre, "reader") == NULL)
    page = "no-document";
  gtk_stack_set_visible_child_name (self->centre, page);
}

/**
 * pnd_window_focus_centre:
 * @self: a window
 *
 * Puts the keyboard where the work is: in the text, or on the button that says what to do.
 */
void
pnd_window_focus_centre (PndWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->centre);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  /* asked for twice, it would go on to the next button */
  if (page == NULL || (focus != NULL && gtk_widget_is_ancestor (focus, page)))
    return;
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}
