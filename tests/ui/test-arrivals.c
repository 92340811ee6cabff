/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that come by drop, a file dropped that is a project, and undo among coders. */

#include "tests/ui/window-fixture.h"

#include <string.h>

static void
drop (Fixture *fixture, const char *const *paths)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;
  gboolean taken = FALSE;

  for (; *paths != NULL; paths++)
    files = g_slist_append (files, g_file_new_for_path (*paths));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 300.0, 300.0, &taken);
    }
  g_assert_true (taken);
  g_slist_free_full (files, g_object_unref);
  while (pnd_import_is_running (fixture->window->import))
    g_main_context_iteration (NULL, TRUE);
  fixture_settle ();
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = fixture_write (fixture, "one.txt", "Satu.\n", -1);
  g_autofree char *bad = fixture_write (fixture, "bad.txt", "\0\1\2\3\0\0\0", 7);
  g_autofree char *two = fixture_write (fixture, "two.md", "# Dua\n", -1);
  g_autofree char *names = NULL;

  drop (fixture, (const char *const[]){ one, bad, two, NULL });
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "one.txt|two.md");
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "bad.txt"));
  /* the keyboard is in the text of the first, ready to code */
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (fixture->window))));
}

/* what is open already is not opened twice */
static void
test_drop_project (Fixture *fixture, gconstpointer data)
{
  PndProject *before = fixture_get_project (fixture);
  g_autofree char *names = NULL;

  drop (fixture, (const char *const[]){ fixture->path, NULL });
  g_assert_true (fixture_get_project (fixture) == before);
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "");
  g_assert_null (pnd_window_get_message (fixture->window));
}

/* what another coder did is not mine to take back, and I am told so */
static void
test_undo_among_coders (Fixture *fixture, gconstpointer data)
{
  g_autofree char *login = pnd_application_get_coder (fixture->application);
  g_autofree char *one = fixture_write (fixture, "one.txt", "Satu.\n", -1);
  const char *const paths[] = { one, NULL };
  g_autofree char *names = NULL;

  drop (fixture, paths);
  pnd_application_set_coder (fixture->application, "Siti");
  fixture_settle ();
  g_assert_false (fixture_is_enabled (fixture, "edit-undo"));
  fixture_press ("ctrl+z");
  g_assert_nonnull (strstr (pnd_toast_get_text (fixture->window->toast), "can take it back"));
  names = fixture_list_documents (fixture);
  g_assert_cmpstr (names, ==, "one.txt");
  pnd_application_set_coder (fixture->application, login);
}

#define add(name, func) \
  g_test_add ("/arrivals/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("drop", test_drop);
  add ("drop-project", test_drop_project);
  add ("undo-among-coders", test_undo_among_coders);
  return g_test_run ();
}
