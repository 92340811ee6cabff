/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What can be reviewed, and how it stands, as numbers in memory and as the fixed words of files and
 * of the command line. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PND_SUBJECT_CODING,
  PND_SUBJECT_FINDING,
  PND_SUBJECT_CODE,
  PND_SUBJECT_MEMO,
} PndSubjectKind;
#define PND_N_SUBJECT_KINDS 4

/**
 * PndReviewState:
 * @PND_STATE_NONE: of a remark that judges nothing and answers nothing
 * @PND_STATE_UNREVIEWED: nobody judged it, or the judgement was taken back
 * @PND_STATE_ACCEPTED: the reviewer agrees
 * @PND_STATE_QUERIED: the reviewer asks
 * @PND_STATE_REJECTED: the reviewer does not agree
 * @PND_STATE_REVISED: whoever made it changed it after the review
 * @PND_STATE_STANDS: whoever made it stands by it
 */
typedef enum
{
  PND_STATE_NONE,
  PND_STATE_UNREVIEWED,
  PND_STATE_ACCEPTED,
  PND_STATE_QUERIED,
  PND_STATE_REJECTED,
  PND_STATE_REVISED,
  PND_STATE_STANDS,
} PndReviewState;
#define PND_N_STATES 7

const char *pnd_subject_kind_to_word (PndSubjectKind kind);
gboolean pnd_subject_kind_from_word (const char *word, PndSubjectKind *kind);
const char *pnd_subject_kind_get_title (PndSubjectKind kind); /* translated */

/* NULL for %PND_STATE_NONE, and back */
const char *pnd_review_state_to_word (PndReviewState state);
gboolean pnd_review_state_from_word (const char *word, PndReviewState *state);
const char *pnd_review_state_get_title (PndReviewState state); /* translated */
/* accepted, queried or rejected: what a reviewer says */
gboolean pnd_review_state_is_judgement (PndReviewState state);

G_END_DECLS
