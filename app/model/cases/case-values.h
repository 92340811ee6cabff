/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The closed lists of values of cases and findings, as numbers in memory and as the fixed words of
 * files and of the command line. The names a person reads are translated. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PND_VERDICT_NONE,
  PND_VERDICT_PRESENT,
  PND_VERDICT_PARTIAL,
  PND_VERDICT_ABSENT,
  PND_VERDICT_INSUFFICIENT,
} PndVerdict;
#define PND_N_VERDICTS 5

typedef enum
{
  PND_INDICATOR_UNTESTED,
  PND_INDICATOR_SILENT,
  PND_INDICATOR_DENIED,
  PND_INDICATOR_THIN,
  PND_INDICATOR_SUPPORTED,
  PND_INDICATOR_CONTESTED,
} PndIndicatorStatus;
#define PND_N_INDICATOR_STATUSES 6

typedef enum
{
  PND_STAGE_NONE,
  PND_STAGE_INITIATIVE,
  PND_STAGE_EXPLORATION,
  PND_STAGE_LETTER_OF_INTENT,
  PND_STAGE_PLAN,
  PND_STAGE_LEGISLATURE,
  PND_STAGE_VERIFICATION,
  PND_STAGE_AGREEMENT,
  PND_STAGE_IMPLEMENTATION,
  PND_STAGE_EVALUATION,
} PndStage;
#define PND_N_STAGES 10

typedef enum
{
  PND_SIDE_FOR,
  PND_SIDE_AGAINST,
} PndSide;
#define PND_N_SIDES 2

/* NULL for none; parsing takes NULL and "" as none, and answers FALSE for a word not in the list */
const char *pnd_verdict_to_word (PndVerdict verdict);
gboolean pnd_verdict_from_word (const char *word, PndVerdict *verdict);
const char *pnd_verdict_get_title (PndVerdict verdict);
const char *pnd_indicator_status_to_word (PndIndicatorStatus status);
const char *pnd_indicator_status_get_title (PndIndicatorStatus status);
const char *pnd_stage_to_word (PndStage stage);
gboolean pnd_stage_from_word (const char *word, PndStage *stage);
const char *pnd_stage_get_title (PndStage stage);
const char *pnd_side_to_word (PndSide side);
gboolean pnd_side_from_word (const char *word, PndSide *side); /* there is no side of none */

G_END_DECLS
