/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How things stand in review: what their remarks come to. */

#include "app/model/review/states.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndStanding:
 * @state: the newest state; %PND_STATE_UNREVIEWED where nothing was said
 * @is_changed: it was judged, and is not any more what was judged
 * @n_remarks: all that was said of it
 * @reviewer: who judged it last, 0 for nobody
 * @reason: (nullable): what that judgement or the answer to it said last; not owned
 * @time: (nullable): when the newest state was set; not owned
 *
 * What is not owned is good as long as the standings are.
 */
typedef struct
{
  PndReviewState state;
  gboolean is_changed;
  int n_remarks;
  gint64 reviewer;
  const char *reason;
  const char *time;
} PndStanding;

typedef struct _PndStandings PndStandings;

/* what was said of everything, or (@subject not %NULL) of one thing; read at once */
PndStandings *pnd_standings_load (PndDatabase *database, const char *subject, GError **error);
void pnd_standings_free (PndStandings *self);
/* @review: of a coding what `codings.review` says, else %NULL. Compares with what it is now */
PndStanding pnd_standings_get (PndStandings *self, PndSubjectKind kind, const char *subject,
                               const char *review);

/* how many codings wait for a reviewer; 0 when that cannot be told */
int pnd_standings_count_to_judge (PndDatabase *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndStandings, pnd_standings_free)

G_END_DECLS
