/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/case-study.h"

#include <glib/gi18n.h>

#include "app/analysis/verdict/read-coverage.h"

/* kept in the project: the case that was looked at last */
#define LAST_CASE "last-case"

struct _PndCaseStudy
{
  GObject parent_instance;

  PndWorkspace *workspace;
  GListModel *cases;  /* (nullable) */
  PndRegionCase *row; /* (nullable): the case at hand, NULL for the whole project */
  PndHolder holder;
  gboolean accepted_only;

  GPtrArray *motives; /* PndMotiveEvidence */
  PndCaseCoverage coverage;
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

static gboolean
load_motives (PndCaseStudy *self, PndDatabase *database, GError **error)
{
  g_autoptr (GArray) motives = pnd_motives_load (database, error);
  PndVerdictView view = { .holder = self->holder, .accepted_only = self->accepted_only };

  for (guint i = 0; motives != NULL && i < motives->len; i++)
    {
      PndMotiveEvidence *motive = pnd_motive_evidence_new (
        database, pnd_case_study_get_case (self), g_array_index (motives, gint64, i), &view, error);

      if (motive == NULL)
        return FALSE;
      g_ptr_array_add (self->motives, motive);
    }
  return motives != NULL;
}

static gboolean
load_coverage (PndCaseStudy *self, PndDatabase *database, GError **error)
{
  g_autoptr (GArray) documents
    = pnd_region_case_load_documents (database, pnd_case_study_get_case (self), error);
  gint64 coder = pnd_verdict_find_coder (database);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      PndReadCoverage one;

      if (!pnd_read_coverage_find (database, g_array_index (documents, gint64, i), coder, &one,
                                   error))
        return FALSE;
      self->coverage.n_documents++;
      self->coverage.characters += one.characters;
      self->coverage.coded += one.coded;
      self->coverage.read += one.read;
    }
  return documents != NULL;
}

static void
judge (PndCaseStudy *self)
{
  PndProject *project = get_project (self);
  GError *error = NULL;

  self->stale = FALSE;
  g_ptr_array_set_size (self->motives, 0);
  self->coverage = (PndCaseCoverage){ 0 };
  if (project != NULL
      && (!load_motives (self, pnd_project_get_database (project), &error)
          || !load_coverage (self, pnd_project_get_database (project), &error)))
    pnd_workspace_fail (self->workspace, error);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
refresh_cb (gpointer data)
{
  PndCaseStudy *self = data;

  self->refresh = 0;
  judge (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (PndCaseStudy *self)
{
  self->stale = TRUE;
  if (self->watched && self->refresh == 0)
    self->refresh = g_idle_add (refresh_cb, self);
}

/* a case that is gone is not at hand; nor is the whole project once it has cases */
static void
choose_again (PndCaseStudy *self)
{
  g_autoptr (PndRegionCase) first = NULL;

  if (self->row != NULL && !pnd_row_get_deleted (PND_ROW (self->row)))
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

  if (guid != NULL)
    row = pnd_row_find (get_project (self), PND_TYPE_REGION_CASE, guid);
  g_set_object (&self->row, row);
}

static void
project_cb (PndCaseStudy *self)
{
  g_assert (PND_IS_CASE_STUDY (self));

  g_clear_object (&self->cases);
  g_ptr_array_set_size (self->motives, 0);
  self->coverage = (PndCaseCoverage){ 0 };
  g_clear_object (&self->row);
  self->holder = PND_HOLDER_OWN_REGION;
  self->accepted_only = FALSE;
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

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->cases);
  g_clear_object (&self->row);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->motives, g_ptr_array_unref);

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
  self->motives = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_motive_evidence_free);
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
 * @region_case: id of a case
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
  row = pnd_row_get (project, PND_TYPE_REGION_CASE, region_case, NULL);
  if (row == NULL)
    return;
  g_set_object (&self->row, row);
  if (!pnd_project_get_read_only (project))
    pnd_project_set_preference (project, LAST_CASE, pnd_row_get_guid (PND_ROW (row)));
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

  return self->accepted_only;
}

/**
 * pnd_case_study_set_accepted_only:
 * @self: a study
 * @accepted_only: whether only codings that were accepted in review count
 */
void
pnd_case_study_set_accepted_only (PndCaseStudy *self, gboolean accepted_only)
{
  g_return_if_fail (PND_IS_CASE_STUDY (self));

  if (accepted_only == self->accepted_only)
    return;
  self->accepted_only = accepted_only;
  queue_refresh (self);
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

  return (int) self->motives->len;
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
  g_return_val_if_fail (motive >= 0 && motive < (int) self->motives->len, NULL);

  return self->motives->pdata[motive];
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

  for (int i = 0; i < (int) self->motives->len; i++)
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
 * pnd_case_study_get_coverage:
 * @self: a study
 *
 * Returns: how far the case's documents are read and coded
 */
PndCaseCoverage
pnd_case_study_get_coverage (PndCaseStudy *self)
{
  g_return_val_if_fail (PND_IS_CASE_STUDY (self), (PndCaseCoverage){ 0 });

  return self->coverage;
}

static gboolean
is_done (PndCaseStudy *self, const PndTask *task)
{
  const PndMotiveEvidence *motive = self->motives->pdata[task->motive];

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
    for (int i = 0; i < (int) self->motives->len; i++)
      {
        PndVerdict verdict = pnd_case_study_get_verdict (self, i);
        g_autoptr (GArray) contrary
          = pnd_motive_evidence_list_contrary (self->motives->pdata[i], verdict);

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

/**
 * pnd_case_study_update:
 * @self: a study
 *
 * Judges now what is not up to date.
 */
void
pnd_case_study_update (PndCaseStudy *self)
{
  g_return_if_fail (PND_IS_CASE_STUDY (self));

  g_clear_handle_id (&self->refresh, g_source_remove);
  if (self->stale)
    judge (self);
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
  if (watched)
    pnd_case_study_update (self);
  else
    g_clear_handle_id (&self->refresh, g_source_remove);
}
