/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Correcting a text after coding: the difference is computed once, and everything that has a place
 * in the text goes along. What loses its place waits in a quarantine with its quote. */

#include "app/model/document.h"
#include "app/model/documents/text-change.h"

G_BEGIN_DECLS

/**
 * PndCorrection:
 * @n_edits: places where the text changed
 * @n_moved: codings and notes whose span changed
 * @n_lost: codings and notes that lost their place and wait to be placed again
 */
typedef struct
{
  int n_edits;
  int n_moved;
  int n_lost;
} PndCorrection;

/* one undoable edit; @correction: (out) (optional) */
gboolean pnd_document_correct (PndDocument *self, PndDocumentText *text,
                               PndCorrection *correction, GError **error);

/* what has a place in a text goes over to another one, in any database; @now: (nullable) */
gboolean pnd_correction_carry (PndDatabase *database, gint64 document, PndDocumentText *before,
                               PndDocumentText *text, const char *now, PndCorrection *correction,
                               GError **error);

#define PND_TYPE_QUARANTINED (pnd_quarantined_get_type ())
G_DECLARE_FINAL_TYPE (PndQuarantined, pnd_quarantined, PND, QUARANTINED, PndRow)

/* a coding, or with no code a note, that waits to be placed again */
gint64 pnd_quarantined_get_document (PndQuarantined *self);
const char *pnd_quarantined_get_quote (PndQuarantined *self);
int pnd_quarantined_get_position (PndQuarantined *self); /* where it was, in today's text */
gint64 pnd_quarantined_get_code (PndQuarantined *self);  /* 0: a note */
gint64 pnd_quarantined_get_coder (PndQuarantined *self);
const char *pnd_quarantined_get_memo (PndQuarantined *self);

/* each one undoable edit; the guid, ratings and memo stay the same */
gint64 pnd_quarantined_place (PndProject *project, gint64 id, PndSpan span, GError **error);
gboolean pnd_quarantined_remove (PndProject *project, gint64 id, GError **error);

G_END_DECLS
