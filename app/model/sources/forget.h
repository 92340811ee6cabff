/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Forgetting an informant: what they said, and all that quotes it, leaves every byte of the file.
 * A placeholder of the same length stands where it was, so that no other passage moves. */

#include "app/model/document.h"
#include "app/model/sources/informant.h"

G_BEGIN_DECLS

/**
 * PndSpeech:
 * @document: a document's id
 * @span: a turn of the informant, its label included, in code points
 */
typedef struct
{
  gint64 document;
  PndSpan span;
} PndSpeech;

typedef enum
{
  PND_FORGET_SPEECH = 0,
  PND_FORGET_MEMOS = 1 << 0, /* also the memos and notes that name the informant */
} PndForgetFlags;

/**
 * PndForgotten:
 * @n_documents: whose texts changed, and whose files as they came are gone
 * @n_turns: that a placeholder stands for now
 * @n_codings: codings, notes and translations that lay in the speech alone
 * @n_memos: that named the informant
 */
typedef struct
{
  int n_documents;
  int n_turns;
  int n_codings;
  int n_memos;
} PndForgotten;

/* not undoable. @speech: (element-type PndSpeech): by document and place; @result: (out) (optional) */
gboolean pnd_informant_forget (PndInformant *self, GArray *speech, PndForgetFlags flags,
                               PndForgotten *result, GError **error);

G_END_DECLS
