/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on cases and the verdicts on their motives. */

#include "ui/window-private.h"

#include <glib/gi18n.h>

#include "ui/cases/dialogs/case-dialog.h"
#include "ui/cases/dialogs/case-documents.h"

static PndCaseStudy *
get_study (PndWindow *self)
{
  return pnd_cases_page_get_study (self->cases);
}

/* (nullable) */
static PndRegionCase *
get_case (PndWindow *self)
{
  return pnd_case_study_get_row (get_study (self));
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
  pnd_case_dialog_show (GTK_WINDOW (self), get_study (self), NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_case_dialog_show (GTK_WINDOW (self), get_study (self), get_case (self));
}

static void
documents_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  show_cases (self);
  pnd_case_documents_show (GTK_WINDOW (self), get_study (self), get_case (self));
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

static const GActionEntry actions[] = {
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
 * @self: a window whose page of cases is there
 *
 * From now on what can be done is what the case at hand allows.
 */
void
pnd_window_follow_case (PndWindow *self)
{
  g_signal_connect_object (get_study (self), "case-changed",
                           G_CALLBACK (pnd_window_update_actions), self, G_CONNECT_SWAPPED);
}

/**
 * pnd_window_can_use_case:
 * @self: a window
 * @name: of an action
 *
 * Returns: %FALSE where it needs a case and there is none
 */
gboolean
pnd_window_can_use_case (PndWindow *self, const char *name)
{
  static const char *const of_case[] = { "case-edit", "case-documents", "case-remove", NULL };

  return !g_strv_contains (of_case, name) || (self->cases != NULL && get_case (self) != NULL);
}
