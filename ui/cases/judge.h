/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who is asked for verdicts in a window: judges in a thread where there is much, once for all who
 * ask the same, and keeps the answer until the project changes. */

#include "ui/cases/case-judging.h"

G_BEGIN_DECLS

#define PND_TYPE_JUDGE (pnd_judge_get_type ())
G_DECLARE_FINAL_TYPE (PndJudge, pnd_judge, PND, JUDGE, GObject)

/* the workspace's one, (transfer none) */
PndJudge *pnd_judge_get (PndWorkspace *workspace);
/* @func gets it and a reference, at once where it is known or little. One question for each @data */
void pnd_judge_ask (PndJudge *self, gint64 region_case, const PndVerdictView *view,
                    PndCaseJudgingFunc func, gpointer data);
/* at once, however much it is, (transfer full) */
PndCaseJudging *pnd_judge_ask_now (PndJudge *self, gint64 region_case,
                                   const PndVerdictView *view);
/* (transfer full) (nullable): the answer where it is known */
PndCaseJudging *pnd_judge_peek (PndJudge *self, gint64 region_case, const PndVerdictView *view);
/* @data waits no more */
void pnd_judge_forget (PndJudge *self, gpointer data);
/* whether @data waits */
gboolean pnd_judge_is_asked (PndJudge *self, gpointer data);

G_END_DECLS
