/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/case-study.h"

#include <glib/gi18n.h>

#include "app/store/veil/veil.h"
#include "ui/cases/judge.h"

/* kept in the project: the case that was looked at last */
#define LAST_CASE "last-case"
#define WHOLE "-"

struct _PndCaseStudy
{
  GObject parent_instance;

  PndWorkspace *workspace;
  GListModel *cases;  /* (nullable) */
  PndRegionCase *row; /* (nullable): the case at hand, NULL for the whole project */
  gboolean whole;     /* the whole project was chosen, although there are cases */
  PndHolder holder;

  PndJudge *judge;         /* the workspace's */
  PndCaseJudging *judging; /* (nullable) */
  gboolean watched;
  gboolean stale;
  guint refresh; /* idle source */
};

enum
{
  CASE_CHANGED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndCaseStudy, pnd_case_study, G_TYPE_OBJECT)

static PndProject *
get_project (PndCaseStudy *self)
{
  return pnd_workspace_get_project (self->workspace);
}

static void
stop (PndCaseStudy *self)
{
  g_clear_handle_id (&self->refresh, g_source_remove);
  pnd_judge_forget (self->judge, self);
}

static void
ready_cb (PndCaseJudging *judging, gpointer data)
{
  PndCaseStudy *self = data;

  g_clear_pointer (&self->judging, pnd_case_judging_unref);
  self->judging = judging;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* what is shown stays until the answer comes; an edit meanwhile asks anew */
static void
judge (PndCaseStudy *self, gboolean at_once)
{
  PndVerdictView view = { .holder = self->holder,
                          .accepted_only = pnd_case_study_get_accepted_only (self) };

  self->stale = FALSE;
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (get_project (self) == NULL)
    {
      g_clear_pointer (&self->judging, pnd_case_judging_unref);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (at_once)
    {
      stop (self);
      ready_cb (pnd_judge_ask_now (self->judge, pnd_case_study_get_case (self), &view), self);
    }
  else
    pnd_judge_ask (self->judge, pnd_case_study_get_case (self), &view, ready_cb, self);
}

static gboolean
refresh_cb (gpointer data)
{
  PndCaseStudy *self = data;

  self->refresh = 0;
  judge (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (PndCaseStudy *self)
{
  self->stale = TRUE;
  if (self->watched && self->refresh == 0)
    self->refresh = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

/* a case that is gone is not at hand; nor is the whole project once it has cases, unless somebody
 * chose it */
static void
choose_again (PndCaseStudy *self)
{
  g_autoptr (PndRegionCase) first = NULL;

  if (self->whole || (self->row != NULL && !pnd_row_get_deleted (PND_ROW (self->row))))
    return;
  first = self->cases != NULL ? g_list_model_get_item (self->cases, 0) : NULL;
  g_set_object (&self->row, first);
}

static void
changed_cb (PndCaseStudy *self, PndChanges *changes)
{
  g_assert (PND_IS_CASE_STUDY (self));

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "cases")
      || pnd_changes_touch (changes, "case_stages")
      || pnd_changes_touch (changes, "case_documents"))
    {
      choose_again (self);
      g_signal_emit (self, signals[CASE_CHANGED], 0);
    }
  queue_refresh (self);
}

static void
choose_last_case (PndCaseStudy *self)
{
  g_autofree char *guid = pnd_project_get_preference (get_project (self), LAST_CASE);
  g_autoptr (PndRegionCase) row = NULL;

  self->whole = g_strcmp0 (guid, WHOLE) == 0;
  if (guid != NULL && !self->whole)
    row = pnd_row_find (get_project (self), PND_TYPE_REGION_CASE, guid);
  g_set_object (&self->row, row);
}

static void
project_cb (PndCaseStudy *self)
{
  g_assert (PND_IS_CASE_STUDY (self));

  stop (self);
  g_clear_pointer (&self->judging, pnd_case_judging_unref);
  g_clear_object (&self->cases);
  g_clear_object (&self->row);
  self->whole = FALSE;
  self->holder = PND_HOLDER_OWN_REGION;
  if (get_project (self) != NULL)
    {
      self->cases = pnd_region_case_new_list (get_project (self));
      choose_last_case (self);
    }
  choose_again (self);
  g_signal_emit (self, signals[CASE_CHANGED], 0);
  queue_refresh (self);
}

static void
pnd_case_study_dispose (GObject *object)
{
  PndCaseStudy *self = PND_CASE_STUDY (object);

  if (self->workspace != NULL)
    {
      stop (self);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
    }
  g_clear_object (&self->cases);
  g_clear_object (&self->row);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->judging, pnd_case_judging_unref);

  G_OBJECT_CLASS (pnd_case_study_parent_class)->dispose (object);
}

static void
pnd_case_study_class_init (PndCaseStudyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pnd_case_study_dispose;

  signals[CASE_CHANGED] = g_signal_new ("case-changed", PND_TYPE_CASE_STUDY, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_CASE_STUDY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_case_study_init (PndCaseStudy *self)
{
  self->holder = PND_HOLDER_OWN_REGION;
  self->stale = TRUE;
}

/**
 * pnd_case_study_new:
 * @workspace: whose project
 *
 * Returns: (transfer full): the study
 */
PndCaseStudy *
pnd_case_study_new (PndWorkspace *workspace)
{
  PndCaseStudy *self = g_object_new (PND_TYPE_CASE_STUDY, NULL);

  self->workspace = g_object_ref (workspace);
  self->judge = pnd_judge_get (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (workspace, "codes-changed", G_CALLBACK (queue_refresh), self);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  project_cb (self);
  return self;
}

/**
 * pnd_case_study_get_workspace:
 * @self: a study
 *
 * Returns: (transfer none): its workspace
 */
PndWorkspace *
pnd_case_study_get_workspace (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), NULL);

  return self->workspace;
}

/**
 * pnd_case_study_get_cases:
 * @self: a study
 *
 * Returns: (transfer none) (nullable): the cases of the project, live; %NULL without a project
 */
GListModel *
pnd_case_study_get_cases (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), NULL);

  return self->cases;
}

/**
 * pnd_case_study_get_case:
 * @self: a study
 *
 * Returns: id of the case at hand, 0 for the whole project
 */
gint64
pnd_case_study_get_case (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), 0);

  return self->row != NULL ? pnd_row_get_id (PND_ROW (self->row)) : 0;
}

/**
 * pnd_case_study_get_row:
 * @self: a study
 *
 * Returns: (transfer none) (nullable): the case at hand; %NULL for the whole project
 */
PndRegionCase *
pnd_case_study_get_row (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), NULL);

  return self->row;
}

/**
 * pnd_case_study_set_case:
 * @self: a study
 * @region_case: id of a case, 0 for the whole project
 *
 * The project opens with it next time.
 */
void
pnd_case_study_set_case (PndCaseStudy *self, gint64 region_case)
{
  g_autoptr (PndRegionCase) row = NULL;
  PndProject *project;

  g_return_if_fail (PND_IS_CASE_STUDY (self));

  project = get_project (self);
  if (project == NULL || region_case == pnd_case_study_get_case (self))
    return;
  if (region_case != 0)
    row = pnd_row_get (project, PND_TYPE_REGION_CASE, region_case, NULL);
  if (row == NULL && region_case != 0)
    return;
  self->whole = row == NULL;
  g_set_object (&self->row, row);
  pnd_project_set_preference (project, LAST_CASE,
                              row != NULL ? pnd_row_get_guid (PND_ROW (row)) : WHOLE);
  g_signal_emit (self, signals[CASE_CHANGED], 0);
  queue_refresh (self);
}

/**
 * pnd_case_study_get_holder:
 * @self: a study
 *
 * Returns: whose motives are shown
 */
PndHolder
pnd_case_study_get_holder (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), PND_HOLDER_OWN_REGION);

  return self->holder;
}

/**
 * pnd_case_study_set_holder:
 * @self: a study
 * @holder: whose motives to show; somebody's
 */
void
pnd_case_study_set_holder (PndCaseStudy *self, PndHolder holder)
{
  g_return_if_fail (PND_IS_CASE_STUDY (self));
  g_return_if_fail (holder > PND_HOLDER_UNRATED && holder < PND_N_HOLDERS);

  if (holder == self->holder)
    return;
  self->holder = holder;
  queue_refresh (self);
}

/**
 * pnd_case_study_get_accepted_only:
 * @self: a study
 *
 * Returns: whether only codings that were accepted in review count
 */
gboolean
pnd_case_study_get_accepted_only (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), FALSE);

  return get_project (self) != NULL
         && pnd_database_get_accepted_only (pnd_project_get_database (get_project (self)));
}

/**
 * pnd_case_study_get_n_motives:
 * @self: a study
 *
 * Returns: how many motives were judged
 */
int
pnd_case_study_get_n_motives (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), 0);

  return self->judging != NULL ? (int) self->judging->motives->len : 0;
}

/**
 * pnd_case_study_get_motive:
 * @self: a study
 * @motive: index of a motive
 *
 * Returns: (transfer none): its evidence, good until `changed`
 */
const PndMotiveEvidence *
pnd_case_study_get_motive (PndCaseStudy *self, int motive)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), NULL);
  g_return_val_if_fail (motive >= 0 && motive < pnd_case_study_get_n_motives (self), NULL);

  return self->judging->motives->pdata[motive];
}

/**
 * pnd_case_study_find_motive:
 * @self: a study
 * @id: of a code
 *
 * Returns: index of that motive, -1 when it is none
 */
int
pnd_case_study_find_motive (PndCaseStudy *self, gint64 id)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), -1);

  for (int i = 0; i < pnd_case_study_get_n_motives (self); i++)
    if (pnd_case_study_get_motive (self, i)->motive == id)
      return i;
  return -1;
}

/**
 * pnd_case_study_dup_finding:
 * @self: a study
 * @motive: index of a motive
 *
 * A finding is on the own region's motive: beside the partner's it would say nothing.
 *
 * Returns: (transfer full) (nullable): the finding that stands; %NULL without one, and while
 *   another holder's motives are shown
 */
PndFinding *
pnd_case_study_dup_finding (PndCaseStudy *self, int motive)
{
  const PndMotiveEvidence *evidence = pnd_case_study_get_motive (self, motive);

  if (evidence == NULL || evidence->finding == 0 || self->holder != PND_HOLDER_OWN_REGION)
    return NULL;
  return pnd_row_get (get_project (self), PND_TYPE_FINDING, evidence->finding, NULL);
}

/**
 * pnd_case_study_get_verdict:
 * @self: a study
 * @motive: index of a motive
 *
 * Returns: what is said of the motive: by the researcher, else by the rule
 */
PndVerdict
pnd_case_study_get_verdict (PndCaseStudy *self, int motive)
{
  g_autoptr (PndFinding) finding = pnd_case_study_dup_finding (self, motive);

  return finding != NULL ? pnd_finding_get_facts (finding).verdict
                         : pnd_case_study_get_motive (self, motive)->result->verdict;
}

/**
 * pnd_case_study_get_is_ready:
 * @self: a study
 *
 * Returns: %FALSE until the evidence was judged for the first time
 */
gboolean
pnd_case_study_get_is_ready (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), FALSE);

  return self->judging != NULL;
}

/**
 * pnd_case_study_get_coverage:
 * @self: a study
 *
 * Returns: how far the case's documents are read and coded
 */
PndCaseCoverage
pnd_case_study_get_coverage (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), (PndCaseCoverage){ 0 });

  return self->judging != NULL ? self->judging->coverage : (PndCaseCoverage){ 0 };
}

/**
 * pnd_case_study_update:
 * @self: a study
 *
 * Judges at once what is not up to date, however much it is.
 */
void
pnd_case_study_update (PndCaseStudy *self)
{
  g_return_if_fail (PND_IS_CASE_STUDY (self));

  if (self->stale || pnd_judge_is_asked (self->judge, self))
    judge (self, TRUE);
}

/**
 * pnd_case_study_set_watched:
 * @self: a study
 * @watched: whether somebody looks
 */
void
pnd_case_study_set_watched (PndCaseStudy *self, gboolean watched)
{
  g_return_if_fail (PND_IS_CASE_STUDY (self));

  self->watched = watched;
  if (!watched)
    g_clear_handle_id (&self->refresh, g_source_remove);
  else if (self->stale)
    judge (self, FALSE);
}
