/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/flow-fixture.h"

#include "tests/ui/known-warnings.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/exchange/codebook-reader.h"
#include "app/model/coder.h"

#define SETTLE_MS 60

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
fixture_settle (Fixture *fixture)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE_MS, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
finished_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
run (Fixture *fixture, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean over = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, finished_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  fixture_settle (fixture);
}

void
fixture_press (Fixture *fixture, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  for (char **name = names; *name != NULL; name++)
    run (fixture, (const char *const[]){ "xdotool", "key", *name, NULL });
}

void
fixture_type (Fixture *fixture, const char *text)
{
  run (fixture, (const char *const[]){ "xdotool", "type", "--delay", "8", text, NULL });
}

static void
message_cb (PndWorkspace *workspace, int kind, const char *text, Fixture *fixture)
{
  g_free (fixture->said);
  fixture->said = g_strdup (text);
}

static void
make_project (Fixture *fixture, const char *utf8)
{
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("penanda-flow-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "study.penanda", NULL);
  fixture->project = pnd_project_create (fixture->path, "en", &error);
  g_assert_no_error (error);
  pnd_coder_act_as (fixture->project, "Ani", &error);
  g_assert_no_error (error);
  pnd_codebook_read_builtin (fixture->project, &error);
  g_assert_no_error (error);
  fixture->document = pnd_document_add (fixture->project, "interview.txt", text, NULL, NULL, "en",
                                        PND_SOURCE_TYPE_INTERVIEW, &error);
  g_assert_no_error (error);
}

static void
make_window (Fixture *fixture)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->window = gtk_window_new ();
  fixture->outside = gtk_entry_new ();
  fixture->pane = pnd_reading_pane_new (fixture->workspace);
  fixture->inspector = pnd_inspector_new (fixture->workspace);
  pnd_reading_pane_set_inspector (PND_READING_PANE (fixture->pane),
                                  PND_INSPECTOR (fixture->inspector));
  gtk_widget_insert_action_group (fixture->window, "coding",
                                  pnd_reading_pane_get_actions (PND_READING_PANE (fixture->pane)));
  gtk_widget_set_hexpand (fixture->pane, TRUE);
  gtk_widget_set_vexpand (row, TRUE);
  gtk_widget_set_size_request (fixture->inspector, 320, -1);
  gtk_box_append (GTK_BOX (row), fixture->pane);
  gtk_box_append (GTK_BOX (row), fixture->inspector);
  gtk_box_append (GTK_BOX (column), fixture->outside);
  gtk_box_append (GTK_BOX (column), row);
  gtk_window_set_child (GTK_WINDOW (fixture->window), column);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_set_title (GTK_WINDOW (fixture->window), "penanda-flow");
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* @text: what the document holds */
void
fixture_set_up (Fixture *fixture, gconstpointer text)
{
  known_warnings_let_pass ();
  make_project (fixture, text);
  fixture->workspace = pnd_workspace_new ();
  g_signal_connect (fixture->workspace, "message", G_CALLBACK (message_cb), fixture);
  pnd_workspace_set_project (fixture->workspace, fixture->project);
  make_window (fixture);
  fixture_settle (fixture);
  run (fixture, (const char *const[]){ "xdotool", "search", "--sync", "--name", "penanda-flow",
                                       "windowfocus", NULL });
  g_assert_true (pnd_workspace_open_document (fixture->workspace, fixture->document));
  fixture_focus_reader (fixture);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  pnd_workspace_set_project (fixture->workspace, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_settle (fixture);
  g_assert_finalize_object (fixture->workspace);
  pnd_project_close (fixture->project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->project);
  folder = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->said);
}

void
fixture_activate (Fixture *fixture, const char *action, GVariant *target)
{
  g_action_group_activate_action (
    pnd_reading_pane_get_actions (PND_READING_PANE (fixture->pane)), action, target);
  fixture_settle (fixture);
}

void
fixture_focus_reader (Fixture *fixture)
{
  gtk_widget_grab_focus (fixture->pane);
  fixture_settle (fixture);
}

gint64
fixture_get_code (Fixture *fixture, const char *abbreviation)
{
  g_autoptr (GError) error = NULL;
  gint64 code = pnd_code_find (fixture->project, abbreviation, &error);

  g_assert_no_error (error);
  return code;
}

int
fixture_count (Fixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autoptr (GError) error = NULL;
  int n = (int) pnd_database_query_int (pnd_project_get_database (fixture->project), "count", sql,
                                        -1, &error, "");

  g_assert_no_error (error);
  return n;
}

PndCoding *
fixture_get_coding (Fixture *fixture, int index)
{
  g_autoptr (GError) error = NULL;
  gint64 id = pnd_database_query_int (pnd_project_get_database (fixture->project), "find",
                                      "SELECT id FROM codings ORDER BY id LIMIT 1 OFFSET ?", 0,
                                      &error, "i", (gint64) index);
  PndCoding *coding;

  g_assert_no_error (error);
  coding = pnd_row_get (fixture->project, PND_TYPE_CODING, id, &error);
  g_assert_no_error (error);
  return coding;
}

char *
fixture_get_selected (Fixture *fixture)
{
  return pnd_document_text_get_slice (pnd_workspace_get_text (fixture->workspace),
                                      pnd_workspace_get_span (fixture->workspace));
}

static GtkWidget *
find_in (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_in (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
fixture_find (Fixture *fixture, GType type)
{
  return find_in (fixture->window, type);
}
