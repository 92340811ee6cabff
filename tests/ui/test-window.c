/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window from inside: its actions, its lists and what it says. */

#include "tests/ui/window-fixture.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "app/model/coder.h"
#include "ui/actions/shortcuts-window.h"

typedef void (*ItemFunc) (GMenuModel *menu, int index, gpointer data);

static void
walk_menu (GMenuModel *menu, ItemFunc func, gpointer data)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      const char *links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

      func (menu, i, data);
      for (guint l = 0; l < G_N_ELEMENTS (links); l++)
        {
          g_autoptr (GMenuModel) link = g_menu_model_get_item_link (menu, i, links[l]);

          if (link != NULL)
            walk_menu (link, func, data);
        }
    }
}

static GMenuModel *
get_menu (Fixture *fixture)
{
  return fixture->window->menu;
}

static char *
get_detailed_name (GMenuModel *menu, int index)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target
    = g_menu_model_get_item_attribute_value (menu, index, G_MENU_ATTRIBUTE_TARGET, NULL);

  if (!g_menu_model_get_item_attribute (menu, index, G_MENU_ATTRIBUTE_ACTION, "s", &name))
    return NULL;
  if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    return g_action_print_detailed_name (name, target);
  return g_steal_pointer (&name);
}

static void
check_item (GMenuModel *menu, int index, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *name = get_detailed_name (menu, index);
  g_autofree char *accel = NULL;
  const char *keys;

  if (name == NULL)
    return;
  if (g_str_has_prefix (name, "win."))
    {
      g_auto (GStrv) parts = g_strsplit_set (name + strlen ("win."), ":(", 2);

      if (!g_action_group_has_action (G_ACTION_GROUP (fixture->window), parts[0]))
        g_error ("%s is in the menu, but is no action", name);
    }
  else if (g_str_has_prefix (name, "app.") && strchr (name, ':') == NULL)
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->application),
                                              name + strlen ("app.")));
  if (!g_menu_model_get_item_attribute (menu, index, "accel", "s", &accel))
    return;
  keys = pnd_window_get_keys (name);
  if (!g_str_has_prefix (name, "win."))
    return;
  if (keys == NULL || !g_str_has_prefix (keys, accel))
    g_error ("%s says %s in the menu, but its keys are %s", name, accel, keys);
}

static void
collect_item (GMenuModel *menu, int index, gpointer data)
{
  g_autofree char *name = NULL;

  if (g_menu_model_get_item_attribute (menu, index, G_MENU_ATTRIBUTE_ACTION, "s", &name))
    g_hash_table_add (data, g_steal_pointer (&name));
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (fixture->window));
  g_autoptr (GHashTable) placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  walk_menu (get_menu (fixture), check_item, fixture);
  walk_menu (get_menu (fixture), collect_item, placed);
  g_assert_cmpint (g_strv_length (actions), >, 40);
  for (char **action = actions; *action != NULL; action++)
    {
      g_autofree char *name = g_strconcat ("win.", *action, NULL);

      if (!g_hash_table_contains (placed, name) && !g_str_has_prefix (*action, "show-help"))
        g_error ("%s has no place in the menu", name);
    }
}

/* "1...9" is a line for nine keys */
static void
add_shortcut (GHashTable *keys, const char *key)
{
  int first;
  int last;

  if (sscanf (key, "%d...%d", &first, &last) != 2)
    {
      g_hash_table_add (keys, g_ascii_strdown (key, -1));
      return;
    }
  for (int digit = first; digit <= last; digit++)
    g_hash_table_add (keys, g_strdup_printf ("%d", digit));
}

static void
collect_shortcuts (GtkWidget *widget, GHashTable *keys)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    {
      g_autofree char *accelerators = NULL;
      g_auto (GStrv) each = NULL;

      g_object_get (widget, "accelerator", &accelerators, NULL);
      each = g_strsplit (accelerators, " ", -1);
      for (char **key = each; *key != NULL; key++)
        add_shortcut (keys, *key);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_shortcuts (child, keys);
}

static void
check_shortcut (GMenuModel *menu, int index, gpointer data)
{
  g_autofree char *accel = NULL;
  g_autofree char *key = NULL;

  if (!g_menu_model_get_item_attribute (menu, index, "accel", "s", &accel))
    return;
  key = g_ascii_strdown (accel, -1);
  if (!g_hash_table_contains (data, key))
    g_error ("%s is in the menu, but in no line of the shortcuts window", accel);
}

/* every action of the program has a place, and every key of a menu a line */
static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  g_free (fixture_write (fixture, "one.txt", "Kami ingin menarik wisatawan.\n", -1));
  fixture_import (fixture, (const char *const[]){ "one.txt", NULL });
  fixture_check_sizes (fixture);
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  fixture_check_letters (fixture->window->menu);
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (fixture->application));
  g_autoptr (GHashTable) placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWindow *shortcuts = pnd_shortcuts_window_show (GTK_WINDOW (fixture->window));

  fixture_settle ();
  collect_shortcuts (GTK_WIDGET (shortcuts), keys);
  g_assert_cmpint (g_hash_table_size (keys), >, 50);
  walk_menu (get_menu (fixture), check_shortcut, keys);
  gtk_window_destroy (shortcuts);
  walk_menu (get_menu (fixture), collect_item, placed);
  for (char **action = actions; *action != NULL; action++)
    {
      g_autofree char *name = g_strconcat ("app.", *action, NULL);

      /* the projects opened lately stand on the start page, each by its path */
      if (!g_hash_table_contains (placed, name) && !g_str_equal (*action, "open-recent"))
        g_error ("%s has no place in the menu", name);
    }
}

static void
test_new_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *codes = fixture_list_codes (fixture);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "study");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "no-documents");
  g_assert_nonnull (strstr (codes, "ECO ECO-INV"));
  g_assert_false (fixture_is_enabled (fixture, "document-rename"));
  g_assert_false (fixture_is_enabled (fixture, "documents-empty-trash"));
  g_assert_null (pnd_window_get_message (fixture->window));
  /* there is nothing of one's own to undo, and the key says so */
  g_assert_false (fixture_is_enabled (fixture, "edit-undo"));
  fixture_press ("ctrl+z");
  g_assert_nonnull (strstr (pnd_toast_get_text (fixture->window->toast), "Set up the project"));
  g_assert_cmpint (fixture_get_code (fixture, "ECO-PAR"), !=, 0);
  fixture_press ("ctrl+shift+z");
  g_assert_nonnull (strstr (pnd_toast_get_text (fixture->window->toast), "nothing to redo"));
}

static void
test_existing_file_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "other.penanda", "not a project", -1);
  g_autofree char *bytes = NULL;

  g_assert_false (pnd_window_create_project (fixture->window, path, "id"));
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "other.penanda"));
  g_assert_false (pnd_window_open_project (fixture->window, path, FALSE));
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "other.penanda"));
  g_assert_nonnull (fixture_get_project (fixture));
  g_file_get_contents (path, &bytes, NULL, NULL);
  g_assert_cmpstr (bytes, ==, "not a project");
  pnd_message_bar_dismiss (fixture->window->message_bar);
  g_assert_null (pnd_window_get_message (fixture->window));
}

/* good ones, one that is no text and one that is missing */
static void
import_several (Fixture *fixture)
{
  const char *names[] = { "Interview 10.txt", "bad.bin", "Interview 2.txt", "latin.txt",
                          "missing.txt", NULL };
  g_autofree char *ten = fixture_write (fixture, names[0], "Wawancara sepuluh.\r\nBaris.\r\n", -1);
  g_autofree char *bad = fixture_write (fixture, names[1], "\0\1\2\3\0\0\0", 7);
  g_autofree char *two = fixture_write (fixture, names[2], "Wawancara dua.\n", -1);
  g_autofree char *latin
    = fixture_write (fixture, names[3],
                     "Le conseil r\xe9gional a d\xe9" "cid\xe9 d'\xe9tablir une coop\xe9ration "
                     "\xe9" "conomique avec la r\xe9gion.\n", -1);

  fixture_import (fixture, names);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;
  g_autoptr (PndDocument) document = NULL;
  const char *said;

  import_several (fixture);
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "Interview 2.txt|Interview 10.txt|latin.txt");
  said = pnd_window_get_message (fixture->window);
  g_assert_nonnull (strstr (said, "bad.bin"));
  g_assert_nonnull (strstr (said, "missing.txt"));
  /* the first one is open now */
  document = g_object_ref (pnd_workspace_get_document (fixture->window->workspace));
  g_assert_cmpstr (pnd_document_get_name (document), ==, "Interview 10.txt");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "reader");
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *names = NULL;

  g_assert_true (pnd_import_add_typed (fixture->window->import, "Field note", "Satu.\r\nDua."));
  g_assert_cmpint (pnd_document_text_get_length (
                     pnd_workspace_get_text (fixture->window->workspace)), ==, 10);
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "Field note");
  g_assert_false (pnd_import_add_typed (fixture->window->import, "Nothing", ""));
  g_assert_nonnull (pnd_window_get_message (fixture->window));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "late.txt", "Too late.\n", -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree char *names = NULL;

  g_list_store_append (files, file);
  pnd_window_import_files (fixture->window, G_LIST_MODEL (files));
  g_assert_true (pnd_import_is_running (fixture->window->import));
  pnd_import_cancel (fixture->window->import);
  g_assert_false (pnd_import_is_running (fixture->window->import));
  fixture_settle ();
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "");
}

static void
test_filter_documents (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filtered = NULL;
  g_autofree char *all = NULL;

  import_several (fixture);
  pnd_documents_pane_set_filter (fixture->window->documents_pane, "iNTER");
  filtered = fixture_list_documents (fixture);
  g_assert_cmpstr (filtered, ==, "Interview 2.txt|Interview 10.txt");
  pnd_documents_pane_set_filter (fixture->window->documents_pane, "");
  all = fixture_list_documents (fixture);
  g_assert_cmpstr (all, ==, "Interview 2.txt|Interview 10.txt|latin.txt");
}

static void
test_rename_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *label = NULL;

  import_several (fixture);
  pnd_document_rename (pnd_workspace_get_document (fixture->window->workspace), "Zuhur", &error);
  g_assert_no_error (error);
  fixture_settle ();
  after = fixture_list_documents (fixture);
  g_assert_cmpstr (after, ==, "Interview 2.txt|latin.txt|Zuhur");
  g_menu_model_get_item_attribute (G_MENU_MODEL (fixture->window->undo_section), 0,
                                   G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_assert_cmpstr (label + 1, ==, gtk_widget_get_tooltip_text (fixture->window->undo_button));
  g_assert_nonnull (
    strstr (label, pnd_project_get_undo_label (fixture_get_project (fixture))));
  fixture_activate (fixture, "win.edit-undo");
  undone = fixture_list_documents (fixture);
  g_assert_cmpstr (undone, ==, "Interview 2.txt|Interview 10.txt|latin.txt");
  g_assert_true (fixture_is_enabled (fixture, "edit-redo"));
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *without = NULL;
  g_autofree char *restored = NULL;

  import_several (fixture);
  fixture_activate (fixture, "win.document-trash");
  without = fixture_list_documents (fixture);
  g_assert_cmpstr (without, ==, "Interview 2.txt|latin.txt");
  /* the next one is open, so that work goes on */
  g_assert_cmpstr (pnd_document_get_name (
                     pnd_workspace_get_document (fixture->window->workspace)), ==, "latin.txt");
  g_assert_true (fixture_is_enabled (fixture, "documents-empty-trash"));
  fixture_activate (fixture, "win.documents-trash");
  g_assert_true (pnd_documents_pane_get_show_trash (fixture->window->documents_pane));
  fixture_activate (fixture, "win.document-restore");
  restored = fixture_list_documents (fixture);
  g_assert_cmpstr (restored, ==, "Interview 2.txt|Interview 10.txt|latin.txt");
  /* nothing is left in the trash, so its page goes */
  g_assert_false (pnd_documents_pane_get_show_trash (fixture->window->documents_pane));
}

static void
test_filter_codes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_list_codes (fixture);
  g_autofree char *filtered = NULL;
  g_autofree char *by_other_language = NULL;
  g_autofree char *none = NULL;
  g_autofree char *after = NULL;

  pnd_codes_pane_set_filter (fixture->window->codes_pane, "eco-par");
  filtered = fixture_list_codes (fixture);
  g_assert_cmpstr (filtered, ==, "ECO ECO-PAR");
  pnd_codes_pane_set_filter (fixture->window->codes_pane, "pariwisata");
  by_other_language = fixture_list_codes (fixture);
  g_assert_nonnull (strstr (by_other_language, "ECO ECO-PAR"));
  pnd_codes_pane_set_filter (fixture->window->codes_pane, "zzzz");
  none = fixture_list_codes (fixture);
  g_assert_cmpstr (none, ==, "");
  pnd_codes_pane_set_filter (fixture->window->codes_pane, "");
  after = fixture_list_codes (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* a context code that was never used is out of the way; a coding brings it out */
static void
test_unused_context_codes (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = fixture->window->workspace;
  gint64 code = fixture_get_code (fixture, "CON-CER");
  g_autofree char *folded = fixture_list_codes (fixture);
  g_autofree char *shown = NULL;
  g_autofree char *used = NULL;

  g_assert_null (strstr (folded, "CON-CER"));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "codes-show-unused",
                                      g_variant_new_boolean (TRUE));
  shown = fixture_list_codes (fixture);
  g_assert_nonnull (strstr (shown, "CON-CER"));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "codes-show-unused",
                                      g_variant_new_boolean (FALSE));
  import_several (fixture);
  pnd_workspace_set_span (workspace, PND_SPAN (0, 9));
  g_assert_cmpint (pnd_workspace_code_selection (workspace, code, NULL), !=, 0);
  fixture_settle ();
  used = fixture_list_codes (fixture);
  g_assert_nonnull (strstr (used, "CON-CER"));
}

static void
test_move_code (Fixture *fixture, gconstpointer data)
{
  PndWorkspace *workspace = fixture->window->workspace;
  gint64 code = fixture_get_code (fixture, "ECO-MKT");
  gint64 other = fixture_get_code (fixture, "ECO-INV");
  g_autofree char *up = NULL;
  g_autofree char *back = NULL;
  g_autofree char *dropped = NULL;

  pnd_workspace_set_rule_code (workspace, code);
  fixture_activate (fixture, "win.code-move-up");
  up = fixture_list_codes (fixture);
  g_assert_nonnull (strstr (up, "ECO ECO-MKT ECO-INV"));
  fixture_activate (fixture, "win.code-move-down");
  back = fixture_list_codes (fixture);
  g_assert_nonnull (strstr (back, "ECO ECO-INV ECO-MKT"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.code-move", "(xxi)", other, code,
                              1);
  fixture_settle ();
  dropped = fixture_list_codes (fixture);
  g_assert_nonnull (strstr (dropped, "ECO ECO-MKT ECO-INV ECO-TEK"));
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  PndWindow *second = pnd_window_new (fixture->application);
  GVariant *target = g_variant_new_string (fixture->path);
  PndProject *project;

  g_assert_false (pnd_window_open_project (second, fixture->path, FALSE));
  g_assert_nonnull (strstr (pnd_window_get_message (second), "study.penanda"));
  gtk_widget_activate_action_variant (GTK_WIDGET (second), "win.project-open-read-only", target);
  project = pnd_workspace_get_project (second->workspace);
  g_assert_nonnull (project);
  g_assert_true (pnd_project_get_read_only (project));
  g_assert_null (pnd_window_get_message (second));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (second), "document-new"));
  g_assert_true (
    g_action_group_get_action_enabled (G_ACTION_GROUP (second), "project-export-summary"));
  gtk_window_destroy (GTK_WINDOW (second));
}

static void
test_coder (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture_get_project (fixture);
  g_autofree char *login = pnd_application_get_coder (fixture->application);
  g_autofree char *name = NULL;
  gint64 before = pnd_project_get_coder (project);

  g_assert_cmpstr (login, ==, g_get_user_name ());
  pnd_application_set_coder (fixture->application, "Siti");
  name = pnd_application_get_coder (fixture->application);
  g_assert_cmpstr (name, ==, "Siti");
  g_assert_cmpint (pnd_project_get_coder (project), !=, before);
  pnd_application_set_coder (fixture->application, login);
  g_assert_cmpint (pnd_project_get_coder (project), ==, before);
}

/* another name on another machine: who only looks becomes no coder, and may say who it is */
static void
test_newcomer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (pnd_project_get_path (fixture_get_project (fixture)));
  g_autoptr (GError) error = NULL;
  PndProject *project;
  const char *message;
  gint64 coder;

  import_several (fixture);
  pnd_window_close_project (fixture->window);
  pnd_settings_set_string (pnd_application_get_settings (fixture->application), "coder", "Siti");
  g_assert_true (pnd_window_open_project (fixture->window, path, FALSE));
  project = fixture_get_project (fixture);
  message = pnd_window_get_message (fixture->window);
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (message, "Siti is no coder"));
  g_assert_cmpint (pnd_coder_find (project, "Siti"), ==, 0);
  g_assert_false (pnd_workspace_undo (fixture->window->workspace));
  pnd_workspace_set_span (fixture->window->workspace, PND_SPAN (0, 4));
  g_assert_cmpint (pnd_workspace_code_selection (fixture->window->workspace,
                                                 fixture_get_code (fixture, "ECO-PAR"), NULL),
                   !=, 0);
  coder = pnd_coder_find (project, "Siti");
  g_assert_cmpint (coder, !=, 0);
  g_assert_cmpint (pnd_project_get_coder (project), ==, coder);
  g_assert_true (pnd_workspace_undo (fixture->window->workspace));
  g_assert_false (pnd_workspace_undo (fixture->window->workspace));
  g_assert_cmpint (pnd_coder_find (project, "Siti"), ==, coder);
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) recent = NULL;

  import_several (fixture);
  fixture_activate (fixture, "win.project-close");
  g_assert_null (fixture_get_project (fixture));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->window->stack)), ==,
                   "start");
  recent = pnd_settings_get_recent (pnd_application_get_settings (fixture->application));
  g_assert_cmpstr (recent[0], ==, fixture->path);
  g_assert_true (pnd_window_open_project (fixture->window, fixture->path, FALSE));
  g_assert_cmpstr (pnd_document_get_name (
                     pnd_workspace_get_document (fixture->window->workspace)), ==,
                   "Interview 10.txt");
}

/* undo belongs to the entry while somebody types in it */
static void
test_keys_in_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *names = NULL;
  g_autofree char *undone = NULL;

  import_several (fixture);
  pnd_message_bar_dismiss (fixture->window->message_bar);
  fixture_activate (fixture, "win.documents-filter");
  fixture_press ("ctrl+z ctrl+shift+z Delete j 1");
  pnd_documents_pane_set_filter (fixture->window->documents_pane, "");
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "Interview 2.txt|Interview 10.txt|latin.txt");
  gtk_stack_set_visible_child_name (fixture->window->centre, "reader");
  pnd_window_focus_centre (fixture->window);
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (window))));
  fixture_press ("ctrl+z");
  undone = fixture_list_documents (fixture);
  g_assert_cmpstr (undone, ==, "Interview 2.txt|Interview 10.txt");
}

static void
test_drawer (Fixture *fixture, gconstpointer data)
{
  gboolean shown = FALSE;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  for (int i = 0; i < 5; i++)
    fixture_settle ();
  g_assert_false (pnd_panes_get_narrow (fixture->window->panes));
  g_object_get (fixture->window->panes, "show-end", &shown, NULL);
  g_assert_true (shown);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  for (int i = 0; i < 5; i++)
    fixture_settle ();
  g_assert_true (pnd_panes_get_narrow (fixture->window->panes));
  g_object_get (fixture->window->panes, "show-end", &shown, NULL);
  g_assert_false (shown);
  fixture_activate (fixture, "win.view-inspector");
  g_object_get (fixture->window->panes, "show-end", &shown, NULL);
  g_assert_true (shown);
}

/* a passage of the document that is open already comes forward from behind the summary */
static void
test_summary_to_passage (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "hotels.txt", NULL };
  PndWorkspace *workspace = pnd_window_get_workspace (fixture->window);
  g_autofree char *path = fixture_write (fixture, "hotels.txt", "We want visitors here.\n", -1);
  gint64 coding;

  fixture_import (fixture, names);
  pnd_workspace_set_span (workspace, PND_SPAN (3, 16));
  coding = pnd_workspace_code_selection (workspace, fixture_get_code (fixture, "ECO-PAR"), NULL);
  g_assert_cmpint (coding, >, 0);
  pnd_window_set_view (fixture->window, "summary");
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "summary");
  pnd_workspace_reveal_coding (workspace, coding);
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "reader");
  g_assert_cmpint (pnd_workspace_get_coding (workspace), ==, coding);
}

#define add(name, func) \
  g_test_add ("/window/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("actions", test_actions);
  add ("letters", test_letters);
  add ("sizes", test_sizes);
  add ("shortcuts", test_shortcuts);
  add ("new-project", test_new_project);
  add ("existing-file-is-refused", test_existing_file_is_refused);
  add ("import", test_import);
  add ("typed", test_typed);
  add ("cancel", test_cancel);
  add ("filter-documents", test_filter_documents);
  add ("rename-and-undo", test_rename_and_undo);
  add ("trash", test_trash);
  add ("filter-codes", test_filter_codes);
  add ("unused-context-codes", test_unused_context_codes);
  add ("move-code", test_move_code);
  add ("in-use", test_in_use);
  add ("coder", test_coder);
  add ("newcomer", test_newcomer);
  add ("close", test_close);
  add ("keys-in-entry", test_keys_in_entry);
  add ("drawer", test_drawer);
  add ("summary-to-passage", test_summary_to_passage);
  return g_test_run ();
}
