/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was asked: a grid of motives and indicators by interview questions and logged searches. What
 * was asked nowhere is untested, which is not the same as absent. Kept true to every edit. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_QUESTION_PAGE (pnd_question_page_get_type ())
G_DECLARE_FINAL_TYPE (PndQuestionPage, pnd_question_page, PND, QUESTION_PAGE, GtkWidget)

GtkWidget *pnd_question_page_new (PndWorkspace *workspace);

G_END_DECLS
