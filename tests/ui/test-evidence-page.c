/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of all passages: asked, sorted, changed many at once, with real keys. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/exchange/codings-table.h"
#include "app/model/coding.h"
#include "app/analysis/evidence/saved-queries.h"

static const char text[] = "The hotels are empty.\nVisitors come for the coast.\nFarmers need tools.\n"
                           "Nobody asks for recognition.\nOld songs are taught.\nThe end.\n";

static gint64
code_line (Fixture *fixture, gint64 document, int line, const char *abbreviation)
{
  g_autoptr (GError) error = NULL;
  const char *start = text;
  gint64 id;

  for (int i = 0; i < line; i++)
    start = strchr (start, '\n') + 1;
  id = pnd_coding_add (fixture_get_project (fixture), document,
                       PND_SPAN ((int) (start - text), (int) (strchr (start, '\n') - text)),
                       fixture_get_code (fixture, abbreviation), 0, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* lines 1 to 5 are coded; the second twice */
static void
make_study (Fixture *fixture)
{
  static const char *const codes[] = { "ECO-PAR", "ECO-PAR", "ECO-MOD", "POL-REC", "CUL-PRO" };
  g_autofree char *path = fixture_write (fixture, "notes.txt", text, -1);
  g_autoptr (PndDocument) document = NULL;
  GListModel *documents;

  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  documents = pnd_workspace_get_documents (fixture->window->workspace);
  document = g_list_model_get_item (documents, 0);
  for (int i = 0; i < (int) G_N_ELEMENTS (codes); i++)
    code_line (fixture, pnd_row_get_id (PND_ROW (document)), i, codes[i]);
  code_line (fixture, pnd_row_get_id (PND_ROW (document)), 1, "CUL-PRO");
  pnd_window_set_view (fixture->window, "evidence");
  fixture_settle ();
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (pnd_evidence_page_get_model (fixture_get_view (fixture, "evidence")));
}

static void
ask (Fixture *fixture, const char *query, PndQueryScope scope)
{
  g_auto (PndEvidenceFilter) filter = { 0 };

  pnd_evidence_filter_init (&filter);
  filter.query = g_strdup (query);
  filter.scope = scope;
  pnd_evidence_page_set_filter (fixture_get_view (fixture, "evidence"), &filter);
  fixture_settle ();
}

static gboolean
page_says (Fixture *fixture, const char *words)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  fixture_collect (fixture_get_view (fixture, "evidence"), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_asking (Fixture *fixture, gconstpointer data)
{
  pnd_window_set_view (fixture->window, "evidence");
  fixture_settle ();
  g_assert_true (page_says (fixture, "Nothing is coded yet"));
  make_study (fixture);
  g_assert_cmpuint (count (fixture), ==, 6);
  g_assert_true (page_says (fixture, "6 passages"));
  ask (fixture, "ECO CUL", PND_SCOPE_PASSAGE);
  g_assert_cmpuint (count (fixture), ==, 2);
  ask (fixture, "ECO NOT CUL", PND_SCOPE_PARAGRAPH);
  g_assert_cmpuint (count (fixture), ==, 2);
  ask (fixture, "POL NOT POL", PND_SCOPE_PASSAGE);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (page_says (fixture, "No passage is like that"));
  ask (fixture, "ECO AND", PND_SCOPE_PASSAGE);
  g_assert_true (page_says (fixture, "ends where a code is expected"));
  ask (fixture, NULL, PND_SCOPE_PASSAGE);
  g_assert_cmpuint (count (fixture), ==, 6);
}

static int
count_rated (Fixture *fixture, int strength)
{
  return (int) pnd_database_query_int (
    pnd_project_get_database (fixture_get_project (fixture)), NULL,
    "SELECT count(*) FROM codings WHERE strength = ?", -1, NULL, "i", (gint64) strength);
}

static void
select_all (Fixture *fixture)
{
  GtkWidget *view
    = fixture_find_under (fixture_get_view (fixture, "evidence"), GTK_TYPE_COLUMN_VIEW, 0);

  gtk_widget_grab_focus (view);
  fixture_press ("Down ctrl+a");
  fixture_settle ();
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  PndProject *project;

  make_study (fixture);
  project = fixture_get_project (fixture);
  select_all (fixture);
  g_assert_true (page_says (fixture, "6 selected"));
  fixture_press ("2");
  fixture_settle ();
  g_assert_cmpint (count_rated (fixture, 2), ==, 6);
  g_assert_true (page_says (fixture, "6 selected"));
  fixture_press ("Delete");
  fixture_settle ();
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (pnd_project_undo (project, NULL));
  fixture_settle ();
  g_assert_cmpuint (count (fixture), ==, 6);
  g_assert_cmpint (count_rated (fixture, 2), ==, 6);
  g_assert_true (pnd_project_undo (project, NULL));
  fixture_settle ();
  g_assert_cmpint (count_rated (fixture, 2), ==, 0);
}

static gint64
get_code_at (Fixture *fixture, guint position)
{
  g_autoptr (PndCoding) coding
    = g_list_model_get_item (pnd_evidence_page_get_model (fixture_get_view (fixture, "evidence")), position);

  return pnd_coding_get_code (coding);
}

static void
test_sorting (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  make_study (fixture);
  view = fixture_find_under (fixture_get_view (fixture, "evidence"), GTK_TYPE_COLUMN_VIEW, 0);
  column = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  g_assert_cmpint (get_code_at (fixture, 5), ==, fixture_get_code (fixture, "CUL-PRO"));
  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  fixture_settle ();
  g_assert_cmpint (get_code_at (fixture, 0), ==, fixture_get_code (fixture, "POL-REC"));
  g_assert_cmpint (get_code_at (fixture, 5), ==, fixture_get_code (fixture, "ECO-PAR"));
  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  fixture_settle ();
  g_assert_cmpint (get_code_at (fixture, 5), ==, fixture_get_code (fixture, "POL-REC"));
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  fixture_settle ();
  g_assert_cmpint (get_code_at (fixture, 5), ==, fixture_get_code (fixture, "CUL-PRO"));
}

/* Enter opens the reader where the passage is */
static void
test_opening (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  make_study (fixture);
  view = fixture_find_under (fixture_get_view (fixture, "evidence"), GTK_TYPE_COLUMN_VIEW, 0);
  gtk_widget_grab_focus (view);
  fixture_press ("Down Down Return");
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "reader");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->window->workspace), !=, 0);
}

/* only what is shown goes out */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "some.csv", NULL);
  g_autofree char *written = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (PndDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_is_enabled (fixture, "evidence-export"));
  make_study (fixture);
  g_assert_true (fixture_is_enabled (fixture, "evidence-export"));
  ask (fixture, "POL", PND_SCOPE_PASSAGE);
  ids = pnd_evidence_page_get_ids (fixture_get_view (fixture, "evidence"));
  g_assert_cmpuint (g_hash_table_size (ids), ==, 1);
  reader = pnd_project_open_reader (fixture_get_project (fixture), &error);
  pnd_codings_table_write_some (reader, path, PND_EXPORT_ALL, ids, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &written, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (written, "Nobody asks for recognition."));
  g_assert_null (strstr (written, "Farmers"));
  g_remove (path);
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  PndProject *project = fixture_get_project (fixture);
  g_auto (PndEvidenceFilter) filter = { 0 };
  g_auto (PndEvidenceFilter) back = { 0 };
  g_auto (GStrv) names = NULL;

  pnd_evidence_filter_init (&filter);
  filter.query = g_strdup ("ECO NOT CUL");
  pnd_saved_queries_set (project, "b_oth\nlines", &filter);
  pnd_saved_queries_set (project, "a", &filter);
  names = pnd_saved_queries_list (pnd_project_get_database (project));
  g_assert_cmpint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[1], ==, "b_oth lines");
  g_assert_true (pnd_saved_queries_get (pnd_project_get_database (project), "b_oth lines", &back));
  g_assert_cmpstr (back.query, ==, "ECO NOT CUL");
  pnd_saved_queries_remove (project, "a");
  pnd_evidence_filter_clear (&back);
  g_assert_false (pnd_saved_queries_get (pnd_project_get_database (project), "a", &back));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/evidence-page/asking", Fixture, NULL, fixture_set_up, test_asking,
              fixture_tear_down);
  g_test_add ("/evidence-page/many", Fixture, NULL, fixture_set_up, test_many, fixture_tear_down);
  g_test_add ("/evidence-page/sorting", Fixture, NULL, fixture_set_up, test_sorting,
              fixture_tear_down);
  g_test_add ("/evidence-page/opening", Fixture, NULL, fixture_set_up, test_opening,
              fixture_tear_down);
  g_test_add ("/evidence-page/export", Fixture, NULL, fixture_set_up, test_export,
              fixture_tear_down);
  g_test_add ("/evidence-page/saved", Fixture, NULL, fixture_set_up, test_saved,
              fixture_tear_down);
  return g_test_run ();
}
