/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blind coding: of what another coder does nothing is to be found, in no table, no history, no
 * undo label and no export, until a document is declared finished; and the consensus, which counts
 * only where it is asked for. */

#include <string.h>

#include "app/exchange/codings-table.h"
#include "app/exchange/report/report.h"
#include "app/exchange/review/bundle.h"
#include "app/exchange/summary-writer.h"
#include "app/model/documents/correction.h"
#include "app/model/memo.h"
#include "app/model/people/finished.h"
#include "app/store/file/second-copy.h"
#include "app/store/history.h"
#include "app/store/veil/veil.h"
#include "tests/core/veil-fixture.h"

static void
add_entry_cb (const PndHistoryEntry *entry, gpointer data)
{
  if (!g_str_equal (entry->label, "Add coder"))
    g_string_append_printf (data, "%s %s %s\n", entry->coder, entry->label, entry->detail);
}

static char *
read_history (Veil *veil)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_history_foreach (veil->base.project, add_entry_cb, all, &error));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* the bytes of each kind of export, in one text */
static char *
export_all (Veil *veil)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (veil->base.project, &error);
  g_autoptr (GString) all = g_string_new (NULL);
  const PndReportOptions report = { .format = PND_REPORT_HTML };

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *path = g_build_filename (veil->base.folder, "export", NULL);
      g_autofree char *bytes = NULL;

      if (i == 0)
        pnd_summary_write (reader, path, PND_EXPORT_ALL, NULL, &error);
      else if (i == 1)
        pnd_codings_table_write (reader, path, PND_EXPORT_ALL, NULL, &error);
      else
        pnd_report_write (reader, path, &report, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &bytes, NULL, &error));
      g_string_append (all, bytes);
      g_unlink (path);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static gint64
count (PndDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = pnd_database_query_int (database, sql, sql, -1, &error, "");

  g_assert_no_error (error);
  return n;
}

/* in the main connection and in a reader that was opened while somebody else looked */
static void
test_no_trace (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;
  g_autofree char *history = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (PndDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  act_as (veil, veil->other);
  reader = pnd_project_open_reader (project, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (reader, "SELECT count(*) FROM codings"), ==, 4);
  act_as (veil, veil->ani);

  assert_no_trace_in_tables (pnd_project_get_database (project));
  assert_no_trace_in_tables (reader);
  g_assert_cmpint (count (reader, "SELECT count(*) FROM codings"), ==, 2);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings WHERE code = 2"), ==, 0);

  history = read_history (veil);
  assert_no_trace ("the history", history);
  g_assert_nonnull (strstr (history, "An edit by another coder"));
  g_assert_null (pnd_project_get_undo_label (project));
  assert_no_trace ("undo", pnd_project_get_undo_stop (project));
  g_assert_false (pnd_project_undo (project, &error));
  assert_no_trace ("undo", error->message);

  exported = export_all (veil);
  g_assert_null (strstr (exported, MARK));
  g_assert_nonnull (strstr (exported, "Kota kembar"));
}

/* a case that no document belongs to is not finished with any: its findings are hidden like others */
static void
test_empty_case (Veil *veil, gconstpointer data)
{
  act_as (veil, veil->other);
  run (veil, "INSERT INTO main.cases (guid, name, created, modified) VALUES (" GUID (4)
             ", 'Haesan', " NOW ", " NOW ");"
             "INSERT INTO main.findings (guid, region_case, motive_guid, verdict, suggested,"
             " rationale, coder, created, modified) SELECT 'g', (SELECT max (id) FROM main.cases),"
             " guid, 'present', 'partial', '" MARK "', 2, " NOW ", " NOW " FROM codes WHERE id = 1");
  act_as (veil, veil->ani);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM findings"), ==, 0);
  assert_no_trace_in_tables (pnd_project_get_database (veil->base.project));
}

static guint
count_hidden (Veil *veil)
{
  g_autofree char *history = read_history (veil);
  guint n = 0;

  assert_no_trace ("the history", history);
  for (const char *at = strstr (history, "An edit by another coder"); at != NULL;
       at = strstr (at + 1, "An edit by another coder"))
    n++;
  return n;
}

/* @coder renames, or in a merge takes in, coder @id */
static void
rename_to (Veil *veil, gint64 coder, gint64 id, const char *name)
{
  PndProject *project = veil->base.project;
  g_autoptr (GError) error = NULL;

  act_as (veil, coder);
  g_assert_true (pnd_project_begin_edit (project, "Rename coder", &error));
  pnd_database_run (pnd_project_get_database (project), NULL,
                    "UPDATE main.coders SET name = ? WHERE id = ?", &error, "si", name, id);
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (project, &error));
  act_as (veil, veil->ani);
}

/* the veil goes by the person: a name may be taken, given up, or that of two */
static void
test_names (Veil *veil, gconstpointer data)
{
  guint n_hidden = count_hidden (veil);

  g_assert_cmpuint (n_hidden, >, 10);
  rename_to (veil, veil->other, veil->other, "Ani");
  act_as (veil, veil->other);
  add_coding (&veil->base, veil->first, 2, 8, veil->side);
  act_as (veil, veil->ani);
  g_assert_cmpuint (count_hidden (veil), ==, ++n_hidden);
  g_assert_null (pnd_project_get_undo_label (veil->base.project));
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM translations"), ==, 0);
  rename_to (veil, veil->other, veil->other, "Somebody");
  rename_to (veil, veil->ani, veil->ani, "Ani A.");
  g_assert_cmpuint (count_hidden (veil), ==, n_hidden);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM translations"), ==, 0);
}

/* what the veil hides is there again for everybody else, and the codings of all where all count */
static void
test_others_see (Veil *veil, gconstpointer data)
{
  g_autofree char *exported = NULL;

  act_as (veil, veil->other);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 4);
  exported = export_all (veil);
  g_assert_nonnull (strstr (exported, MARK));
  act_as (veil, 0);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 4);
}

static void
test_finish (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;
  g_autofree char *history = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_finished_declare (project, veil->first, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 3);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM annotations"), ==, 1);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM memos"), ==, 1);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM remarks"), ==, 1);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM findings"), ==, 0);
  history = read_history (veil);
  g_assert_nonnull (strstr (history, NAME));
  g_assert_nonnull (strstr (history, "lifting the veil first.txt"));
  exported = export_all (veil);
  g_assert_nonnull (strstr (exported, MARK));

  /* what was seen cannot be unseen */
  g_assert_null (pnd_project_get_undo_label (project));
  g_assert_nonnull (strstr (pnd_project_get_undo_stop (project), "lifting the veil"));
  g_assert_false (pnd_project_undo (project, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);

  g_clear_error (&error);
  g_assert_true (pnd_finished_declare (project, veil->second, &error));
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 4);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM findings"), ==, 1);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM history WHERE label = "
                                     "'An edit by another coder'"), ==, 0);
}

/* nothing that a blind coder does takes hidden work along, and whether there is any is not told */
static void
test_hidden_work_is_safe (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;
  g_autoptr (PndCode) code = pnd_row_get (project, PND_TYPE_CODE, veil->side, NULL);
  g_autoptr (PndCode) own = pnd_row_get (project, PND_TYPE_CODE, veil->code, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (pnd_code_delete (code, "why not", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (pnd_code_merge (code, own, "why not", &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_assert_cmpint (pnd_code_count_codings (code, TRUE), ==, 0);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM main.codings"), ==, 4);
}

static void
changed_cb (PndProject *project, PndChanges *changes, int *n_resets)
{
  *n_resets += pnd_changes_is_reset (changes);
}

/* everybody is told that anything may differ, when it may and only then */
static void
test_news (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;
  int n_resets = 0;

  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), &n_resets);
  act_as (veil, veil->ani);
  g_assert_cmpint (n_resets, ==, 0);
  act_as (veil, veil->other);
  g_assert_cmpint (n_resets, ==, 1);
  act_as (veil, 0);
  g_assert_cmpint (n_resets, ==, 1);
  act_as (veil, veil->ani);
  g_assert_cmpint (n_resets, ==, 2);
  pnd_finished_declare (project, veil->first, NULL);
  g_assert_cmpint (n_resets, ==, 3);
  set_blind (veil, veil->ani, FALSE);
  g_assert_cmpint (n_resets, ==, 4);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 4);
  g_signal_handlers_disconnect_by_func (project, changed_cb, &n_resets);
}

/* an edit taken back takes the views along, and they are made again */
static void
test_abandoned (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;

  act_as (veil, veil->other);
  g_assert_true (pnd_project_begin_edit (project, "Nothing", NULL));
  act_as (veil, veil->ani);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 2);
  pnd_project_abandon_edit (project);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings"), ==, 2);
}

/* a correction carries what is hidden along, and says nothing of it */
static void
test_correction_counts (Veil *veil, gconstpointer data)
{
  const char *utf8 = "Kini Provinsi kembar membawa dagang.\n";
  g_autoptr (PndDocumentText) text = pnd_document_text_new_take (g_strdup (utf8), strlen (utf8));
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDocument) document
    = pnd_row_get (veil->base.project, PND_TYPE_DOCUMENT, veil->second, &error);
  PndCorrection correction;

  g_assert_true (pnd_document_correct (document, text, &correction, &error));
  g_assert_no_error (error);
  g_assert_cmpint (correction.n_moved, ==, 1);
  act_as (veil, veil->other);
  g_assert_cmpint (ask (&veil->base, "SELECT count(*) FROM codings WHERE span_start = 9"), ==, 1);
}

static void
test_whose (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;
  PndDatabase *database = pnd_project_get_database (project);
  g_autoptr (PndDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 consensus;

  act_as (veil, veil->other);
  consensus = pnd_coder_add_consensus (project, &error);
  g_assert_no_error (error);
  g_assert_cmpint (pnd_coder_add_consensus (project, &error), ==, consensus);
  /* one in every project, so that a merge knows it */
  g_assert_cmpint (count (database, "SELECT count(*) FROM coders WHERE layer = 'consensus' AND guid"
                                    " = 'c0a5e0a5-0000-4000-8000-000000000001'"), ==, 1);
  g_assert_true (pnd_project_begin_edit (project, "Decide", &error));
  g_assert_cmpint (pnd_coding_add (project, veil->first, PND_SPAN (0, 4), veil->code, consensus,
                                   NULL, "", &error), !=, 0);
  g_assert_no_error (error);
  g_assert_true (pnd_project_end_edit (project, &error));

  g_assert_cmpint (count (database, "SELECT count(*) FROM codings"), ==, 4);
  g_assert_cmpint (count (database, "SELECT count(*) FROM all_codings"), ==, 5);
  reader = pnd_project_open_reader (project, &error);
  g_assert_true (pnd_database_set_whose (reader, PND_WHOSE_CONSENSUS, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (reader, "SELECT count(*) FROM codings"), ==, 1);
  g_assert_true (pnd_database_set_whose (reader, PND_WHOSE_ONE, veil->ani, &error));
  g_assert_cmpint (count (reader, "SELECT count(*) FROM codings"), ==, 2);
  g_assert_true (pnd_project_set_whose (project, PND_WHOSE_ONE, veil->other, &error));
  g_assert_cmpint (count (database, "SELECT count(*) FROM codings WHERE coder <> 2"), ==, 0);
  g_assert_true (pnd_project_set_whose (project, PND_WHOSE_CODERS, 0, &error));

  /* the consensus is of both, and no way around a veil */
  act_as (veil, veil->ani);
  g_assert_cmpint (count (database, "SELECT count(*) FROM all_codings"), ==, 2);
  g_assert_true (pnd_database_set_whose (reader, PND_WHOSE_ONE, veil->other, &error));
  g_assert_cmpint (count (reader, "SELECT count(*) FROM codings"), ==, 0);
}

static gboolean
has_bytes (const char *bytes, gsize n_bytes, const char *mark)
{
  gsize n = strlen (mark);

  for (gsize i = 0; i + n <= n_bytes; i++)
    if (memcmp (bytes + i, mark, n) == 0)
      return TRUE;
  return FALSE;
}

/* @path: a copy: of who codes blind, without a byte of the other */
static void
check_copy (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndProject) copy = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, &error));
  g_assert_true (has_bytes (bytes, n_bytes, "SQLite format 3"));
  g_assert_false (has_bytes (bytes, n_bytes, MARK));
  copy = pnd_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (pnd_project_get_database (copy), "SELECT count(*) FROM codings"), ==, 2);
  g_assert_cmpint (count (pnd_project_get_database (copy),
                          "SELECT count(*) FROM project WHERE forked_from <> ''"), ==, 1);
  g_assert_true (pnd_project_close (copy, &error));
}

/* what a blind coder sends out for review holds their own work, and no word of the others */
static void
test_bundle (Veil *veil, gconstpointer data)
{
  g_autofree char *path = g_strconcat (pnd_project_get_path (veil->base.project), ".bundle", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndDatabase) reader = pnd_project_open_reader (veil->base.project, &error);
  const PndBundleFlags flags[] = { PND_BUNDLE_ALL, PND_BUNDLE_WITHOUT_TEXTS };

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      const PndBundle bundle = { flags[i], veil->ani };
      g_autoptr (PndProject) copy = NULL;

      g_assert_true (pnd_bundle_write (reader, path, &bundle, NULL, &error));
      g_assert_no_error (error);
      copy = pnd_project_open (path, FALSE, &error);
      g_assert_no_error (error);
      /* who opens it is nobody, and sees all there is */
      pnd_project_set_coder (copy, 0);
      g_assert_cmpint (count (pnd_project_get_database (copy), "SELECT count(*) FROM codings"), ==,
                       2);
      assert_no_trace_in_tables (pnd_project_get_database (copy));
      g_assert_true (pnd_project_close (copy, &error));
    }
  g_unlink (path);
}

/* in the window a copy is made of a reader, in a thread */
static void
test_copies (Veil *veil, gconstpointer data)
{
  PndProject *project = veil->base.project;
  g_autofree char *path = g_strconcat (pnd_project_get_path (project), ".copy", NULL);
  const PndSecondCoder other = { .coder = veil->other };
  g_autoptr (PndDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pnd_project_save_copy (project, path, PND_COPY_ALL, &error));
  g_assert_no_error (error);
  check_copy (path);
  reader = pnd_project_open_reader (project, &error);
  g_assert_true (pnd_project_write_copy (reader, path, PND_COPY_ALL, NULL, &error));
  g_assert_no_error (error);
  check_copy (path);
  g_assert_false (pnd_project_write_second_copy (reader, path, &other, NULL, &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  /* the veil is where it was */
  g_assert_cmpint (count (reader, "SELECT count(*) FROM codings"), ==, 2);
  g_assert_cmpint (count (pnd_project_get_database (project), "SELECT count(*) FROM codings"), ==,
                   2);

  /* a copy of who sees is whole, with the consensus */
  act_as (veil, veil->other);
  g_assert_cmpint (pnd_coder_add_consensus (project, &error), !=, 0);
  g_assert_true (pnd_project_write_copy (reader, path, PND_COPY_ALL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (path);
}

static char *
explain (PndDatabase *database, const char *sql)
{
  g_autofree char *all = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (PndStatement) row = pnd_database_query (database, NULL, all, NULL, "");
  g_autoptr (GString) plan = g_string_new (NULL);

  while (pnd_statement_next (row, NULL))
    g_string_append_printf (plan, "%s\n", pnd_statement_get_text (row, 3, NULL));
  return g_string_free (g_steal_pointer (&plan), FALSE);
}

/* without a veil there is no view; with one, the views are seen through to the same indices */
static void
test_plans (Veil *veil, gconstpointer data)
{
  PndDatabase *database = pnd_project_get_database (veil->base.project);
  const char *by_document = "SELECT id FROM codings WHERE document = 1";
  const char *counted = "SELECT code, count(*) FROM counted_codings GROUP BY code";
  g_autofree char *blind = explain (database, by_document);
  g_autofree char *free_plan = NULL;
  g_autofree char *free_counted = NULL;

  g_assert_nonnull (strstr (blind, "codings_by_document"));
  act_as (veil, veil->other);
  g_assert_cmpint (count (database, "SELECT count(*) FROM sqlite_temp_schema"), ==, 2);
  free_plan = explain (database, by_document);
  free_counted = explain (database, counted);
  pnd_coder_add_consensus (veil->base.project, NULL);
  g_assert_cmpint (count (database, "SELECT count(*) FROM sqlite_temp_schema"), ==, 3);
  g_free (blind);
  blind = explain (database, counted);
  g_assert_nonnull (strstr (free_plan, "codings_by_document"));
  g_assert_nonnull (strstr (free_counted, "COVERING INDEX"));
  g_assert_nonnull (strstr (blind, "COVERING INDEX"));
}

#define ADD(path, func) g_test_add ("/veil/" path, Veil, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-trace", test_no_trace);
  ADD ("empty-case", test_empty_case);
  ADD ("names", test_names);
  ADD ("others-see", test_others_see);
  ADD ("finish", test_finish);
  ADD ("hidden-work-is-safe", test_hidden_work_is_safe);
  ADD ("news", test_news);
  ADD ("abandoned", test_abandoned);
  ADD ("correction-counts", test_correction_counts);
  ADD ("whose", test_whose);
  ADD ("bundle", test_bundle);
  ADD ("copies", test_copies);
  ADD ("plans", test_plans);
  return g_test_run ();
}
