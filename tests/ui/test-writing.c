/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files on their way out while the window goes on: copies and exports. */

#include "tests/ui/window-fixture.h"

#include <string.h>

static void
import_one (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "note.txt", "Kami mencari wisatawan.\n", -1);

  fixture_import (fixture, (const char *const[]){ "note.txt", NULL });
}

static gboolean
write_copy (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
            GError **error)
{
  return pnd_project_write_copy (reader, path, (PndCopyFlags) flags, cancellable, error);
}

/* as long as it takes somebody to cancel it */
static gboolean
write_endlessly (PndDatabase *reader, const char *path, int flags, GCancellable *cancellable,
                 GError **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (2000);
  return FALSE;
}

static const char *
get_toast (Fixture *fixture)
{
  return pnd_toast_get_text (fixture->window->toast);
}

static void
wait_until_written (Fixture *fixture)
{
  while (pnd_writing_bar_get_name (fixture->window->writing_bar) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.penanda", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) copy = NULL;

  import_one (fixture);
  pnd_writing_bar_begin (fixture->window->writing_bar, path, write_copy, PND_COPY_ALL);
  wait_until_written (fixture);
  g_assert_nonnull (strstr (get_toast (fixture), "copy.penanda was written"));
  g_assert_null (pnd_window_get_message (fixture->window));
  copy = pnd_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pnd_project_get_guid (copy), ==,
                   pnd_project_get_guid (fixture_get_project (fixture)));
  g_assert_true (pnd_project_close (copy, &error));

  /* what goes wrong in the thread is said in the bar */
  pnd_writing_bar_begin (fixture->window->writing_bar, fixture->path, write_copy, PND_COPY_ALL);
  wait_until_written (fixture);
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "study.penanda"));
}

static GtkWidget *
find_cancel (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cancel (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* the window lives on meanwhile, shows what is under way, and can stop it */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = GTK_WIDGET (fixture->window->writing_bar);

  g_assert_false (gtk_widget_get_visible (bar));
  pnd_writing_bar_begin (PND_WRITING_BAR (bar), "/tmp/long.xml", write_endlessly, 0);
  import_one (fixture);
  while (!gtk_widget_get_visible (bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pnd_writing_bar_get_name (PND_WRITING_BAR (bar)), ==, "long.xml");
  g_signal_emit_by_name (find_cancel (bar), "clicked");
  wait_until_written (fixture);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_nonnull (strstr (get_toast (fixture), "long.xml was not written"));
  g_assert_null (pnd_window_get_message (fixture->window));
}

/* closing the project stops it; nothing reads the file any more, so it is at rest */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  import_one (fixture);
  pnd_writing_bar_begin (fixture->window->writing_bar, "/tmp/long.xml", write_endlessly, 0);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture_settle ();
  /* the first time it only warns */
  g_assert_nonnull (fixture_get_project (fixture));
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "long.xml"));
  fixture_activate (fixture, "win.project-close");
  g_assert_null (fixture_get_project (fixture));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  wait_until_written (fixture);
}

static GtkTextView *
find_editable (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget)
      && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget)))
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *found = find_editable (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* what was typed into a text that is being corrected is nowhere else yet */
static void
test_close_correcting (Fixture *fixture, gconstpointer data)
{
  GtkTextView *view;

  import_one (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "coding.correct", NULL);
  fixture_settle ();
  view = find_editable (GTK_WIDGET (fixture->window->reading_pane));
  g_assert_nonnull (view);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "typed", -1);
  fixture_activate (fixture, "win.project-close");
  g_assert_nonnull (fixture_get_project (fixture));
  g_assert_nonnull (strstr (pnd_window_get_message (fixture->window), "not applied"));
  /* dismissed, it is said again */
  pnd_message_bar_dismiss (fixture->window->message_bar);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture_settle ();
  g_assert_nonnull (fixture_get_project (fixture));
  fixture_activate (fixture, "win.project-close");
  g_assert_null (fixture_get_project (fixture));
}

#define add(name, func) \
  g_test_add ("/writing/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("penanda-config-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  add ("copy", test_copy);
  add ("cancel", test_cancel);
  add ("close", test_close);
  add ("close-correcting", test_close_correcting);
  return g_test_run ();
}
