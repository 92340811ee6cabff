/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reading one speaker of a transcript: what the others say is faint, and passed over by keys. */

#include "app/analysis/speakers.h"

G_BEGIN_DECLS

/* (transfer full) (element-type PndSpan): the turns of everybody but @label, by position */
GArray *pnd_speaker_filter_list_others (const PndSpeakers *speakers, const char *label);
/* @others: (nullable) */
gboolean pnd_speaker_filter_hides (const GArray *others, PndSpan span);

G_END_DECLS
