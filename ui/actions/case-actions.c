/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on cases and the verdicts on their motives. */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "app/model/cases/question.h"
#include "app/model/code.h"
#include "ui/cases/dialogs/case-dialog.h"
#include "ui/cases/dialogs/case-documents.h"
#include "ui/cases/dialogs/coding-cases-dialog.h"
#include "ui/cases/dialogs/thresholds-dialog.h"

static PndCasesPage *
get_page (PndWindow *self)
{
  return PND_CASES_PAGE (pnd_window_get_view (self, "cases"));
}

/* (nullable): where nobody has looked at cases yet */
static PndCasesPage *
find_page (PndWindow *self)
{
  return (PndCasesPage *) gtk_stack_get_child_by_name (self->centre, "cases");
}

/* (nullable) */
static PndRegionCase *
get_case (PndWindow *self)
{
  return pnd_case_study_get_row (self->study);
}

/* what is done to a case is seen where cases are shown */
static void
show_cases (PndWindow *self)
{
  pnd_window_set_view (self, "cases");
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_case_dialog_show (GTK_WINDOW (self), self->study, NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_case_dialog_show (GTK_WINDOW (self), self->study, get_case (self));
}

static void
documents_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_case_documents_show (GTK_WINDOW (self), self->study, get_case (self));
}

/* undo brings it back with all that went with it, so nobody is asked */
static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (PndRegionCase) row = g_object_ref (get_case (self));
  g_autofree char *name = g_strdup (pnd_region_case_get_name (row));
  GError *error = NULL;

  show_cases (self);
  if (!pnd_region_case_remove (row, &error))
    pnd_workspace_fail (self->workspace, error);
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("“%s” is removed with its verdicts; undo brings it back."), name);
}

static void
tasks_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_cases_page_set_show_tasks (get_page (self), g_variant_get_boolean (value));
}

static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  if (!pnd_cases_page_get_show_tasks (get_page (self)))
    {
      show_cases (self);
      pnd_cases_page_set_show_tasks (get_page (self), TRUE);
    }
  pnd_cases_page_answer (get_page (self));
}

static void
decide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_cases_page_decide (get_page (self), 0);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_cases_page_save (get_page (self));
}

static void
holder_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  PndHolder holder;

  if (!pnd_holder_from_word (g_variant_get_string (value, NULL), &holder)
      || holder == PND_HOLDER_UNRATED)
    return;
  g_simple_action_set_state (action, value);
  show_cases (self);
  pnd_case_study_set_holder (self->study, holder);
}

static void
thresholds_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_thresholds_dialog_show (GTK_WINDOW (self), self->workspace);
}

static void
coding_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  gint64 coding = pnd_workspace_get_coding (self->workspace);

  if (coding == 0 || (coding & PND_WORKSPACE_NOTE_BIT) != 0)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Select a coding first: with O, or by a click."));
  else
    pnd_coding_cases_dialog_show (GTK_WINDOW (self), self->workspace, coding);
}

/* the code at hand, where it can be asked for: an indicator or a motive; else NULL */
static PndCode *
get_asked_code (PndWindow *self)
{
  gint64 id = pnd_workspace_get_rule_code (self->workspace);
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (PndCode) code = id != 0 ? pnd_row_get (project, PND_TYPE_CODE, id, NULL) : NULL;

  if (code == NULL || (pnd_code_get_kind (code) != PND_CODE_KIND_MOTIVE
                       && pnd_code_get_kind (code) != PND_CODE_KIND_INDICATOR))
    return NULL;
  return g_steal_pointer (&code);
}

/* what was searched for counts as asked for, in the case at hand */
static void
log_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  g_autofree char *text = pnd_search_page_dup_log (PND_SEARCH_PAGE (pnd_window_get_view (self, "search")));
  g_autoptr (PndCode) code = get_asked_code (self);
  gint64 id = code != NULL ? pnd_row_get_id (PND_ROW (code)) : 0;
  GError *error = NULL;

  if (text == NULL)
    {
      pnd_window_set_view (self, "search");
      pnd_window_focus_centre (self);
      pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("There is no search to log yet."));
      return;
    }
  if (pnd_question_add (pnd_workspace_get_project (self->workspace),
                        pnd_case_study_get_case (self->study), TRUE, text, &id, id != 0,
                        &error) == 0)
    pnd_workspace_fail (self->workspace, error);
  else if (code != NULL)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("Logged as a search for %s. Alt+8 shows what was asked."),
                       pnd_code_get_abbreviation (code));
  else
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       _("The search is logged. Alt+8 is where to tick what it asks for."));
}

static void
set_state (PndWindow *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

/* the page changes by itself, too: by its own buttons, and with another project */
static void
state_cb (PndWindow *self)
{
  PndCaseStudy *study = self->study;
  PndCasesPage *page = find_page (self);

  set_state (self, "case-tasks",
             g_variant_new_boolean (page != NULL && pnd_cases_page_get_show_tasks (page)));
  set_state (self, "case-holder",
             g_variant_new_string (pnd_holder_to_word (pnd_case_study_get_holder (study))));
  pnd_window_update_actions (self);
}

static const GActionEntry actions[] = {
  { .name = "case-tasks", .state = "false", .change_state = tasks_cb },
  { .name = "case-answer", .activate = answer_cb },
  { .name = "finding-decide", .activate = decide_cb },
  { .name = "finding-save", .activate = save_cb },
  { .name = "case-holder", .parameter_type = "s", .state = "'own-region'",
    .change_state = holder_cb },
  { .name = "search-log", .activate = log_cb },
  { .name = "case-thresholds", .activate = thresholds_cb },
  { .name = "coding-cases", .activate = coding_cb },
  { .name = "case-add", .activate = add_cb },
  { .name = "case-edit", .activate = edit_cb },
  { .name = "case-documents", .activate = documents_cb },
  { .name = "case-remove", .activate = remove_cb },
};

/**
 * pnd_window_add_case_actions:
 * @self: a window
 */
void
pnd_window_add_case_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * pnd_window_follow_case:
 * @self: a window
 *
 * From now on what can be done is what the case at hand allows.
 */
void
pnd_window_follow_case (PndWindow *self)
{
  g_signal_connect_object (self->study, "case-changed", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pnd_window_follow_cases_page:
 * @self: a window
 * @page: its page of cases, just made
 *
 * The same for what the page is at.
 */
void
pnd_window_follow_cases_page (PndWindow *self, PndCasesPage *page)
{
  g_signal_connect_object (page, "state-changed", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pnd_window_can_use_case:
 * @self: a window
 * @name: of an action
 *
 * Returns: %FALSE where it needs a case, or a verdict that is written, and there is none
 */
gboolean
pnd_window_can_use_case (PndWindow *self, const char *name)
{
  static const char *const of_case[] = { "case-edit", "case-documents", "case-remove", NULL };
  PndCasesPage *page;

  if (g_strv_contains (of_case, name))
    return get_case (self) != NULL;
  page = find_page (self);
  return !g_str_equal (name, "finding-save")
         || (page != NULL && pnd_cases_page_get_is_deciding (page));
}
