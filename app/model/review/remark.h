/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A remark on a coding, a finding, a code or a memo; with a state it is a reviewer's judgement or
 * the answer to one. Remarks are added and never changed. Of a coding the state is also written into
 * `codings.review`, in the same edit, and nothing else of it: a review never edits the coding of
 * another. */

#include "app/model/review/subject.h"
#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_REMARK (pnd_remark_get_type ())
G_DECLARE_FINAL_TYPE (PndRemark, pnd_remark, PND, REMARK, PndRow)

PndSubjectKind pnd_remark_get_kind (PndRemark *self);
const char *pnd_remark_get_subject (PndRemark *self); /* guid */
PndReviewState pnd_remark_get_state (PndRemark *self);
const char *pnd_remark_get_text (PndRemark *self);
char *pnd_remark_format_time (PndRemark *self);
gint64 pnd_remark_get_coder (PndRemark *self);

/* (transfer full): those of a subject by time; of a finding, those of its earlier versions, too */
GListModel *pnd_remark_new_thread (PndProject *project, const char *subject);

/* One undoable edit by who acts. @text: (nullable): a query, a rejection, an answer and a word of
 * standing by need some. Only who made a thing can say that it is revised or that it stands.
 * Returns the id, 0 with @error set */
gint64 pnd_remark_add (PndProject *project, PndSubjectKind kind, const char *subject,
                       PndReviewState state, const char *text, GError **error);
/* the same on several, one edit: all or none */
gboolean pnd_remark_add_all (PndProject *project, PndSubjectKind kind,
                             const char *const *subjects, PndReviewState state, const char *text,
                             GError **error);

G_END_DECLS
