/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verdicts over more documents than are judged at once: a thread judges, the window lives on, and
 * what changes meanwhile is in the answer. */

#include "tests/ui/case-fixture.h"

#include "ui/cases/judge.h"

#define N_DOCUMENTS 230

#define FOR PND_POLARITY_SUPPORTS
#define OWN PND_HOLDER_OWN_REGION

static const Coded tourism[] = {
  { "a.txt", 32, 47, "ECO-PAR", FOR, 3, OWN, NULL },
  { "b.txt", 32, 47, "ECO-PAR", FOR, 3, OWN, NULL },
  { "budget.txt", 0, 49, "ECO-PAR", FOR, 2, OWN, NULL },
};

static PndCaseStudy *
get_study (Fixture *fixture)
{
  return pnd_cases_page_get_study (fixture_get_view (fixture, "cases"));
}

/* many documents, one edit each, while nobody looks at cases */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  case_fixture_set_up (fixture, data);
  pnd_window_set_view (fixture->window, "reader");
  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("note-%03d.txt", i);
      g_autofree char *text = g_strdup_printf ("Note %d says nothing of it.\n", i);

      case_add_document (fixture, name, PND_SOURCE_TYPE_FIELD_NOTE, text);
    }
  fixture_settle ();
}

static gboolean
is_known (Fixture *fixture)
{
  PndCaseStudy *study = get_study (fixture);
  PndVerdictView view = { .holder = pnd_case_study_get_holder (study) };
  g_autoptr (PndCaseJudging) judging
    = pnd_judge_peek (pnd_judge_get (fixture->window->workspace), pnd_case_study_get_case (study),
                      &view);

  return judging != NULL;
}

/* Each wait lasts until an event comes, of which the thread's answer is one. */
static void
wait_for (Fixture *fixture, const char *rule)
{
  while (!is_known (fixture) || !g_str_equal (case_get_rule (fixture, "ECO"), rule))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_thread (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tourism); i++)
    case_code (fixture, &tourism[i]);
  pnd_window_set_view (fixture->window, "cases");
  while (!pnd_judge_is_asked (pnd_judge_get (fixture->window->workspace), get_study (fixture)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_known (fixture));
  wait_for (fixture, "present");
  g_assert_false (pnd_judge_is_asked (pnd_judge_get (fixture->window->workspace),
                                      get_study (fixture)));
}

/* what is coded and undone while it works is in what it says at last */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  pnd_window_set_view (fixture->window, "cases");
  while (!pnd_judge_is_asked (pnd_judge_get (fixture->window->workspace), get_study (fixture)))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tourism); i++)
    {
      case_code (fixture, &tourism[i]);
      g_assert_false (is_known (fixture));
    }
  wait_for (fixture, "present");
  for (guint i = 0; i < G_N_ELEMENTS (tourism); i++)
    fixture_activate (fixture, "win.edit-undo");
  wait_for (fixture, "insufficient");
}

/* a page that goes away is not answered */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  pnd_window_set_view (fixture->window, "cases");
  while (!pnd_judge_is_asked (pnd_judge_get (fixture->window->workspace), get_study (fixture)))
    g_main_context_iteration (NULL, TRUE);
  pnd_window_set_view (fixture->window, "reader");
  case_code (fixture, &tourism[0]);
  pnd_workspace_set_project (fixture->window->workspace, NULL);
  fixture_settle ();
  g_assert_null (fixture_get_project (fixture));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/judge/thread", Fixture, NULL, set_up, test_thread, fixture_tear_down);
  g_test_add ("/judge/meanwhile", Fixture, NULL, set_up, test_meanwhile, fixture_tear_down);
  g_test_add ("/judge/closing", Fixture, NULL, set_up, test_closing, fixture_tear_down);
  return g_test_run ();
}
