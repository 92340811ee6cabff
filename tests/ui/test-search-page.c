/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding across a project in the window: typing, opening hits, going from one to the next, coding
 * them, and keeping up with edits. Real keys. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/cases/question.h"
#include "app/model/memo.h"

static PndSearchPage *
get_page (Fixture *fixture)
{
  return fixture_get_view (fixture, "search");
}

static void
wait_for_search (Fixture *fixture)
{
  PndSearchSession *session = fixture->window->search;
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  do
    g_main_context_iteration (NULL, FALSE);
  while (pnd_search_session_is_running (session) && g_get_monotonic_time () < until);
  g_assert_false (pnd_search_session_is_running (session));
  fixture_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.txt", "b.txt", NULL };

  fixture_set_up (fixture, data);
  g_free (fixture_write (fixture, "a.txt",
                         "Informan 1: Kota kami mencari investor. Kota lain juga.\n\n"
                         "Pewawancara: Apakah kota itu jauh?\n", -1));
  g_free (fixture_write (fixture, "b.txt", "Desa saja.\nKotamadya dan kota.\n", -1));
  fixture_import (fixture, names);
}

/* the hits as "name line match", a line each */
static char *
list_hits (Fixture *fixture)
{
  GListModel *hits
    = pnd_search_session_get_hits (fixture->window->search);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (PndHitItem) item = g_list_model_get_item (hits, i);
      const PndSearchHit *hit = pnd_hit_item_get_hit (item);

      g_string_append_printf (list, "%s%s %d %s\n", pnd_hit_item_is_first (item) ? "" : "  ",
                              hit->about, hit->line, hit->match);
    }
  return g_string_free (list, FALSE);
}

static void
look_for (Fixture *fixture, const char *query)
{
  pnd_search_page_look_for (get_page (fixture), query);
  wait_for_search (fixture);
}

static PndSpan
get_span (Fixture *fixture)
{
  return pnd_workspace_get_span (fixture->window->workspace);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hits = NULL;

  fixture_press ("ctrl+shift+f k o t a");
  wait_for_search (fixture);
  hits = list_hits (fixture);
  g_assert_cmpstr (hits, ==, "a.txt 1 Kota\n  a.txt 1 Kota\n  a.txt 3 kota\nb.txt 2 kota\n");
  g_assert_cmpstr (pnd_search_page_get_status (get_page (fixture)), ==,
                   "4 hits in 2 documents");
  fixture_press ("Return");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "reader");
  g_assert_true (pnd_span_equal (get_span (fixture), PND_SPAN (12, 16)));
  fixture_press ("F4 F4 F4");
  g_assert_cmpstr (pnd_document_get_name (pnd_workspace_get_document (fixture->window->workspace)),
                   ==, "b.txt");
  g_assert_true (pnd_span_equal (get_span (fixture), PND_SPAN (25, 29)));
  fixture_press ("shift+F4");
  g_assert_true (pnd_span_equal (get_span (fixture), PND_SPAN (77, 81)));
  fixture_press ("F4 F4");
  g_assert_true (pnd_span_equal (get_span (fixture), PND_SPAN (12, 16)));
}

/* what was searched for counts as asked for */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) questions = pnd_question_new_list (fixture_get_project (fixture));
  g_autoptr (PndQuestion) question = NULL;
  g_autoptr (GArray) codes = NULL;

  fixture_press ("ctrl+F4");
  g_assert_cmpuint (g_list_model_get_n_items (questions), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "search");
  look_for (fixture, "kota");
  pnd_workspace_set_rule_code (fixture->window->workspace, fixture_get_code (fixture, "ECO-INV"));
  fixture_press ("ctrl+F4");
  g_assert_cmpuint (g_list_model_get_n_items (questions), ==, 1);
  question = g_list_model_get_item (questions, 0);
  g_assert_true (pnd_question_get_is_search (question));
  g_assert_cmpstr (pnd_question_get_text (question), ==, "“kota”: 4 hits in 2 documents");
  codes = pnd_question_load_codes (question);
  g_assert_cmpuint (codes->len, ==, 1);
  g_assert_cmpint (g_array_index (codes, gint64, 0), ==, fixture_get_code (fixture, "ECO-INV"));
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  pnd_window_set_view (fixture->window, "search");
  look_for (fixture, "kota (");
  g_assert_nonnull (strstr (pnd_search_page_get_status (get_page (fixture)), "character"));
  look_for (fixture, "takada");
  g_assert_cmpstr (pnd_search_page_get_status (get_page (fixture)), ==, "Not found");
  look_for (fixture, "");
  g_assert_cmpstr (pnd_search_page_get_status (get_page (fixture)), ==, "");
}

static void
test_keeps_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  look_for (fixture, "investor");
  before = list_hits (fixture);
  g_assert_cmpstr (before, ==, "a.txt 1 investor\n");
  pnd_memo_add_journal (fixture_get_project (fixture), "2024-01-01", "", "cari investor", &error);
  g_assert_no_error (error);
  wait_for_search (fixture);
  after = list_hits (fixture);
  g_assert_cmpstr (after, ==, "a.txt 1 investor\n 1 investor\n");
  pnd_workspace_undo (fixture->window->workspace);
  wait_for_search (fixture);
  undone = list_hits (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return pnd_database_query_int (pnd_project_get_database (fixture_get_project (fixture)), NULL,
                                 sql, -1, NULL, "");
}

static void
code (Fixture *fixture, PndPassageUnit unit)
{
  PndRating rating = { PND_POLARITY_SUPPORTS, 2, PND_HOLDER_UNRATED };

  pnd_search_page_code (get_page (fixture), TRUE, unit, fixture_get_code (fixture, "ECO-PAR"),
                        rating);
  fixture_settle ();
}

static void
test_coding (Fixture *fixture, gconstpointer data)
{
  pnd_window_set_view (fixture->window, "search");
  look_for (fixture, "kota");
  code (fixture, PND_PASSAGE_SENTENCE);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 4);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings WHERE polarity = 'supports'"
                                 " AND strength = 2"), ==, 4);
  /* the same once more changes nothing */
  code (fixture, PND_PASSAGE_SENTENCE);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 4);
  pnd_workspace_undo (fixture->window->workspace);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 0);
  pnd_workspace_redo (fixture->window->workspace);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 4);
}

/* asked once: extending makes the two sentences of a turn one coding, keeping makes another */
static void
test_overlaps (Fixture *fixture, gconstpointer data)
{
  pnd_window_set_view (fixture->window, "search");
  look_for (fixture, "kota");
  code (fixture, PND_PASSAGE_SENTENCE);
  code (fixture, PND_PASSAGE_PARAGRAPH);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 4);
  fixture_press ("Return");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 3);
  pnd_workspace_undo (fixture->window->workspace);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), ==, 4);
  code (fixture, PND_PASSAGE_PARAGRAPH);
  fixture_press ("k");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM codings"), >, 4);
}

static void
test_closing (Fixture *fixture, gconstpointer data)
{
  pnd_search_page_look_for (get_page (fixture), "kota");
  pnd_window_close_project (fixture->window);
  wait_for_search (fixture);
  g_assert_true (pnd_window_open_project (fixture->window, fixture->path, TRUE));
  look_for (fixture, "desa");
  g_assert_cmpstr (pnd_search_page_get_status (get_page (fixture)), ==,
                   "1 hit in 1 document");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/search-page/typing", test_typing);
  add ("/search-page/log", test_log);
  add ("/search-page/faults", test_faults);
  add ("/search-page/keeps-up", test_keeps_up);
  add ("/search-page/coding", test_coding);
  add ("/search-page/overlaps", test_overlaps);
  add ("/search-page/closing", test_closing);
  return g_test_run ();
}
