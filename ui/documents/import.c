/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/import.h"

#include <glib/gi18n.h>

#include "app/model/documents/duplicates.h"
#include "app/text/adding.h"
#include "ui/documents/comment-offers.h"

/* a file on its way in */
typedef struct
{
  GFile *file;
  char *password;   /* (nullable) */
  gboolean as_it_is; /* also when it is a duplicate or a table */
} Job;

struct _PndImport
{
  GObject parent_instance;

  PndWorkspace *workspace; /* borrowed: the window owns both */
  GQueue jobs;             /* those not begun yet */
  Job *job;                /* (nullable): the one at hand */
  GQueue held;             /* of PndHeld */
  PndCommentOffers *offers;
  GCancellable *cancellable; /* while a file is being read */
  int total;
  int done;
  int n_added;
  gint64 first;
  GPtrArray *failures; /* sentences */
  GPtrArray *guesses;  /* "name (encoding)" */
};

G_DEFINE_FINAL_TYPE (PndImport, pnd_import, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  HELD,
  COMMENTS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void begin_next (PndImport *self);

static void
job_free (Job *job)
{
  if (job == NULL)
    return;
  g_object_unref (job->file);
  g_free (job->password);
  g_free (job);
}

static PndProject *
get_project (PndImport *self)
{
  return pnd_workspace_get_project (self->workspace);
}

static gint64
add_document (PndImport *self, const PndImported *imported, GError **error)
{
  return pnd_imported_add (imported, get_project (self), PND_SOURCE_TYPE_NONE, FALSE, error);
}

/* the job at hand waits until somebody says what to do; @other: (nullable) */
static void
hold (PndImport *self, PndHeldReason reason, const char *other)
{
  PndHeld *held = pnd_held_new (reason, self->job->file);

  held->other = g_strdup (other);
  held->password = g_strdup (self->job->password);
  g_queue_push_tail (&self->held, held);
}

static gboolean
hold_duplicate (PndImport *self, const PndImported *imported)
{
  gint64 id = self->job->as_it_is
                ? 0
                : pnd_document_find_text (get_project (self), imported->text, NULL);
  g_autoptr (PndDocument) other
    = id != 0 ? pnd_row_get (get_project (self), PND_TYPE_DOCUMENT, id, NULL) : NULL;

  if (other != NULL)
    hold (self, PND_HELD_DUPLICATE, pnd_document_get_name (other));
  return other != NULL;
}

static void
take (PndImport *self, const PndImported *imported)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (hold_duplicate (self, imported))
    return;
  id = add_document (self, imported, &error);
  if (id == 0)
    {
      g_ptr_array_add (self->failures, g_strdup (error->message));
      return;
    }
  if (self->n_added++ == 0)
    self->first = id;
  pnd_comment_offers_add (self->offers, imported, id);
  if (imported->guessed)
    g_ptr_array_add (self->guesses,
                     g_strdup_printf ("%s (%s)", imported->name, imported->encoding));
}

static void
take_failure (PndImport *self, const GError *error)
{
  if (g_error_matches (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_PASSWORD))
    hold (self, PND_HELD_PASSWORD, NULL);
  else if (g_error_matches (error, PND_IMPORT_ERROR, PND_IMPORT_ERROR_TABLE))
    hold (self, PND_HELD_TABLE, NULL);
  else
    g_ptr_array_add (self->failures, g_strdup (error->message));
}

static char *
join (GPtrArray *strings, const char *separator)
{
  g_ptr_array_add (strings, NULL);
  return g_strjoinv (separator, (char **) strings->pdata);
}

static void
say_what_happened (PndImport *self)
{
  guint n_failures = self->failures->len;
  guint n_guesses = self->guesses->len;
  g_autofree char *failures = join (self->failures, "\n");
  g_autofree char *guesses = join (self->guesses, ", ");

  if (n_failures == 1)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_ERROR, "%s", failures);
  else if (n_failures > 1)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_ERROR,
                       ngettext ("%u file was left out:\n%s", "%u files were left out:\n%s",
                                 n_failures),
                       n_failures, failures);
  else if (n_guesses > 0)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_WARNING,
                       _("The encoding was guessed: %s. If letters look wrong, change it in the "
                         "document’s properties."),
                       guesses);
}

static void
tell_comments (PndImport *self)
{
  g_signal_emit (self, signals[COMMENTS], 0, pnd_comment_offers_count (self->offers));
}

static void
forget_comments (PndImport *self)
{
  pnd_comment_offers_clear (self->offers);
  tell_comments (self);
}

static void
finish (PndImport *self)
{
  int n_added = self->n_added;
  gint64 first = self->first;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->job, job_free);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  self->total = self->done = self->n_added = 0;
  self->first = 0;
  g_signal_emit (self, signals[FINISHED], 0, first, n_added);
  say_what_happened (self);
  tell_comments (self);
  g_ptr_array_set_size (self->failures, 0);
  g_ptr_array_set_size (self->guesses, 0);
  if (!g_queue_is_empty (&self->held))
    g_signal_emit (self, signals[HELD], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PndImport) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = pnd_importer_read_finish (result, &error);

  /* cancelled: finished already, and another import may have begun by now */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (imported != NULL)
    take (self, imported);
  else
    take_failure (self, error);
  self->done++;
  begin_next (self);
}

static void
begin_next (PndImport *self)
{
  PndImportOptions options = { 0 };
  g_autofree char *name = NULL;

  g_clear_pointer (&self->job, job_free);
  self->job = g_queue_pop_head (&self->jobs);
  if (self->job == NULL)
    {
      finish (self);
      return;
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  name = g_file_get_basename (self->job->file);
  g_signal_emit (self, signals[PROGRESS], 0, name, self->done, self->total);
  options.password = self->job->password;
  pnd_importer_read_async (self->job->file, &options, self->cancellable, read_cb,
                           g_object_ref (self));
}

static void
queue (PndImport *self, GFile *file, const char *password, gboolean as_it_is)
{
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->password = g_strdup (password);
  job->as_it_is = as_it_is;
  g_queue_push_tail (&self->jobs, job);
  self->total++;
}

/* what waited was for the project that is gone */
static void
project_cb (PndImport *self)
{
  g_assert (PND_IS_IMPORT (self));

  pnd_held_clear_queue (&self->held);
  forget_comments (self);
}

static void
pnd_import_finalize (GObject *object)
{
  PndImport *self = PND_IMPORT (object);

  g_clear_pointer (&self->job, job_free);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  pnd_held_clear_queue (&self->held);
  pnd_comment_offers_free (self->offers);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->failures);
  g_ptr_array_unref (self->guesses);

  G_OBJECT_CLASS (pnd_import_parent_class)->finalize (object);
}

static void
pnd_import_class_init (PndImportClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pnd_import_finalize;

  signals[PROGRESS] = g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);
  signals[FINISHED] = g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);
  signals[HELD] = g_signal_new ("held", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);
  signals[COMMENTS] = g_signal_new ("comments", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
pnd_import_init (PndImport *self)
{
  g_queue_init (&self->jobs);
  g_queue_init (&self->held);
  self->offers = pnd_comment_offers_new ();
  self->failures = g_ptr_array_new_with_free_func (g_free);
  self->guesses = g_ptr_array_new_with_free_func (g_free);
}

/**
 * pnd_import_new:
 * @workspace: whose project the documents join; must outlive the import
 *
 * Returns: (transfer full): an import with an empty queue
 */
PndImport *
pnd_import_new (PndWorkspace *workspace)
{
  PndImport *self;

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (PND_TYPE_IMPORT, NULL);
  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::project", G_CALLBACK (project_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * pnd_import_add_files:
 * @self: an import
 * @files: GFile elements; they wait until those before them are done
 */
void
pnd_import_add_files (PndImport *self, GListModel *files)
{
  guint n;

  g_return_if_fail (PND_IS_IMPORT (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  n = g_list_model_get_n_items (files);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *name = g_file_get_basename (file);

      /* nothing of a table is to be read before somebody says how */
      if (pnd_sheet_is_named (name))
        g_queue_push_tail (&self->held, pnd_held_new (PND_HELD_TABLE, file));
      else
        queue (self, file, NULL, FALSE);
    }
  if (self->cancellable != NULL)
    return;
  if (!g_queue_is_empty (&self->jobs))
    {
      forget_comments (self);
      begin_next (self);
    }
  else if (!g_queue_is_empty (&self->held))
    g_signal_emit (self, signals[HELD], 0);
}

/**
 * pnd_import_add_typed:
 * @self: an import
 * @name: the document's name
 * @typed: its text
 *
 * Adds a document that was typed or pasted and opens it. What goes wrong is said.
 *
 * Returns: whether it was added
 */
gboolean
pnd_import_add_typed (PndImport *self, const char *name, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndImported) imported = NULL;
  gint64 id = 0;

  g_return_val_if_fail (PND_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (name != NULL && typed != NULL, FALSE);

  imported = pnd_importer_read_typed (name, typed, &error);
  if (imported != NULL)
    id = add_document (self, imported, &error);
  if (id == 0)
    return pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
  return pnd_workspace_open_document (self->workspace, id);
}

/**
 * pnd_import_take_held:
 * @self: an import
 *
 * Returns: (transfer full) (nullable): the next file that waits for an answer
 */
PndHeld *
pnd_import_take_held (PndImport *self)
{
  g_return_val_if_fail (PND_IS_IMPORT (self), NULL);

  return g_queue_pop_head (&self->held);
}

/**
 * pnd_import_retry:
 * @self: an import
 * @held: a file that waited
 * @password: (nullable): what opens it
 *
 * Reads the file again. A duplicate or a table becomes a document as it is.
 */
void
pnd_import_retry (PndImport *self, const PndHeld *held, const char *password)
{
  g_return_if_fail (PND_IS_IMPORT (self) && held != NULL);

  if (get_project (self) == NULL)
    return;
  queue (self, held->file, password, held->reason != PND_HELD_PASSWORD);
  if (self->cancellable == NULL)
    begin_next (self);
}

/**
 * pnd_import_tell_answers:
 * @self: an import
 * @first: the id of the first document of a table
 * @n: how many there are
 *
 * Emits `finished`, unless other files are on their way.
 */
void
pnd_import_tell_answers (PndImport *self, gint64 first, int n)
{
  g_return_if_fail (PND_IS_IMPORT (self));

  if (self->cancellable == NULL)
    g_signal_emit (self, signals[FINISHED], 0, first, n);
}

/**
 * pnd_import_count_comments:
 * @self: an import
 *
 * Returns: how many comments of the files that came last could become notes
 */
guint
pnd_import_count_comments (PndImport *self)
{
  g_return_val_if_fail (PND_IS_IMPORT (self), 0);

  return pnd_comment_offers_count (self->offers);
}

/**
 * pnd_import_keep_comments:
 * @self: an import
 *
 * What people noted in the files that came last becomes notes on the passages, in one edit. What
 * goes wrong is said.
 */
void
pnd_import_keep_comments (PndImport *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PND_IS_IMPORT (self));

  if (get_project (self) == NULL || pnd_comment_offers_count (self->offers) == 0)
    return;
  if (pnd_comment_offers_keep (self->offers, get_project (self), &error))
    forget_comments (self);
  else
    pnd_workspace_fail (self->workspace, g_steal_pointer (&error));
}

/**
 * pnd_import_get_workspace:
 * @self: an import
 *
 * Returns: (transfer none): whose project the documents join
 */
PndWorkspace *
pnd_import_get_workspace (PndImport *self)
{
  g_return_val_if_fail (PND_IS_IMPORT (self), NULL);

  return self->workspace;
}

/**
 * pnd_import_cancel:
 * @self: an import
 *
 * Stops after the documents that were added already.
 */
void
pnd_import_cancel (PndImport *self)
{
  g_return_if_fail (PND_IS_IMPORT (self));

  pnd_held_clear_queue (&self->held);
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  finish (self);
}

/**
 * pnd_import_is_running:
 * @self: an import
 *
 * Returns: whether files are being read
 */
gboolean
pnd_import_is_running (PndImport *self)
{
  g_return_val_if_fail (PND_IS_IMPORT (self), FALSE);

  return self->cancellable != NULL;
}
