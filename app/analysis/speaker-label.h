/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The label a line of a transcript may begin with: "Informan 2:", "P:", "[00:12:40] Interviewer:".
 * Pure. */

#include "app/model/document-text.h"

G_BEGIN_DECLS

/**
 * PndSpeakerLabel:
 * @PND_SPEAKER_LABEL_NONE: the line does not begin with one
 * @PND_SPEAKER_LABEL_LIKELY: capitalised words and a colon: a name, or a heading
 * @PND_SPEAKER_LABEL_SURE: a role, initials, a title or a number tell that somebody speaks
 */
typedef enum
{
  PND_SPEAKER_LABEL_NONE,
  PND_SPEAKER_LABEL_LIKELY,
  PND_SPEAKER_LABEL_SURE,
} PndSpeakerLabel;

PndSpeakerLabel pnd_speaker_label_find (const PndDocumentText *text, int line, int *length);
char *pnd_speaker_label_dup (const PndDocumentText *text, int line);
PndSpan pnd_speaker_label_get_turn (const PndDocumentText *text, int line);

G_END_DECLS
