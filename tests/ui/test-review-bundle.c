/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes to a supervisor and comes back: the bundle and the window it opens in, the sheet, and the
 * supervision log, by its keys. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/coder.h"
#include "app/model/merge/merge.h"
#include "app/store/veil/review-only.h"

static const char text[] = "The hotels are empty.\nVisitors come for the coast.\n"
                           "Farmers need tools.\nNobody asks for recognition.\n";

static void
act_as (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  pnd_coder_act_as (fixture_get_project (fixture), name, &error);
  g_assert_no_error (error);
}

static void
make_study (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "notes.txt", text, -1);
  const char *start = text;

  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  act_as (fixture, "Ani");
  for (int i = 0; i < 4; i++)
    {
      const char *end = strchr (start, '\n');
      g_autoptr (GError) error = NULL;

      pnd_coding_add (fixture_get_project (fixture), 1,
                      PND_SPAN ((int) (start - text), (int) (end - text)),
                      fixture_get_code (fixture, "ECO-PAR"), 0, NULL, NULL, &error);
      g_assert_no_error (error);
      start = end + 1;
    }
  fixture_settle ();
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return pnd_database_query_int (pnd_project_get_database (fixture_get_project (fixture)), sql, sql,
                                 -1, NULL, "");
}

/* gives the file chooser a name, and waits until the file is there; its path */
static char *
save_as (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  GtkWidget *chooser = fixture_get_dialog (fixture);

  g_assert_true (GTK_IS_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  fixture_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  for (int i = 0; i < 100 && fixture_get_dialog (fixture) != NULL; i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
  g_assert_null (fixture_get_dialog (fixture));
  while (pnd_writing_bar_get_name (fixture->window->writing_bar) != NULL)
    fixture_settle ();
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
write_bundle (Fixture *fixture)
{
  GtkCheckButton *without_texts;

  fixture_activate (fixture, "win.review-bundle");
  g_assert_false (gtk_widget_get_sensitive (fixture_find (fixture, GTK_TYPE_CHECK_BUTTON, 0)));
  without_texts = fixture_find (fixture, GTK_TYPE_CHECK_BUTTON, 1);
  gtk_check_button_set_active (without_texts, TRUE);
  fixture_click (fixture, "_Choose a Place…");
  return save_as (fixture, "bundle.penanda");
}

static void
assert_only_review (Fixture *fixture)
{
  static const char *const off[]
    = { "documents-import", "document-new", "document-rename", "document-trash", "code-add-top",
        "codebook-import", "codebook-freeze", "case-add", "project-merge", "project-second-copy",
        "project-adjudicate", "review-bundle", "documents-draw" };
  static const char *const on[] = { "review-sheet", "supervisions", "project-memos", "view",
                                    "project-save-copy", "project-history" };

  for (gsize i = 0; i < G_N_ELEMENTS (off); i++)
    if (fixture_is_enabled (fixture, off[i]))
      g_error ("%s can be done in a bundle", off[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (on); i++)
    if (!fixture_is_enabled (fixture, on[i]))
      g_error ("%s cannot be done in a bundle", on[i]);
}

static gboolean
has_label (GtkWidget *widget, const char *part)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  fixture_collect (widget, GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (strstr (gtk_label_get_text (found->pdata[i]), part) != NULL)
      return TRUE;
  return FALSE;
}

/* by the file chooser and the dialog, which says what was judged before and after */
static void
merge (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fixture_press ("ctrl+alt+m");
  gtk_file_chooser_set_file (GTK_FILE_CHOOSER (fixture_get_dialog (fixture)), file, NULL);
  for (int i = 0; i < 20; i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
  gtk_dialog_response (GTK_DIALOG (fixture_get_dialog (fixture)), GTK_RESPONSE_ACCEPT);
  for (int i = 0; i < 100 && !fixture_says (fixture, "Accepted: 1 · Queried: 1"); i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
  fixture_click (fixture, "_Merge");
  for (int i = 0; i < 100 && fixture_get_dialog (fixture) != NULL; i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
}

/* who does not say the name is the one who is logged in, and is asked another time */
static void
test_no_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  make_study (fixture);
  path = write_bundle (fixture);
  g_assert_true (pnd_window_open_project (fixture->window, path, FALSE));
  fixture_settle ();
  g_assert_nonnull (fixture_get_dialog (fixture));
  fixture_press ("Escape");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM coders"), ==, 2);
  fixture_press ("a");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM remarks"), ==, 1);
}

/* who is entered as the supervisor need not type that name again, nor have it in two spellings */
static void
test_known_name (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (PndCoder) dewi = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  make_study (fixture);
  dewi = pnd_row_get (project, PND_TYPE_CODER, pnd_coder_add (project, "Prof. Dewi", &error),
                      &error);
  g_assert_true (pnd_coder_set_role (dewi, "supervisor", &error));
  path = write_bundle (fixture);
  g_assert_true (pnd_window_open_project (fixture->window, path, FALSE));
  fixture_settle ();
  g_assert_cmpstr (gtk_editable_get_text (fixture_find (fixture, GTK_TYPE_ENTRY, 0)), ==,
                   "Prof. Dewi");
  fixture_press ("Escape");
}

/* written, opened by the supervisor, reviewed by the keyboard, merged, and read in the thread */
static void
test_bundle (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  const char *said;
  gint64 n_coders;

  make_study (fixture);
  n_coders = ask (fixture, "SELECT count(*) FROM coders");
  path = write_bundle (fixture);
  said = pnd_toast_get_text (fixture->window->toast);
  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, "1 document, 4 codings, without the full texts"));
  g_assert_true (pnd_window_open_project (fixture->window, path, FALSE));
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "review");
  g_assert_true (has_label (fixture_get_view (fixture, "review"), "This is a review bundle"));
  /* who reviews is asked for the name, and nobody is there under another one */
  fixture_enter (fixture, 0, "Sari");
  fixture_click (fixture, "_Use This Name");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM coders"), ==, n_coders);
  assert_only_review (fixture);
  g_assert_true (has_label (GTK_WIDGET (fixture->window), "To judge: 4"));
  g_assert_false (has_label (GTK_WIDGET (fixture->window), "Read: "));
  fixture_press ("a");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM coders"), ==, n_coders + 1);
  fixture_press ("q W h y Return");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM remarks"), ==, 2);
  g_assert_true (has_label (GTK_WIDGET (fixture->window), "To judge: 2"));
  g_assert_true (pnd_window_open_project (fixture->window, fixture->path, FALSE));
  fixture_settle ();
  g_assert_true (fixture_is_enabled (fixture, "documents-import"));
  g_assert_false (has_label (GTK_WIDGET (fixture->window), "To judge"));
  merge (fixture, path);
  g_assert_true (has_label (GTK_WIDGET (fixture->window->message_bar),
                            "deleted. Accepted: 1 · Queried: 1"));
  fixture_activate (fixture, "win.review-to-answer");
  g_assert_false (has_label (fixture_get_view (fixture, "review"), "This is a review bundle"));
  g_assert_cmpuint (g_list_model_get_n_items (
                      pnd_review_desk_get_queue (fixture_get_view (fixture, "review"))), ==, 1);
  g_assert_true (has_label (fixture_get_view (fixture, "review"), "Why"));
  g_assert_true (has_label (fixture_get_view (fixture, "review"), "Sari"));
}

static guint
count (const char *file, const char *part)
{
  g_autofree char *bytes = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (file, &bytes, NULL, NULL));
  for (const char *at = strstr (bytes, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  make_study (fixture);
  pnd_window_set_view (fixture->window, "review");
  pnd_window_focus_centre (fixture->window);
  fixture_settle ();
  fixture_press ("r W e l l Return");
  fixture_press ("ctrl+alt+p");
  g_assert_true (fixture_says (fixture, "4 codings will stand on it."));
  gtk_spin_button_set_value (fixture_find (fixture, GTK_TYPE_SPIN_BUTTON, 0), 3);
  g_assert_true (fixture_says (fixture, "3 codings will stand on it."));
  gtk_check_button_set_active (fixture_find (fixture, GTK_TYPE_CHECK_BUTTON, 0), FALSE);
  fixture_click (fixture, "_Choose a Place…");
  path = save_as (fixture, "sheet.html");
  g_assert_cmpuint (count (path, "<article>"), ==, 3);
  g_assert_cmpuint (count (path, "drawn at random"), ==, 1);
  /* nothing was cut, and the clock is the person's */
  g_assert_cmpuint (count (path, "…"), ==, 0);
  g_assert_cmpuint (count (path, "Z</span>"), ==, 0);
}

/* a place that is never chosen keeps nothing alive; see tear_down() */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("ctrl+alt+p");
  fixture_click (fixture, "_Choose a Place…");
  g_assert_true (GTK_IS_FILE_CHOOSER (fixture_get_dialog (fixture)));
  gtk_dialog_response (GTK_DIALOG (fixture_get_dialog (fixture)), GTK_RESPONSE_CANCEL);
  fixture_settle ();
  g_assert_null (fixture_get_dialog (fixture));
}

/* nobody is added for a copy that is not made */
static void
test_copy_given_up (Fixture *fixture, gconstpointer data)
{
  gint64 n_coders;

  make_study (fixture);
  n_coders = ask (fixture, "SELECT count(*) FROM coders");
  fixture_activate (fixture, "win.project-second-copy");
  fixture_enter (fixture, 0, "Budi");
  fixture_click (fixture, "_Choose a Place…");
  g_assert_true (GTK_IS_FILE_CHOOSER (fixture_get_dialog (fixture)));
  gtk_dialog_response (GTK_DIALOG (fixture_get_dialog (fixture)), GTK_RESPONSE_CANCEL);
  fixture_settle ();
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM coders"), ==, n_coders);
}

/* a button is seen to be down for a while before it acts */
static void
press_button (Fixture *fixture, const char *key)
{
  fixture_press (key);
  for (int i = 0; i < 20; i++)
    {
      g_usleep (20000);
      fixture_settle ();
    }
}

/* the keyboard alone: a new entry, its fields, and away again; each one step of undo */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("ctrl+alt+g");
  press_button (fixture, "alt+n");
  fixture_press ("Escape");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions"), ==, 0);
  fixture_press ("ctrl+alt+g");
  press_button (fixture, "alt+n");
  fixture_press ("B a b Tab S p l i t Escape");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions WHERE topic = 'Bab' "
                                 "AND advice = 'Split' AND done = ''"), ==, 1);
  fixture_press ("ctrl+alt+g");
  fixture_press ("alt+o D o n e");
  fixture_press ("alt+d ctrl+a x Tab Escape");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions WHERE done = 'Done' "
                                 "AND length (date) = 10"), ==, 1);
  fixture_press ("ctrl+alt+g");
  press_button (fixture, "alt+e");
  fixture_press ("Escape");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions"), ==, 0);
  fixture_press ("ctrl+z");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions"), ==, 1);
}

/* what writes goes with its window */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  PndWritingBar *bar = NULL;

  g_set_weak_pointer (&bar, fixture->window->writing_bar);
  fixture_tear_down (fixture, data);
  g_assert_null (bar);
}

/* a new entry is not lost for want of a day */
static void
test_log_without_day (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("ctrl+alt+g");
  press_button (fixture, "alt+n");
  fixture_press ("alt+d ctrl+a x alt+t B a b");
  g_assert_true (fixture_says (fixture, "That is not a day; write it as 2026-02-17."));
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions"), ==, 0);
  fixture_press ("Escape");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions WHERE topic = 'Bab' "
                                 "AND date = date ('now', 'localtime')"), ==, 1);
}

/* an entry cannot be emptied, but what else was changed in it is kept */
static void
test_log_emptied (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("ctrl+alt+g");
  press_button (fixture, "alt+n");
  fixture_press ("B a b Escape");
  fixture_press ("ctrl+alt+g");
  fixture_press ("alt+t ctrl+a BackSpace alt+o D o n e Escape");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM supervisions WHERE topic = 'Bab' "
                                 "AND done = 'Done'"), ==, 1);
}

#define TEST(path, func)                                                                           \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  /* first: a name that was said is kept */
  TEST ("/review-bundle/no-name", test_no_name);
  TEST ("/review-bundle/known-name", test_known_name);
  TEST ("/review-bundle/bundle", test_bundle);
  TEST ("/review-bundle/sheet", test_sheet);
  TEST ("/review-bundle/given-up", test_given_up);
  TEST ("/review-bundle/log", test_log);
  TEST ("/review-bundle/log-without-day", test_log_without_day);
  TEST ("/review-bundle/log-emptied", test_log_emptied);
  TEST ("/review-bundle/copy-given-up", test_copy_given_up);
  return g_test_run ();
}
