/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was asked, and which source says what: the two grids of indicators in the window. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/cases/question.h"
#include "app/model/cases/reading.h"
#include "app/model/cases/region-case.h"
#include "app/model/coding.h"
#include "ui/grid/grid-table.h"
#include "ui/grid/question-page.h"
#include "ui/grid/triangulation-page.h"
#include "ui/motives/passages.h"

static const char transcript[] = "P: Mengapa Korea?\n"
                                 "Informan 2: Kami mencari pasar rendang di sana.\n"
                                 "P: Dan budaya?\n"
                                 "Informan 2: Tidak.\n";

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_window (Fixture *fixture)
{
  return GTK_WIDGET (fixture->window);
}

static PndGridTable *
get_table (Fixture *fixture)
{
  GtkWidget *table = find_type (get_window (fixture), PND_TYPE_GRID_TABLE);

  g_assert_nonnull (table);
  return PND_GRID_TABLE (table);
}

static int
find_row (Fixture *fixture, const char *abbreviation)
{
  PndGridTable *table = get_table (fixture);
  gint64 code = fixture_get_code (fixture, abbreviation);

  for (int row = 0; row < pnd_grid_table_get_n_rows (table); row++)
    if (pnd_grid_table_get_row (table, row)->code == code)
      return row;
  g_assert_not_reached ();
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return pnd_database_query_int (pnd_project_get_database (fixture_get_project (fixture)), sql,
                                 sql, -1, NULL, "");
}

static gint64
add_question (Fixture *fixture, gint64 region_case, const char *text, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_get_code (fixture, code);
  gint64 question = pnd_question_add (fixture_get_project (fixture), region_case, FALSE, text, &id,
                                      1, &error);

  g_assert_no_error (error);
  fixture_settle ();
  return question;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  g_free (fixture_write (fixture, "a.txt", transcript, -1));
  fixture_import (fixture, (const char *const[]){ "a.txt", NULL });
}

static void
show_sources (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (get_window (fixture), "win.view", "s",
                                             "triangulation"));
  fixture_settle ();
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  fixture_activate (fixture, "win.question-grid");
  g_assert_nonnull (find_label (get_window (fixture), "Nothing was asked yet."));
  g_assert_cmpint (pnd_grid_table_get_n_rows (get_table (fixture)), >, 20);
  show_sources (fixture);
  g_assert_nonnull (find_label (get_window (fixture), "No rated passage"));
}

/* arrows and space, and nothing else */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;

  add_question (fixture, 0, "Mengapa Korea?", "ECO-INV");
  add_question (fixture, 0, "Dan budaya?", "CUL-SHR");
  fixture_activate (fixture, "win.question-grid");
  g_assert_nonnull (find_label (get_window (fixture), "2 of 22 indicators were asked for."));
  g_assert_nonnull (find_label (get_window (fixture), "absent: ECO-MKT, "));
  cell = pnd_grid_table_get (get_table (fixture), find_row (fixture, "ECO-INV"), 0);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (cell)));
  g_assert_null (pnd_grid_table_get (get_table (fixture), find_row (fixture, "ECO"), 0));
  gtk_widget_grab_focus (cell);
  fixture_press ("Down Right space");
  fixture_settle ();
  cell = pnd_grid_table_get (get_table (fixture), find_row (fixture, "ECO-MKT"), 1);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (cell)));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM question_codes"), ==, 3);
  g_assert_nonnull (find_label (get_window (fixture), "3 of 22 indicators were asked for."));
  /* over the row of the next motive */
  fixture_press ("Left End Home");
  gtk_widget_grab_focus (pnd_grid_table_get (get_table (fixture), find_row (fixture, "ECO-KOM"),
                                             0));
  fixture_press ("Down space");
  fixture_settle ();
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM question_codes q JOIN codes c ON c.guid = "
                                 "q.code_guid WHERE c.abbreviation = 'CUL-LAN'"), ==, 1);
  /* one step each; and the tick follows what is undone */
  fixture_activate (fixture, "win.edit-undo");
  fixture_activate (fixture, "win.edit-undo");
  fixture_settle ();
  cell = pnd_grid_table_get (get_table (fixture), find_row (fixture, "ECO-MKT"), 1);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (cell)));
}

/* the window that was opened last over the main one */
static GtkWidget *
get_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != get_window (fixture) && gtk_widget_get_visible (window))
        found = window;
    }
  g_assert_nonnull (found);
  return found;
}

static void
answer (Fixture *fixture, const char *text)
{
  GtkWidget *dialog = get_dialog (fixture);
  GtkWidget *entry = find_type (dialog, GTK_TYPE_TEXT);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
  fixture_settle ();
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  gint64 question;

  fixture_activate (fixture, "win.question-grid");
  page = find_type (get_window (fixture), PND_TYPE_QUESTION_PAGE);
  gtk_widget_activate_action (page, "questions.add-question", NULL);
  fixture_settle ();
  answer (fixture, "Mengapa Korea?");
  gtk_widget_activate_action (page, "questions.add-search", NULL);
  fixture_settle ();
  answer (fixture, "otonomi OR kewenangan");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM questions WHERE kind = 'search'"), ==, 1);
  g_assert_nonnull (find_label (page, "Q1"));
  g_assert_nonnull (find_label (page, "S1"));
  question = ask (fixture, "SELECT min (id) FROM questions");
  gtk_widget_activate_action (page, "questions.edit", "x", question);
  fixture_settle ();
  answer (fixture, "Mengapa Jeonbuk?");
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM questions WHERE text LIKE '%Jeonbuk%'"),
                   ==, 1);
  g_assert_nonnull (find_label (page, "Mengapa Jeonbuk?"));
  gtk_widget_activate_action (page, "questions.remove", "x", question);
  fixture_settle ();
  g_assert_null (find_label (page, "Mengapa Jeonbuk?"));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM questions"), ==, 1);
}

/* the questions of one case, and those of the whole project */
static void
test_cases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PndRegionCaseFacts facts = { .name = "Jeonbuk" };
  GtkWidget *chooser;
  gint64 one, other;

  one = pnd_region_case_add (fixture_get_project (fixture), &facts, &error);
  facts.name = "Yunnan";
  other = pnd_region_case_add (fixture_get_project (fixture), &facts, &error);
  g_assert_no_error (error);
  add_question (fixture, one, "Mengapa Jeonbuk?", "ECO-INV");
  add_question (fixture, other, "Mengapa Yunnan?", "ECO-INV");
  add_question (fixture, 0, "Mengapa ke luar?", "ECO-INV");
  fixture_activate (fixture, "win.question-grid");
  chooser = find_type (find_type (get_window (fixture), PND_TYPE_QUESTION_PAGE),
                       GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (chooser);
  g_assert_nonnull (find_label (get_window (fixture), "Mengapa Yunnan?"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  fixture_settle ();
  g_assert_nonnull (find_label (get_window (fixture), "Mengapa Jeonbuk?"));
  g_assert_nonnull (find_label (get_window (fixture), "Mengapa ke luar?"));
  g_assert_null (find_label (get_window (fixture), "Mengapa Yunnan?"));
}

static void
code (Fixture *fixture, PndSpan span, const char *abbreviation, PndPolarity polarity)
{
  g_autoptr (GError) error = NULL;
  PndRating rating = { polarity, 2, PND_HOLDER_OWN_REGION };

  pnd_coding_add (fixture_get_project (fixture), ask (fixture, "SELECT min (id) FROM documents"),
                  span, fixture_get_code (fixture, abbreviation), 0, &rating, NULL, &error);
  g_assert_no_error (error);
  fixture_settle ();
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  PndGridTable *table;
  GtkWidget *cell;
  GtkWidget *passages;

  code (fixture, PND_SPAN (30, 64), "ECO-MKT", PND_POLARITY_SUPPORTS);
  code (fixture, PND_SPAN (35, 64), "ECO-MKT", PND_POLARITY_CONTRADICTS);
  code (fixture, PND_SPAN (30, 40), "ECO-INV", PND_POLARITY_MENTIONS);
  show_sources (fixture);
  table = get_table (fixture);
  cell = pnd_grid_table_get (table, find_row (fixture, "ECO-MKT"), 0);
  g_assert_nonnull (cell);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cell)), ==, "+1 −1");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (
                     pnd_grid_table_get (table, find_row (fixture, "ECO-INV"), 0))), ==, "(1)");
  g_assert_null (pnd_grid_table_get (table, find_row (fixture, "CUL-LAN"), 0));
  g_signal_emit_by_name (cell, "clicked");
  fixture_settle ();
  passages = find_type (get_window (fixture), PND_TYPE_PASSAGES);
  g_assert_nonnull (passages);
  g_assert_cmpuint (g_list_model_get_n_items (pnd_passages_get_model (PND_PASSAGES (passages))),
                    ==, 2);
  /* kept true */
  code (fixture, PND_SPAN (36, 60), "ECO-MKT", PND_POLARITY_SUPPORTS);
  cell = pnd_grid_table_get (table, find_row (fixture, "ECO-MKT"), 0);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (cell)), ==, "+2 −1");
}

/* how far a document is read stands in its row and in the bar at the bottom */
static void
test_shares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 document = ask (fixture, "SELECT min (id) FROM documents");

  g_assert_nonnull (find_label (get_window (fixture), "Read: 0%"));
  code (fixture, PND_SPAN (30, 64), "ECO-MKT", PND_POLARITY_SUPPORTS);
  g_assert_null (find_label (get_window (fixture), "% / "));
  pnd_reading_mark (fixture_get_project (fixture), document, PND_SPAN (0, 66), TRUE, &error);
  g_assert_no_error (error);
  fixture_settle ();
  g_assert_nonnull (find_label (get_window (fixture), "34% / 66%"));
  g_assert_nonnull (find_label (get_window (fixture), "Read: 66%"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/grid/empty", test_empty);
  ADD ("/grid/keys", test_keys);
  ADD ("/grid/change", test_change);
  ADD ("/grid/cases", test_cases);
  ADD ("/grid/sources", test_sources);
  ADD ("/grid/shares", test_shares);

  return g_test_run ();
}
