/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review desk, gone through with real keys. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/coder.h"
#include "app/model/documents/correction.h"
#include "app/model/review/remark.h"
#include "ui/review/desk-foot.h"

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
code_lines (Fixture *fixture)
{
  static const char *const codes[] = { "ECO-PAR", "ECO-PAR", "ECO-MOD", "POL-REC" };
  g_autoptr (PndDocument) document
    = g_list_model_get_item (pnd_workspace_get_documents (fixture->window->workspace), 0);
  const char *start = text;

  for (int i = 0; i < (int) G_N_ELEMENTS (codes); i++)
    {
      const char *end = strchr (start, '\n');
      g_autoptr (GError) error = NULL;

      pnd_coding_add (fixture_get_project (fixture), pnd_row_get_id (PND_ROW (document)),
                      PND_SPAN ((int) (start - text), (int) (end - text)),
                      fixture_get_code (fixture, codes[i]), 0, NULL, NULL, &error);
      g_assert_no_error (error);
      start = end + 1;
    }
}

/* Ani coded four lines, Sari is at the desk */
static void
make_study (Fixture *fixture)
{
  g_autofree char *path = fixture_write (fixture, "notes.txt", text, -1);

  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  act_as (fixture, "Ani");
  code_lines (fixture);
  act_as (fixture, "Sari");
  pnd_window_set_view (fixture->window, "review");
  pnd_window_focus_centre (fixture->window);
  fixture_settle ();
}

static PndReviewState
get_state (Fixture *fixture, guint position)
{
  g_autoptr (PndDeskItem) item
    = g_list_model_get_item (pnd_review_desk_get_queue (fixture_get_view (fixture, "review")), position);

  return pnd_desk_item_get_facts (item)->state;
}

static guint
get_place (Fixture *fixture)
{
  GListModel *queue = pnd_review_desk_get_queue (fixture_get_view (fixture, "review"));

  for (guint i = 0; i < g_list_model_get_n_items (queue); i++)
    {
      g_autoptr (PndDeskItem) item = g_list_model_get_item (queue, i);

      if (item == pnd_review_desk_get_item (fixture_get_view (fixture, "review")))
        return i;
    }
  return G_MAXUINT;
}

static int
count_remarks (Fixture *fixture)
{
  return (int) pnd_database_query_int (
    pnd_project_get_database (fixture_get_project (fixture)), "Counting",
    "SELECT count(*) FROM remarks", -1, NULL, "");
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  g_assert_cmpuint (
    g_list_model_get_n_items (pnd_review_desk_get_queue (fixture_get_view (fixture, "review"))), ==, 4);
  fixture_press ("a");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_ACCEPTED);
  g_assert_cmpuint (get_place (fixture), ==, 1);
  fixture_press ("q W h y Return");
  g_assert_cmpint (get_state (fixture, 1), ==, PND_STATE_QUERIED);
  g_assert_cmpuint (get_place (fixture), ==, 2);
  fixture_press ("x Return");
  g_assert_cmpint (get_state (fixture, 2), ==, PND_STATE_UNREVIEWED);
  fixture_press ("n a x q Return");
  g_assert_cmpint (get_state (fixture, 2), ==, PND_STATE_REJECTED);
  g_assert_cmpint (count_remarks (fixture), ==, 3);
  fixture_press ("p p Right Left Left");
  g_assert_cmpuint (get_place (fixture), ==, 0);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("a");
  fixture_press ("x N o Return");
  fixture_press ("ctrl+z");
  g_assert_cmpint (get_state (fixture, 1), ==, PND_STATE_UNREVIEWED);
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_ACCEPTED);
  fixture_press ("ctrl+z");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_UNREVIEWED);
  g_assert_cmpint (count_remarks (fixture), ==, 0);
  fixture_press ("ctrl+shift+z");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_ACCEPTED);
}

/* Escape takes the question back; the keys are then the desk's again */
static void
test_take_back (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("x a a Escape");
  g_assert_cmpint (count_remarks (fixture), ==, 0);
  g_assert_cmpuint (get_place (fixture), ==, 0);
  fixture_press ("a");
  g_assert_cmpint (count_remarks (fixture), ==, 1);
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_ACCEPTED);
}

/* what is written stays while one looks at the passage again: no key judges or moves on then */
static void
test_look_again (Fixture *fixture, gconstpointer data)
{
  make_study (fixture);
  fixture_press ("q W h");
  gtk_widget_grab_focus (fixture_get_view (fixture, "review"));
  fixture_settle ();
  fixture_press ("a");
  g_assert_cmpint (count_remarks (fixture), ==, 0);
  g_assert_cmpuint (get_place (fixture), ==, 0);
  fixture_press ("y Return");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_QUERIED);
  g_assert_cmpint (pnd_database_query_int (
                     pnd_project_get_database (fixture_get_project (fixture)), "Counting",
                     "SELECT count(*) FROM remarks WHERE text = 'Why'", -1, NULL, ""), ==, 1);
}

static void
select_row (Fixture *fixture, guint position)
{
  GtkWidget *list = fixture_find_under (fixture_get_view (fixture, "review"), GTK_TYPE_LIST_VIEW, 0);

  g_assert_true (gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE,
                                             FALSE));
  fixture_settle ();
}

/* the mouse does not give it up, either: neither a button nor another row */
static void
test_hold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *foot;

  make_study (fixture);
  fixture_press ("q W h");
  foot = fixture_find_under (fixture_get_view (fixture, "review"), PND_TYPE_DESK_FOOT, 0);
  /* after the button of the line: all that can be done */
  for (guint i = 1; i < 9; i++)
    {
      g_signal_emit_by_name (fixture_find_under (foot, GTK_TYPE_BUTTON, i), "clicked");
      fixture_settle ();
    }
  select_row (fixture, 2);
  g_assert_cmpint (count_remarks (fixture), ==, 0);
  g_assert_cmpuint (get_place (fixture), ==, 0);
  fixture_press ("y ctrl+Return");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_QUERIED);
  g_assert_cmpint (count_remarks (fixture), ==, 1);
  select_row (fixture, 3);
  g_assert_cmpuint (get_place (fixture), ==, 3);
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  fixture_collect (fixture_get_view (fixture, "review"), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (strstr (gtk_label_get_text (found->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

/* a row says of which passage it is; who has another name now has it in the thread, too */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PndCoder) coder = NULL;
  g_autoptr (GError) error = NULL;

  make_study (fixture);
  g_assert_true (shows (fixture, "○  ECO-PAR"));
  g_assert_true (shows (fixture, "“Farmers need tools.”"));
  fixture_press ("q W h y Return p");
  g_assert_true (shows (fixture, "Sari · "));
  coder = pnd_row_get (fixture_get_project (fixture), PND_TYPE_CODER,
                       pnd_coder_find (fixture_get_project (fixture), "Sari"), NULL);
  g_assert_true (pnd_coder_rename (coder, "Dr. Sari", &error));
  g_assert_no_error (error);
  fixture_settle ();
  g_assert_true (shows (fixture, "Dr. Sari · "));
}

/* what cannot be read is told, an area on a page as well */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_study (fixture);
  pnd_window_set_view (fixture->window, "motives");
  g_assert_true (pnd_project_begin_edit (fixture_get_project (fixture), "Damage", &error));
  pnd_database_exec (pnd_project_get_database (fixture_get_project (fixture)), "Damaging",
                     "INSERT INTO texts (hash, characters, text) VALUES ('x', 1, CAST (x'ff' AS "
                     "TEXT)); UPDATE documents SET text_hash = 'x';"
                     "UPDATE codings SET area = '1 10 10 50 50' WHERE id = 2", &error);
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (fixture_get_project (fixture), &error));
  pnd_window_set_view (fixture->window, "review");
  fixture_settle ();
  g_assert_true (shows (fixture, "Its text cannot be read."));
  select_row (fixture, 1);
  g_assert_true (shows (fixture, "Its text cannot be read."));
}

/* the researcher's side: who made it answers and stands by it, and what is changed is told */
static void
test_answer (Fixture *fixture, gconstpointer data)
{
  const PndRating rating = { PND_POLARITY_SUPPORTS, 1, PND_HOLDER_UNRATED };
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDeskItem) second = NULL;

  make_study (fixture);
  fixture_press ("q W h o Return");
  fixture_press ("a");
  fixture_press ("p p s");
  g_assert_cmpint (count_remarks (fixture), ==, 2);
  act_as (fixture, "Ani");
  fixture_press ("n p r Y e s Return");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_QUERIED);
  g_assert_cmpuint (get_place (fixture), ==, 0);
  fixture_press ("s T h e y Return");
  g_assert_cmpint (get_state (fixture, 0), ==, PND_STATE_STANDS);
  g_assert_cmpint (count_remarks (fixture), ==, 4);
  second = g_list_model_get_item (pnd_review_desk_get_queue (fixture_get_view (fixture, "review")), 1);
  pnd_coding_set_rating (fixture_get_project (fixture), pnd_desk_item_get_facts (second)->id,
                         &rating, &error);
  g_assert_no_error (error);
  fixture_settle ();
  g_assert_true (pnd_desk_item_get_facts (second)->is_changed);
  g_assert_cmpint (get_state (fixture, 1), ==, PND_STATE_REVISED);
}

static void
correct (Fixture *fixture, const char *to)
{
  g_autoptr (PndDocument) document
    = g_list_model_get_item (pnd_workspace_get_documents (fixture->window->workspace), 0);
  g_autoptr (PndDocumentText) other = pnd_document_text_new_take (g_strdup (to), strlen (to));
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_document_correct (document, other, NULL, &error));
  g_assert_no_error (error);
  fixture_settle ();
  pnd_window_set_view (fixture->window, "review");
  fixture_settle ();
}

/* the passage as it is marked, with what stands around it */
static const char *
get_passage (Fixture *fixture)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  fixture_collect (fixture_get_view (fixture, "review"), GTK_TYPE_LABEL, found);
  for (guint i = 0; i < found->len; i++)
    if (gtk_widget_has_css_class (found->pdata[i], "desk-passage"))
      return gtk_label_get_label (found->pdata[i]);
  return "";
}

/* a text that is corrected meanwhile is judged as it is now, also where no passage moved */
static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  static const char marked[] = ">Visitors come for the coast.</span>";

  make_study (fixture);
  fixture_press ("n");
  g_assert_nonnull (strstr (get_passage (fixture), marked));
  correct (fixture, "All the old hotels are empty.\nVisitors come for the coast.\n"
                    "Farmers need tools.\nNobody asks for recognition.\n");
  g_assert_nonnull (strstr (get_passage (fixture), marked));
  g_assert_nonnull (strstr (get_passage (fixture), "All the old hotels"));
  correct (fixture, "All the old hotels are empty.\nVisitors come for the coast.\n"
                    "Farmers need tools.\nNobody asks for much recognition.\n");
  g_assert_cmpuint (get_place (fixture), ==, 1);
  g_assert_nonnull (strstr (get_passage (fixture), marked));
  g_assert_nonnull (strstr (get_passage (fixture), "much recognition"));
}

/* what narrows the queue of one project says nothing about another */
static void
test_other_project (Fixture *fixture, gconstpointer data)
{
  PndReviewDesk *desk;
  GtkMenuButton *more;
  PndQueueFilter filter;
  g_autofree char *path = g_build_filename (fixture->folder, "other.penanda", NULL);
  g_autoptr (GError) error = NULL;

  make_study (fixture);
  desk = fixture_get_view (fixture, "review");
  more = fixture_find_under (GTK_WIDGET (desk), GTK_TYPE_MENU_BUTTON, 0);
  gtk_menu_button_popup (more);
  fixture_settle ();
  gtk_drop_down_set_selected (
    fixture_find_under (GTK_WIDGET (gtk_menu_button_get_popover (more)), GTK_TYPE_DROP_DOWN, 0), 1);
  gtk_menu_button_popdown (more);
  pnd_review_desk_get_filter (desk, &filter);
  g_assert_cmpint (filter.document, !=, 0);
  pnd_project_save_copy (fixture_get_project (fixture), path, 0, &error);
  g_assert_no_error (error);
  g_assert_true (pnd_window_open_project (fixture->window, path, FALSE));
  fixture_settle ();
  pnd_window_set_view (fixture->window, "review");
  fixture_settle ();
  pnd_review_desk_get_filter (fixture_get_view (fixture, "review"), &filter);
  g_assert_cmpint (filter.document, ==, 0);
}

#define TEST(path, func)                                                                           \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST ("/review-desk/keys", test_keys);
  TEST ("/review-desk/undo", test_undo);
  TEST ("/review-desk/take-back", test_take_back);
  TEST ("/review-desk/look-again", test_look_again);
  TEST ("/review-desk/hold", test_hold);
  TEST ("/review-desk/names", test_names);
  TEST ("/review-desk/unreadable", test_unreadable);
  TEST ("/review-desk/answer", test_answer);
  TEST ("/review-desk/corrected", test_corrected);
  TEST ("/review-desk/other-project", test_other_project);
  return g_test_run ();
}
