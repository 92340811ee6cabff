/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who says what in a document: the turns of its text, and the informants whom their labels are
 * assigned to. Made once and then only read; any thread. */

#include "app/model/document-text.h"
#include "app/model/values.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndTurn:
 * @span: from the label to the end of what is said, in code points
 * @blank: the same with the white space before and after it
 * @label: index of the label
 */
typedef struct
{
  PndSpan span;
  PndSpan blank;
  int label;
} PndTurn;

/**
 * PndSpeaker:
 * @label: as it stands in the text, without time and colon
 * @n_turns: turns that begin with it
 * @is_sure: it tells by itself that somebody speaks; or it is assigned
 * @informant: id of the informant it is assigned to, 0 for none
 * @code: (nullable): the informant's code
 * @holder: the informant's
 * @interviewer: the informant is one; or nobody is assigned and the label says so
 */
typedef struct
{
  char *label;
  int n_turns;
  gboolean is_sure;
  gint64 informant;
  char *code;
  PndHolder holder;
  gboolean interviewer;
} PndSpeaker;

typedef struct _PndSpeakers PndSpeakers;

PndSpeakers *pnd_speakers_new (PndDatabase *database, gint64 document,
                               const PndDocumentText *text, GError **error);
/* the same for a document whose text may be gone through already, so that it is not read again */
PndSpeakers *pnd_speakers_load (PndDatabase *database, gint64 document, GError **error);
void pnd_speakers_free (PndSpeakers *self);

/* in the order they first speak; those that are likely headings come once only, unsure */
int pnd_speakers_get_n (const PndSpeakers *self);
const PndSpeaker *pnd_speakers_get (const PndSpeakers *self, int index);
const PndTurn *pnd_speakers_get_turns (const PndSpeakers *self, int *n_turns);

/* NULL where nobody is known to speak */
const PndSpeaker *pnd_speakers_get_at (const PndSpeakers *self, int position);
/* who gives the passage its holder: the first that is no interviewer, else the first */
const PndSpeaker *pnd_speakers_get_in (const PndSpeakers *self, PndSpan span);
/* nothing but an interviewer's words: never evidence */
gboolean pnd_speakers_is_question (const PndSpeakers *self, PndSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndSpeakers, pnd_speakers_free)

G_END_DECLS
