/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo, what is shown, and which actions can be used now. */

#include "ui/window-private.h"

#include "ui/actions/people-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/store/veil/review-only.h"
#include "ui/agreement/agreement-page.h"
#include "ui/coding/reading-pane.h"
#include "ui/people/compare-page.h"
#include "ui/plots/plots-page.h"

/* actions that need no project, and those that read only */
static const char *const without_project[] = { "project-open-read-only", NULL };
static const char *const reading[] = {
  "case-tasks", "case-holder", "accepted-only", "case-thresholds",
  "documents-filter", "documents-trash", "document-properties", "document-next",
  "document-previous", "codes-filter", "codes-show-unused", "code-edit", "project-save-copy",
  "project-export-summary", "project-export-codings", "project-report", "project-close",
  "project-history", "project-memos", "project-journal", "codebook-export", "search-next",
  "search-previous", "view", "view-sidebar", "view-inspector", "view-edges", "view-minimap",
  "page-view", "informants", "project-pseudonyms", "export-pseudonyms", "documents-group",
  "document-open-original", "document-save-original", "plot-save", "question-grid",
  "evidence-export", "coders", "coders-all", "whose", "whose-next", "compare-next",
  "compare-previous",
  "review-bundle", "review-sheet", "review-to-answer", "supervisions", NULL
};
/* what a reviewer does besides, in a bundle; and what of it would be one of a bundle */
static const char *const reviewing[]
  = { "edit-undo", "edit-redo", "document-memo", "code-memo", NULL };
static const char *const not_reviewing[] = { "review-bundle", NULL };
static const char *const of_document[] = { "document-rename", "document-properties",
                                           "document-memo", "document-speakers",
                                           "document-open-original",
                                           "document-save-original", "document-trash", NULL };
static const char *const of_code[] = { "code-apply",   "code-edit",      "code-add",
                                       "code-rename",  "code-recolour",  "code-pin",
                                       "code-move-up", "code-move-down", "code-merge",
                                       "code-delete",  "code-memo",      NULL };

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_workspace_undo (self->workspace);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_workspace_redo (self->workspace);
}

static void
view_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  pnd_window_set_view (data, g_variant_get_string (value, NULL));
  pnd_window_focus_centre (data);
}

static void
question_grid_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pnd_window_set_view (data, "questions");
  pnd_window_focus_centre (data);
}

static void
sidebar_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;

  g_object_set (self->panes, "show-start", g_variant_get_boolean (value), NULL);
}

static void
inspector_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  gboolean shown = g_variant_get_boolean (value);

  if (!pnd_panes_get_narrow (self->panes))
    self->wants_end = shown;
  g_object_set (self->panes, "show-end", shown, NULL);
}

static void
set_state (PndWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
set_enabled (PndWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* the panes also change what is shown by themselves, when the window gets narrow */
static void
panes_cb (PndWindow *self)
{
  gboolean start;
  gboolean end;

  g_assert (PND_IS_WINDOW (self));

  g_object_get (self->panes, "show-start", &start, "show-end", &end, NULL);
  set_state (self, "view-sidebar", g_variant_new_boolean (start));
  set_state (self, "view-inspector", g_variant_new_boolean (end));
}

static PndReadingPane *
get_reading_pane (PndWindow *self)
{
  return PND_READING_PANE (gtk_stack_get_child_by_name (self->centre, "reader"));
}

static void
page_view_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
  pnd_reading_pane_show_pages (get_reading_pane (data), g_variant_get_boolean (value));
}

static void
edges_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_panes_focus_edge (self->panes);
}

static void
step_hits (PndWindow *self, int direction)
{
  PndSearchPage *page = PND_SEARCH_PAGE (pnd_window_get_view (self, "search"));

  if (!pnd_search_page_step (page, direction))
    pnd_window_set_view (self, "search");
}

/* where another view is shown, the first press shows both coders */
static void
step_differences (PndWindow *self, gboolean forward)
{
  GtkWidget *page = pnd_window_get_view (self, "compare");

  if (gtk_stack_get_visible_child (self->centre) != page)
    pnd_window_set_view (self, "compare");
  else
    pnd_compare_page_step (PND_COMPARE_PAGE (page), forward);
}

/* the focus stays in the text, so that one goes from hit to hit and codes in between */
static void
search_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  step_hits (self, 1);
}

static void
compare_next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_differences (data, TRUE);
}

static void
compare_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_differences (data, FALSE);
}

static void
search_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  step_hits (self, -1);
}

static void
agreement_keep_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_agreement_page_keep (PND_AGREEMENT_PAGE (pnd_window_get_view (self, "agreement")));
}

static void
plot_save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_plots_page_save (PND_PLOTS_PAGE (pnd_window_get_view (self, "plots")));
}

static void
minimap_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  gboolean shown = g_variant_get_boolean (value);

  g_simple_action_set_state (action, value);
  pnd_reading_pane_show_minimap (get_reading_pane (self), shown);
  pnd_settings_set_int (self->settings, "minimap", shown);
}

static const GActionEntry actions[] = {
  { .name = "view-minimap", .state = "false", .change_state = minimap_cb },
  { .name = "plot-save", .activate = plot_save_cb },
  { .name = "agreement-keep", .activate = agreement_keep_cb },
  { .name = "search-next", .activate = search_next_cb },
  { .name = "search-previous", .activate = search_previous_cb },
  { .name = "compare-next", .activate = compare_next_cb },
  { .name = "compare-previous", .activate = compare_previous_cb },
  { .name = "edit-undo", .activate = undo_cb },
  { .name = "edit-redo", .activate = redo_cb },
  { .name = "view", .parameter_type = "s", .state = "'reader'", .change_state = view_cb },
  { .name = "question-grid", .activate = question_grid_cb },
  { .name = "view-edges", .activate = edges_cb },
  { .name = "view-sidebar", .state = "true", .change_state = sidebar_cb },
  { .name = "view-inspector", .state = "true", .change_state = inspector_cb },
  { .name = "page-view", .state = "false", .change_state = page_view_cb },
};

/**
 * pnd_window_add_view_actions:
 * @self: a window
 */
void
pnd_window_add_view_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_swapped (self->panes, "notify::show-start", G_CALLBACK (panes_cb), self);
  g_signal_connect_swapped (self->panes, "notify::show-end", G_CALLBACK (panes_cb), self);
}

/**
 * pnd_window_set_view:
 * @self: a window
 * @view: `reader`, `summary`, `search`, `sources`, `cases`, `plots`, `evidence`, `questions`,
 *   `triangulation`, `agreement`, `compare` or `review`
 */
void
pnd_window_set_view (PndWindow *self, const char *view)
{
  gboolean other = pnd_window_has_view (self, view);
  PndProject *project = pnd_workspace_get_project (self->workspace);

  set_state (self, "view", g_variant_new_string (other ? view : "reader"));
  /* rule and codings are about the text; a table has better use for the room */
  if (!pnd_panes_get_narrow (self->panes))
    g_object_set (self->panes, "show-end", !other && self->wants_end, NULL);
  if (other)
    gtk_stack_set_visible_child (self->centre, pnd_window_get_view (self, view));
  else
    pnd_window_show_reader (self);
  set_enabled (self, "plot-save", other && g_str_equal (view, "plots"));
  set_enabled (self, "agreement-keep", other && g_str_equal (view, "agreement")
                                         && project != NULL
                                         && pnd_project_can_edit (project));
  set_enabled (self, "evidence-export", other && g_str_equal (view, "evidence"));
}

static guint
count (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/* what hangs on more than whether the project can be read or written */
static gboolean
has_object (PndWindow *self, PndProject *project, const char *name)
{
  if (g_strv_contains (of_document, name))
    return pnd_workspace_get_document (self->workspace) != NULL;
  if (g_strv_contains (of_code, name))
    return pnd_workspace_get_rule_code (self->workspace) != 0;
  if (g_str_equal (name, "documents-empty-trash") || g_str_equal (name, "documents-trash"))
    return count (pnd_workspace_get_trash (self->workspace)) > 0;
  if (g_str_equal (name, "documents-keep-comments"))
    return pnd_import_count_comments (self->import) > 0;
  if (g_str_equal (name, "plot-save"))
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->centre), "plots") == 0;
  if (g_str_equal (name, "agreement-keep"))
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->centre), "agreement") == 0;
  if (g_str_equal (name, "evidence-export"))
    return g_strcmp0 (gtk_stack_get_visible_child_name (self->centre), "evidence") == 0;
  if (g_str_equal (name, "page-view"))
    return pnd_reading_pane_has_pages (get_reading_pane (self));
  if (g_str_equal (name, "document-restore"))
    return pnd_documents_pane_get_show_trash (self->documents_pane);
  if (g_str_equal (name, "edit-undo"))
    return pnd_project_get_undo_label (project) != NULL;
  if (g_str_equal (name, "edit-redo"))
    return pnd_project_get_redo_label (project) != NULL;
  return pnd_window_can_use_people (self, name) && pnd_window_can_use_case (self, name);
}

typedef enum
{
  LIMIT_NONE,
  LIMIT_READING,
  LIMIT_REVIEWING,
} Limits;

static Limits
get_limits (PndProject *project)
{
  if (pnd_project_get_read_only (project))
    return LIMIT_READING;
  return pnd_project_is_review_only (project) ? LIMIT_REVIEWING : LIMIT_NONE;
}

static gboolean
is_possible (PndWindow *self, PndProject *project, Limits limits, const char *name)
{
  if (g_strv_contains (without_project, name))
    return TRUE;
  if (project == NULL)
    return FALSE;
  if (limits == LIMIT_READING && !g_strv_contains (reading, name))
    return FALSE;
  if (limits == LIMIT_REVIEWING
      && ((!g_strv_contains (reading, name) && !g_strv_contains (reviewing, name))
          || g_strv_contains (not_reviewing, name)))
    return FALSE;
  return has_object (self, project, name);
}

/**
 * pnd_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now, and nothing else.
 */
void
pnd_window_update_actions (PndWindow *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  Limits limits = project != NULL ? get_limits (project) : LIMIT_NONE;
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self));

  for (char **name = names; *name != NULL; name++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), *name);

      if (G_IS_SIMPLE_ACTION (action))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                     is_possible (self, project, limits, *name));
    }
  if (project != NULL)
    set_state (self, "codebook-freeze", g_variant_new_boolean (pnd_codebook_is_frozen (project)));
}

static void
put_item (GMenu *menu, int position, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_insert_item (menu, position, item);
}

/* (transfer full): @label, which names its letter first, as it reads elsewhere */
static char *
without_mark (const char *label)
{
  const char *mark = strchr (label, '_');

  return mark != NULL ? g_strdup_printf ("%.*s%s", (int) (mark - label), label, mark + 1)
                      : g_strdup (label);
}

/* a tooltip that is set asks the display where its pointer is, so not without need */
static void
set_tooltip (GtkWidget *button, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), text) != 0)
    gtk_widget_set_tooltip_text (button, text);
}

/**
 * pnd_window_update_undo:
 * @self: a window
 *
 * Menu and buttons name what they would undo or do again.
 */
void
pnd_window_update_undo (PndWindow *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  const char *undo = project != NULL ? pnd_project_get_undo_label (project) : NULL;
  const char *redo = project != NULL ? pnd_project_get_redo_label (project) : NULL;
  g_autofree char *undo_label
    = undo != NULL ? g_strdup_printf (_("_Undo %s"), _(undo)) : g_strdup (_("_Undo"));
  g_autofree char *redo_label
    = redo != NULL ? g_strdup_printf (_("_Redo %s"), _(redo)) : g_strdup (_("_Redo"));
  g_autofree char *undo_text = without_mark (undo_label);
  g_autofree char *redo_text = without_mark (redo_label);
  const char *stop = project != NULL && undo == NULL ? pnd_project_get_undo_stop (project) : NULL;
  g_autofree char *shown = g_strjoin ("|", undo_text, redo_text, stop, NULL);

  /* after most edits it is the same again */
  if (g_strcmp0 (shown, self->undo_shown) == 0)
    return;
  g_free (self->undo_shown);
  self->undo_shown = g_steal_pointer (&shown);
  g_menu_remove_all (self->undo_section);
  put_item (self->undo_section, 0, undo_label, "win.edit-undo", "<Control>z");
  put_item (self->undo_section, 1, redo_label, "win.edit-redo", "<Control><Shift>z");
  set_tooltip (self->undo_button, stop != NULL ? stop : undo_text);
  set_tooltip (self->redo_button, redo_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, undo_text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, redo_text, -1);
}
