/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/export/writing-bar.h"

#include <glib/gi18n.h>

/* what is written quickly needs no bar that flashes up */
#define DELAY_MS 250
#define PULSE_MS 120

struct _PndWritingBar
{
  GtkWidget parent_instance;

  PndWorkspace *workspace;
  GPtrArray *files; /* of WritingFile, those under way; the main thread's */

  GMutex mutex;
  GCond closed;
  int n_readers; /* connections that are open; under the mutex */
};

/*
 * WritingFile:
 * @bar: kept until the file is done, in the main thread
 * @done: (nullable): told when it is ready, instead of a message
 * @row: (nullable): its row of the bar, once it takes long enough to have one
 *
 * A file under way. The thread has @reader, @path, @func, @data and @cancellable meanwhile.
 */
typedef struct
{
  PndWritingBar *bar;
  PndDatabase *reader;
  char *path;
  char *name;
  PndWriteDataFunc func;
  gpointer data;
  PndPreparedFunc done;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  GtkWidget *row;
  GtkWidget *progress;
  guint delay;
  guint pulse;
} WritingFile;

G_DEFINE_FINAL_TYPE (PndWritingBar, pnd_writing_bar, GTK_TYPE_WIDGET)

static void
file_free (gpointer data)
{
  WritingFile *file = data;

  if (file->destroy != NULL)
    file->destroy (file->data);
  g_free (file->path);
  g_free (file->name);
  g_object_unref (file->cancellable);
  g_free (file);
}

static void
take_row_away (WritingFile *file)
{
  g_clear_handle_id (&file->delay, g_source_remove);
  g_clear_handle_id (&file->pulse, g_source_remove);
  g_clear_pointer (&file->row, gtk_widget_unparent);
}

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (((WritingFile *) data)->progress));
  return G_SOURCE_CONTINUE;
}

static void
cancel_cb (WritingFile *file)
{
  g_cancellable_cancel (file->cancellable);
}

static void
make_row (WritingFile *file)
{
  g_autofree char *text = g_strdup_printf (file->done != NULL ? _("Preparing %s") : _("Writing %s"),
                                           file->name);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  file->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  file->progress = gtk_progress_bar_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_valign (file->progress, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (file->progress, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (file->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), file);
  gtk_box_append (GTK_BOX (file->row), label);
  gtk_box_append (GTK_BOX (file->row), file->progress);
  gtk_box_append (GTK_BOX (file->row), cancel);
  gtk_widget_set_parent (file->row, GTK_WIDGET (file->bar));
}

static gboolean
show_cb (gpointer data)
{
  WritingFile *file = data;

  file->delay = 0;
  make_row (file);
  file->pulse = g_timeout_add (PULSE_MS, pulse_cb, file);
  gtk_widget_set_visible (GTK_WIDGET (file->bar), TRUE);
  return G_SOURCE_REMOVE;
}

/* the connection goes before the project may: whoever closes it waits for that */
static void
close_reader (WritingFile *file)
{
  PndWritingBar *bar = file->bar;

  g_clear_pointer (&file->reader, pnd_database_close);
  g_mutex_lock (&bar->mutex);
  bar->n_readers--;
  g_cond_signal (&bar->closed);
  g_mutex_unlock (&bar->mutex);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  WritingFile *file = data;
  GError *error = NULL;
  gboolean done = file->func (file->reader, file->path, file->data, cancellable, &error);

  close_reader (file);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndWritingBar) self = data;
  WritingFile *file = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  take_row_away (file);
  g_ptr_array_remove (self->files, file);
  if (self->files->len == 0)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (done && file->done != NULL)
    file->done (file->data);
  else if (done)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO, _("%s was written."), file->name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       file->done != NULL ? _("Cancelled: %s is not ready.")
                                          : _("Cancelled: %s was not written."), file->name);
  else
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
  g_clear_error (&error);
}

static void
pnd_writing_bar_dispose (GObject *object)
{
  PndWritingBar *self = PND_WRITING_BAR (object);

  for (guint i = 0; i < self->files->len; i++)
    {
      take_row_away (g_ptr_array_index (self->files, i));
      g_cancellable_cancel (((WritingFile *) g_ptr_array_index (self->files, i))->cancellable);
    }

  G_OBJECT_CLASS (pnd_writing_bar_parent_class)->dispose (object);
}

static void
pnd_writing_bar_finalize (GObject *object)
{
  PndWritingBar *self = PND_WRITING_BAR (object);

  g_ptr_array_unref (self->files);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->closed);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_writing_bar_parent_class)->finalize (object);
}

static void
pnd_writing_bar_class_init (PndWritingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pnd_writing_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = pnd_writing_bar_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  /* it looks as the bar of what comes in */
  gtk_widget_class_set_css_name (widget_class, "importbar");
}

static void
pnd_writing_bar_init (PndWritingBar *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->files = g_ptr_array_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->closed);
}

/**
 * pnd_writing_bar_new:
 * @workspace: whose project is written, and where messages go
 *
 * Returns: a bar with nothing under way, which is not to be seen
 */
GtkWidget *
pnd_writing_bar_new (PndWorkspace *workspace)
{
  PndWritingBar *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PND_TYPE_WRITING_BAR, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/* takes @file: what to do with what; it gets a connection and a thread */
static void
begin (PndWritingBar *self, WritingFile *file)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  file->bar = self;
  file->cancellable = g_cancellable_new ();
  file->reader = pnd_project_open_reader (pnd_workspace_get_project (self->workspace), &error);
  if (file->reader == NULL)
    {
      pnd_workspace_fail (self->workspace, error);
      file_free (file);
      return;
    }
  file->delay = g_timeout_add (DELAY_MS, show_cb, file);
  g_ptr_array_add (self->files, file);
  g_mutex_lock (&self->mutex);
  self->n_readers++;
  g_mutex_unlock (&self->mutex);
  /* not the task's source: its last reference must go in the main thread */
  task = g_task_new (NULL, file->cancellable, written_cb, g_object_ref (self));
  g_task_set_task_data (task, file, file_free);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, write_thread);
}

/**
 * pnd_writing_bar_begin_with:
 * @self: a bar whose workspace has a project
 * @path: where to
 * @func: writes it, in a thread
 * @data: what @func is given
 * @destroy: (nullable): for @data
 */
void
pnd_writing_bar_begin_with (PndWritingBar *self, const char *path, PndWriteDataFunc func,
                            gpointer data, GDestroyNotify destroy)
{
  WritingFile *file;

  g_return_if_fail (PND_IS_WRITING_BAR (self));
  g_return_if_fail (path != NULL && func != NULL);

  file = g_new0 (WritingFile, 1);
  file->path = g_strdup (path);
  file->name = g_filename_display_basename (path);
  file->func = func;
  file->data = data;
  file->destroy = destroy;
  begin (self, file);
}

/**
 * pnd_writing_bar_prepare:
 * @self: a bar whose workspace has a project
 * @name: what is made ready
 * @func: does it, in a thread; its path is %NULL
 * @data: what @func is given
 * @done: told in the main thread that it is ready; not where it failed or was cancelled
 * @destroy: (nullable): for @data
 */
void
pnd_writing_bar_prepare (PndWritingBar *self, const char *name, PndWriteDataFunc func,
                         gpointer data, PndPreparedFunc done, GDestroyNotify destroy)
{
  WritingFile *file;

  g_return_if_fail (PND_IS_WRITING_BAR (self));
  g_return_if_fail (name != NULL && func != NULL && done != NULL);

  file = g_new0 (WritingFile, 1);
  file->name = g_strdup (name);
  file->func = func;
  file->data = data;
  file->done = done;
  file->destroy = destroy;
  begin (self, file);
}

typedef struct
{
  PndWriteFunc func;
  int flags;
} Flagged;

static gboolean
write_flagged (PndDatabase *reader, const char *path, gpointer data, GCancellable *cancellable,
               GError **error)
{
  const Flagged *flagged = data;

  return flagged->func (reader, path, flagged->flags, cancellable, error);
}

/**
 * pnd_writing_bar_begin:
 * @self: a bar whose workspace has a project
 * @path: where to
 * @func: writes it, in a thread
 * @flags: what @func is given
 */
void
pnd_writing_bar_begin (PndWritingBar *self, const char *path, PndWriteFunc func, int flags)
{
  Flagged flagged = { func, flags };

  g_return_if_fail (func != NULL);

  pnd_writing_bar_begin_with (self, path, write_flagged, g_memdup2 (&flagged, sizeof flagged),
                              g_free);
}

/**
 * pnd_writing_bar_get_name:
 * @self: a bar
 *
 * Returns: (nullable): the name of a file that is being written, %NULL when there is none
 */
const char *
pnd_writing_bar_get_name (PndWritingBar *self)
{
  g_return_val_if_fail (PND_IS_WRITING_BAR (self), NULL);

  return self->files->len > 0 ? ((WritingFile *) g_ptr_array_index (self->files, 0))->name : NULL;
}

/**
 * pnd_writing_bar_stop:
 * @self: a bar
 *
 * Cancels all files under way and waits until no thread reads the project any more, so that it can
 * be closed; milliseconds, since what is interrupted gives up at once.
 */
void
pnd_writing_bar_stop (PndWritingBar *self)
{
  g_return_if_fail (PND_IS_WRITING_BAR (self));

  for (guint i = 0; i < self->files->len; i++)
    g_cancellable_cancel (((WritingFile *) g_ptr_array_index (self->files, i))->cancellable);
  g_mutex_lock (&self->mutex);
  while (self->n_readers > 0)
    g_cond_wait (&self->closed, &self->mutex);
  g_mutex_unlock (&self->mutex);
}
