/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The verdict rule: what the coded evidence says on one motive of one case. Pure: plain values in,
 * plain values out; the order of the evidence makes no difference. It is ours, a proposal, and the
 * researcher may overrule it with a rationale.
 *
 * What counts: passages that are rated, not rejected, of the holder asked for, inside the case's
 * period, of the coder asked for, not of a secondary source and not a question of the
 * interviewer. What is set aside by a resolution is only listed. No strength counts as 1;
 * regulations, agreements and statistics count as 1 unless a memo says why not. Overlapping
 * passages of one indicator and polarity count once, with the greatest strength. Strengths are
 * never added.
 *
 * Independent sources: passages are of independent sources when their speakers and their origins
 * both differ. A speaker who is not known is one of the document alone. The type of a source is
 * that of its speaker where he is known: the first in PndSourceType of the types he appears in, so
 * that the same official in an interview and in the news is one source of one type.
 *
 * Status of an indicator, the first that fits:
 *   contested   for and against, both decisive (of strength 2 or more)
 *   supported   decisive passages for it from two independent sources of two types, or from three
 *               informants of two offices
 *   thin        any other decisive passage for it
 *   denied      a decisive passage against it
 *   silent      every document of the case read under the code's version, and it was asked for
 *   untested    otherwise
 *
 * Verdict on the motive, the first that fits:
 *   present       an indicator is supported, and no decisive denial of the whole motive stands
 *   partial       any other decisive passage for it, also on the motive's own code
 *   absent        none for it, two independent sources deny, every indicator is denied or silent
 *   insufficient  otherwise */

#include "app/model/cases/case-values.h"
#include "app/model/cases/threshold.h"
#include "app/model/span.h"
#include "app/model/values.h"

G_BEGIN_DECLS

/**
 * PndEvidence:
 * @coding: id of the coding
 * @indicator: index of the indicator; -1 for a coding of the motive itself
 * @document: id of the document
 * @span: of the passage, in code points
 * @strength: 1 to 3, 0 for none
 * @speaker: id of the informant who speaks; 0 where it is not known
 * @speaker_type: what the speaker is known from besides: an interview of his own
 * @office: (nullable): the informant's
 * @origin: number of the origin: the same for twins, reprints and what has one source; the same in
 *   every motive of the project
 * @has_memo: a memo says why it is more than a form
 * @is_question: nothing but the interviewer's words
 * @is_outside: not in the case's period
 * @is_set_aside: a resolution says that the other side stands
 * @is_changed: changed after the finding that stands
 */
typedef struct
{
  gint64 coding;
  int indicator;
  gint64 document;
  PndSpan span;
  gint64 coder;
  PndPolarity polarity;
  int strength;
  PndHolder holder;
  PndReview review;
  PndSourceType source_type;
  gint64 speaker;
  PndSourceType speaker_type;
  const char *office;
  gint64 origin;
  gboolean has_memo;
  gboolean is_question;
  gboolean is_outside;
  gboolean is_set_aside;
  gboolean is_changed;
} PndEvidence;

/**
 * PndUse:
 *
 * What became of a passage. Those before %PND_USE_COUNTED are left out, for the reason named.
 */
typedef enum
{
  PND_USE_OTHER_CODER,
  PND_USE_REJECTED,
  PND_USE_NOT_ACCEPTED,
  PND_USE_CLAIM,    /* a secondary source's, or the interviewer's */
  PND_USE_UNRATED,
  PND_USE_OTHER_HOLDER,
  PND_USE_OUTSIDE,
  PND_USE_SET_ASIDE,
  PND_USE_MENTION,
  PND_USE_WEAK,     /* rated, but below the decisive strength */
  PND_USE_COUNTED,
} PndUse;
#define PND_N_USES 11

/**
 * PndIndicatorInput:
 * @name: the code's abbreviation, for reasons
 * @is_read: every document of the case is read under the code's current version
 * @is_asked: a question or a logged search is mapped to it
 */
typedef struct
{
  const char *name;
  gboolean is_read;
  gboolean is_asked;
} PndIndicatorInput;

/**
 * PndVerdictView:
 * @holder: whose motive; %PND_HOLDER_OWN_REGION for a verdict
 * @coder: whose codings; 0 for all (a consensus has one coder)
 * @accepted_only: only codings that the supervisor accepted
 */
typedef struct
{
  PndHolder holder;
  gint64 coder;
  gboolean accepted_only;
} PndVerdictView;

/**
 * PndIndicatorResult:
 * @supports: decisive passages for it, overlapping ones once
 * @contradicts: decisive passages against it
 * @weak: passages for or against that are not decisive
 * @sources: independent sources of the decisive passages for it
 * @types: of how many types they are
 */
typedef struct
{
  PndIndicatorStatus status;
  int supports;
  int contradicts;
  int weak;
  int sources;
  int types;
} PndIndicatorResult;

typedef enum
{
  PND_REASON_SUPPORTED,      /* names: indicators supported */
  PND_REASON_THIN,           /* names: indicators with support from too few sources */
  PND_REASON_CONTESTED,      /* names */
  PND_REASON_PARENT_ONLY,    /* n: passages for the motive as a whole, for no indicator */
  PND_REASON_DENIED_WHOLE,   /* n: denials of the whole motive that stand */
  PND_REASON_DENIERS,        /* n: independent sources that deny */
  PND_REASON_DENIED,         /* names */
  PND_REASON_SILENT,         /* names */
  PND_REASON_UNTESTED,       /* names */
  PND_REASON_CLAIMS_ONLY,    /* n: claims */
  PND_REASON_FORMAL_ONLY,    /* n: passages below the decisive strength */
  PND_REASON_NOT_FOUND,      /* sought and not found */
  PND_REASON_NOTHING_TESTED, /* nothing says anything */
  PND_REASON_UNRATED,        /* n: unrated passages */
  PND_REASON_OTHER_HOLDER,   /* n: warning: passages of another holder left out */
  PND_REASON_UNRATED_LEFT,   /* n: warning: unrated passages left out */
  PND_REASON_UNKNOWN_SPEAKER,/* n: warning: passages of the news whose speaker is not known */
  PND_REASON_CHANGED,        /* n: warning: passages changed after the finding */
} PndReasonKind;
#define PND_N_REASONS 18
#define PND_REASON_FIRST_WARNING PND_REASON_OTHER_HOLDER

typedef struct
{
  PndReasonKind kind;
  int n;
  char *names; /* (nullable) */
} PndReason;

/**
 * PndVerdictResult:
 * @indicators: PndIndicatorResult, as many as went in
 * @reasons: PndReason: why, then warnings
 * @uses: PndUse of each piece of evidence, in the order it went in
 * @unresolved: gint64: codings that speak against the verdict and have no resolution
 * @sources: independent sources of all decisive passages for the motive
 * @types: of how many types they are
 * @deniers: independent sources that deny the motive or an indicator
 */
typedef struct
{
  PndVerdict verdict;
  GArray *indicators;
  GArray *reasons;
  GArray *uses;
  GArray *unresolved;
  int n_uses[PND_N_USES];
  int supports;
  int contradicts;
  int sources;
  int types;
  int deniers;
} PndVerdictResult;

PndVerdictResult *pnd_verdict_judge (const PndEvidence *evidence, int n_evidence,
                                     const PndIndicatorInput *indicators, int n_indicators,
                                     const PndVerdictView *view, const PndThresholds *thresholds);
/* a negative case of @verdict: what somebody must have an answer to */
gboolean pnd_evidence_speaks_against (const PndEvidence *evidence, PndUse use, PndVerdict verdict);
void pnd_verdict_result_free (PndVerdictResult *self);

const PndIndicatorResult *pnd_verdict_result_get (const PndVerdictResult *self, int indicator);
/* one sentence; English unless @translated, so that a file does not depend on who writes it */
char *pnd_reason_to_text (const PndReason *reason, gboolean translated);
/* all reasons in one line; the warnings not among them */
char *pnd_verdict_result_explain (const PndVerdictResult *self, gboolean translated);
gboolean pnd_verdict_result_has (const PndVerdictResult *self, PndReasonKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndVerdictResult, pnd_verdict_result_free)

G_END_DECLS
