/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/case-values.h"
#include "app/model/language.h"

static const char *const verdict_words[PND_N_VERDICTS]
    = { NULL, "present", "partial", "absent", "insufficient" };
static const char *const verdict_titles[PND_N_VERDICTS]
    = { N_("No verdict"), N_("Present"), N_("Partly present"), N_("Absent"),
        N_("Insufficient evidence") };

static const char *const status_words[PND_N_INDICATOR_STATUSES]
    = { "untested", "silent", "denied", "thin", "supported", "contested" };
static const char *const status_titles[PND_N_INDICATOR_STATUSES]
    = { N_("Untested"), N_("Silent"), N_("Denied"), N_("Thin"), N_("Supported"),
        N_("Contested") };

static const char *const stage_words[PND_N_STAGES]
    = { NULL, "initiative", "exploration", "letter-of-intent", "plan", "legislature",
        "verification", "agreement", "implementation", "evaluation" };
static const char *const stage_titles[PND_N_STAGES]
    = { N_("No stage"), N_("Initiative"), N_("Exploration"), N_("Letter of intent"),
        N_("Plan of cooperation"), N_("Approval of the legislature"), N_("Verification"),
        N_("Agreement"), N_("Implementation"), N_("Evaluation") };

static const char *const side_words[PND_N_SIDES] = { "for", "against" };

/* index of @word, -1 if it is not there */
static int
find_word (const char *const *words, int n_words, const char *word)
{
  for (int i = 0; i < n_words; i++)
    if (words[i] != NULL && word != NULL && g_str_equal (words[i], word))
      return i;
  return word == NULL || *word == '\0' ? 0 : -1;
}

/**
 * pnd_verdict_to_word:
 * @verdict: a verdict
 *
 * Returns: (transfer none) (nullable): its word in files
 */
const char *
pnd_verdict_to_word (PndVerdict verdict)
{
  g_return_val_if_fail (verdict < PND_N_VERDICTS, NULL);

  return verdict_words[verdict];
}

/**
 * pnd_verdict_from_word:
 * @word: (nullable): a word in a file
 * @verdict: (out): what it says
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_verdict_from_word (const char *word, PndVerdict *verdict)
{
  int index = find_word (verdict_words, PND_N_VERDICTS, word);

  *verdict = MAX (index, 0);
  return index >= 0;
}

/**
 * pnd_verdict_get_title:
 * @verdict: a verdict
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_verdict_get_title (PndVerdict verdict)
{
  g_return_val_if_fail (verdict < PND_N_VERDICTS, NULL);

  return _(verdict_titles[verdict]);
}

/**
 * pnd_indicator_status_to_word:
 * @status: a status
 *
 * Returns: (transfer none): its word in files
 */
const char *
pnd_indicator_status_to_word (PndIndicatorStatus status)
{
  g_return_val_if_fail (status < PND_N_INDICATOR_STATUSES, NULL);

  return status_words[status];
}

/**
 * pnd_indicator_status_get_title:
 * @status: a status
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_indicator_status_get_title (PndIndicatorStatus status)
{
  g_return_val_if_fail (status < PND_N_INDICATOR_STATUSES, NULL);

  return _(status_titles[status]);
}

/**
 * pnd_stage_to_word:
 * @stage: a stage of a case
 *
 * Returns: (transfer none) (nullable): its word in files
 */
const char *
pnd_stage_to_word (PndStage stage)
{
  g_return_val_if_fail (stage < PND_N_STAGES, NULL);

  return stage_words[stage];
}

/**
 * pnd_stage_from_word:
 * @word: (nullable): a word in a file
 * @stage: (out): what it says
 *
 * Returns: %FALSE for a word that is not in the list
 */
gboolean
pnd_stage_from_word (const char *word, PndStage *stage)
{
  int index = find_word (stage_words, PND_N_STAGES, word);

  *stage = MAX (index, 0);
  return index >= 0;
}

/**
 * pnd_stage_get_title:
 * @stage: a stage of a case
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
pnd_stage_get_title (PndStage stage)
{
  g_return_val_if_fail (stage < PND_N_STAGES, NULL);

  return _(stage_titles[stage]);
}

/**
 * pnd_side_to_word:
 * @side: for or against
 *
 * Returns: (transfer none): its word in files
 */
const char *
pnd_side_to_word (PndSide side)
{
  g_return_val_if_fail (side < PND_N_SIDES, NULL);

  return side_words[side];
}

/**
 * pnd_side_from_word:
 * @word: (nullable): a word in a file
 * @side: (out): what it says; for where it says nothing
 *
 * Returns: %FALSE for a word that is not in the list, and for none
 */
gboolean
pnd_side_from_word (const char *word, PndSide *side)
{
  int index = find_word (side_words, PND_N_SIDES, word);

  *side = MAX (index, 0);
  return index >= 0 && word != NULL && *word != '\0';
}
