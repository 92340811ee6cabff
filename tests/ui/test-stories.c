/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The eight stories that the verdict rule must get right, each through the window; and the 29 points
 * of the thesis. The same by the command line: tests/cli/test-findings.sh and test-thesis.sh. */

#include "tests/ui/case-fixture.h"

#include <stdlib.h>
#include <string.h>

#include "app/model/cases/question.h"
#include "app/model/cases/reading.h"
#include "app/model/sources/document-facts.h"
#include "app/model/sources/informant.h"

#define FOR PND_POLARITY_SUPPORTS
#define AGAINST PND_POLARITY_CONTRADICTS
#define OWN PND_HOLDER_OWN_REGION

#define ASSERT_HOLDS(text, part)                                                                   \
  g_assert_true (strstr (text, part) != NULL)

static const Coded tourism[] = {
  { "a.txt", 32, 47, "ECO-PAR", FOR, 3, OWN, NULL },
  { "b.txt", 32, 47, "ECO-PAR", FOR, 3, OWN, NULL },
  { "news.txt", 0, 57, "ECO-PAR", FOR, 3, OWN, NULL },
  { "budget.txt", 0, 49, "ECO-PAR", FOR, 2, OWN, NULL },
};

static GListModel *
show_tasks (Fixture *fixture)
{
  fixture_activate (fixture, "win.case-tasks");
  return pnd_cases_page_get_tasks (fixture_get_view (fixture, "cases"));
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_is_sensitive (case_find_button (fixture, NULL, "_Save Verdict"));
}

/* 1: the thesis alone holds claims */
static void
test_thesis_alone (Fixture *fixture, gconstpointer data)
{
  static const Coded coded[] = {
    { "thesis.txt", 0, 21, "CUL", AGAINST, 2, OWN, NULL },
    { "thesis.txt", 0, 10, "POL", AGAINST, 2, OWN, NULL },
    { "thesis.txt", 11, 21, "ECO-PAR", FOR, 2, OWN, NULL },
    { "thesis.txt", 23, 45, "CUL-HER", PND_POLARITY_MENTIONS, 1, OWN, NULL },
    { "thesis.txt", 46, 62, "CUL-HER", FOR, 1, OWN, NULL },
  };
  static const char *const motives[] = { "ECO", "CUL", "POL" };
  g_autofree char *card = NULL;

  case_code_all (fixture, coded, G_N_ELEMENTS (coded));
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = case_get_text (fixture, motives[i]);

      g_assert_cmpstr (case_get_rule (fixture, motives[i]), ==, "insufficient");
      ASSERT_HOLDS (text, "claims only");
    }
  case_decide (fixture, "CUL");
  pnd_finding_editor_choose (case_get_editor (fixture), PND_VERDICT_ABSENT);
  case_click (fixture, NULL, "_Save Verdict");
  g_assert_nonnull (pnd_finding_editor_get_fault (case_get_editor (fixture)));
  pnd_finding_editor_set_rationale (case_get_editor (fixture), "The thesis says so");
  case_click (fixture, NULL, "_Save Verdict");
  case_look (fixture);
  g_assert_cmpstr (case_get_verdict (fixture, "CUL"), ==, "absent");
  card = case_get_text (fixture, "CUL");
  ASSERT_HOLDS (card, "Differs from the rule");
  g_assert_cmpuint (count (show_tasks (fixture)), ==, 2);
}

static void
read_and_ask (Fixture *fixture)
{
  static const char *const names[] = { "a.txt", "b.txt", "c.txt", "news.txt", "budget.txt",
                                       "letter-en.txt", "letter-id.txt", "thesis.txt" };
  static const char *const codes[] = { "POL-AUT", "POL-NAT", "POL-DOM", "POL-INF", "POL-BYP",
                                       "POL-VOI" };
  gint64 asked[G_N_ELEMENTS (codes)];
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    pnd_reading_mark (fixture_get_project (fixture), case_get_document (fixture, names[i]),
                      PND_SPAN (0, 1000), TRUE, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    asked[i] = fixture_get_code (fixture, codes[i]);
  pnd_question_add (fixture_get_project (fixture), 0, FALSE, "Mengapa bekerja sama?", asked,
                    G_N_ELEMENTS (codes), &error);
  g_assert_no_error (error);
}

/* 2: not to seek recognition: absent only when it is denied twice, read and asked for */
static void
test_recognition (Fixture *fixture, gconstpointer data)
{
  static const Coded one = { "a.txt", 49, 79, "POL-REC", AGAINST, 3, OWN, NULL };
  static const Coded other = { "b.txt", 49, 79, "POL-REC", AGAINST, 3, OWN, NULL };
  g_autofree char *status = NULL;
  g_autofree char *silent = NULL;
  g_autoptr (PndFinding) finding = NULL;

  case_code_all (fixture, &one, 1);
  status = case_get_status (fixture, "POL", "POL-REC");
  g_assert_cmpstr (status, ==, pnd_indicator_status_get_title (PND_INDICATOR_DENIED));
  g_assert_cmpstr (case_get_rule (fixture, "POL"), ==, "insufficient");
  case_code_all (fixture, &other, 1);
  g_assert_cmpstr (case_get_rule (fixture, "POL"), ==, "insufficient");
  read_and_ask (fixture);
  case_look (fixture);
  silent = case_get_status (fixture, "POL", "POL-VOI");
  g_assert_cmpstr (silent, ==, pnd_indicator_status_get_title (PND_INDICATOR_SILENT));
  g_assert_cmpstr (case_get_rule (fixture, "POL"), ==, "absent");

  case_decide (fixture, "POL");
  pnd_finding_editor_choose (case_get_editor (fixture), PND_VERDICT_ABSENT);
  case_click (fixture, NULL, "_Save Verdict");
  case_look (fixture);
  finding = pnd_case_study_dup_finding (pnd_cases_page_get_study (fixture_get_view (fixture, "cases")), 2);
  ASSERT_HOLDS (pnd_finding_get_facts (finding).tested, "Mengapa bekerja sama?");
  ASSERT_HOLDS (pnd_finding_get_facts (finding).tested, "8");
}

/* 3: a clause alone decides nothing */
static void
test_clause (Fixture *fixture, gconstpointer data)
{
  static const Coded clause = { "letter-en.txt", 0, 53, "CUL-EXC", FOR, 3, OWN, NULL };
  g_autofree char *text = NULL;

  case_code_all (fixture, &clause, 1);
  text = case_get_text (fixture, "CUL");
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "insufficient");
  ASSERT_HOLDS (text, "formal only");
}

/* 4: the partner's school is the partner's motive */
static void
test_partner (Fixture *fixture, gconstpointer data)
{
  static const Coded school
    = { "a.txt", 32, 47, "CUL-LAN", FOR, 3, PND_HOLDER_PARTNER_REGION, NULL };

  case_code_all (fixture, &school, 1);
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "insufficient");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.case-holder", "s",
                                             "partner-region"));
  fixture_settle ();
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "partial");
  g_assert_null (case_get_verdict (fixture, "CUL"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.case-holder", "s",
                                             "own-region"));
  fixture_settle ();
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "insufficient");
}

/* says in the dialog who speaks in a passage: the second informant */
static void
say_who_speaks (Fixture *fixture, gint64 coding)
{
  pnd_workspace_open_document (fixture->window->workspace,
                               case_get_document (fixture, "news.txt"));
  fixture_settle ();
  pnd_workspace_set_coding (fixture->window->workspace, coding);
  fixture_settle ();
  fixture_activate (fixture, "win.coding-cases");
  gtk_drop_down_set_selected (case_find (case_get_dialog (fixture), GTK_TYPE_DROP_DOWN, 0), 2);
  case_click (fixture, case_get_dialog (fixture), "_Save");
}

/* 5: two offices, the news that quote one of them, and a line of the budget */
static void
test_tourism (Fixture *fixture, gconstpointer data)
{
  gint64 quoted;

  case_code_all (fixture, tourism, 2);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "partial");
  quoted = case_code (fixture, &tourism[2]);
  say_who_speaks (fixture, quoted);
  case_look (fixture);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "partial");
  case_code_all (fixture, &tourism[3], 1);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "present");
}

/* 6: one office denies, another promotes: an open task, and no absence without an answer */
static void
test_disagreement (Fixture *fixture, gconstpointer data)
{
  static const Coded coded[] = {
    { "a.txt", 49, 79, "CUL", AGAINST, 3, OWN, NULL },
    { "b.txt", 32, 47, "CUL-PRO", FOR, 3, OWN, NULL },
  };

  case_code_all (fixture, coded, 2);
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "partial");
  g_assert_cmpuint (count (show_tasks (fixture)), ==, 1);
  case_decide (fixture, "CUL");
  pnd_finding_editor_choose (case_get_editor (fixture), PND_VERDICT_ABSENT);
  pnd_finding_editor_set_rationale (case_get_editor (fixture), "Denied by the bureau");
  g_assert_false (can_save (fixture));

  /* one click away, what was typed stays */
  case_click (fixture, GTK_WIDGET (case_get_editor (fixture)), "_Answer…");
  case_answer (fixture, "It speaks of packaging");
  g_assert_true (can_save (fixture));
  case_click (fixture, NULL, "_Save Verdict");
  case_look (fixture);
  g_assert_cmpstr (case_get_verdict (fixture, "CUL"), ==, "absent");
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "insufficient");
  g_assert_cmpint (
    pnd_case_study_count_open_tasks (pnd_cases_page_get_study (fixture_get_view (fixture, "cases"))), ==, 0);

  /* undo takes back the verdict, and then the answer */
  fixture_activate (fixture, "win.edit-undo");
  g_assert_null (case_get_verdict (fixture, "CUL"));
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "partial");
}

/* 7: one letter in two languages is one source */
static void
test_twins (Fixture *fixture, gconstpointer data)
{
  static const Coded coded[] = {
    { "letter-en.txt", 4, 53, "CUL-EXC", FOR, 3, OWN, "Drafted at the region's own wish" },
    { "letter-id.txt", 0, 56, "CUL-EXC", FOR, 3, OWN, "Naskah atas permintaan daerah" },
  };
  PndProject *project = fixture_get_project (fixture);
  g_autoptr (PndDocument) one
    = pnd_row_get (project, PND_TYPE_DOCUMENT, case_get_document (fixture, "letter-en.txt"), NULL);
  g_autoptr (PndDocument) other
    = pnd_row_get (project, PND_TYPE_DOCUMENT, case_get_document (fixture, "letter-id.txt"), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  case_code_all (fixture, coded, 2);
  pnd_document_set_twin (one, other, &error);
  g_assert_no_error (error);
  case_look (fixture);
  text = case_get_text (fixture, "CUL");
  ASSERT_HOLDS (text, "1 independent source");
}

static void
set_review (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = fixture_get_project (fixture);

  pnd_project_begin_edit (project, "Review", &error);
  pnd_database_exec (pnd_project_get_database (project), "Reviewing", sql, &error);
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  case_look (fixture);
}

/* 8: of accepted codings only; a passage that is changed after the verdict is told */
static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  case_code_all (fixture, tourism, 2);
  case_code_all (fixture, &tourism[3], 1);
  case_decide (fixture, "ECO");
  pnd_finding_editor_choose (case_get_editor (fixture), PND_VERDICT_PRESENT);
  case_click (fixture, NULL, "_Save Verdict");
  fixture_activate (fixture, "win.accepted-only");
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "insufficient");
  set_review (fixture, "UPDATE codings SET review = 'accepted'");
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "present");
  set_review (fixture,
              "UPDATE codings SET review = 'rejected', modified = '2099-01-01T00:00:00Z' "
              "WHERE document = (SELECT id FROM documents WHERE name = 'budget.txt')");
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "partial");
  text = case_get_text (fixture, "ECO");
  ASSERT_HOLDS (text, "changed since the finding");
}

static char *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cli", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

/* the table that the command line takes, too */
static void
code_table (Fixture *fixture, const char *table)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  for (char **line = lines + 1; *line != NULL && **line != '\0'; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      Coded coded = { .document = "points.txt", .start = atoi (cells[1]), .end = atoi (cells[2]),
                      .code = cells[3], .strength = atoi (cells[5]) };

      pnd_polarity_from_word (cells[4], &coded.polarity);
      pnd_holder_from_word (cells[6], &coded.holder);
      case_code (fixture, &coded);
    }
}

/* the conclusion of the thesis: claims, argued on one cultural indicator and addressing two */
static void
test_points (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_data ("thesis.txt");
  g_autofree char *table = read_data ("thesis.csv");
  g_autofree char *eco = NULL;
  g_autofree char *cul = NULL;
  g_autofree char *pol = NULL;

  case_add_document (fixture, "points.txt", PND_SOURCE_TYPE_SECONDARY, text);
  code_table (fixture, table);
  case_look (fixture);
  eco = case_get_text (fixture, "ECO");
  cul = case_get_text (fixture, "CUL");
  pol = case_get_text (fixture, "POL");
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "insufficient");
  g_assert_cmpstr (case_get_rule (fixture, "CUL"), ==, "insufficient");
  g_assert_cmpstr (case_get_rule (fixture, "POL"), ==, "insufficient");
  ASSERT_HOLDS (eco, "argued on 3 of 8 indicators, addressing 3");
  ASSERT_HOLDS (cul, "argued on 1 of 7 indicators, addressing 2");
  ASSERT_HOLDS (pol, "argued on 3 of 7 indicators, addressing 4");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, case_fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/stories/1-thesis-alone", test_thesis_alone);
  add ("/stories/2-recognition", test_recognition);
  add ("/stories/3-clause", test_clause);
  add ("/stories/4-partner", test_partner);
  add ("/stories/5-tourism", test_tourism);
  add ("/stories/6-disagreement", test_disagreement);
  add ("/stories/7-twins", test_twins);
  add ("/stories/8-accepted", test_accepted);
  add ("/stories/points-of-the-thesis", test_points);
  return g_test_run ();
}
