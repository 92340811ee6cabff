/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was asked for: an interview question, or a search that was made and logged, and the
 * indicators it asks for. The rows of the grid of concept, indicator and question. */

#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_QUESTION (pnd_question_get_type ())
G_DECLARE_FINAL_TYPE (PndQuestion, pnd_question, PND, QUESTION, PndRow)

const char *pnd_question_get_text (PndQuestion *self);
gboolean pnd_question_get_is_search (PndQuestion *self);
const char *pnd_question_get_date (PndQuestion *self); /* "2025-11-24" or "" */
gint64 pnd_question_get_case (PndQuestion *self); /* 0: the whole project */
/* ids (gint64) of the codes it asks for, (transfer full) */
GArray *pnd_question_load_codes (PndQuestion *self);

GListModel *pnd_question_new_list (PndProject *project); /* in the order they were added */
gint64 pnd_question_add (PndProject *project, gint64 region_case, gboolean is_search,
                         const char *text, const gint64 *codes, int n_codes, GError **error);
gboolean pnd_question_set_text (PndQuestion *self, const char *text, GError **error);
gboolean pnd_question_set_code (PndQuestion *self, gint64 code, gboolean asks, GError **error);
gboolean pnd_question_remove (PndQuestion *self, GError **error);

G_END_DECLS
