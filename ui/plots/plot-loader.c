/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/plots/plot-loader.h"

struct _PndPlotLoader
{
  GObject parent_instance;

  PndPlotLoadedFunc func;
  gpointer user_data;
  GCancellable *cancellable; /* (nullable): of the order at work */

  GMutex mutex;
  GCond closed;
  int n_readers; /* connections that are open; under the mutex */
};

/*
 * Run:
 * @loader: kept until the run is done, in the main thread
 *
 * An order. The thread has @reader, @request and @data meanwhile.
 */
typedef struct
{
  PndPlotLoader *loader;
  PndDatabase *reader;
  PndPlotRequest request;
  char *word; /* of the request */
  PndPlotData *data;
  GError *error;
} Run;

G_DEFINE_FINAL_TYPE (PndPlotLoader, pnd_plot_loader, G_TYPE_OBJECT)

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->data, pnd_plot_data_unref);
  g_clear_error (&run->error);
  g_free (run->word);
  g_free (run);
}

/* in the thread */
static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  PndPlotLoader *loader = run->loader;

  run->data = pnd_plot_data_load (run->reader, &run->request, cancellable, &run->error);
  g_clear_pointer (&run->reader, pnd_database_close);
  g_mutex_lock (&loader->mutex);
  loader->n_readers--;
  g_cond_signal (&loader->closed);
  g_mutex_unlock (&loader->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndPlotLoader) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  Run *run = g_task_get_task_data (G_TASK (result));

  if (self->cancellable != cancellable || self->func == NULL)
    return;
  g_clear_object (&self->cancellable);
  self->func (run->data, run->error, self->user_data);
}

static void
give_up (PndPlotLoader *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
pnd_plot_loader_finalize (GObject *object)
{
  PndPlotLoader *self = PND_PLOT_LOADER (object);

  g_clear_object (&self->cancellable);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->closed);

  G_OBJECT_CLASS (pnd_plot_loader_parent_class)->finalize (object);
}

static void
pnd_plot_loader_class_init (PndPlotLoaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_plot_loader_finalize;
}

static void
pnd_plot_loader_init (PndPlotLoader *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->closed);
}

/**
 * pnd_plot_loader_new:
 * @func: what is told when a plot is read
 * @user_data: for @func, alive until pnd_plot_loader_stop()
 *
 * Returns: (transfer full): a loader that has nothing to do
 */
PndPlotLoader *
pnd_plot_loader_new (PndPlotLoadedFunc func, gpointer user_data)
{
  PndPlotLoader *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (PND_TYPE_PLOT_LOADER, NULL);
  self->func = func;
  self->user_data = user_data;
  return self;
}

/**
 * pnd_plot_loader_start:
 * @self: a loader
 * @project: what to read
 * @request: which plot
 */
void
pnd_plot_loader_start (PndPlotLoader *self, PndProject *project, const PndPlotRequest *request)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  PndDatabase *reader;
  Run *run;

  g_return_if_fail (PND_IS_PLOT_LOADER (self));
  g_return_if_fail (PND_IS_PROJECT (project) && request != NULL);

  give_up (self);
  reader = pnd_project_open_reader (project, &error);
  if (reader == NULL)
    {
      self->func (NULL, error, self->user_data);
      g_error_free (error);
      return;
    }
  run = g_new0 (Run, 1);
  run->loader = self;
  run->reader = reader;
  run->request = *request;
  run->word = g_strdup (request->word);
  run->request.word = run->word;
  g_mutex_lock (&self->mutex);
  self->n_readers++;
  g_mutex_unlock (&self->mutex);
  self->cancellable = g_cancellable_new ();
  /* not the task's source: its last reference must go in the main thread */
  task = g_task_new (NULL, self->cancellable, done_cb, g_object_ref (self));
  g_task_set_task_data (task, run, run_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

/**
 * pnd_plot_loader_is_at_work:
 * @self: a loader
 *
 * Returns: whether something is being read
 */
gboolean
pnd_plot_loader_is_at_work (PndPlotLoader *self)
{
  g_return_val_if_fail (PND_IS_PLOT_LOADER (self), FALSE);
  return self->cancellable != NULL;
}

/**
 * pnd_plot_loader_stop:
 * @self: a loader
 *
 * Makes the order at work void and waits until no thread reads the project any more.
 */
void
pnd_plot_loader_stop (PndPlotLoader *self)
{
  g_return_if_fail (PND_IS_PLOT_LOADER (self));

  give_up (self);
  g_mutex_lock (&self->mutex);
  while (self->n_readers > 0)
    g_cond_wait (&self->closed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
