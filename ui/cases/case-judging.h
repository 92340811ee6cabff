/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All motives of a case judged, and how far its documents are read: at once, or by a thread. For
 * judge.c; others ask that. */

#include "app/analysis/verdict/triangulation.h"
#include "ui/cases/case-study.h"

G_BEGIN_DECLS

/**
 * PndCaseJudging:
 * @region_case: id of a case, 0 for the whole project
 * @motives: PndMotiveEvidence, in the order of the codebook
 * @triangulation: of these
 * @error: (nullable): what went wrong
 */
typedef struct
{
  gint64 region_case;
  GPtrArray *motives;
  PndTriangulation *triangulation;
  PndCaseCoverage coverage;
  GError *error;
} PndCaseJudging;

typedef void (*PndCaseJudgingFunc) (PndCaseJudging *judging, gpointer data);

typedef struct _PndCaseThread PndCaseThread;

PndCaseJudging *pnd_case_judging_new (PndDatabase *database, gint64 region_case,
                                      const PndVerdictView *view);
PndCaseJudging *pnd_case_judging_ref (PndCaseJudging *self);
void pnd_case_judging_unref (PndCaseJudging *self);

/* @func gets it in the main thread, and owns it, unless it is stopped before. NULL with @error set */
PndCaseThread *pnd_case_thread_start (PndProject *project, gint64 region_case,
                                      const PndVerdictView *view, PndCaseJudgingFunc func,
                                      gpointer data, GError **error);
/* waits until its connection is closed */
void pnd_case_thread_stop (PndCaseThread *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCaseJudging, pnd_case_judging_unref)

G_END_DECLS
