/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the program remembers for this person, in a key file in the config folder: theme, sizes,
 * who codes, recent projects. Written when something changes. Not of any project. */

#include <glib-object.h>

G_BEGIN_DECLS

#define PND_TYPE_SETTINGS (pnd_settings_get_type ())
G_DECLARE_FINAL_TYPE (PndSettings, pnd_settings, PND, SETTINGS, GObject)

#define PND_SETTINGS_MAX_RECENT 10

PndSettings *pnd_settings_new (const char *path);

char *pnd_settings_get_string (PndSettings *self, const char *key);
void pnd_settings_set_string (PndSettings *self, const char *key, const char *value);
int pnd_settings_get_int (PndSettings *self, const char *key, int fallback);
void pnd_settings_set_int (PndSettings *self, const char *key, int value);

char **pnd_settings_get_recent (PndSettings *self);
char *pnd_settings_get_project_folder (PndSettings *self); /* where a new project is put */
void pnd_settings_add_recent (PndSettings *self, const char *path);
void pnd_settings_remove_recent (PndSettings *self, const char *path);

G_END_DECLS
