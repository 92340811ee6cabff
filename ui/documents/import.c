/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/documents/import.h"

#include <glib/gi18n.h>

#include "app/text/adding.h"

struct _PndImport
{
  GObject parent_instance;

  PndWorkspace *workspace; /* borrowed: the window owns both */
  GQueue files;            /* of GFile, those not begun yet */
  GCancellable *cancellable; /* while a file is being read */
  int total;
  int done;
  int n_added;
  gint64 first;
  GPtrArray *failures; /* sentences */
  GPtrArray *guesses;  /* "name (encoding)" */
  guint n_comments;    /* of people, found in the files */
};

G_DEFINE_FINAL_TYPE (PndImport, pnd_import, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void begin_next (PndImport *self);

static gint64
add_document (PndImport *self, const PndImported *imported, GError **error)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  return pnd_imported_add (imported, project, PND_SOURCE_TYPE_NONE, TRUE, error);
}

static void
take (PndImport *self, const PndImported *imported)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_document (self, imported, &error);

  if (id == 0)
    {
      g_ptr_array_add (self->failures, g_strdup (error->message));
      return;
    }
  if (self->n_added++ == 0)
    self->first = id;
  if (imported->comments != NULL)
    self->n_comments += imported->comments->len;
  if (imported->guessed)
    g_ptr_array_add (self->guesses,
                     g_strdup_printf ("%s (%s)", imported->name, imported->encoding));
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
  else if (self->n_comments > 0)
    pnd_workspace_say (self->workspace, GTK_MESSAGE_INFO,
                       ngettext ("%u comment in the files is now a note on its passage.",
                                 "%u comments in the files are now notes on their passages.",
                                 self->n_comments),
                       self->n_comments);
}

static void
finish (PndImport *self)
{
  int n_added = self->n_added;
  gint64 first = self->first;

  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->files, g_object_unref);
  self->total = self->done = self->n_added = 0;
  self->first = 0;
  g_signal_emit (self, signals[FINISHED], 0, first, n_added);
  say_what_happened (self);
  self->n_comments = 0;
  g_ptr_array_set_size (self->failures, 0);
  g_ptr_array_set_size (self->guesses, 0);
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
    g_ptr_array_add (self->failures, g_strdup (error->message));
  self->done++;
  begin_next (self);
}

static void
begin_next (PndImport *self)
{
  g_autoptr (GFile) file = g_queue_pop_head (&self->files);
  g_autofree char *name = NULL;

  if (file == NULL)
    {
      finish (self);
      return;
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  name = g_file_get_basename (file);
  g_signal_emit (self, signals[PROGRESS], 0, name, self->done, self->total);
  pnd_importer_read_async (file, NULL, self->cancellable, read_cb, g_object_ref (self));
}

static void
pnd_import_finalize (GObject *object)
{
  PndImport *self = PND_IMPORT (object);

  g_queue_clear_full (&self->files, g_object_unref);
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
}

static void
pnd_import_init (PndImport *self)
{
  g_queue_init (&self->files);
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
    g_queue_push_tail (&self->files, g_list_model_get_item (files, i));
  self->total += n;
  if (self->cancellable == NULL && n > 0)
    begin_next (self);
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
 * pnd_import_cancel:
 * @self: an import
 *
 * Stops after the documents that were added already.
 */
void
pnd_import_cancel (PndImport *self)
{
  g_return_if_fail (PND_IS_IMPORT (self));

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
