/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a review is about: a coding, a finding, a code or a memo, by its guid. */

#include "app/model/review/states.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndSubject:
 * @id: its row
 * @owner: the coder who made it, 0 for a code, which is everybody's
 * @document: of a coding, else 0
 * @code: of a coding, or the code itself; else 0
 * @name: what it is called in lists and in the history; never the text of a memo
 */
typedef struct
{
  PndSubjectKind kind;
  gint64 id;
  gint64 owner;
  gint64 document;
  gint64 code;
  char *guid;
  char *name;
} PndSubject;

/* FALSE with PND_STORE_ERROR_NOT_FOUND when there is no such thing */
gboolean pnd_subject_find (PndDatabase *database, PndSubjectKind kind, const char *guid,
                           PndSubject *subject, GError **error);
void pnd_subject_clear (PndSubject *subject);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndSubject, pnd_subject_clear)

G_END_DECLS
