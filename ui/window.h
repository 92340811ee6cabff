/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The window of one project, or of the start page. Puts the places together around a workspace and
 * owns their actions (`win.*`), which are split by concern over actions/. */

#include <gtk/gtk.h>

#include "ui/application.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_WINDOW (pnd_window_get_type ())
G_DECLARE_FINAL_TYPE (PndWindow, pnd_window, PND, WINDOW, GtkApplicationWindow)

PndWindow *pnd_window_new (PndApplication *application);
PndWorkspace *pnd_window_get_workspace (PndWindow *self);

/* what goes wrong is said in the bar */
gboolean pnd_window_open_project (PndWindow *self, const char *path, gboolean read_only);
gboolean pnd_window_create_project (PndWindow *self, const char *path, const char *language);
void pnd_window_close_project (PndWindow *self);
void pnd_window_act_as (PndWindow *self, const char *coder);
void pnd_window_import_files (PndWindow *self, GListModel *files);

/* (nullable): the keys of an action, `|` between */
const char *pnd_window_get_keys (const char *action);

/* (nullable): what the bar says, for tests */
const char *pnd_window_get_message (PndWindow *self);

G_END_DECLS
