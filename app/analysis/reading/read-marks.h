/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a coder has marked as read in a document, as the reading view shows it. */

#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndReadMarks:
 * @now: PndSpan: read under the indicators as they are worded now
 * @before: PndSpan: read when an indicator was worded otherwise, or before it was there
 *
 * Each as pnd_read_spans_join() leaves them.
 */
typedef struct
{
  GArray *now;
  GArray *before;
} PndReadMarks;

/* @coder: 0 for all */
PndReadMarks *pnd_read_marks_load (PndDatabase *database, gint64 document, gint64 coder,
                                   GError **error);
void pnd_read_marks_free (PndReadMarks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndReadMarks, pnd_read_marks_free)

G_END_DECLS
