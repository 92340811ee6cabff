/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going through the text of a reading pane: by sentences, and by one speaker. */

#include "ui/coding/reading-pane-private.h"

#include <glib/gi18n.h>

/**
 * pnd_reading_pane_walk:
 * @self: the pane
 * @direction: where to
 *
 * Selects by sentences or paragraphs; passes over those who are not read.
 */
void
pnd_reading_pane_walk (PndReadingPane *self, PndWalk direction)
{
  PndDocumentText *text = pnd_workspace_get_text (self->workspace);
  PndSpan from = pnd_reader_get_selection (self->reader);
  PndSpan to;

  g_return_if_fail (PND_IS_READING_PANE (self));

  if (text == NULL)
    return;
  to = pnd_sentence_walk (text, from, direction, &self->anchor);
  while ((direction == PND_WALK_NEXT || direction == PND_WALK_PREVIOUS)
         && pnd_speaker_filter_hides (self->others, to))
    {
      PndSpan next = pnd_sentence_walk (text, to, direction, &self->anchor);

      if (next.start == to.start && next.end == to.end)
        return;
      to = next;
    }
  pnd_reading_pane_select (self, to);
}

/**
 * pnd_reading_pane_read_all:
 * @self: the pane
 *
 * Shows whoever speaks, where only one speaker was read.
 */
void
pnd_reading_pane_read_all (PndReadingPane *self)
{
  g_return_if_fail (PND_IS_READING_PANE (self));

  g_clear_pointer (&self->others, g_array_unref);
  pnd_reader_set_faint (self->reader, NULL);
}

/**
 * pnd_reading_pane_read_speaker:
 * @self: the pane
 *
 * Who speaks at the caret alone, or everybody again.
 */
void
pnd_reading_pane_read_speaker (PndReadingPane *self)
{
  PndSpeakers *speakers;
  const PndSpeaker *speaker;

  g_return_if_fail (PND_IS_READING_PANE (self));

  speakers = pnd_workspace_get_speakers (self->workspace);
  speaker
    = speakers != NULL ? pnd_speakers_get_at (speakers, pnd_reader_get_caret (self->reader)) : NULL;
  if (self->others != NULL)
    {
      pnd_reading_pane_read_all (self);
      return;
    }
  if (speaker == NULL)
    {
      pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                         _("Nobody is known to speak here. Go to a speaker’s turn first."));
      return;
    }
  self->others = pnd_speaker_filter_list_others (speakers, speaker->label);
  pnd_reader_set_faint (self->reader, g_array_ref (self->others));
  pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                     _("Only %s is read. S shows everybody again."), speaker->label);
}
