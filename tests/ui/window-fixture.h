/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The program itself in this process: an application with settings of its own, a window, and a new
 * project with the built-in codebook in a folder that goes afterwards. */

#include "ui/window-private.h"

typedef struct
{
  char *folder;
  char *path; /* of the project */
  PndApplication *application;
  PndWindow *window;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

void fixture_settle (void);
char *fixture_write (Fixture *fixture, const char *name, const char *bytes, gssize n_bytes);
void fixture_import (Fixture *fixture, const char *const *names);
void fixture_activate (Fixture *fixture, const char *action);
gboolean fixture_is_enabled (Fixture *fixture, const char *action);
PndProject *fixture_get_project (Fixture *fixture);
gpointer fixture_get_view (Fixture *fixture, const char *name); /* made where it was not */
char *fixture_list_documents (Fixture *fixture); /* names as shown, `|` between */
char *fixture_list_codes (Fixture *fixture);     /* abbreviations as shown, space between */
gint64 fixture_get_code (Fixture *fixture, const char *abbreviation);
/* that no two entries of a menu are chosen by one letter */
void fixture_check_letters (GMenuModel *menu);
/* that every view can be seen on a screen of 900 by 600 */
void fixture_check_sizes (Fixture *fixture);
void fixture_press (const char *keys); /* xdotool names, space between; real keys */

/* the dialog over the window, and what is in it */
GtkWidget *fixture_get_dialog (Fixture *fixture); /* (nullable) */
gpointer fixture_find (Fixture *fixture, GType type, guint nth); /* from 0, in reading order */
void fixture_click (Fixture *fixture, const char *label);
void fixture_enter (Fixture *fixture, guint nth, const char *text);  /* into the nth entry */
void fixture_choose (Fixture *fixture, guint nth, guint item);       /* in the nth drop-down */
gboolean fixture_says (Fixture *fixture, const char *text);          /* any label of it */

/* the visible widgets of @type under @widget, none of them in another */
void fixture_collect (GtkWidget *widget, GType type, GPtrArray *found);
gpointer fixture_find_under (GtkWidget *widget, GType type, guint nth);
