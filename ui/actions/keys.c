/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of the window. */

#include "ui/window-private.h"

#include <string.h>

/* Keys are handled when nobody below wanted them, so an entry keeps its own Ctrl+Z. Those marked
 * `not_in_entries` do nothing at all while somebody types. The same keys stand in menus.ui. */
static const struct
{
  const char *keys;
  const char *action;
  gboolean not_in_entries;
} keys[] = {
  { "<Control>z", "win.edit-undo", TRUE },
  { "<Control><Shift>z|<Control>y", "win.edit-redo", TRUE },
  { "<Control>i", "win.documents-import", FALSE },
  { "<Control>n", "win.document-new", FALSE },
  { "<Control><Shift>v", "win.document-paste", TRUE },
  { "F2", "win.document-rename", FALSE },
  { "<Alt>Return", "win.document-properties", FALSE },
  { "<Control><Alt>Return", "win.project-properties", FALSE },
  { "<Control><Shift>i", "win.informants", FALSE },
  { "<Control><Alt>n", "win.project-pseudonyms", FALSE },
  { "<Control><Alt>u", "win.coders", FALSE },
  { "<Control><Alt>w", "win.coders-all", FALSE },
  { "<Control><Alt>f", "win.document-finish", FALSE },
  { "<Control><Alt>d", "win.documents-draw", FALSE },
  { "<Control><Alt>s", "win.project-second-copy", FALSE },
  { "<Control><Alt>o", "win.whose-next", FALSE },
  { "<Control><Alt>b", "win.view::compare", FALSE },
  { "<Alt>Down", "win.compare-next", TRUE },
  { "<Alt>Up", "win.compare-previous", TRUE },
  { "<Control><Shift>o", "win.document-open-original", FALSE },
  { "<Control><Shift>l", "win.document-speakers", FALSE },
  { "<Control>Page_Down", "win.document-next", FALSE },
  { "<Control>Page_Up", "win.document-previous", FALSE },
  { "<Control>l", "win.documents-filter", FALSE },
  { "<Control>k", "win.codes-filter", FALSE },
  { "<Shift>F2", "win.code-edit", FALSE },
  { "<Control><Shift>k", "win.code-add", FALSE },
  { "<Control><Shift>Page_Up", "win.code-move-up", FALSE },
  { "<Control><Shift>Page_Down", "win.code-move-down", FALSE },
  { "<Control>e", "win.project-export-summary", TRUE },
  { "<Control><Shift>e", "win.project-export-codings", TRUE },
  { "<Control><Alt>e", "win.project-report", TRUE },
  { "<Control><Shift>s", "win.project-save-copy", FALSE },
  { "<Control><Alt>m", "win.project-merge", TRUE },
  { "<Control><Alt>j", "win.project-adjudicate", TRUE },
  { "<Control><Alt>v", "win.review-bundle", TRUE },
  { "<Control><Alt>p", "win.review-sheet", TRUE },
  { "<Control><Alt>a", "win.review-to-answer", TRUE },
  { "<Control><Alt>g", "win.supervisions", TRUE },
  { "<Control>h", "win.project-history", TRUE },
  { "<Control>m", "win.project-memos", FALSE },
  { "<Control>j", "win.project-journal", FALSE },
  { "<Control>w", "window.close", FALSE },
  { "<Alt>1", "win.view::reader", FALSE },
  { "<Alt>2", "win.view::summary", FALSE },
  { "<Control><Shift>f|<Alt>3", "win.view::search", FALSE },
  { "<Alt>4", "win.view::sources", FALSE },
  { "<Alt>5", "win.view::cases", FALSE },
  { "<Control><Shift>a", "win.case-add", TRUE },
  { "<Control><Shift>r", "win.case-edit", TRUE },
  { "<Control><Shift>d", "win.case-documents", TRUE },
  { "<Control><Shift>Delete", "win.case-remove", TRUE },
  { "<Control>d", "win.finding-decide", TRUE },
  { "<Control>s", "win.finding-save", FALSE },
  { "<Control><Shift>t", "win.case-tasks", TRUE },
  { "<Control>r", "win.case-answer", TRUE },
  { "<Control><Alt>1", "win.case-holder::own-region", FALSE },
  { "<Control><Alt>2", "win.case-holder::partner-region", FALSE },
  { "<Control><Alt>3", "win.case-holder::central-state", FALSE },
  { "<Control><Alt>4", "win.case-holder::other", FALSE },
  { "<Control><Alt>0", "win.accepted-only", FALSE },
  { "<Control><Shift>h", "win.case-thresholds", TRUE },
  { "<Control><Shift>b", "win.coding-cases", TRUE },
  { "<Alt>6", "win.view::plots", FALSE },
  { "<Alt>7", "win.view::evidence", FALSE },
  { "<Control><Shift>p", "win.plot-save", FALSE },
  { "<Alt>8", "win.question-grid", FALSE },
  { "<Alt>9", "win.view::triangulation", FALSE },
  { "<Alt>0", "win.view::agreement", FALSE },
  { "<Control><Alt>k", "win.agreement-keep", FALSE },
  { "<Control><Alt>r", "win.view::review", FALSE },
  { "<Control><Shift>x", "win.evidence-export", TRUE },
  { "F4", "win.search-next", FALSE },
  { "<Shift>F4", "win.search-previous", FALSE },
  { "<Control>F4", "win.search-log", FALSE },
  { "F7", "win.view-edges", FALSE },
  { "<Control>p", "win.page-view", FALSE },
  { "<Control>F9", "win.view-minimap", FALSE },
  { "F9", "win.view-inspector", FALSE },
  { "<Shift>F9", "win.view-sidebar", FALSE },
  { "<Control>f", "coding.find", FALSE },
  { "<Control>g", "coding.find-next", FALSE },
  { "<Control><Shift>g", "coding.find-previous", FALSE },
  { "<Control>plus|<Control>equal|<Control>KP_Add", "coding.zoom-in", FALSE },
  { "<Control>minus|<Control>KP_Subtract", "coding.zoom-out", FALSE },
  { "<Control>0|<Control>KP_0", "coding.zoom-normal", FALSE },
};

static gboolean
is_typing (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
  return GTK_IS_TEXT (focus) || GTK_IS_EDITABLE (focus);
}

/* a key that would do nothing says why; a menu shows it by being grey */
static gboolean
say_why_not (PndWindow *self, const char *action)
{
  gboolean undo = g_str_equal (action, "win.edit-undo");

  if ((!undo && !g_str_equal (action, "win.edit-redo"))
      || pnd_workspace_get_project (self->workspace) == NULL
      || g_action_group_get_action_enabled (G_ACTION_GROUP (self), action + strlen ("win.")))
    return FALSE;
  return undo ? !pnd_workspace_undo (self->workspace) : !pnd_workspace_redo (self->workspace);
}

static gboolean
key_outside_entries_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (is_typing (widget))
    return FALSE;
  if (say_why_not (PND_WINDOW (widget), data))
    return TRUE;
  return gtk_widget_activate_action_variant (widget, data, NULL);
}

/* the negative cases are a step into the case */
static gboolean
is_in_tasks (PndWindow *self)
{
  g_autoptr (GVariant) view = g_action_group_get_action_state (G_ACTION_GROUP (self), "view");
  g_autoptr (GVariant) tasks
    = g_action_group_get_action_state (G_ACTION_GROUP (self), "case-tasks");

  return g_str_equal (g_variant_get_string (view, NULL), "cases")
         && g_variant_get_boolean (tasks);
}

/* Escape nobody below had a use for: one step back, and in the end to the text */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  PndWindow *self = PND_WINDOW (widget);

  if (pnd_window_get_message (self) != NULL)
    pnd_message_bar_dismiss (self->message_bar);
  else if (pnd_workspace_get_project (self->workspace) == NULL)
    return FALSE;
  else if (is_in_tasks (self))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "case-tasks",
                                        g_variant_new_boolean (FALSE));
  else
    {
      pnd_window_set_view (self, "reader");
      pnd_window_focus_centre (self);
    }
  return TRUE;
}

static GtkShortcut *
make_shortcut (const char *trigger, const char *action, gboolean not_in_entries)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcutAction *what;
  GtkShortcut *shortcut;

  g_action_parse_detailed_name (action, &name, &target, NULL);
  if (not_in_entries)
    what = gtk_callback_action_new (key_outside_entries_cb, (gpointer) action, NULL);
  else
    what = gtk_named_action_new (name);
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), what);
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

/**
 * pnd_window_add_shortcuts:
 * @self: a window
 */
void
pnd_window_add_shortcuts (PndWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      make_shortcut (keys[i].keys, keys[i].action, keys[i].not_in_entries));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * pnd_window_get_keys:
 * @action: the detailed name of an action
 *
 * Returns: (nullable): the keys it has, `|` between
 */
const char *
pnd_window_get_keys (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].action, action))
        return keys[i].keys;
    }
  return NULL;
}
