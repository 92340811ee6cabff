/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person meets who has just begun: the first project, one's name, the way out of a list. */

#include "tests/ui/window-fixture.h"

#include "app/model/coder.h"

#include <string.h>

static char *
get_coder_name (Fixture *fixture)
{
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (PndCoder) coder
    = pnd_row_get (project, PND_TYPE_CODER, pnd_project_get_coder (project), NULL);

  return g_strdup (pnd_coder_get_name (coder));
}

/* (transfer full): the folder that the chooser of the first project begins in */
static char *
choose_place (Fixture *fixture, const char *name)
{
  GtkWidget *chooser;
  GFile *folder;
  char *path;

  fixture_click (fixture, "_Choose a Place…");
  chooser = fixture_get_dialog (fixture);
  g_assert_true (GTK_IS_FILE_CHOOSER (chooser));
  folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (chooser));
  g_assert_nonnull (folder);
  path = g_file_get_path (folder);
  g_object_unref (folder);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  fixture_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  for (int i = 0; i < 100 && fixture_get_dialog (fixture) != NULL; i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
  return path;
}

/* the name is asked for once, beside the language; every coding carries it */
static void
test_name (Fixture *fixture, gconstpointer data)
{
  PndSettings *settings = pnd_application_get_settings (fixture->application);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  fixture_activate (fixture, "win.project-close");
  fixture_activate (fixture, "app.new-project");
  g_assert_true (fixture_says (fixture, "Your name, which your codings carry"));
  fixture_enter (fixture, 0, "  Ani Lestari ");
  folder = choose_place (fixture, "study ver. 2");
  g_assert_cmpstr (folder, ==, fixture->folder); /* beside the project of before */
  g_assert_true (g_str_has_suffix (pnd_project_get_path (fixture_get_project (fixture)),
                                   "/study ver. 2.penanda"));
  name = get_coder_name (fixture);
  g_assert_cmpstr (name, ==, "Ani Lestari");

  fixture_activate (fixture, "app.new-project");
  g_assert_false (fixture_says (fixture, "Your name, which your codings carry"));
  gtk_window_destroy (GTK_WINDOW (fixture_get_dialog (fixture)));
  pnd_settings_set_string (settings, "coder", NULL);
}

/* the chooser, which asks about what is there, is answered with a name without the suffix */
static void
save_copy_as (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  GtkWidget *chooser;

  fixture_activate (fixture, "win.project-save-copy");
  fixture_click (fixture, "_Choose a Place…");
  chooser = fixture_get_dialog (fixture);
  g_assert_true (GTK_IS_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  fixture_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  for (int i = 0; i < 100 && fixture_get_dialog (fixture) == chooser; i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
  while (pnd_writing_bar_get_name (fixture->window->writing_bar) != NULL)
    fixture_settle ();
}

/* what only gets its name by the suffix is not replaced before that was asked */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_write (fixture, "kept.penanda", "mine", -1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save_copy_as (fixture, "kept");
  g_assert_nonnull (fixture_get_dialog (fixture));
  g_assert_true (fixture_says (fixture, "Replace “kept.penanda”?"));
  fixture_click (fixture, "_Cancel");
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "mine");

  save_copy_as (fixture, "kept");
  fixture_click (fixture, "_Replace");
  while (pnd_writing_bar_get_name (fixture->window->writing_bar) != NULL)
    fixture_settle ();
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_true (g_str_has_prefix (after, "SQLite format 3"));
}

/* who takes what is there gets on with one key, and who empties it is known by the login name */
static void
test_no_name (Fixture *fixture, gconstpointer data)
{
  PndSettings *settings = pnd_application_get_settings (fixture->application);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *chosen = NULL;

  fixture_activate (fixture, "win.project-close");
  fixture_activate (fixture, "app.new-project");
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture_get_dialog (fixture)))));
  fixture_enter (fixture, 0, "");
  folder = choose_place (fixture, "first");
  name = get_coder_name (fixture);
  g_assert_cmpstr (name, ==, g_get_user_name ());
  chosen = pnd_settings_get_string (settings, "coder");
  g_assert_null (chosen);
}

/* with no project yet, a new one goes where documents are */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "settings.ini", NULL);
  g_autofree char *sample = g_build_filename (g_get_user_data_dir (), "penanda", "s.penanda", NULL);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", "p.penanda", NULL);
  g_autoptr (PndSettings) settings = pnd_settings_new (path);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *first = NULL;
  g_autofree char *then = NULL;

  pnd_settings_add_recent (settings, gone);
  pnd_settings_add_recent (settings, sample);
  first = pnd_settings_get_project_folder (settings);
  g_assert_cmpstr (first, ==, documents != NULL ? documents : g_get_home_dir ());
  pnd_settings_add_recent (settings, fixture->path);
  pnd_settings_add_recent (settings, sample);
  then = pnd_settings_get_project_folder (settings);
  g_assert_cmpstr (then, ==, fixture->folder);
}

/* what the button shows is in sight, though it comes at the end of the list */
static void
test_unused_codes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->window->codes_pane);
  GtkScrollable *list = fixture_find_under (pane, GTK_TYPE_LIST_VIEW, 0);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (list);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *codes = fixture_list_codes (fixture);
  g_auto (GStrv) before = g_strsplit (codes, " ", -1);
  g_auto (GStrv) after = NULL;
  gboolean is_seen = FALSE;
  int first = 0;

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "codes-show-unused",
                                      g_variant_new_boolean (TRUE));
  fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  g_free (codes);
  codes = fixture_list_codes (fixture);
  after = g_strsplit (codes, " ", -1);
  while (g_strv_contains ((const char *const *) before, after[first]))
    first++;
  fixture_collect (GTK_WIDGET (list), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (labels->pdata[i], GTK_WIDGET (list), &bounds)
          || !g_str_equal (gtk_label_get_text (labels->pdata[i]), after[first]))
        continue;
      is_seen = bounds.origin.y >= 0
                && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (list));
    }
  g_assert_true (is_seen);
}

/* Down walks the rows; Tab and Shift+Tab leave them, from any row, and come back */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list
    = fixture_find_under (GTK_WIDGET (fixture->window->codes_pane), GTK_TYPE_LIST_VIEW, 0);
  GtkRoot *root = GTK_ROOT (fixture->window);
  GtkWidget *first;
  GtkWidget *second;
  GtkWidget *before;

  gtk_widget_grab_focus (list);
  fixture_settle ();
  first = gtk_root_get_focus (root);
  g_assert_true (gtk_widget_is_ancestor (first, list));
  fixture_press ("Down");
  second = gtk_root_get_focus (root);
  g_assert_true (gtk_widget_is_ancestor (second, list));
  g_assert_true (second != first);
  fixture_press ("Tab");
  g_assert_nonnull (gtk_root_get_focus (root));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));
  fixture_press ("shift+Tab");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), list));
  fixture_press ("shift+Tab");
  before = gtk_root_get_focus (root);
  g_assert_nonnull (before);
  g_assert_false (gtk_widget_is_ancestor (before, list));
  g_assert_true (gtk_widget_is_ancestor (before, GTK_WIDGET (fixture->window->codes_pane)));
}

#define add(name, func) \
  g_test_add ("/first-steps/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("name", test_name);
  add ("no-name", test_no_name);
  add ("replace", test_replace);
  add ("folder", test_folder);
  add ("unused-codes", test_unused_codes);
  add ("tab", test_tab);
  return g_test_run ();
}
