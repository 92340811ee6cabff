/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions on what is known of sources: informants, speakers, other names, the project itself. */

#include "ui/window-private.h"

#include "ui/sources/informants-dialog.h"
#include "ui/sources/project-properties.h"
#include "ui/sources/pseudonyms-dialog.h"
#include "ui/sources/speakers-dialog.h"

static void
informants_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_informants_dialog_show (GTK_WINDOW (self), self->workspace);
}

static void
speakers_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  if (pnd_workspace_get_document (self->workspace) != NULL)
    pnd_speakers_dialog_show (GTK_WINDOW (self), self->workspace);
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_project_properties_show (GTK_WINDOW (self), self->workspace);
}

static void
pseudonyms_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PndWindow *self = data;

  pnd_pseudonyms_dialog_show (GTK_WINDOW (self), self->workspace);
}

static void
use_pseudonyms_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  g_simple_action_set_state (action, value);
}

static const GActionEntry actions[] = {
  { .name = "informants", .activate = informants_cb },
  { .name = "document-speakers", .activate = speakers_cb },
  { .name = "project-pseudonyms", .activate = pseudonyms_cb },
  { .name = "export-pseudonyms", .state = "false", .change_state = use_pseudonyms_cb },
  { .name = "project-properties", .activate = properties_cb },
};

/**
 * pnd_window_add_source_actions:
 * @self: a window
 */
void
pnd_window_add_source_actions (PndWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
