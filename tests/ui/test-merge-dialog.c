/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging and adjudicating in their dialogs: what would come of a merge, conflicts chosen one by one
 * and by rule, taking back, one step of undo; decisions by keys. */

#include "tests/ui/window-fixture.h"

#include <string.h>

#include "app/model/coder.h"
#include "app/store/schema.h"
#include "ui/merge/conflict-row.h"
#include "ui/merge/merge-dialog.h"

#define TEXT "The hotels are empty.\nVisitors come for the coast.\nFarmers need tools.\n"
/* start and end of the lines */
#define FIRST 0, 21
#define SECOND 22, 50
#define THIRD 51, 70

static gint64
ask (PndProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 answer = pnd_database_query_int (pnd_project_get_database (project), "Asking", sql, -1,
                                          &error, "");

  g_assert_no_error (error);
  return answer;
}

static gint64
count_codings (Fixture *fixture)
{
  return ask (fixture_get_project (fixture), "SELECT count (*) FROM codings");
}

static gint64
count_history (Fixture *fixture)
{
  return ask (fixture_get_project (fixture), "SELECT count (*) FROM history");
}

static gint64
code (PndProject *project, int start, int end, const char *abbreviation)
{
  g_autoptr (GError) error = NULL;
  gint64 document = ask (project, "SELECT min (id) FROM documents");
  gint64 id = pnd_coding_add (project, document, PND_SPAN (start, end),
                              pnd_code_find (project, abbreviation, NULL), 0, NULL, NULL, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_memo (PndProject *project, const char *memo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) row = pnd_database_query (pnd_project_get_database (project), NULL,
                                                     "SELECT id FROM codings ORDER BY id LIMIT 2",
                                                     NULL, "");
  gint64 ids[2] = { 0 };

  for (int i = 0; i < 2 && pnd_statement_next (row, NULL); i++)
    ids[i] = pnd_statement_get_int (row, 0);
  g_clear_pointer (&row, pnd_statement_done);
  for (int i = 0; i < 2; i++)
    {
      pnd_coding_set_memo (project, ids[i], memo, &error);
      g_assert_no_error (error);
    }
}

/* Two codings here, and the same in a copy; both sides note other things on them, and the copy has
 * one coding more. */
static GListModel *
make_study (Fixture *fixture)
{
  PndProject *project = fixture_get_project (fixture);
  g_autofree char *text = fixture_write (fixture, "notes.txt", TEXT, -1);
  g_autofree char *path = g_build_filename (fixture->folder, "other.penanda", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (PndProject) other = NULL;
  g_autoptr (GError) error = NULL;

  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  code (project, FIRST, "ECO-PAR");
  code (project, SECOND, "ECO-PAR");
  g_assert_true (pnd_project_save_copy (project, path, PND_COPY_ALL, &error));
  g_assert_no_error (error);
  set_memo (project, "ours");
  other = pnd_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  pnd_coder_act_as (other, "Budi", &error);
  g_assert_no_error (error);
  set_memo (other, "theirs");
  code (other, THIRD, "ECO-MOD");
  g_assert_true (pnd_project_close (other, &error));
  g_list_store_append (files, file);
  return G_LIST_MODEL (files);
}

static void
show_merge (Fixture *fixture, GListModel *files)
{
  pnd_merge_dialog_show (GTK_WINDOW (fixture->window), fixture->window->workspace, files, NULL, NULL);
  for (int i = 0; i < 100 && !fixture_says (fixture, "to decide")
                  && !fixture_says (fixture, "Nothing to merge"); i++)
    fixture_settle ();
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  fixture_collect (fixture_get_dialog (fixture), GTK_TYPE_BUTTON, found);
  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), label) == 0)
      return found->pdata[i];
  g_error ("There is no button %s", label);
}

static gboolean
can_merge (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find_button (fixture, "_Merge"));
}

/* waits for the merge, which closes the dialog */
static void
merge (Fixture *fixture)
{
  fixture_click (fixture, "_Merge");
  for (int i = 0; i < 100 && fixture_get_dialog (fixture) != NULL; i++)
    fixture_settle ();
  g_assert_null (fixture_get_dialog (fixture));
}

static gint64
count_memos (Fixture *fixture, const char *memo)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT count (*) FROM codings WHERE memo = '%s'", memo);

  return ask (fixture_get_project (fixture), sql);
}

static void
choose (Fixture *fixture, guint nth)
{
  gtk_check_button_set_active (fixture_find (fixture, GTK_TYPE_CHECK_BUTTON, nth), TRUE);
}

/* looking changes nothing, however the dialog is left */
static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) files = make_study (fixture);
  gint64 n_history = count_history (fixture);

  show_merge (fixture, files);
  g_assert_true (fixture_says (fixture, "2 conflicts, 2 to decide"));
  g_assert_true (fixture_says (fixture, "Added"));
  g_assert_true (fixture_says (fixture, "Coders"));
  g_assert_true (fixture_says (fixture, "ours"));
  g_assert_true (fixture_says (fixture, "theirs"));
  g_assert_false (can_merge (fixture));
  fixture_click (fixture, "_This Project");
  g_assert_true (can_merge (fixture));
  fixture_click (fixture, "_Cancel");
  g_assert_null (fixture_get_dialog (fixture));
  show_merge (fixture, files);
  fixture_press ("Escape");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_cmpint (count_codings (fixture), ==, 2);
  g_assert_cmpint (count_history (fixture), ==, n_history);
  g_assert_cmpint (ask (fixture_get_project (fixture), "SELECT count (*) FROM coders"), ==, 1);
}

static void
test_one_by_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) files = make_study (fixture);

  show_merge (fixture, files);
  choose (fixture, 0);
  g_assert_true (fixture_says (fixture, "2 conflicts, 1 to decide"));
  g_assert_false (can_merge (fixture));
  choose (fixture, 3);
  g_assert_true (can_merge (fixture));
  merge (fixture);
  g_assert_cmpint (count_codings (fixture), ==, 3);
  g_assert_cmpint (count_memos (fixture, "ours"), ==, 1);
  g_assert_cmpint (count_memos (fixture, "theirs"), ==, 1);
}

/* one step of undo, and the second time there is nothing to do */
static void
test_by_rule (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) files = make_study (fixture);
  gint64 n_history;

  show_merge (fixture, files);
  fixture_click (fixture, "_Other Project");
  n_history = count_history (fixture);
  merge (fixture);
  g_assert_cmpint (count_memos (fixture, "theirs"), ==, 2);
  g_assert_cmpint (count_history (fixture), ==, n_history + 1);
  fixture_press ("ctrl+z");
  g_assert_cmpint (count_memos (fixture, "ours"), ==, 2);
  g_assert_cmpint (count_codings (fixture), ==, 2);
  fixture_press ("ctrl+shift+z");
  g_assert_cmpint (count_codings (fixture), ==, 3);
  show_merge (fixture, files);
  g_assert_true (fixture_says (fixture, "Nothing to merge"));
  g_assert_false (can_merge (fixture));
  fixture_press ("Escape");
}

/* Ani and Budi differ in a code, and each has coded a line that the other has not */
static void
make_difference (Fixture *fixture)
{
  PndProject *project = fixture_get_project (fixture);
  g_autofree char *text = fixture_write (fixture, "notes.txt", TEXT, -1);

  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  pnd_coder_act_as (project, "Ani", NULL);
  code (project, FIRST, "ECO-PAR");
  code (project, SECOND, "ECO-PAR");
  pnd_coder_act_as (project, "Budi", NULL);
  code (project, FIRST, "CUL-PRO");
  code (project, THIRD, "ECO-MOD");
  fixture_activate (fixture, "win.project-adjudicate");
  for (guint side = 0; side < 2; side++)
    {
      GtkDropDown *list = fixture_find (fixture, GTK_TYPE_DROP_DOWN, side);
      GListModel *names = gtk_drop_down_get_model (list);

      for (guint i = 0; i < g_list_model_get_n_items (names); i++)
        {
          g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

          if (g_str_equal (gtk_string_object_get_string (name), side == 0 ? "Ani" : "Budi"))
            gtk_drop_down_set_selected (list, i);
        }
    }
  fixture_settle ();
}

static gint64
count_decisions (Fixture *fixture, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM decisions WHERE %s", where);

  return ask (fixture_get_project (fixture), sql);
}

/* digits in the reason are words of it; Enter gives the keys back */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  make_difference (fixture);
  g_assert_true (fixture_says (fixture, "1 of 3, 3 to decide"));
  g_assert_true (fixture_says (fixture, "Different code"));
  fixture_press ("r 2 n d Return");
  g_assert_cmpint (count_decisions (fixture, "1"), ==, 0);
  fixture_press ("2");
  g_assert_cmpint (count_decisions (fixture, "outcome = 'other' AND reason = '2nd'"), ==, 1);
  g_assert_true (fixture_says (fixture, "2 of 3, 2 to decide"));
  fixture_press ("Page_Up");
  g_assert_true (fixture_says (fixture, "Decided for Budi"));
  fixture_press ("Page_Down 0 o");
  g_assert_cmpint (count_decisions (fixture, "outcome = 'neither'"), ==, 1);
  g_assert_cmpint (count_decisions (fixture, "outcome = 'open'"), ==, 1);
  /* what the coders said stays as it was */
  g_assert_cmpint (count_codings (fixture), ==, 4);
  g_assert_cmpint (ask (fixture_get_project (fixture), "SELECT count (*) FROM all_codings"), ==, 5);
  fixture_press ("Escape");
  g_assert_null (fixture_get_dialog (fixture));
}

/* a coding that neither made, and each decision is a step that can be undone */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  make_difference (fixture);
  fixture_press ("n Escape");
  g_assert_nonnull (fixture_get_dialog (fixture));
  fixture_press ("n");
  g_assert_cmpint (count_decisions (fixture, "1"), ==, 0);
  fixture_choose (fixture, 4, 1); /* the extent: other positions */
  gtk_spin_button_set_value (fixture_find (fixture, GTK_TYPE_SPIN_BUTTON, 0), 4);
  fixture_choose (fixture, 3, PND_POLARITY_MENTIONS);
  fixture_click (fixture, "N · New Coding");
  g_assert_cmpint (count_decisions (fixture, "outcome = 'new'"), ==, 1);
  g_assert_cmpint (ask (fixture_get_project (fixture),
                        "SELECT count (*) FROM all_codings WHERE span_start = 4"
                        " AND polarity = 'mentions'"), ==, 1);
  fixture_press ("Escape");
  fixture_press ("ctrl+z");
  g_assert_cmpint (count_decisions (fixture, "1"), ==, 0);
  g_assert_cmpint (ask (fixture_get_project (fixture), "SELECT count (*) FROM all_codings"), ==, 4);
}

static void
said_cb (PndWorkspace *workspace, int kind, const char *text, GString *said)
{
  g_string_append (said, text);
}

/* one coder, nobody to decide between: it is said what to do */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *text = fixture_write (fixture, "notes.txt", TEXT, -1);

  fixture_import (fixture, (const char *const[]){ "notes.txt", NULL });
  g_assert_cmpint (ask (fixture_get_project (fixture), "SELECT count (*) FROM coders"), <, 2);
  g_signal_connect (fixture->window->workspace, "message", G_CALLBACK (said_cb), said);
  fixture_activate (fixture, "win.project-adjudicate");
  g_assert_null (fixture_get_dialog (fixture));
  g_assert_nonnull (strstr (said->str, "Merge Projects"));
  g_signal_handlers_disconnect_by_data (fixture->window->workspace, said);
}

/* nothing that can differ is called by the name of its column */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const of_all[] = { "id", "guid", "created", "modified", NULL };
  PndDatabase *database = pnd_project_get_database (fixture_get_project (fixture));
  const char *const *tables = pnd_schema_get_recorded_tables ();

  for (int i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PndStatement) row
        = pnd_database_query (database, NULL, "SELECT name FROM pragma_table_info (?)", &error, "s",
                              tables[i]);

      g_assert_no_error (error);
      /* what has no noun is not told of */
      while (pnd_conflict_get_noun (tables[i]) != tables[i] && pnd_statement_next (row, &error))
        {
          const char *column = pnd_statement_get_text (row, 0, NULL);

          if (!g_strv_contains (of_all, column) && pnd_conflict_get_column (column) == column)
            g_error ("The column %s of %s has no name", column, tables[i]);
        }
      g_assert_no_error (error);
    }
}

#define TEST(path, func)                                                                           \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST ("/merge-dialog/dry-run", test_dry_run);
  TEST ("/merge-dialog/one-by-one", test_one_by_one);
  TEST ("/merge-dialog/by-rule", test_by_rule);
  TEST ("/merge-dialog/names", test_names);
  TEST ("/adjudication-dialog/keys", test_keys);
  TEST ("/adjudication-dialog/new", test_new);
  TEST ("/adjudication-dialog/alone", test_alone);
  return g_test_run ();
}
