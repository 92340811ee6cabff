/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The program in the window: one window a project, the settings of this person, and the actions
 * that need no window (`app.*`). */

#include <gtk/gtk.h>

#include "ui/preferences/settings.h"

G_BEGIN_DECLS

#define PND_TYPE_APPLICATION (pnd_application_get_type ())
G_DECLARE_FINAL_TYPE (PndApplication, pnd_application, PND, APPLICATION, GtkApplication)

PndApplication *pnd_application_new (GApplicationFlags flags);
PndSettings *pnd_application_get_settings (PndApplication *self);

/* in the window that has it open already, in one that has nothing open, or in a new one */
void pnd_application_open_project (PndApplication *self, const char *path);
void pnd_application_new_project (PndApplication *self, const char *path, const char *language);

/* who acts in every window from now on; remembered */
/* whether somebody has said who acts; else it is the login name */
gboolean pnd_application_has_coder (PndApplication *self);
char *pnd_application_get_coder (PndApplication *self);
void pnd_application_set_coder (PndApplication *self, const char *name);

G_END_DECLS
