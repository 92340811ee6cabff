/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/cases/case-judging.h"

#include "app/analysis/verdict/read-coverage.h"
#include "app/model/cases/region-case.h"

/*
 * PndCaseThread:
 * @thread: joined by whoever stops it, and when its result is taken
 * @stopped: cancelled when nobody wants the result
 * @judging: (nullable): what it made
 *
 * Counted references: one of the starter, one of the idle source that brings the result.
 */
struct _PndCaseThread
{
  GThread *thread;
  PndDatabase *reader;
  gint64 region_case;
  PndVerdictView view;
  GCancellable *stopped;
  PndCaseJudging *judging;
  PndCaseJudgingFunc func;
  gpointer data;
};

static void
measure_reading (PndCaseJudging *self, PndDatabase *database, GCancellable *stopped)
{
  g_autoptr (GArray) documents
    = pnd_region_case_load_documents (database, self->region_case, &self->error);
  gint64 coder = pnd_verdict_find_coder (database);

  for (guint i = 0; documents != NULL && i < documents->len && !g_cancellable_is_cancelled (stopped);
       i++)
    {
      PndReadCoverage one;

      if (!pnd_read_coverage_find (database, g_array_index (documents, gint64, i), coder, &one,
                                   &self->error))
        return;
      self->coverage.n_documents++;
      self->coverage.characters += one.characters;
      self->coverage.coded += one.coded;
      self->coverage.read += one.read;
    }
}

static PndCaseJudging *
judge (PndDatabase *database, gint64 region_case, const PndVerdictView *view,
       GCancellable *stopped)
{
  PndCaseJudging *self = g_atomic_rc_box_new0 (PndCaseJudging);

  self->region_case = region_case;
  self->motives
    = pnd_motive_evidence_load_all (database, region_case, view, stopped, &self->error);
  if (self->motives != NULL)
    measure_reading (self, database, stopped);
  else
    self->motives = g_ptr_array_new ();
  self->triangulation = pnd_triangulation_new_from (self->motives);
  return self;
}

static void
thread_clear (gpointer data)
{
  PndCaseThread *self = data;

  g_clear_pointer (&self->judging, pnd_case_judging_unref);
  g_object_unref (self->stopped);
}

static void
thread_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, thread_clear);
}

static gboolean
ready_cb (gpointer data)
{
  PndCaseThread *self = data;

  if (g_cancellable_is_cancelled (self->stopped))
    return G_SOURCE_REMOVE;
  g_clear_pointer (&self->thread, g_thread_join);
  self->func (g_steal_pointer (&self->judging), self->data);
  return G_SOURCE_REMOVE;
}

static gpointer
work (gpointer data)
{
  PndCaseThread *self = data;

  self->judging = judge (self->reader, self->region_case, &self->view, self->stopped);
  pnd_database_close (self->reader);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ready_cb, self, thread_unref);
  return NULL;
}

/**
 * pnd_case_judging_new:
 * @database: the project's connection
 * @region_case: id of a case, 0 for the whole project
 * @view: whose motives, by which codings
 *
 * Returns: (transfer full): all judged, as far as it went without an error
 */
PndCaseJudging *
pnd_case_judging_new (PndDatabase *database, gint64 region_case, const PndVerdictView *view)
{
  g_return_val_if_fail (database != NULL && view != NULL, NULL);

  return judge (database, region_case, view, NULL);
}

/**
 * pnd_case_judging_ref:
 * @self: what was judged
 *
 * Returns: (transfer full): the same
 */
PndCaseJudging *
pnd_case_judging_ref (PndCaseJudging *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
judging_clear (gpointer data)
{
  PndCaseJudging *self = data;

  g_ptr_array_unref (self->motives);
  pnd_triangulation_free (self->triangulation);
  g_clear_error (&self->error);
}

/**
 * pnd_case_judging_unref:
 * @self: (transfer full) (nullable): what was judged
 */
void
pnd_case_judging_unref (PndCaseJudging *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, judging_clear);
}

/**
 * pnd_case_thread_start:
 * @project: the project, which stays open until the thread is done or stopped
 * @region_case: id of a case, 0 for the whole project
 * @view: whose motives, by which codings
 * @func: gets the result in the main thread, and owns it; the thread is done by then
 * @data: for @func
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the thread, good until @func is called or it is stopped;
 *   %NULL with @error set
 */
PndCaseThread *
pnd_case_thread_start (PndProject *project, gint64 region_case, const PndVerdictView *view,
                       PndCaseJudgingFunc func, gpointer data, GError **error)
{
  PndDatabase *reader;
  PndCaseThread *self;

  g_return_val_if_fail (PND_IS_PROJECT (project) && view != NULL && func != NULL, NULL);

  reader = pnd_project_open_reader (project, error);
  if (reader == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (PndCaseThread);
  self->stopped = g_cancellable_new ();
  self->reader = reader;
  self->region_case = region_case;
  self->view = *view;
  self->func = func;
  self->data = data;
  self->thread = g_thread_new ("cases", work, self);
  return self;
}

/**
 * pnd_case_thread_stop:
 * @self: (transfer full) (nullable): a thread whose result has not come yet
 */
void
pnd_case_thread_stop (PndCaseThread *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->stopped);
  g_clear_pointer (&self->thread, g_thread_join);
}
