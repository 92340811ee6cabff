/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/coding/speaker-filter.h"

/**
 * pnd_speaker_filter_list_others:
 * @speakers: of a document
 * @label: the speaker who stays
 *
 * Returns: (transfer full) (element-type PndSpan): what the others say, in code points and by
 *   position; what nobody says is in none
 */
GArray *
pnd_speaker_filter_list_others (const PndSpeakers *speakers, const char *label)
{
  GArray *others = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  const PndTurn *turns;
  int n = 0;

  g_return_val_if_fail (label != NULL, others);

  turns = pnd_speakers_get_turns (speakers, &n);
  for (int i = 0; i < n; i++)
    if (!g_str_equal (pnd_speakers_get (speakers, turns[i].label)->label, label))
      g_array_append_val (others, turns[i].span);
  return others;
}

/**
 * pnd_speaker_filter_hides:
 * @others: (nullable) (element-type PndSpan): by position, none overlapping another
 * @span: a passage
 *
 * Returns: whether the passage begins in what the others say
 */
gboolean
pnd_speaker_filter_hides (const GArray *others, PndSpan span)
{
  guint low = 0;
  guint high = others != NULL ? others->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      PndSpan one = g_array_index (others, PndSpan, middle);

      if (span.start < one.start)
        high = middle;
      else if (span.start >= one.end)
        low = middle + 1;
      else
        return TRUE;
    }
  return FALSE;
}
