/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window to read and code in, over a real project file with the built-in codebook and a text of
 * known sentences; and a hand, which presses real keys through the X server. */

#include <gtk/gtk.h>

#include "app/model/code.h"
#include "app/model/coding.h"
#include "app/model/document.h"
#include "ui/coding/reading-pane.h"
#include "ui/inspector/inspector.h"
#include "ui/workspace.h"

typedef struct
{
  char *folder;
  char *path;
  PndProject *project;
  PndWorkspace *workspace;
  GtkWidget *window;
  GtkWidget *pane;
  GtkWidget *inspector;
  GtkWidget *outside; /* an entry that is no part of the pane */
  gint64 document;
  char *said; /* the last message */
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer text);
void fixture_tear_down (Fixture *fixture, gconstpointer data);

void fixture_press (Fixture *fixture, const char *keys); /* xdotool names, space between */
void fixture_type (Fixture *fixture, const char *text);
void fixture_settle (Fixture *fixture);
void fixture_activate (Fixture *fixture, const char *action, GVariant *target);
void fixture_focus_reader (Fixture *fixture);

gint64 fixture_get_code (Fixture *fixture, const char *abbreviation);
int fixture_count (Fixture *fixture, const char *table);
PndCoding *fixture_get_coding (Fixture *fixture, int index); /* by id, from 0; (transfer full) */
char *fixture_get_selected (Fixture *fixture);
GtkWidget *fixture_find (Fixture *fixture, GType type); /* the first that is mapped */
