/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases, findings, resolutions, thresholds, questions and the reading ledger: random verbs, undone
 * to the beginning and done again, with lists that follow; and what the ledger joins. */

#include "model-fixture.h"

#include "app/model/cases/finding.h"
#include "app/model/cases/question.h"
#include "app/model/cases/reading.h"
#include "app/model/cases/region-case.h"
#include "app/model/cases/threshold.h"
#include "app/store/history.h"

#define N_STEPS 60

static const char *const tables[] = {
  "cases", "case_stages", "case_documents", "coding_cases", "coding_speakers", "findings",
  "finding_passages", "resolutions", "thresholds", "questions", "question_codes", "reading",
};

/* every row of these tables, in words */
static char *
take_state (Fixture *fixture)
{
  g_autoptr (GString) state = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", tables[i]);
      g_autofree char *count = g_strdup_printf (
          "SELECT count (*) FROM pragma_table_info ('%s')", tables[i]);
      int n = (int) ask (fixture, count);
      g_autoptr (PndStatement) row = pnd_database_query (
          pnd_project_get_database (fixture->project), sql, sql, NULL, "");

      while (pnd_statement_next (row, NULL))
        {
          g_string_append_printf (state, "%s:", tables[i]);
          for (int column = 0; column < n; column++)
            g_string_append_printf (state, " %s", pnd_statement_is_null (row, column)
                                                    ? "NULL"
                                                    : pnd_statement_get_text (row, column, NULL));
          g_string_append_c (state, '\n');
        }
    }
  return g_string_free (g_steal_pointer (&state), FALSE);
}

typedef struct
{
  gint64 document;
  gint64 code;
  gint64 coding;
  gint64 region_case;
  char *motive;
} Things;

static void
take_step (Fixture *fixture, Things *things, int step)
{
  PndProject *project = fixture->project;
  g_autoptr (PndRegionCase) one
      = pnd_row_get (project, PND_TYPE_REGION_CASE, things->region_case, NULL);
  g_autofree char *word = g_strdup_printf ("step %d", step);
  PndFindingFacts finding = { things->region_case, things->motive, PND_VERDICT_PARTIAL,
                              PND_VERDICT_ABSENT, word, NULL, 0 };
  PndRegionCaseFacts facts = { .name = word, .own = "A", .from = "2017" };
  GPtrArray *passages[PND_N_SIDES] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  int at = g_test_rand_int_range (0, 50);

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      pnd_region_case_add (project, &facts, &error);
      break;
    case 1:
      pnd_region_case_set_stage (one, g_test_rand_int_range (1, PND_N_STAGES),
                                 step % 3 ? "2023-02-17" : NULL, &error);
      break;
    case 2:
      pnd_region_case_assign (one, things->document, step % 2, &error);
      break;
    case 3:
      pnd_coding_restrict (project, things->coding, &things->region_case, step % 2, &error);
      break;
    case 4:
      pnd_finding_add_version (project, &finding, passages, &error);
      break;
    case 5:
      pnd_resolution_add (project, things->region_case, things->coding, step % 2, word, &error);
      break;
    case 6:
      pnd_resolution_remove (project, things->region_case, things->coding, &error);
      break;
    case 7:
      pnd_threshold_set (project, "deniers", 1 + step % 9, word, &error);
      break;
    case 8:
      pnd_question_add (project, 0, step % 2, word, &things->code, 1, &error);
      break;
    default:
      pnd_reading_mark (project, things->document, PND_SPAN (at, at + 9), step % 4 != 0, &error);
    }
  g_assert_no_error (error);
}

static void
things_set_up (Fixture *fixture, Things *things)
{
  PndRegionCaseFacts facts = { .name = "Jeonbuk" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PndCode) code = NULL;

  things->document = add_document (
      fixture, "a.txt", "Satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas");
  things->code = add_code (fixture, 0, "ECO", PND_CODE_KIND_MOTIVE);
  things->coding = add_coding (fixture, things->document, 0, 4, things->code);
  things->region_case = pnd_region_case_add (fixture->project, &facts, &error);
  g_assert_no_error (error);
  code = pnd_row_get (fixture->project, PND_TYPE_CODE, things->code, NULL);
  things->motive = g_strdup (pnd_row_get_guid (PND_ROW (code)));
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  Things things;
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GListModel) cases = pnd_region_case_new_list (fixture->project);
  g_autoptr (GListModel) findings = pnd_finding_new_list (fixture->project);

  things_set_up (fixture, &things);
  g_ptr_array_add (states, take_state (fixture));
  for (int step = 1; step <= N_STEPS; step++)
    {
      g_autofree char *state = NULL;
      gint64 n_before = ask (fixture, "SELECT count (*) FROM history");

      take_step (fixture, &things, step);
      state = take_state (fixture);
      /* a step that changed nothing is no edit to undo; one that was joined to the last is none of
       * its own */
      if (ask (fixture, "SELECT count (*) FROM history") == n_before)
        g_ptr_array_remove_index (states, states->len - 1);
      if (states->len == 0 || !g_str_equal (state, states->pdata[states->len - 1]))
        g_ptr_array_add (states, g_steal_pointer (&state));
      g_assert_cmpint (g_list_model_get_n_items (cases), ==,
                       ask (fixture, "SELECT count (*) FROM cases"));
      g_assert_cmpint (g_list_model_get_n_items (findings), ==,
                       ask (fixture, "SELECT count (*) FROM (SELECT DISTINCT region_case, "
                                     "motive_guid FROM findings)"));
    }
  for (int i = (int) states->len - 2; i >= 0; i--)
    {
      g_autofree char *state = NULL;

      undo (fixture);
      state = take_state (fixture);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *state = NULL;

      redo (fixture);
      state = take_state (fixture);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  g_free (things.motive);
}

static void
test_ledger (Fixture *fixture, gconstpointer data)
{
  Things things;
  g_autoptr (GError) error = NULL;

  things_set_up (fixture, &things);
  pnd_reading_mark (fixture->project, things.document, PND_SPAN (0, 10), TRUE, &error);
  pnd_reading_mark (fixture->project, things.document, PND_SPAN (10, 20), TRUE, &error);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM reading"), ==, 1);
  pnd_reading_mark (fixture->project, things.document, PND_SPAN (5, 8), FALSE, &error);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM reading"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT sum (span_end - span_start) FROM reading"), ==, 17);
  g_assert_no_error (error);
  g_assert_false (pnd_reading_mark (fixture->project, things.document, PND_SPAN (900, 910), TRUE,
                                    &error));
  g_assert_error (error, PND_STORE_ERROR, PND_STORE_ERROR_REFUSED);
  g_free (things.motive);
}

/* paragraph by paragraph: one row, one line of history, one step of undo */
static void
test_run (Fixture *fixture, gconstpointer data)
{
  Things things;
  g_autoptr (GError) error = NULL;
  gint64 before, n_rows;

  things_set_up (fixture, &things);
  before = ask (fixture, "SELECT count (*) FROM history");
  for (int i = 0; i < 12; i++)
    g_assert_true (pnd_reading_mark (fixture->project, things.document, PND_SPAN (i * 5, i * 5 + 5),
                                     TRUE, &error));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM history"), ==, before + 1);
  g_assert_cmpint (ask (fixture, "SELECT detail = 'a.txt × 12' FROM history ORDER BY id DESC"), ==,
                   1);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM reading"), ==, 1);
  g_assert_true (pnd_history_verify (fixture->project, &n_rows, &error));
  g_assert_no_error (error);
  /* marked already: no edit at all */
  g_assert_true (pnd_reading_mark (fixture->project, things.document, PND_SPAN (7, 20), TRUE,
                                   &error));
  g_assert_cmpint (ask (fixture, "SELECT detail = 'a.txt × 12' FROM history ORDER BY id DESC"), ==,
                   1);
  undo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM reading"), ==, 0);
  /* what was undone is not gone on with */
  g_assert_true (pnd_reading_mark (fixture->project, things.document, PND_SPAN (0, 5), TRUE,
                                   &error));
  g_assert_true (pnd_reading_mark (fixture->project, things.document, PND_SPAN (0, 5), FALSE,
                                   &error));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM history"), ==, before + 4);
  undo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM reading"), ==, 1);
  g_assert_true (pnd_history_verify (fixture->project, &n_rows, &error));
  g_assert_no_error (error);
  g_free (things.motive);
}

/* more than one looks over at once is more than one step */
static void
test_long_run (Fixture *fixture, gconstpointer data)
{
  Things things;
  g_autoptr (GError) error = NULL;
  gint64 before;

  things_set_up (fixture, &things);
  before = ask (fixture, "SELECT count (*) FROM history");
  for (int i = 0; i < 60; i++)
    g_assert_true (pnd_reading_mark (fixture->project, things.document, PND_SPAN (i, i + 1), TRUE,
                                     &error));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM history"), ==, before + 2);
  undo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT max (span_end) FROM reading"), ==, 50);
  redo (fixture);
  g_assert_cmpint (ask (fixture, "SELECT max (span_end) FROM reading"), ==, 60);
  g_free (things.motive);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  Things things;
  PndFindingFacts facts = { .verdict = PND_VERDICT_PARTIAL, .suggested = PND_VERDICT_PARTIAL };
  GPtrArray *passages[PND_N_SIDES] = { NULL, NULL };
  g_autoptr (GListModel) versions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second;
  PndDatabase *database = pnd_project_get_database (fixture->project);

  things_set_up (fixture, &things);
  facts.motive = things.motive;
  first = pnd_finding_add_version (fixture->project, &facts, passages, &error);
  facts.verdict = PND_VERDICT_PRESENT;
  second = pnd_finding_add_version (fixture->project, &facts, passages, &error);
  g_assert_no_error (error);
  versions = pnd_finding_new_versions (fixture->project, 0, things.motive);
  g_assert_cmpint (g_list_model_get_n_items (versions), ==, 2);
  g_assert_cmpint (pnd_finding_get_current (database, 0, things.motive), ==, second);
  undo (fixture);
  g_assert_cmpint (pnd_finding_get_current (database, 0, things.motive), ==, first);
  g_assert_cmpint (g_list_model_get_n_items (versions), ==, 1);
  g_free (things.motive);
}

/* a merge brings older rows after newer ones: what stands is what was said last */
static void
test_older_rows_come_later (Fixture *fixture, gconstpointer data)
{
  static const char older[]
      = "INSERT INTO findings (guid, motive_guid, verdict, suggested, coder, created, modified)"
        " SELECT 'older', motive_guid, 'absent', 'absent', coder, '2020-01-01T00:00:00Z', ''"
        " FROM findings;"
        "INSERT INTO thresholds (guid, name, value, before, reason, coder, created, modified)"
        " SELECT 'older', name, 2, 1, '', coder, '2020-01-01T00:00:00Z', '' FROM thresholds;"
        "INSERT INTO resolutions (guid, coding_guid, stands, reason, coder, created, modified)"
        " SELECT 'older', coding_guid, 'against', 'Once.', coder, '2020-01-01T00:00:00Z', ''"
        " FROM resolutions";
  Things things;
  PndFindingFacts facts = { .verdict = PND_VERDICT_PARTIAL, .suggested = PND_VERDICT_PARTIAL };
  GPtrArray *passages[PND_N_SIDES] = { NULL, NULL };
  g_auto (PndResolution) resolution = { 0 };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GListModel) standing = NULL;
  g_autoptr (GListModel) versions = NULL;
  g_autoptr (PndRow) first = NULL;
  g_autoptr (PndCoding) coding = NULL;
  g_autoptr (GError) error = NULL;
  PndThresholds thresholds;
  gint64 newest;
  PndDatabase *database = pnd_project_get_database (fixture->project);

  things_set_up (fixture, &things);
  facts.motive = things.motive;
  newest = pnd_finding_add_version (fixture->project, &facts, passages, &error);
  pnd_threshold_set (fixture->project, "deniers", 7, "so", &error);
  pnd_resolution_add (fixture->project, 0, things.coding, PND_SIDE_FOR, "Now.", &error);
  coding = pnd_row_get (fixture->project, PND_TYPE_CODING, things.coding, &error);
  g_assert_no_error (error);
  standing = pnd_finding_new_list (fixture->project);
  versions = pnd_finding_new_versions (fixture->project, 0, things.motive);
  g_assert_true (pnd_project_begin_edit (fixture->project, "Merge", &error));
  g_assert_true (pnd_database_exec (database, NULL, older, &error));
  g_assert_true (pnd_project_end_edit (fixture->project, &error));

  g_assert_cmpint (g_list_model_get_n_items (standing), ==, 1);
  first = g_list_model_get_item (standing, 0);
  g_assert_cmpint (pnd_row_get_id (first), ==, newest);
  g_assert_cmpint (g_list_model_get_n_items (versions), ==, 2);
  g_set_object (&first, NULL);
  first = g_list_model_get_item (versions, 0);
  g_assert_cmpint (pnd_row_get_id (first), ==, newest);
  g_assert_true (pnd_thresholds_load (database, &thresholds, &error));
  g_assert_cmpint (thresholds.deniers, ==, 7);
  changes = pnd_threshold_list_changes (database);
  g_assert_cmpint (((PndThresholdChange *) changes->pdata[0])->value, ==, 7);
  g_assert_true (pnd_resolution_find (database, 0, pnd_row_get_guid (PND_ROW (coding)),
                                      &resolution));
  g_assert_cmpstr (resolution.reason, ==, "Now.");
  g_free (things.motive);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cases/walk", Fixture, NULL, fixture_set_up, test_walk, fixture_tear_down);
  g_test_add ("/cases/ledger", Fixture, NULL, fixture_set_up, test_ledger, fixture_tear_down);
  g_test_add ("/cases/run", Fixture, NULL, fixture_set_up, test_run, fixture_tear_down);
  g_test_add ("/cases/long-run", Fixture, NULL, fixture_set_up, test_long_run, fixture_tear_down);
  g_test_add ("/cases/versions", Fixture, NULL, fixture_set_up, test_versions, fixture_tear_down);
  g_test_add ("/cases/older-rows-come-later", Fixture, NULL, fixture_set_up,
              test_older_rows_come_later, fixture_tear_down);
  return g_test_run ();
}
