/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/adjudication/difference-queue.h"

/*
 * PndDifferenceQueue:
 * @one: id of the first coder
 * @other: id of the second
 * @all: (nullable): where they differ, %NULL while they are not two
 * @place: of the difference that is looked at
 */
struct _PndDifferenceQueue
{
  PndProject *project;
  gint64 one;
  gint64 other;
  PndDifferences *all;
  int place;
};

/**
 * pnd_difference_queue_new:
 * @project: a project
 *
 * Returns: (transfer full): a queue of nothing, until two coders are set
 */
PndDifferenceQueue *
pnd_difference_queue_new (PndProject *project)
{
  PndDifferenceQueue *self = g_new0 (PndDifferenceQueue, 1);

  self->project = g_object_ref (project);
  return self;
}

/**
 * pnd_difference_queue_free:
 * @self: (nullable) (transfer full): a queue
 *
 * Frees it.
 */
void
pnd_difference_queue_free (PndDifferenceQueue *self)
{
  if (self == NULL)
    return;
  pnd_differences_free (self->all);
  g_object_unref (self->project);
  g_free (self);
}

static int
get_length (const PndDifferenceQueue *self)
{
  return self->all != NULL ? (int) self->all->list->len : 0;
}

/* the first that is open, from @from on and then from the start; without one, @from itself */
static void
go_to_open (PndDifferenceQueue *self, int from)
{
  int n = get_length (self);

  self->place = from < n ? from : 0;
  for (int i = 0; i < n; i++)
    if (pnd_difference_is_open (self->all->list->pdata[(from + i) % n]))
      {
        self->place = (from + i) % n;
        return;
      }
}

static gboolean
load (PndDifferenceQueue *self, GError **error)
{
  g_clear_pointer (&self->all, pnd_differences_free);
  if (self->one == self->other || self->one == 0 || self->other == 0)
    return TRUE;
  self->all = pnd_differences_find (pnd_project_get_database (self->project), self->one,
                                    self->other, error);
  return self->all != NULL;
}

/**
 * pnd_difference_queue_set_coders:
 * @self: a queue
 * @one: id of the first coder, 0 for nobody
 * @other: id of the second
 * @error: return location for a #PndStoreError
 *
 * Looks at the first open difference of the two; of one with himself there is none.
 *
 * Returns: whether they were read
 */
gboolean
pnd_difference_queue_set_coders (PndDifferenceQueue *self, gint64 one, gint64 other,
                                 GError **error)
{
  gboolean done;

  self->one = one;
  self->other = other;
  done = load (self, error);
  go_to_open (self, 0);
  return done;
}

/**
 * pnd_difference_queue_get_all:
 * @self: a queue
 *
 * Returns: (transfer none) (nullable): all that there is of the two; %NULL while they are not two
 */
const PndDifferences *
pnd_difference_queue_get_all (const PndDifferenceQueue *self)
{
  return self->all;
}

/**
 * pnd_difference_queue_get:
 * @self: a queue
 *
 * Returns: (transfer none) (nullable): the difference that is looked at
 */
const PndDifference *
pnd_difference_queue_get (const PndDifferenceQueue *self)
{
  return self->place < get_length (self) ? self->all->list->pdata[self->place] : NULL;
}

/**
 * pnd_difference_queue_get_place:
 * @self: a queue
 *
 * Returns: its place, from 0
 */
int
pnd_difference_queue_get_place (const PndDifferenceQueue *self)
{
  return self->place;
}

/**
 * pnd_difference_queue_step:
 * @self: a queue
 * @by: how many to go on, or back
 *
 * Looks at another, decided or not, and stops at either end.
 */
void
pnd_difference_queue_step (PndDifferenceQueue *self, int by)
{
  self->place = CLAMP (self->place + by, 0, MAX (get_length (self) - 1, 0));
}

/**
 * pnd_difference_queue_decide:
 * @self: a queue
 * @decision: of the difference that is looked at, see pnd_difference_prepare()
 * @error: return location for a #PndStoreError
 *
 * Decides it as one edit, and looks at the next that is open.
 *
 * Returns: whether it is decided
 */
gboolean
pnd_difference_queue_decide (PndDifferenceQueue *self, const PndDecision *decision,
                             GError **error)
{
  if (!pnd_decision_make (self->project, decision, error) || !load (self, error))
    return FALSE;
  go_to_open (self, self->place + 1);
  return TRUE;
}

/**
 * pnd_difference_queue_add_agreed:
 * @self: a queue
 * @error: return location for a #PndStoreError
 *
 * Adds what both coded alike to the consensus, as one edit.
 *
 * Returns: how many codings are new there, -1 with @error
 */
int
pnd_difference_queue_add_agreed (PndDifferenceQueue *self, GError **error)
{
  return self->all != NULL ? pnd_decision_take_over (self->project, self->all->agreed, error) : 0;
}
