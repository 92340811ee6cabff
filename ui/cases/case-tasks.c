/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What speaks against the verdicts of a case, as a list of tasks. */

#include "ui/cases/case-study.h"

static gboolean
is_done (PndCaseStudy *self, const PndTask *task)
{
  const PndMotiveEvidence *motive = pnd_case_study_get_motive (self, task->motive);

  return g_array_index (motive->evidence, PndEvidence, task->index).is_set_aside;
}

/**
 * pnd_case_study_list_tasks:
 * @self: a study
 *
 * Returns: (transfer full): #PndTask elements: what speaks against a verdict, motive by motive;
 *   those without an answer first
 */
GArray *
pnd_case_study_list_tasks (PndCaseStudy *self)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (PndTask));

  g_return_val_if_fail (PND_IS_CASE_STUDY (self), tasks);

  for (int done = 0; done < 2; done++)
    for (int i = 0; i < pnd_case_study_get_n_motives (self); i++)
      {
        PndVerdict verdict = pnd_case_study_get_verdict (self, i);
        g_autoptr (GArray) contrary
          = pnd_motive_evidence_list_contrary (pnd_case_study_get_motive (self, i),
                                               verdict);

        for (guint k = 0; k < contrary->len; k++)
          {
            PndTask task = { i, g_array_index (contrary, int, k), verdict };

            if (is_done (self, &task) == (done == 1))
              g_array_append_val (tasks, task);
          }
      }
  return tasks;
}

/**
 * pnd_case_study_count_open_tasks:
 * @self: a study
 *
 * Returns: how many passages speak against a verdict without an answer
 */
int
pnd_case_study_count_open_tasks (PndCaseStudy *self)
{
  g_autoptr (GArray) tasks = pnd_case_study_list_tasks (self);
  int n = 0;

  for (guint i = 0; i < tasks->len; i++)
    n += !is_done (self, &g_array_index (tasks, PndTask, i));
  return n;
}
