/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/review/states.h"

#include "app/model/language.h"

typedef struct
{
  const char *word;
  const char *title;
} Name;

static const Name kinds[PND_N_SUBJECT_KINDS] = {
  [PND_SUBJECT_CODING] = { "coding", N_("Coding") },
  [PND_SUBJECT_FINDING] = { "finding", N_("Finding") },
  [PND_SUBJECT_CODE] = { "code", N_("Code") },
  [PND_SUBJECT_MEMO] = { "memo", N_("Memo") },
};

static const Name states[PND_N_STATES] = {
  [PND_STATE_NONE] = { NULL, N_("Remark") },
  [PND_STATE_UNREVIEWED] = { "unreviewed", N_("Unreviewed") },
  [PND_STATE_ACCEPTED] = { "accepted", N_("Accepted") },
  [PND_STATE_QUERIED] = { "queried", N_("Queried") },
  [PND_STATE_REJECTED] = { "rejected", N_("Rejected") },
  [PND_STATE_REVISED] = { "revised", N_("Revised") },
  [PND_STATE_STANDS] = { "stands", N_("Stands by it") },
};

static int
find (const Name *names, int n_names, const char *word)
{
  for (int i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i].word, word) == 0)
      return i;
  return -1;
}

/**
 * pnd_subject_kind_to_word:
 * @kind: what is reviewed
 *
 * Returns: (transfer none): its word in files
 */
const char *
pnd_subject_kind_to_word (PndSubjectKind kind)
{
  g_return_val_if_fail (kind < PND_N_SUBJECT_KINDS, NULL);

  return kinds[kind].word;
}

/**
 * pnd_subject_kind_from_word:
 * @word: (nullable): a word
 * @kind: (out): what it stands for
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_subject_kind_from_word (const char *word, PndSubjectKind *kind)
{
  int i = find (kinds, PND_N_SUBJECT_KINDS, word);

  g_return_val_if_fail (kind != NULL, FALSE);

  if (i >= 0)
    *kind = (PndSubjectKind) i;
  return i >= 0;
}

/**
 * pnd_subject_kind_get_title:
 * @kind: what is reviewed
 *
 * Returns: (transfer none): its name for people
 */
const char *
pnd_subject_kind_get_title (PndSubjectKind kind)
{
  g_return_val_if_fail (kind < PND_N_SUBJECT_KINDS, NULL);

  return _(kinds[kind].title);
}

/**
 * pnd_review_state_to_word:
 * @state: a state
 *
 * Returns: (transfer none) (nullable): its word in files
 */
const char *
pnd_review_state_to_word (PndReviewState state)
{
  g_return_val_if_fail (state < PND_N_STATES, NULL);

  return states[state].word;
}

/**
 * pnd_review_state_from_word:
 * @word: (nullable): a word
 * @state: (out): what it stands for
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_review_state_from_word (const char *word, PndReviewState *state)
{
  int i = find (states, PND_N_STATES, word);

  g_return_val_if_fail (state != NULL, FALSE);

  if (i >= 0)
    *state = (PndReviewState) i;
  return i >= 0;
}

/**
 * pnd_review_state_get_title:
 * @state: a state
 *
 * Returns: (transfer none): its name for people
 */
const char *
pnd_review_state_get_title (PndReviewState state)
{
  g_return_val_if_fail (state < PND_N_STATES, NULL);

  return _(states[state].title);
}

/**
 * pnd_review_state_is_judgement:
 * @state: a state
 *
 * Returns: whether it is a reviewer's word
 */
gboolean
pnd_review_state_is_judgement (PndReviewState state)
{
  return state == PND_STATE_ACCEPTED || state == PND_STATE_QUERIED || state == PND_STATE_REJECTED;
}
