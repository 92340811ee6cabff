/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Projects and windows that are closed while something is still under way in them: files that come
 * in or go out, a search, pages that are being read, a toast that is to fade. */

#include "tests/ui/window-fixture.h"

#include "ui/page-view/page-pane.h"

#define ROUNDS 100
#define WINDOWS 20

/* longer than the slowest source but that of the toast: a caret blinks every 0.6 seconds */
#define LAST_NEWS_MS 1500

static const char *const names[] = { "pages.pdf", "a.txt", "b.txt", NULL };
static const char *const views[] = { "reader", "summary", "sources", "search" };

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
write_files (Fixture *fixture)
{
  g_autofree char *pdf = g_test_build_filename (G_TEST_DIST, "core", "data", "pdf",
                                                "two-columns.pdf", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  g_file_get_contents (pdf, &data, &n_bytes, &error);
  g_assert_no_error (error);
  g_free (fixture_write (fixture, "pages.pdf", data, (gssize) n_bytes));
  for (int i = 0; i < 300; i++)
    g_string_append_printf (lines, "Baris %d: kota itu mencari wisatawan dan pelabuhan.\n", i);
  g_free (fixture_write (fixture, "a.txt", lines->str, (gssize) lines->len));
  g_free (fixture_write (fixture, "b.txt", "Desa saja.\nKotamadya dan kota.\n", -1));
}

static void
import_again (Fixture *fixture)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  pnd_window_import_files (fixture->window, G_LIST_MODEL (files));
}

static gboolean
write_slowly (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
              GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);
  return FALSE;
}

static void
open_document (Fixture *fixture, int round)
{
  GListModel *documents = pnd_workspace_get_documents (fixture->window->workspace);
  guint n = g_list_model_get_n_items (documents);
  g_autoptr (PndRow) document = g_list_model_get_item (documents, (guint) round % n);

  g_assert_true (pnd_workspace_open_document (fixture->window->workspace,
                                              pnd_row_get_id (document)));
}

/* @round: which view, document and errand it is this time */
static void
begin_work (Fixture *fixture, int round)
{
  PndWindow *window = fixture->window;
  g_autofree char *path = g_build_filename (fixture->folder, "copy.penanda", NULL);

  open_document (fixture, round);
  pnd_window_set_view (window, views[round / 3 % G_N_ELEMENTS (views)]);
  pnd_reading_pane_show_pages (window->reading_pane, round % 2 == 0);
  pnd_search_page_look_for (fixture_get_view (fixture, "search"),
                            round % 3 == 0 ? "kota" : "pelabuhan dan");
  pnd_workspace_set_span (window->workspace, PND_SPAN (0, 5));
  if (round % 5 == 1)
    pnd_writing_bar_begin (window->writing_bar, path, write_slowly, 0);
  if (round % 5 == 2)
    import_again (fixture);
  if (round % 5 == 3)
    gtk_widget_activate_action (GTK_WIDGET (window), "coding.find", NULL);
  if (round % 5 == 4)
    pnd_workspace_say (window->workspace, GTK_MESSAGE_INFO, "Round %d", round);
  /* some of it is on its way by then, some is not begun */
  wait_for ((guint) (round % 7) * 10);
}

static void
test_projects (Fixture *fixture, gconstpointer data)
{
  write_files (fixture);
  fixture_import (fixture, names);
  for (int i = 0; i < ROUNDS; i++)
    {
      begin_work (fixture, i);
      pnd_window_close_project (fixture->window);
      g_assert_null (fixture_get_project (fixture));
      wait_for ((guint) (i % 4) * 20);
      g_assert_true (pnd_window_open_project (fixture->window, fixture->path, FALSE));
    }
  wait_for (LAST_NEWS_MS);
}

/* as GTK does when the last window of a program is closed; the next one is another */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  write_files (fixture);
  fixture_import (fixture, names);
  for (int i = 0; i < WINDOWS; i++)
    {
      gpointer weak = NULL;

      begin_work (fixture, i);
      g_set_weak_pointer (&weak, fixture->window);
      /* while a file is written, the first time it only warns */
      if (pnd_writing_bar_get_name (fixture->window->writing_bar) != NULL)
        gtk_window_close (GTK_WINDOW (fixture->window));
      gtk_window_close (GTK_WINDOW (fixture->window));
      for (int wait = 0; weak != NULL && wait < 100; wait++)
        fixture_settle ();
      g_assert_null (weak);
      fixture->window = pnd_window_new (fixture->application);
      gtk_window_present (GTK_WINDOW (fixture->window));
      g_assert_true (pnd_window_open_project (fixture->window, fixture->path, FALSE));
    }
  wait_for (LAST_NEWS_MS);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("/reopening/projects", test_projects);
  add ("/reopening/windows", test_windows);
  return g_test_run ();
}
