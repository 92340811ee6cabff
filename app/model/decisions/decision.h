/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A difference between two coders decided: what came of it is a coding in the layer `consensus`,
 * which is nobody's; the codings that differ stay as they are. */

#include "app/model/coding.h"

G_BEGIN_DECLS

/**
 * PndOutcome:
 * @PND_OUTCOME_ONE: the first coder's coding stands
 * @PND_OUTCOME_OTHER: the second coder's does
 * @PND_OUTCOME_NEW: another coding than either
 * @PND_OUTCOME_NEITHER: nothing is coded there
 * @PND_OUTCOME_OPEN: looked at, and left open
 */
typedef enum
{
  PND_OUTCOME_ONE,
  PND_OUTCOME_OTHER,
  PND_OUTCOME_NEW,
  PND_OUTCOME_NEITHER,
  PND_OUTCOME_OPEN,
} PndOutcome;
#define PND_N_OUTCOMES 5

/**
 * PndDecision:
 * @document: id of the document
 * @kind: presence, extent, code or polarity
 * @one: (nullable): guid of the first coder's coding
 * @other: (nullable): guid of the second coder's
 * @span: of a new coding
 * @code: id of the code of a new coding
 * @rating: of a new coding
 */
typedef struct
{
  gint64 document;
  const char *kind;
  const char *one;
  const char *other;
  PndOutcome outcome;
  const char *reason;
  PndSpan span;
  gint64 code;
  PndRating rating;
} PndDecision;

const char *pnd_outcome_to_string (PndOutcome outcome);
gboolean pnd_outcome_from_string (const char *word, PndOutcome *outcome);
char *pnd_outcome_describe (PndOutcome outcome, const char *one, const char *other);

/* one undoable edit; an earlier decision of the same difference stays in the list, its coding
 * goes */
gboolean pnd_decision_make (PndProject *project, const PndDecision *decision, GError **error);
/* codings (guids, char *) on which both agree go into the consensus: one undoable edit. Returns how
 * many were not there yet, -1 with @error */
int pnd_decision_take_over (PndProject *project, GPtrArray *guids, GError **error);

G_END_DECLS
