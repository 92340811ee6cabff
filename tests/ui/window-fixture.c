/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/window-fixture.h"

#include "tests/ui/known-warnings.h"

#include <glib/gstdio.h>
#include <string.h>

#define SETTLE_MS 80

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
fixture_settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE_MS, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* one for all tests: an application leaves the bus only when its run ends */
static PndApplication *
get_application (void)
{
  static PndApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = pnd_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  known_warnings_let_pass ();
  fixture->folder = g_dir_make_tmp ("penanda-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "study.penanda", NULL);
  fixture->application = get_application ();
  fixture->window = pnd_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  g_assert_true (pnd_window_create_project (fixture->window, fixture->path, "en"));
  fixture_settle ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_settle ();
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
fixture_write (Fixture *fixture, const char *name, const char *bytes, gssize n_bytes)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
  return path;
}

/* @names: of files in the folder, NULL at the end; waits until they are in */
void
fixture_import (Fixture *fixture, const char *const *names)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (; *names != NULL; names++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, *names, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  pnd_window_import_files (fixture->window, G_LIST_MODEL (files));
  while (pnd_import_is_running (fixture->window->import))
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
}

void
fixture_activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
  fixture_settle ();
}

gboolean
fixture_is_enabled (Fixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

PndProject *
fixture_get_project (Fixture *fixture)
{
  return pnd_workspace_get_project (fixture->window->workspace);
}

gpointer
fixture_get_view (Fixture *fixture, const char *name)
{
  return pnd_window_get_view (fixture->window, name);
}

char *
fixture_list_documents (Fixture *fixture)
{
  GListModel *shown = pnd_documents_pane_get_shown (fixture->window->documents_pane);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (PndDocument) document = g_list_model_get_item (shown, i);

      g_ptr_array_add (names, g_strdup (pnd_document_get_name (document)));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **) names->pdata);
}

char *
fixture_list_codes (Fixture *fixture)
{
  GListModel *rows = pnd_codes_pane_get_rows (fixture->window->codes_pane);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (PndCode) code = gtk_tree_list_row_get_item (row);

      g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "",
                              pnd_code_get_abbreviation (code));
    }
  return g_string_free (names, FALSE);
}

gint64
fixture_get_code (Fixture *fixture, const char *abbreviation)
{
  g_autoptr (GError) error = NULL;
  gint64 code = pnd_code_find (fixture_get_project (fixture), abbreviation, &error);

  g_assert_no_error (error);
  return code;
}

static void
pressed_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* 0 for none */
static gunichar
get_letter (const char *label)
{
  const char *mark = strchr (label, '_');

  return mark != NULL ? g_unichar_tolower (g_utf8_get_char (mark + 1)) : 0;
}

/* @letters: letter -> label, of the menu and its sections */
static void
check_letters (GMenuModel *menu, GHashTable *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      gpointer letter;

      if (section != NULL)
        check_letters (section, letters);
      if (submenu != NULL)
        fixture_check_letters (submenu);
      if (section != NULL
          || !g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        continue;
      letter = GUINT_TO_POINTER (get_letter (label));
      if (letter == NULL)
        continue;
      if (g_hash_table_contains (letters, letter))
        g_error ("“%s” and “%s” are chosen by one letter", label,
                 (const char *) g_hash_table_lookup (letters, letter));
      g_hash_table_insert (letters, letter, g_steal_pointer (&label));
    }
}

void
fixture_check_letters (GMenuModel *menu)
{
  g_autoptr (GHashTable) letters = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  check_letters (menu, letters);
}

void
fixture_check_sizes (Fixture *fixture)
{
  static const char *const views[]
    = { "reader", "summary", "search", "sources", "cases", "plots", "evidence", "questions",
        "triangulation", "agreement", "compare", "review" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      int width, height, page;

      pnd_window_set_view (fixture->window, views[i]);
      fixture_settle ();
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                          NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_VERTICAL, 900, &height,
                          NULL, NULL, NULL);
      gtk_widget_measure (gtk_stack_get_visible_child (fixture->window->centre),
                          GTK_ORIENTATION_HORIZONTAL, -1, &page, NULL, NULL, NULL);
      g_test_message ("%s: %d by %d, its page %d wide", views[i], width, height, page);
      g_assert_cmpint (width, <=, 900);
      g_assert_cmpint (height, <=, 600);
      /* beside the lists at their narrowest */
      g_assert_cmpint (page, <=, 900 - 200);
    }
}

void
fixture_press (const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process
        = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", *name, NULL);
      gboolean over = FALSE;

      g_assert_no_error (error);
      g_subprocess_wait_check_async (process, NULL, pressed_cb, &over);
      while (!over)
        g_main_context_iteration (NULL, TRUE);
      fixture_settle ();
    }
}

GtkWidget *
fixture_get_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (fixture->window) && gtk_widget_get_visible (window))
        found = window;
    }
  return found;
}

void
fixture_collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      g_ptr_array_add (found, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fixture_collect (child, type, found);
}

gpointer
fixture_find_under (GtkWidget *widget, GType type, guint nth)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_assert_nonnull (widget);
  fixture_collect (widget, type, found);
  g_assert_cmpuint (found->len, >, nth);
  return g_ptr_array_index (found, nth);
}

gpointer
fixture_find (Fixture *fixture, GType type, guint nth)
{
  GtkWidget *dialog = fixture_get_dialog (fixture);

  g_assert_nonnull (dialog);
  return fixture_find_under (gtk_window_get_child (GTK_WINDOW (dialog)), type, nth);
}

void
fixture_click (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_assert_nonnull (fixture_get_dialog (fixture));
  fixture_collect (fixture_get_dialog (fixture), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    {
      GtkButton *button = g_ptr_array_index (found, i);

      if (g_strcmp0 (gtk_button_get_label (button), label) != 0)
        continue;
      g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));
      g_signal_emit_by_name (button, "clicked");
      fixture_settle ();
      return;
    }
  g_error ("There is no button %s", label);
}

void
fixture_enter (Fixture *fixture, guint nth, const char *text)
{
  gtk_editable_set_text (fixture_find (fixture, GTK_TYPE_ENTRY, nth), text);
}

void
fixture_choose (Fixture *fixture, guint nth, guint item)
{
  gtk_drop_down_set_selected (fixture_find (fixture, GTK_TYPE_DROP_DOWN, nth), item);
}

gboolean
fixture_says (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  g_assert_nonnull (fixture_get_dialog (fixture));
  fixture_collect (fixture_get_dialog (fixture), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (strstr (gtk_label_get_text (g_ptr_array_index (found, i)), text) != NULL)
      return TRUE;
  return FALSE;
}
