/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The view of cases over a project with the documents of the stories that the verdict rule must get
 * right: three interviews, the news, a budget, a letter of intent in two languages and a thesis. */

#include "tests/ui/window-fixture.h"

#include "ui/cases/editor/finding-editor.h"

/**
 * Coded:
 * @document: its name
 * @memo: (nullable)
 *
 * One line of a table of codings.
 */
typedef struct
{
  const char *document;
  int start;
  int end;
  const char *code;
  PndPolarity polarity;
  int strength;
  PndHolder holder;
  const char *memo;
} Coded;

void case_fixture_set_up (Fixture *fixture, gconstpointer data);

gint64 case_add_document (Fixture *fixture, const char *name, PndSourceType type,
                          const char *text);
gint64 case_get_document (Fixture *fixture, const char *name);
gint64 case_code (Fixture *fixture, const Coded *coded); /* id of the coding */
void case_code_all (Fixture *fixture, const Coded *coded, int n);
void case_look (Fixture *fixture); /* shows the view and waits until it is up to date */

/* what the card of a motive says, by its abbreviation: words of files */
const char *case_get_rule (Fixture *fixture, const char *motive);
const char *case_get_verdict (Fixture *fixture, const char *motive); /* NULL for none */
char *case_get_text (Fixture *fixture, const char *motive);          /* all of its texts */
char *case_get_status (Fixture *fixture, const char *motive, const char *indicator);

GtkWidget *case_get_dialog (Fixture *fixture);
/* the button of @root that says @label; NULL: of the page */
GtkWidget *case_find_button (Fixture *fixture, GtkWidget *root, const char *label);
void case_click (Fixture *fixture, GtkWidget *root, const char *label);
gpointer case_find (GtkWidget *root, GType type, guint nth);

void case_decide (Fixture *fixture, const char *motive);
PndFindingEditor *case_get_editor (Fixture *fixture);
/* answers the passage at hand in the dialog that is open */
void case_answer (Fixture *fixture, const char *reason);
