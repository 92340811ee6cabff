/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who codes, in the window: the dialog, hiding and comparing coders, coding blind and finishing. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/coder.h"
#include "app/model/people/draw.h"
#include "app/store/veil/veil.h"
#include "app/model/people/finished.h"
#include "ui/people/compare-page.h"
#include "ui/people/second-copy-dialog.h"
#include "ui/reader/reader.h"

typedef struct
{
  gint64 own;
  gint64 other;
  gint64 document;
} Study;

/* a document that two code: one passage of one's own, two of the other's */
static void
make_study (Fixture *fixture, Study *study)
{
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) document = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (text, "Line %d says what the city wants.\n", i);
  path = fixture_write (fixture, "notes.txt", text->str, -1);
  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  document = g_list_model_get_item (pnd_workspace_get_documents (fixture->window->workspace), 0);
  study->document = pnd_row_get_id (PND_ROW (document));
  study->own = pnd_project_get_coder (project);
  study->other = pnd_coder_add (project, "Zubaidah", &error);
  g_assert_no_error (error);
  pnd_coding_add (project, study->document, PND_SPAN (0, 4), fixture_get_code (fixture, "ECO-PAR"),
                  study->own, NULL, NULL, &error);
  for (int i = 0; i < 2; i++)
    pnd_coding_add (project, study->document, PND_SPAN (5 + i, 9),
                    fixture_get_code (fixture, "CUL-PRO"), study->other, NULL, NULL, &error);
  g_assert_no_error (error);
  pnd_workspace_open_document (fixture->window->workspace, study->document);
  fixture_settle ();
}

static gsize
count_marks (Fixture *fixture)
{
  return pnd_span_index_get_n (pnd_workspace_get_marks (fixture->window->workspace));
}

static void
toggle (Fixture *fixture, gint64 coder)
{
  g_autofree char *name = g_strdup_printf ("coders.%" G_GINT64_FORMAT, coder);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), name, NULL));
  fixture_settle ();
}

static void
reopen (Fixture *fixture, Study *study)
{
  g_autofree char *path = g_strdup (pnd_project_get_path (fixture_get_project (fixture)));

  pnd_window_close_project (fixture->window);
  g_assert_true (pnd_window_open_project (fixture->window, path, FALSE));
  pnd_workspace_open_document (fixture->window->workspace, study->document);
  fixture_settle ();
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  Study study;

  make_study (fixture, &study);
  g_assert_cmpint (count_marks (fixture), ==, 3);
  g_assert_false (fixture_is_enabled (fixture, "coders-all"));
  toggle (fixture, study.other);
  g_assert_cmpint (count_marks (fixture), ==, 1);
  g_assert_true (fixture_is_enabled (fixture, "coders-all"));
  /* what is hidden stays so when it changes */
  pnd_coding_add (fixture_get_project (fixture), study.document, PND_SPAN (10, 12),
                  fixture_get_code (fixture, "CUL-PRO"), study.other, NULL, NULL, NULL);
  g_assert_cmpint (count_marks (fixture), ==, 1);
  toggle (fixture, study.other);
  g_assert_cmpint (count_marks (fixture), ==, 4);
  toggle (fixture, study.own);
  g_assert_cmpint (count_marks (fixture), ==, 3);
  /* it is the same the next time */
  reopen (fixture, &study);
  g_assert_cmpint (count_marks (fixture), ==, 3);
  fixture_activate (fixture, "win.coders-all");
  g_assert_cmpint (count_marks (fixture), ==, 4);
  reopen (fixture, &study);
  g_assert_cmpint (count_marks (fixture), ==, 4);
}

static GtkAdjustment *
get_adjustment (PndComparePage *page, guint side)
{
  GtkWidget *frame = fixture_find_under (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, side);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (frame));
}

static gboolean
says (PndComparePage *page, const char *text)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  fixture_collect (GTK_WIDGET (page), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (gtk_label_get_text (found->pdata[i]), text))
      return TRUE;
  return FALSE;
}

/* of a document that is finished a blind coder is told how much there is, also where that is none */
static void
test_compare_blind (Fixture *fixture, gconstpointer data)
{
  static const char veiled[] = "nothing to be seen before you declare the document finished";
  Study study;
  PndComparePage *page;
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (PndCoder) own = NULL;
  g_autoptr (GError) error = NULL;
  gint64 idle;

  make_study (fixture, &study);
  idle = pnd_coder_add (project, "Idris", &error);
  own = pnd_row_get (project, PND_TYPE_CODER, study.own, &error);
  g_assert_true (pnd_coder_set_blind (own, TRUE, &error));
  pnd_window_set_view (fixture->window, "compare");
  fixture_settle ();
  page = PND_COMPARE_PAGE (gtk_stack_get_visible_child (fixture->window->centre));
  pnd_compare_page_set_coder (page, 1, idle);
  g_assert_true (says (page, veiled));
  pnd_compare_page_set_coder (page, 1, study.other);
  g_assert_true (says (page, veiled));
  g_assert_false (says (page, "2 differences"));
  g_assert_true (pnd_finished_declare (project, study.document, &error));
  g_assert_no_error (error);
  fixture_settle ();
  g_assert_true (says (page, "2 passages"));
  g_assert_true (says (page, "2 differences"));
  pnd_compare_page_set_coder (page, 1, idle);
  g_assert_true (says (page, "0 passages"));
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  Study study;
  PndComparePage *page;

  make_study (fixture, &study);
  pnd_window_set_view (fixture->window, "compare");
  fixture_settle ();
  page = PND_COMPARE_PAGE (gtk_stack_get_visible_child (fixture->window->centre));
  g_assert_cmpint (pnd_compare_page_get_coder (page, 0), ==, study.own);
  g_assert_cmpint (pnd_compare_page_get_coder (page, 1), ==, study.other);

  gtk_adjustment_set_value (get_adjustment (page, 0), 300);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (page, 1)), ==,
                     gtk_adjustment_get_value (get_adjustment (page, 0)));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (page, 1)), >, 0);
  gtk_adjustment_set_value (get_adjustment (page, 1), 20);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (page, 0)), ==, 20);

  pnd_compare_page_set_coder (page, 0, study.other);
  g_assert_cmpint (pnd_compare_page_get_coder (page, 0), ==, study.other);
  /* the document goes while both sides show it */
  pnd_workspace_open_document (fixture->window->workspace, 0);
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "compare");
}

static PndSpan
get_selected (PndComparePage *page, guint side)
{
  return pnd_reader_get_selection (
    PND_READER (fixture_find_under (GTK_WIDGET (page), PND_TYPE_READER, side)));
}

/* the key goes to both coders, and there from difference to difference and round */
static void
test_compare_step (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *key;
    PndSpan span;
  } steps[] = { { "alt+Down", { 0, 4 } }, { "alt+Down", { 5, 9 } }, { "alt+Down", { 0, 4 } },
                { "alt+Up", { 5, 9 } }, { "alt+Up", { 0, 4 } } };
  Study study;
  PndComparePage *page;

  make_study (fixture, &study);
  fixture_press ("alt+Down");
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "compare");
  page = PND_COMPARE_PAGE (gtk_stack_get_visible_child (fixture->window->centre));
  g_assert_true (says (page, "2 differences"));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      fixture_press (steps[i].key);
      fixture_settle ();
      for (guint side = 0; side < 2; side++)
        {
          PndSpan span = get_selected (page, side);

          g_assert_cmpint (span.start, ==, steps[i].span.start);
          g_assert_cmpint (span.end, ==, steps[i].span.end);
        }
    }
  pnd_compare_page_set_coder (page, 1, study.own);
  g_assert_false (says (page, "2 differences"));
}

static void
test_blind (Fixture *fixture, gconstpointer data)
{
  Study study;
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (PndCoder) coder = NULL;

  make_study (fixture, &study);
  coder = pnd_row_get (project, PND_TYPE_CODER, study.own, NULL);
  pnd_coder_set_blind (coder, TRUE, NULL);
  fixture_settle ();
  g_assert_cmpint (count_marks (fixture), ==, 1);
  g_assert_null (pnd_project_get_undo_label (project));

  fixture_activate (fixture, "win.document-finish");
  g_assert_true (fixture_says (fixture, "Declare This Document Finished?"));
  fixture_click (fixture, "_Finished");
  fixture_settle ();
  g_assert_cmpint (count_marks (fixture), ==, 3);
  g_assert_false (fixture_is_enabled (fixture, "document-finish"));
}

static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  Study study;
  PndProject *project = fixture_get_project (fixture);
  g_autofree char *login = pnd_application_get_coder (fixture->application);
  g_autoptr (PndCoder) coder = NULL;

  make_study (fixture, &study);
  fixture_activate (fixture, "win.coders");
  g_assert_true (fixture_says (fixture, "Zubaidah"));
  g_assert_true (fixture_says (fixture, "Finished: 0 of 1 document"));
  fixture_enter (fixture, 0, "Ani Rahma");
  fixture_choose (fixture, 0, 2);
  coder = pnd_row_get (project, PND_TYPE_CODER, study.own, NULL);
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
  g_assert_cmpstr (pnd_coder_get_name (coder), ==, "Ani Rahma");
  g_assert_cmpstr (pnd_coder_get_role (coder), ==, "supervisor");
  pnd_application_set_coder (fixture->application, login);
}

static void
test_draw (Fixture *fixture, gconstpointer data)
{
  Study study;
  g_auto (PndDraw) draw = { 0 };

  make_study (fixture, &study);
  fixture_activate (fixture, "win.documents-draw");
  fixture_enter (fixture, 0, "100 7");
  fixture_click (fixture, "_Draw");
  fixture_settle ();
  g_assert_true (
    pnd_draw_get_last (pnd_project_get_database (fixture_get_project (fixture)), &draw));
  g_assert_cmpint (draw.n, ==, 1);
  g_assert_cmpint (draw.seed, ==, 7);
}

static gboolean
summary_says (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  pnd_window_set_view (fixture->window, "summary");
  fixture_settle ();
  fixture_collect (fixture_get_view (fixture, "summary"), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_visible (labels->pdata[i])
        && strstr (gtk_label_get_text (labels->pdata[i]), text) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
says_in_bar (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  fixture_settle ();
  fixture_collect (fixture->window->status_place, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (labels->pdata[i])
        && g_str_equal (gtk_label_get_text (labels->pdata[i]), text))
      return TRUE;
  return FALSE;
}

/* the consensus, then each coder, then all again, by one key; what counts is said in every view */
static void
test_consensus (Fixture *fixture, gconstpointer data)
{
  Study study;
  PndProject *project = fixture_get_project (fixture);
  gint64 consensus;

  make_study (fixture, &study);
  consensus = pnd_coder_add_consensus (project, NULL);
  pnd_coding_add (project, study.document, PND_SPAN (0, 9), fixture_get_code (fixture, "ECO-PAR"),
                  consensus, NULL, NULL, NULL);
  fixture_settle ();
  g_assert_cmpint (count_marks (fixture), ==, 3);
  fixture_press ("ctrl+alt+o");
  g_assert_cmpint (count_marks (fixture), ==, 1);
  g_assert_true (says_in_bar (fixture, "Counted: The consensus"));
  reopen (fixture, &study);
  g_assert_cmpint (count_marks (fixture), ==, 1);
  for (int i = 0; i < 5 && !says_in_bar (fixture, "Counted: Zubaidah"); i++)
    fixture_press ("ctrl+alt+o");
  g_assert_true (says_in_bar (fixture, "Counted: Zubaidah"));
  g_assert_true (summary_says (fixture, "Only one coder’s codings count here."));
  reopen (fixture, &study);
  g_assert_true (says_in_bar (fixture, "Counted: Zubaidah"));
  for (int i = 0; i < 5 && count_marks (fixture) < 3; i++)
    fixture_press ("ctrl+alt+o");
  g_assert_false (says_in_bar (fixture, "Counted: All coders"));
  g_assert_cmpint (count_marks (fixture), ==, 3);
}

/* figures are of what was accepted; the text still shows all, and it is not so the next time */
static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  Study study;
  PndDatabase *database = pnd_project_get_database (fixture_get_project (fixture));

  make_study (fixture, &study);
  g_assert_true (pnd_project_begin_edit (fixture_get_project (fixture), "Review", NULL));
  g_assert_true (pnd_database_run (database, NULL, "UPDATE codings SET review = 'accepted'"
                                   " WHERE coder = ?", NULL, "i", study.own));
  g_assert_true (pnd_project_end_edit (fixture_get_project (fixture), NULL));
  g_assert_true (summary_says (fixture, "3 coded passages"));
  g_assert_true (summary_says (fixture, "Review: 1 accepted, 2 unreviewed."));
  fixture_activate (fixture, "win.accepted-only");
  g_assert_true (summary_says (fixture, "1 coded passage;"));
  g_assert_true (summary_says (fixture, "Only accepted codings count here."));
  g_assert_cmpint (count_marks (fixture), ==, 3);
  reopen (fixture, &study);
  g_assert_false (summary_says (fixture, "Only accepted codings count here."));
  g_assert_true (summary_says (fixture, "3 coded passages"));
}

typedef struct
{
  char *name;
  gboolean blind;
} Answer;

static void
answer_cb (const char *name, gboolean blind, gpointer data)
{
  Answer *answer = data;

  g_assert_null (answer->name);
  answer->name = g_strdup (name);
  answer->blind = blind;
}

/* who codes the copy, and whether blind: blind unless said otherwise */
static void
test_second_copy (Fixture *fixture, gconstpointer data)
{
  for (int sees = 0; sees < 2; sees++)
    {
      Answer answer = { 0 };
      GtkWidget *dialog;
      GtkWidget *check;

      pnd_second_copy_dialog_show (GTK_WINDOW (fixture->window), answer_cb, &answer);
      fixture_settle ();
      dialog = fixture_get_dialog (fixture);
      check = fixture_find_under (dialog, GTK_TYPE_CHECK_BUTTON, 0);
      g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
      g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (
        GTK_WINDOW (dialog))));
      fixture_enter (fixture, 0, " Budi ");
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), sees == 0);
      fixture_click (fixture, "_Choose a Place…");
      fixture_settle ();
      g_assert_cmpstr (answer.name, ==, "Budi");
      g_assert_cmpint (answer.blind, ==, sees == 0);
      g_free (answer.name);
    }
  fixture_activate (fixture, "win.project-second-copy");
  g_assert_nonnull (fixture_get_dialog (fixture));
  gtk_window_close (GTK_WINDOW (fixture_get_dialog (fixture)));
  fixture_settle ();
}

/* what one codes while another's codings are shown is there, which one is told */
static void
test_not_shown (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture_get_project (fixture);
  PndWorkspace *workspace = fixture->window->workspace;
  gint64 code = fixture_get_code (fixture, "ECO-PAR");
  g_autoptr (GError) error = NULL;
  Study study;

  make_study (fixture, &study);
  pnd_workspace_set_span (workspace, PND_SPAN (20, 24));
  g_assert_cmpint (pnd_workspace_code_selection (workspace, code, NULL), !=, 0);
  g_assert_null (strstr (pnd_toast_get_text (fixture->window->toast), "not to be seen"));
  g_assert_true (pnd_project_set_whose (project, PND_WHOSE_ONE, study.other, &error));
  pnd_workspace_set_span (workspace, PND_SPAN (30, 34));
  g_assert_cmpint (pnd_workspace_code_selection (workspace, code, NULL), !=, 0);
  g_assert_nonnull (strstr (pnd_toast_get_text (fixture->window->toast), "not to be seen"));
  g_assert_cmpint (pnd_workspace_code_selection (workspace, code, NULL), ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/coders/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("hidden", test_hidden);
  ADD ("compare", test_compare);
  ADD ("compare-blind", test_compare_blind);
  ADD ("compare-step", test_compare_step);
  ADD ("blind", test_blind);
  ADD ("dialog", test_dialog);
  ADD ("draw", test_draw);
  ADD ("consensus", test_consensus);
  ADD ("accepted", test_accepted);
  ADD ("not-shown", test_not_shown);
  ADD ("second-copy", test_second_copy);
  return g_test_run ();
}
