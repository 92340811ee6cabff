/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on whose codings count: those of all coders, of the consensus, or of one coder; and of
 * them all, or only what was accepted in review. */

#include "ui/actions/whose-actions.h"

#include <glib/gi18n.h>

#include "ui/people/whose.h"
#include "ui/window-private.h"
#include "ui/workspace-coders.h"

/* kept in the project; without it all coders count. See also the workspace's coders that are not
 * shown */
#define WHOSE "whose"

static void
set_state (PndWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static gboolean
choose (PndWindow *self, const PndWhoseChoice *choice)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GError *error = NULL;

  if (!pnd_project_set_whose (project, choice->whose, choice->coder, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      return FALSE;
    }
  pnd_project_set_preference (project, WHOSE,
                              choice->whose == PND_WHOSE_CODERS ? NULL : choice->word);
  set_state (self, "whose", g_variant_new_string (choice->word));
  return TRUE;
}

static void
whose_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  g_autoptr (GPtrArray) choices = pnd_whose_list (pnd_workspace_get_project (self->workspace));
  int index = pnd_whose_find (choices, g_variant_get_string (value, NULL));

  if (index >= 0)
    choose (self, choices->pdata[index]);
}

/* without the menu: the next of those who coded, and in the end all again */
static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;
  PndProject *project = pnd_workspace_get_project (self->workspace);
  g_autoptr (GPtrArray) choices = pnd_whose_list (project);
  guint next = (guint) (pnd_whose_find_current (choices, project) + 1) % choices->len;
  const PndWhoseChoice *choice = choices->pdata[next];

  if (choice->is_empty)
    choice = choices->pdata[0];
  if (choose (self, choice))
    /* Translators: the name of a coder, “All coders” or “The consensus” */
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("Whose codings count: %s."),
                       choice->title);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_workspace_show_all_coders (self->workspace);
}

/* what figures are of: the reading view and the review desk go on showing everything */
static void
accepted_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  PndWindow *self = data;
  GError *error = NULL;

  if (pnd_project_set_accepted_only (pnd_workspace_get_project (self->workspace),
                                     g_variant_get_boolean (value), &error))
    g_simple_action_set_state (action, value);
  else
    pnd_workspace_fail (self->workspace, error);
}

static const GActionEntry actions[] = {
  { .name = "coders-all", .activate = show_all_cb },
  { .name = "whose", .parameter_type = "s", .state = "'all'", .change_state = whose_cb },
  { .name = "whose-next", .activate = next_cb },
  { .name = "accepted-only", .state = "false", .change_state = accepted_cb },
};

/**
 * pnd_window_add_whose_actions:
 * @self: a window
 */
void
pnd_window_add_whose_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/**
 * pnd_window_restore_whose:
 * @self: a window
 * @project: one that is being opened in it
 *
 * Whose codings count is what it was when the project was closed. That only accepted ones count is
 * asked for each time: figures that are less than what was coded must not come by themselves.
 */
void
pnd_window_restore_whose (PndWindow *self, PndProject *project)
{
  g_autofree char *word = pnd_project_get_preference (project, WHOSE);
  g_autoptr (GPtrArray) choices = pnd_whose_list (project);
  const PndWhoseChoice *choice = choices->pdata[MAX (pnd_whose_find (choices, word), 0)];
  GError *error = NULL;

  if (!pnd_project_set_whose (project, choice->whose, choice->coder, &error))
    {
      pnd_workspace_fail (self->workspace, error);
      choice = choices->pdata[0];
    }
  set_state (self, "whose", g_variant_new_string (choice->word));
  set_state (self, "accepted-only",
             g_variant_new_boolean (
               pnd_database_get_accepted_only (pnd_project_get_database (project))));
}
