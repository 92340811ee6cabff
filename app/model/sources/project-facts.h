/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a researcher says of the whole project: its name, what the study asks, notes, how lines are
 * counted. */

#include "app/store/project.h"

G_BEGIN_DECLS

#define PND_LINE_WIDTH_MIN 20
#define PND_LINE_WIDTH_MAX 400

/* (transfer full): "" where nothing is said */
char *pnd_project_facts_dup_question (PndProject *project);
char *pnd_project_facts_dup_notes (PndProject *project);
/* characters a line; 0: a line is a paragraph */
int pnd_project_facts_get_line_width (PndProject *project);

/**
 * PndProjectFacts:
 * @name: blanks around it do not count
 * @question: (nullable): what the study asks
 * @notes: (nullable): about the project
 * @line_width: 0, or PND_LINE_WIDTH_MIN to PND_LINE_WIDTH_MAX
 */
typedef struct
{
  const char *name;
  const char *question;
  const char *notes;
  int line_width;
} PndProjectFacts;

/* one undoable edit */
gboolean pnd_project_facts_set (PndProject *project, const PndProjectFacts *facts, GError **error);

G_END_DECLS
