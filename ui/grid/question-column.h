/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A column of the grid of questions: what it is called, and what stands above it. Its menu's actions
 * are "questions.edit" and "questions.remove", with the question's id. */

#include <gtk/gtk.h>

#include "app/model/cases/question.h"

G_BEGIN_DECLS

char *pnd_question_column_number (const GPtrArray *questions, guint index);
char *pnd_question_column_describe (PndQuestion *question);
GtkWidget *pnd_question_column_new_heading (const GPtrArray *questions, guint index);

G_END_DECLS
