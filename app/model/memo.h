/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A memo about the project, a document or a code; or a dated entry of the journal. */

#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_MEMO (pnd_memo_get_type ())
G_DECLARE_FINAL_TYPE (PndMemo, pnd_memo, PND, MEMO, PndRow)

gboolean pnd_memo_is_journal (PndMemo *self);
gint64 pnd_memo_get_document (PndMemo *self); /* 0 if not about a document */
gint64 pnd_memo_get_code (PndMemo *self);     /* 0 if not about a code */
gint64 pnd_memo_get_coder (PndMemo *self);
const char *pnd_memo_get_date (PndMemo *self); /* ISO 8601 date */
const char *pnd_memo_get_title (PndMemo *self);
const char *pnd_memo_get_text (PndMemo *self);

gint64 pnd_memo_add (PndProject *project, gint64 document, gint64 code, const char *title,
                     const char *text, GError **error);
gint64 pnd_memo_add_journal (PndProject *project, const char *date, const char *title,
                             const char *text, GError **error);
gboolean pnd_memo_set_text (PndMemo *self, const char *title, const char *text, GError **error);
gboolean pnd_memo_remove (PndMemo *self, GError **error);
/* not undoable: the memo leaves every byte of the file */
gboolean pnd_memo_forget (PndMemo *self, GError **error);

G_END_DECLS
