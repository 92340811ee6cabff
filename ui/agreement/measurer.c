/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/agreement/measurer.h"

struct _PndMeasurer
{
  GObject parent_instance;

  PndMeasuredFunc func;
  gpointer user_data;
  GCancellable *cancellable; /* (nullable): of the order at work */
  int permille;              /* atomic: of the resamples of the order at work */

  GMutex mutex;
  GCond closed;
  int n_readers; /* connections that are open; under the mutex */
};

/*
 * Run:
 * @measurer: kept until the run is done, in the main thread
 *
 * An order. The thread has all but @measurer meanwhile.
 */
typedef struct
{
  PndMeasurer *measurer;
  PndDatabase *reader;
  GCancellable *cancellable;
  PndAgreementOptions options;
  PndAgreement *agreement;
  PndConfusion *confusion;
  GError *error;
} Run;

G_DEFINE_FINAL_TYPE (PndMeasurer, pnd_measurer, G_TYPE_OBJECT)

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->agreement, pnd_agreement_free);
  g_clear_pointer (&run->confusion, pnd_confusion_free);
  pnd_agreement_options_clear (&run->options);
  g_clear_object (&run->cancellable);
  g_clear_error (&run->error);
  g_free (run);
}

static void
progress (double share, gpointer data)
{
  Run *run = data;

  if (!g_cancellable_is_cancelled (run->cancellable))
    g_atomic_int_set (&run->measurer->permille, (int) (share * 1000));
}

/* in the thread */
static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  PndMeasurer *measurer = run->measurer;

  run->agreement = pnd_agreement_measure (run->reader, &run->options, progress, run, cancellable,
                                          &run->error);
  if (run->agreement != NULL)
    run->confusion = pnd_confusion_new (run->reader, &run->options, cancellable, &run->error);
  g_clear_pointer (&run->reader, pnd_database_close);
  g_mutex_lock (&measurer->mutex);
  measurer->n_readers--;
  g_cond_signal (&measurer->closed);
  g_mutex_unlock (&measurer->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndMeasurer) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Run *run = g_task_get_task_data (G_TASK (result));

  if (self->cancellable != cancellable || self->func == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (run->error != NULL)
    self->func (NULL, NULL, run->error, self->user_data);
  else
    self->func (g_steal_pointer (&run->agreement), g_steal_pointer (&run->confusion), NULL,
                self->user_data);
}

static void
give_up (PndMeasurer *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
pnd_measurer_finalize (GObject *object)
{
  PndMeasurer *self = PND_MEASURER (object);

  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->closed);

  G_OBJECT_CLASS (pnd_measurer_parent_class)->finalize (object);
}

static void
pnd_measurer_class_init (PndMeasurerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_measurer_finalize;
}

static void
pnd_measurer_init (PndMeasurer *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->closed);
}

/**
 * pnd_measurer_new:
 * @func: what is told when something is measured
 * @user_data: for @func, alive until pnd_measurer_stop()
 *
 * Returns: (transfer full): a measurer that has nothing to do
 */
PndMeasurer *
pnd_measurer_new (PndMeasuredFunc func, gpointer user_data)
{
  PndMeasurer *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (PND_TYPE_MEASURER, NULL);
  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * pnd_measurer_start:
 * @self: a measurer
 * @project: what to read
 * @options: what to measure
 */
void
pnd_measurer_start (PndMeasurer *self, PndProject *project, const PndAgreementOptions *options)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  PndDatabase *reader;
  Run *run;

  g_return_if_fail (PND_IS_MEASURER (self));
  g_return_if_fail (PND_IS_PROJECT (project) && options != NULL);

  give_up (self);
  reader = pnd_project_open_reader (project, &error);
  if (reader == NULL)
    {
      self->func (NULL, NULL, error, self->user_data);
      g_error_free (error);
      return;
    }
  g_atomic_int_set (&self->permille, 0);
  self->cancellable = g_cancellable_new ();
  run = g_new0 (Run, 1);
  run->measurer = self;
  run->reader = reader;
  run->cancellable = g_object_ref (self->cancellable);
  run->options = pnd_agreement_options_copy (options);
  g_mutex_lock (&self->mutex);
  self->n_readers++;
  g_mutex_unlock (&self->mutex);
  /* not the task's source: its last reference must go in the main thread */
  task = g_task_new (NULL, self->cancellable, done_cb, g_object_ref (self));
  g_task_set_task_data (task, run, run_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

/**
 * pnd_measurer_is_at_work:
 * @self: a measurer
 *
 * Returns: whether something is being measured
 */
gboolean
pnd_measurer_is_at_work (PndMeasurer *self)
{
  g_return_val_if_fail (PND_IS_MEASURER (self), FALSE);
  return self->cancellable != NULL;
}

/**
 * pnd_measurer_get_share:
 * @self: a measurer
 *
 * Returns: how much of the bootstrap is done, from 0 to 1
 */
double
pnd_measurer_get_share (PndMeasurer *self)
{
  g_return_val_if_fail (PND_IS_MEASURER (self), 0);
  return g_atomic_int_get (&self->permille) / 1000.0;
}

/**
 * pnd_measurer_stop:
 * @self: a measurer
 *
 * Makes the order at work void and waits until no thread reads the project any more.
 */
void
pnd_measurer_stop (PndMeasurer *self)
{
  g_return_if_fail (PND_IS_MEASURER (self));

  give_up (self);
  g_mutex_lock (&self->mutex);
  while (self->n_readers > 0)
    g_cond_wait (&self->closed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
