/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review desk, gone through with real keys. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/coder.h"
#include "app/model/review/remark.h"

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

#define TEST(path, func)                                                                           \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST ("/review-desk/keys", test_keys);
  TEST ("/review-desk/undo", test_undo);
  TEST ("/review-desk/take-back", test_take_back);
  TEST ("/review-desk/answer", test_answer);
  return g_test_run ();
}
