/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An entry of the supervision log (kartu bimbingan): when which supervisor advised what on which
 * topic, and what was done about it. */

#include "app/model/row.h"

G_BEGIN_DECLS

#define PND_TYPE_SUPERVISION (pnd_supervision_get_type ())
G_DECLARE_FINAL_TYPE (PndSupervision, pnd_supervision, PND, SUPERVISION, PndRow)

/**
 * PndSupervisionFacts:
 * @date: YYYY-MM-DD
 * @supervisor: name
 * @topic: what was talked about
 * @advice: what the supervisor said
 * @done: what was done about it; empty while nothing was
 *
 * %NULL in what this file takes means empty; what it returns is borrowed until the row changes.
 */
typedef struct
{
  const char *date;
  const char *supervisor;
  const char *topic;
  const char *advice;
  const char *done;
} PndSupervisionFacts;

PndSupervisionFacts pnd_supervision_get_facts (PndSupervision *self);

/* (transfer full): all of them by date */
GListModel *pnd_supervision_new_list (PndProject *project);

/* verbs: each one undoable edit */
gint64 pnd_supervision_add (PndProject *project, const PndSupervisionFacts *facts,
                            GError **error);
gboolean pnd_supervision_set_facts (PndSupervision *self, const PndSupervisionFacts *facts,
                                    GError **error);
gboolean pnd_supervision_remove (PndSupervision *self, GError **error);

G_END_DECLS
