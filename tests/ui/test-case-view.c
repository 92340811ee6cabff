/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The view of cases: cases and their documents, figures down to passages, verdicts and their
 * versions, tasks by keyboard, thresholds. */

#include "tests/ui/case-fixture.h"

#include <string.h>

#include "app/model/cases/coding-cases.h"
#include "app/model/cases/threshold.h"
#include "ui/cases/motive-card.h"
#include "ui/cases/evidence/passage-row.h"

#define FOR PND_POLARITY_SUPPORTS
#define AGAINST PND_POLARITY_CONTRADICTS
#define OWN PND_HOLDER_OWN_REGION

static const Coded tourism[] = {
  { "a.txt", 32, 47, "ECO-PAR", FOR, 3, OWN, NULL },
  { "b.txt", 32, 47, "ECO-PAR", FOR, 3, OWN, NULL },
  { "budget.txt", 0, 49, "ECO-PAR", FOR, 2, OWN, NULL },
  { "c.txt", 49, 79, "ECO-PAR", AGAINST, 1, OWN, NULL },
};

static PndCaseStudy *
get_study (Fixture *fixture)
{
  return pnd_cases_page_get_study (fixture_get_view (fixture, "cases"));
}

static void
enter (GtkWidget *dialog, guint nth, const char *text)
{
  gtk_editable_set_text (case_find (dialog, GTK_TYPE_ENTRY, nth), text);
}

static gint64
add_case (Fixture *fixture, const char *own, const char *partner)
{
  GtkWidget *dialog;

  fixture_activate (fixture, "win.case-add");
  dialog = case_get_dialog (fixture);
  enter (dialog, 0, own);
  enter (dialog, 1, partner);
  case_click (fixture, dialog, "_Add Case");
  return pnd_case_study_get_case (get_study (fixture));
}

static void
test_case (Fixture *fixture, gconstpointer data)
{
  PndRegionCase *row;
  GtkWidget *dialog;
  g_autofree char *stage = NULL;

  g_assert_false (fixture_is_enabled (fixture, "case-edit"));
  g_assert_cmpint (add_case (fixture, "Sumbar", "Jeonbuk"), >, 0);
  row = pnd_case_study_get_row (get_study (fixture));
  g_assert_cmpstr (pnd_region_case_get_name (row), ==, "Sumbar – Jeonbuk");
  fixture_activate (fixture, "win.case-edit");
  dialog = case_get_dialog (fixture);
  enter (dialog, 3, "2023");
  enter (dialog, 4, "2020");
  case_click (fixture, dialog, "_Save");
  /* a period that cannot be is refused, and nothing typed is lost */
  g_assert_true (gtk_widget_get_visible (dialog));
  enter (dialog, 4, "2025");
  enter (dialog, 5 + PND_STAGE_LETTER_OF_INTENT - 1, "2023-02-17");
  case_click (fixture, dialog, "_Save");
  g_assert_cmpstr (pnd_region_case_get_facts (row).to, ==, "2025");
  stage = pnd_region_case_dup_stage (row, PND_STAGE_LETTER_OF_INTENT);
  g_assert_cmpstr (stage, ==, "2023-02-17");

  /* facts and stages were one step */
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (pnd_region_case_get_facts (row).from, ==, "");
  fixture_activate (fixture, "win.case-remove");
  g_assert_cmpint (pnd_case_study_get_case (get_study (fixture)), ==, 0);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (pnd_case_study_get_case (get_study (fixture)), >, 0);
}

static const char *
get_chosen_name (GtkDropDown *chooser)
{
  gpointer row = gtk_drop_down_get_selected_item (chooser);

  return PND_IS_REGION_CASE (row) ? pnd_region_case_get_name (row)
                                  : gtk_string_object_get_string (row);
}

/* the whole project counts as a case, too, beside those that there are */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  PndCaseStudy *study = get_study (fixture);
  gint64 first = add_case (fixture, "Sumbar", "Jeonbuk");
  GtkDropDown *chooser = case_find (fixture_get_view (fixture, "cases"), GTK_TYPE_DROP_DOWN, 0);

  g_assert_cmpstr (get_chosen_name (chooser), ==, "Sumbar – Jeonbuk");
  gtk_drop_down_set_selected (chooser, 0);
  g_assert_cmpint (pnd_case_study_get_case (study), ==, 0);
  g_assert_cmpstr (get_chosen_name (chooser), ==, "The whole project");
  g_assert_false (fixture_is_enabled (fixture, "case-edit"));
  g_assert_cmpint (add_case (fixture, "Jatim", "Osaka"), >, first);
  g_assert_cmpstr (get_chosen_name (chooser), ==, "Jatim – Osaka");
  gtk_drop_down_set_selected (chooser, 0);
  /* what happens to cases does not take it away */
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpint (pnd_case_study_get_case (study), ==, 0);
  gtk_drop_down_set_selected (chooser, 1);
  g_assert_cmpint (pnd_case_study_get_case (study), ==, first);
}

static guint
count_documents (Fixture *fixture)
{
  g_autoptr (GArray) documents = pnd_region_case_load_documents (
    pnd_project_get_database (fixture_get_project (fixture)),
    pnd_case_study_get_case (get_study (fixture)), NULL);

  return documents->len;
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  case_code_all (fixture, tourism, 4);
  add_case (fixture, "Sumbar", "Jeonbuk");
  case_look (fixture);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "insufficient");
  fixture_activate (fixture, "win.case-documents");
  dialog = case_get_dialog (fixture);
  case_click (fixture, dialog, "Tick _All");
  case_click (fixture, dialog, "_Save");
  g_assert_cmpuint (count_documents (fixture), ==, 8);
  case_look (fixture);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "present");
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpuint (count_documents (fixture), ==, 0);
}

/* from the filter to the list, and two documents ticked */
static void
test_documents_keys (Fixture *fixture, gconstpointer data)
{
  add_case (fixture, "Sumbar", "Jeonbuk");
  case_look (fixture);
  fixture_activate (fixture, "win.case-documents");
  fixture_press ("Tab space Down space");
  case_click (fixture, case_get_dialog (fixture), "_Save");
  g_assert_cmpuint (count_documents (fixture), ==, 2);
}

/* blanks in the filter hide nothing */
static void
test_documents_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  add_case (fixture, "Sumbar", "Jeonbuk");
  case_look (fixture);
  fixture_activate (fixture, "win.case-documents");
  entry = case_find (case_get_dialog (fixture), GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), " Budget ");
  g_signal_emit_by_name (entry, "search-changed");
  case_click (fixture, case_get_dialog (fixture), "Tick _All");
  case_click (fixture, case_get_dialog (fixture), "_Save");
  g_assert_cmpuint (count_documents (fixture), ==, 1);
}

static gboolean
shows_label (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  fixture_collect (root, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_visible (labels->pdata[i])
        && g_str_equal (gtk_label_get_text (labels->pdata[i]), text))
      return TRUE;
  return FALSE;
}

/* the key says why it saves nothing */
static void
test_why_not (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  case_code_all (fixture, tourism, 2);
  case_decide (fixture, "ECO");
  editor = GTK_WIDGET (case_get_editor (fixture));
  fixture_press ("ctrl+s");
  g_assert_true (shows_label (editor, "Choose a verdict first."));
  pnd_finding_editor_choose (case_get_editor (fixture), PND_VERDICT_ABSENT);
  g_assert_false (shows_label (editor, "Choose a verdict first."));
  fixture_press ("ctrl+s");
  g_assert_true (shows_label (
    editor, "Answer the passages that support it first, or choose another verdict."));
}

/* a coding that counts for another case only */
static void
test_restricted (Fixture *fixture, gconstpointer data)
{
  gint64 coding;
  gint64 first;
  GtkWidget *dialog;
  g_autoptr (GArray) only = NULL;

  case_code_all (fixture, tourism, 2);
  coding = case_code (fixture, &tourism[2]);
  first = add_case (fixture, "A", "X");
  add_case (fixture, "B", "X");
  pnd_case_study_set_case (get_study (fixture), first);
  fixture_activate (fixture, "win.case-documents");
  case_click (fixture, case_get_dialog (fixture), "Tick _All");
  case_click (fixture, case_get_dialog (fixture), "_Save");
  case_look (fixture);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "present");

  pnd_workspace_open_document (fixture->window->workspace,
                               case_get_document (fixture, "budget.txt"));
  pnd_workspace_set_coding (fixture->window->workspace, coding);
  fixture_settle ();
  fixture_activate (fixture, "win.coding-cases");
  dialog = case_get_dialog (fixture);
  gtk_check_button_set_active (case_find (dialog, GTK_TYPE_CHECK_BUTTON, 0), FALSE);
  case_click (fixture, dialog, "_Save");
  only = pnd_coding_load_cases (fixture_get_project (fixture), coding);
  g_assert_cmpuint (only->len, ==, 1);
  case_look (fixture);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "partial");
}

/* each figure opens its passages, with what became of each */
static void
test_figures (Fixture *fixture, gconstpointer data)
{
  GListModel *passages;
  g_autoptr (PndEvidenceItem) weak = NULL;
  gint64 motive = fixture_get_code (fixture, "ECO");

  case_code_all (fixture, tourism, 4);
  pnd_cases_page_show_passages (fixture_get_view (fixture, "cases"), motive, PND_EVIDENCE_OF_ALL,
                                PND_FIGURE_FOR);
  passages = pnd_cases_page_get_passages (fixture_get_view (fixture, "cases"));
  g_assert_cmpuint (g_list_model_get_n_items (passages), ==, 3);
  pnd_cases_page_show_passages (fixture_get_view (fixture, "cases"), motive, PND_EVIDENCE_OF_ALL,
                                PND_FIGURE_WEAK);
  g_assert_cmpuint (g_list_model_get_n_items (passages), ==, 1);
  weak = g_list_model_get_item (passages, 0);
  g_assert_cmpint (pnd_evidence_item_get_use (weak), ==, PND_USE_WEAK);

  /* kept true by edits */
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpuint (g_list_model_get_n_items (passages), ==, 0);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  PndFindingEditor *editor;
  g_autoptr (PndEvidenceItem) key = NULL;
  g_autoptr (PndFinding) finding = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GListModel) versions = NULL;

  case_code_all (fixture, tourism, 4);
  case_decide (fixture, "ECO");
  editor = case_get_editor (fixture);
  pnd_finding_editor_choose (editor, PND_VERDICT_PRESENT);
  key = g_list_model_get_item (pnd_finding_editor_get_passages (editor), 0);
  pnd_evidence_item_set_side (key, PND_SIDE_FOR);
  fixture_activate (fixture, "win.finding-save");
  case_look (fixture);
  finding = pnd_case_study_dup_finding (get_study (fixture), 0);
  keys = pnd_finding_load_passages (finding, PND_SIDE_FOR);
  g_assert_cmpuint (keys->len, ==, 1);
  g_assert_cmpstr (keys->pdata[0], ==, pnd_evidence_item_get_guid (key));

  /* the second begins with the first; both stay readable */
  case_decide (fixture, "ECO");
  pnd_finding_editor_choose (editor, PND_VERDICT_PARTIAL);
  pnd_finding_editor_set_rationale (editor, "The budget line was never spent");
  fixture_activate (fixture, "win.finding-save");
  case_look (fixture);
  g_assert_cmpstr (case_get_verdict (fixture, "ECO"), ==, "partial");
  versions = pnd_finding_new_versions (fixture_get_project (fixture), 0,
                                       pnd_finding_get_facts (finding).motive);
  g_assert_cmpuint (g_list_model_get_n_items (versions), ==, 2);
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (case_get_verdict (fixture, "ECO"), ==, "present");
}

/* what was typed is there after a look into the text */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  case_code_all (fixture, tourism, 2);
  case_decide (fixture, "ECO");
  pnd_finding_editor_choose (case_get_editor (fixture), PND_VERDICT_PARTIAL);
  pnd_finding_editor_set_rationale (case_get_editor (fixture), "Two offices");
  fixture_press ("alt+1 alt+5");
  g_assert_true (pnd_finding_editor_can_save (case_get_editor (fixture)));
  fixture_press ("ctrl+s");
  g_assert_cmpstr (case_get_verdict (fixture, "ECO"), ==, "partial");
}

/* tasks by keyboard: R answers, the next has the keyboard then, Enter reads */
static void
test_tasks (Fixture *fixture, gconstpointer data)
{
  static const Coded denial[] = {
    { "a.txt", 49, 79, "CUL", AGAINST, 3, OWN, NULL },
    { "b.txt", 49, 79, "CUL", AGAINST, 3, OWN, NULL },
    { "c.txt", 32, 47, "CUL-PRO", FOR, 3, OWN, NULL },
  };
  GListModel *tasks;
  g_autoptr (PndEvidenceItem) first = NULL;
  g_autoptr (PndEvidenceItem) last = NULL;
  GtkWidget *focus;

  case_code_all (fixture, denial, 3);
  fixture_activate (fixture, "win.case-tasks");
  tasks = pnd_cases_page_get_tasks (fixture_get_view (fixture, "cases"));
  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 2);
  first = g_list_model_get_item (tasks, 0);
  fixture_press ("Home r");
  case_answer (fixture, "A driver, not an official");
  /* it is done, and stands behind the open one */
  last = g_list_model_get_item (tasks, 1);
  g_assert_cmpstr (pnd_evidence_item_get_guid (last), ==, pnd_evidence_item_get_guid (first));
  g_assert_true (pnd_evidence_item_get_is_answered (last));
  /* the next one has the keyboard */
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (PND_IS_PASSAGE_ROW (gtk_widget_get_first_child (focus)));
  /* without a window manager nobody gives the window its keys back after a dialog */
  gtk_widget_activate (focus);
  fixture_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->centre), ==, "reader");
  g_assert_cmpint (pnd_workspace_get_coding (fixture->window->workspace), >, 0);
}

/* one step at a time: from the negative cases to the cards, from these to the text */
static void
test_out_of_tasks (Fixture *fixture, gconstpointer data)
{
  static const Coded denial[] = { { "a.txt", 49, 79, "CUL", AGAINST, 3, OWN, NULL },
                                  { "c.txt", 32, 47, "CUL-PRO", FOR, 3, OWN, NULL } };
  GtkStack *centre = fixture->window->centre;
  PndCasesPage *page;
  GtkWidget *focus;

  for (int n = 0; n <= 2; n += 2)
    {
      case_code_all (fixture, denial, n);
      fixture_activate (fixture, "win.case-tasks");
      page = fixture_get_view (fixture, "cases");
      g_assert_true (pnd_cases_page_get_show_tasks (page));
      g_assert_cmpuint (g_list_model_get_n_items (pnd_cases_page_get_tasks (page)) > 0, ==, n > 0);
      fixture_press ("Escape");
      g_assert_false (pnd_cases_page_get_show_tasks (page));
      g_assert_cmpstr (gtk_stack_get_visible_child_name (centre), ==, "cases");
      focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
      g_assert_nonnull (gtk_widget_get_ancestor (focus, PND_TYPE_MOTIVE_CARD));
      fixture_press ("Escape");
      g_assert_cmpstr (gtk_stack_get_visible_child_name (centre), !=, "cases");
    }
}

static void
test_thresholds (Fixture *fixture, gconstpointer data)
{
  PndThresholds thresholds;
  GtkWidget *dialog;
  GtkTextView *reason;

  case_code_all (fixture, tourism, 3);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "present");
  fixture_activate (fixture, "win.case-thresholds");
  dialog = case_get_dialog (fixture);
  gtk_spin_button_set_value (case_find (dialog, GTK_TYPE_SPIN_BUTTON, 3), 3);
  case_click (fixture, dialog, "_Save");
  g_assert_true (gtk_widget_get_visible (dialog)); /* it needs a reason */
  reason = case_find (dialog, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (reason), "Asked by the supervisor", -1);
  case_click (fixture, dialog, "_Save");
  g_assert_true (pnd_thresholds_load (
    pnd_project_get_database (fixture_get_project (fixture)), &thresholds, NULL));
  g_assert_cmpint (thresholds.types, ==, 3);
  case_look (fixture);
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "partial");
  fixture_activate (fixture, "win.case-thresholds");
  dialog = case_get_dialog (fixture);
  g_assert_nonnull (case_find (dialog, GTK_TYPE_SPIN_BUTTON, 3));
  gtk_window_close (GTK_WINDOW (dialog));
  fixture_settle ();
  fixture_activate (fixture, "win.edit-undo");
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "present");
}

/* of many documents a thread judges; closing the project does not wait in vain */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  PndProject *project = fixture_get_project (fixture);

  pnd_project_begin_edit (project, "Import", &error);
  for (int i = 0; i < 220; i++)
    {
      g_autofree char *name = g_strdup_printf ("more-%d.txt", i);

      case_add_document (fixture, name, PND_SOURCE_TYPE_NEWS, "Kami mau wisata.\n");
    }
  pnd_project_end_edit (project, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    case_code (fixture, &tourism[i]);
  for (int i = 0; i < 100 && !g_str_equal (case_get_rule (fixture, "ECO"), "partial"); i++)
    fixture_settle ();
  g_assert_cmpstr (case_get_rule (fixture, "ECO"), ==, "partial");
  pnd_case_study_set_holder (get_study (fixture), PND_HOLDER_OTHER);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  pnd_window_close_project (fixture->window);
  g_assert_null (pnd_window_get_message (fixture->window));
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
  add ("/cases/case", test_case);
  add ("/cases/whole", test_whole);
  add ("/cases/documents", test_documents);
  add ("/cases/documents-keys", test_documents_keys);
  add ("/cases/documents-filter", test_documents_filter);
  add ("/cases/why-not", test_why_not);
  add ("/cases/restricted", test_restricted);
  add ("/cases/figures", test_figures);
  add ("/cases/versions", test_versions);
  add ("/cases/draft", test_draft);
  add ("/cases/tasks", test_tasks);
  add ("/cases/out-of-tasks", test_out_of_tasks);
  add ("/cases/thresholds", test_thresholds);
  add ("/cases/large", test_large);
  return g_test_run ();
}
