/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading ledger as a hand keeps it: R paragraph by paragraph. */

#include "tests/ui/flow-fixture.h"

#include <string.h>

#include "ui/reader/reader.h"

#define TEXT                                                                                     \
  "\nWhy does the province want this?\n\n"                                                       \
  "We want visitors from Jeonbuk. The hotels are empty.\n"                                       \
  "Nobody here asks for recognition abroad.\n\n"                                                 \
  "We follow the capital.\n"

#define N_PARAGRAPHS 40000
/* Seven edits of a person a second would be quick; a key is felt to be instant up to here. */
#define MAX_SECONDS 0.1

static gint64
ask (Fixture *fixture, const char *sql)
{
  return pnd_database_query_int (pnd_project_get_database (fixture->project), sql, sql, -1, NULL,
                                 "");
}

static int
get_caret (Fixture *fixture)
{
  return pnd_workspace_get_span (fixture->workspace).start;
}

static int
find_words (Fixture *fixture, const char *words)
{
  PndDocumentText *text = pnd_workspace_get_text (fixture->workspace);
  const char *utf8 = pnd_document_text_get_utf8 (text, NULL);

  return pnd_document_text_to_position (text, (gsize) (strstr (utf8, words) - utf8));
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  int before = fixture_count (fixture, "history");

  fixture_press (fixture, "r");
  g_assert_cmpint (get_caret (fixture), ==, find_words (fixture, "We want"));
  fixture_press (fixture, "r r");
  g_assert_cmpint (get_caret (fixture), ==, find_words (fixture, "We follow"));
  /* three marks are one row, one line of history, one step */
  g_assert_cmpint (fixture_count (fixture, "reading"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "history"), ==, before + 1);
  g_assert_cmpint (ask (fixture, "SELECT span_start FROM reading"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT span_end FROM reading"), ==,
                   find_words (fixture, "We follow"));
  fixture_press (fixture, "r");
  g_assert_cmpstr (fixture->said, ==, "Every paragraph of this document is read or coded.");
  g_assert_true (pnd_workspace_undo (fixture->workspace));
  g_assert_cmpint (fixture_count (fixture, "reading"), ==, 0);
  g_assert_true (pnd_workspace_redo (fixture->workspace));
  g_assert_cmpint (fixture_count (fixture, "reading"), ==, 1);
}

static void
test_unread (Fixture *fixture, gconstpointer data)
{
  fixture_press (fixture, "r r r r");
  pnd_workspace_reveal (fixture->workspace, fixture->document,
                        PND_SPAN (find_words (fixture, "visitors"),
                                  find_words (fixture, "visitors")));
  fixture_settle (fixture);
  fixture_press (fixture, "shift+r");
  g_assert_cmpint (fixture_count (fixture, "reading"), ==, 2);
  g_assert_cmpint (get_caret (fixture), ==, find_words (fixture, "visitors"));
  /* the only one left, from wherever one is */
  pnd_workspace_reveal (fixture->workspace, fixture->document,
                        PND_SPAN (find_words (fixture, "We follow"),
                                  find_words (fixture, "We follow")));
  fixture_settle (fixture);
  fixture_press (fixture, "ctrl+r");
  g_assert_cmpint (get_caret (fixture), ==, find_words (fixture, "We want"));
}

/* what is coded needs no reading, but the rest of its paragraph does */
static void
test_coded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 code = fixture_get_code (fixture, "ECO-PAR");
  int from = find_words (fixture, "We want");
  int until = find_words (fixture, "The hotels");
  gint64 coding = pnd_coding_add (fixture->project, fixture->document, PND_SPAN (from, until), code,
                                  0, NULL, NULL, &error);

  g_assert_no_error (error);
  fixture_press (fixture, "r");
  g_assert_cmpint (get_caret (fixture), ==, from);
  pnd_coding_set_span (fixture->project, coding,
                       PND_SPAN (from, find_words (fixture, "Nobody") - 1), &error);
  g_assert_no_error (error);
  pnd_workspace_set_span (fixture->workspace, PND_SPAN (1, 1));
  fixture_settle (fixture);
  fixture_press (fixture, "ctrl+r");
  g_assert_cmpint (get_caret (fixture), ==, find_words (fixture, "Nobody"));
}

/* several paragraphs at once */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  pnd_workspace_reveal (fixture->workspace, fixture->document,
                        PND_SPAN (find_words (fixture, "province"),
                                  find_words (fixture, "asks")));
  fixture_settle (fixture);
  fixture_press (fixture, "r");
  g_assert_cmpint (ask (fixture, "SELECT span_end FROM reading"), ==,
                   find_words (fixture, "We follow"));
  g_assert_cmpint (get_caret (fixture), ==, find_words (fixture, "We follow"));
}

/* letters are keys in the text only */
static void
test_entry (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->outside);
  fixture_type (fixture, "rR");
  g_assert_cmpint (fixture_count (fixture, "reading"), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->outside)), ==, "rR");
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < N_PARAGRAPHS; i++)
    {
      g_string_append_printf (text, "Paragraf %d. ", i);
      for (int j = 0; j < 12; j++)
        g_string_append (text, "Kami mencari wisatawan. ");
      g_string_append (text, "\n\n");
    }
  return g_string_free (text, FALSE);
}

/* 12 MB, with 20,000 codings and most of it read */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 code = fixture_get_code (fixture, "ECO-PAR");
  int length = pnd_document_text_get_length (pnd_workspace_get_text (fixture->workspace));
  double seconds;

  g_assert_true (pnd_project_begin_edit (fixture->project, "test", &error));
  for (int i = 0; i < 20000; i++)
    pnd_coding_add (fixture->project, fixture->document,
                    PND_SPAN (i * (length / 20000), i * (length / 20000) + 80), code, 0, NULL,
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (fixture->project, &error));
  fixture_settle (fixture);
  pnd_workspace_reveal (fixture->workspace, fixture->document, PND_SPAN (length / 2, length / 2));
  fixture_settle (fixture);
  fixture_activate (fixture, "mark-read", NULL);
  g_test_timer_start ();
  for (int i = 0; i < 20; i++)
    {
      g_action_group_activate_action (
        pnd_reading_pane_get_actions (PND_READING_PANE (fixture->pane)), "mark-read", NULL);
      gtk_test_widget_wait_for_draw (fixture->pane);
    }
  seconds = g_test_timer_elapsed () / 20;
  g_test_minimized_result (seconds, "a mark in 12 MB: %.1f ms", seconds * 1000);
  g_assert_cmpint (fixture_count (fixture, "reading"), ==, 1);
  g_assert_cmpfloat (seconds, <, MAX_SECONDS);
}

int
main (int argc, char **argv)
{
  g_autofree char *long_text = NULL;
  int result;

  g_setenv ("LANGUAGE", "en", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  long_text = make_long_text ();

  g_test_add ("/ledger/walk", Fixture, TEXT, fixture_set_up, test_walk, fixture_tear_down);
  g_test_add ("/ledger/unread", Fixture, TEXT, fixture_set_up, test_unread, fixture_tear_down);
  g_test_add ("/ledger/coded", Fixture, TEXT, fixture_set_up, test_coded, fixture_tear_down);
  g_test_add ("/ledger/selection", Fixture, TEXT, fixture_set_up, test_selection,
              fixture_tear_down);
  g_test_add ("/ledger/entry", Fixture, TEXT, fixture_set_up, test_entry, fixture_tear_down);
  g_test_add ("/ledger/long", Fixture, long_text, fixture_set_up, test_long, fixture_tear_down);

  result = g_test_run ();
  return result;
}
