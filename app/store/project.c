/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a project says of itself, its one signal, and the small things kept in its file. Opening and
 * closing is in opening.c, editing in edit.c and undo.c. */

#include <glib/gi18n.h>

#include "app/store/project-private.h"
#include "app/store/veil/veil-private.h"

/* How long after an edit the log is emptied into the file, in milliseconds. */
#define SETTLE_AFTER 2000

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndProject, pnd_project, G_TYPE_OBJECT)

/* Empties the log while nobody waits. A failure does no harm: the edits are in the log. */
static gboolean
settle_cb (gpointer data)
{
  PndProject *self = PND_PROJECT (data);

  if (self->edit.depth > 0)
    return G_SOURCE_CONTINUE;
  sqlite3_wal_checkpoint_v2 (self->database->handle, "main", SQLITE_CHECKPOINT_PASSIVE, NULL,
                             NULL);
  self->settle_source = 0;
  return G_SOURCE_REMOVE;
}

static void
pnd_project_dispose (GObject *object)
{
  PndProject *self = PND_PROJECT (object);
  g_autoptr (GError) error = NULL;

  if (!pnd_project_close (self, &error))
    g_warning ("%s", error->message);

  G_OBJECT_CLASS (pnd_project_parent_class)->dispose (object);
}

static void
pnd_project_finalize (GObject *object)
{
  PndProject *self = PND_PROJECT (object);

  pnd_steps_forget (self);
  g_array_unref (self->steps.done);
  g_array_unref (self->steps.undone);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_main_context_unref (self->context);
  g_free (self->run.name);
  g_free (self->path);
  g_free (self->name);
  g_free (self->guid);
  g_free (self->language);
  g_free (self->expected);

  G_OBJECT_CLASS (pnd_project_parent_class)->finalize (object);
}

static void
pnd_project_class_init (PndProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pnd_project_dispose;
  object_class->finalize = pnd_project_finalize;

  /**
   * PndProject::changed:
   * @self: the project
   * @changes: what an edit, an undo or a redo that has just ended changed
   *
   * The only news of a project. No edit is open when it comes.
   */
  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, PND_TYPE_CHANGES);
}

static void
pnd_project_init (PndProject *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->steps.done = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->steps.undone = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* For the files of this folder: takes over what the project says of itself. */
gboolean
pnd_project_read_names (PndProject *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (self->database, _("Reading the project"),
                          "SELECT name, guid, language FROM project", error, "");

  if (statement == NULL)
    return FALSE;
  if (pnd_statement_next (statement, &local))
    {
      g_free (self->name);
      g_free (self->guid);
      g_free (self->language);
      self->name = g_strdup (pnd_statement_get_text (statement, 0, NULL));
      self->guid = g_strdup (pnd_statement_get_text (statement, 1, NULL));
      self->language = g_strdup (pnd_statement_get_text (statement, 2, NULL));
      return TRUE;
    }
  if (local == NULL)
    g_set_error (&local, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                 _("%s: the file is damaged: it does not say which project it is"),
                 self->database->name);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* For the files of this folder: tells everybody, after taking over a new name of the project. */
void
pnd_project_emit_changed (PndProject *self, PndChanges *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PndChanges) all = NULL;

  if (pnd_changes_touch (changes, "coders") && pnd_project_look (self))
    self->sees_anew = TRUE;
  if (pnd_changes_touch (changes, "finished") && pnd_project_get_blind (self))
    self->sees_anew = TRUE;
  if (self->sees_anew)
    changes = all = pnd_changes_new_reset ();
  self->sees_anew = FALSE;
  if (pnd_changes_touch (changes, "project") && !pnd_project_read_names (self, &error))
    g_warning ("%s", error->message);
  if (pnd_changes_touch (changes, "coders"))
    pnd_steps_forget_labels (self);
  pnd_project_settle_later (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

gboolean
pnd_project_check_writable (PndProject *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY,
               _("%s: the project is open for reading only"), self->database->name);
  return FALSE;
}

void
pnd_project_settle_later (PndProject *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->settle_source != 0)
    return;
  source = g_timeout_source_new (SETTLE_AFTER);
  g_source_set_callback (source, settle_cb, self, NULL);
  g_source_set_priority (source, G_PRIORITY_LOW);
  self->settle_source = g_source_attach (source, self->context);
}

/* For the files of this folder: no longer. */
void
pnd_project_stop_settling (PndProject *self)
{
  GSource *source;

  if (self->settle_source == 0)
    return;
  source = g_main_context_find_source_by_id (self->context, self->settle_source);
  if (source != NULL)
    g_source_destroy (source);
  self->settle_source = 0;
}

/* For the files of this folder: (transfer full): the time in UTC, ISO 8601. */
char *
pnd_project_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * pnd_project_get_path:
 * @self: a project
 *
 * Returns: (transfer none): the absolute path of its file, links followed.
 */
const char *
pnd_project_get_path (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);

  return self->path;
}

/**
 * pnd_project_get_name:
 * @self: a project
 *
 * Returns: (transfer none): its name; good until the next edit of it.
 */
const char *
pnd_project_get_name (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);

  return self->name;
}

/**
 * pnd_project_get_guid:
 * @self: a project
 *
 * Returns: (transfer none): its identity, a UUID that never changes.
 */
const char *
pnd_project_get_guid (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);

  return self->guid;
}

/**
 * pnd_project_get_language:
 * @self: a project
 *
 * Returns: (transfer none): `en` or `id`.
 */
const char *
pnd_project_get_language (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);

  return self->language;
}

/**
 * pnd_project_get_read_only:
 * @self: a project
 *
 * Returns: whether edits are refused.
 */
gboolean
pnd_project_get_read_only (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), TRUE);

  return self->read_only;
}

/**
 * pnd_project_get_database:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): its connection, for the thread that opened it; %NULL after
 *   closing.
 */
PndDatabase *
pnd_project_get_database (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);

  return self->database;
}

/**
 * pnd_project_open_reader:
 * @self: a project
 * @error: return location for a #GError
 *
 * Opens a connection of its own that only reads, so that a worker neither blocks edits nor is
 * blocked. It sees what is committed, and inside a transaction of its own the state at its first
 * read.
 *
 * Returns: (transfer full) (nullable): the connection, for any one thread, to be closed before the
 *   project is; %NULL with a #PND_STORE_ERROR.
 */
PndDatabase *
pnd_project_open_reader (PndProject *self, GError **error)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->database != NULL, NULL);

  return pnd_database_open_reader (self->database, error);
}

/**
 * pnd_project_get_coder:
 * @self: a project
 *
 * Returns: the id of who acts, 0 for nobody.
 */
gint64
pnd_project_get_coder (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), 0);

  return self->coder;
}

/**
 * pnd_project_set_coder:
 * @self: a project
 * @coder: id of a row of `coders`, 0 for nobody
 *
 * Says who acts from now on. The history notes the coder an edit ends under. When a veil hides
 * other things from this coder, see veil.h, #PndProject::changed says that anything may differ, at
 * once or at the end of the open edit.
 */
void
pnd_project_set_coder (PndProject *self, gint64 coder)
{
  g_autoptr (PndChanges) nothing = NULL;

  g_return_if_fail (PND_IS_PROJECT (self));
  g_return_if_fail (coder >= 0);

  self->coder = coder;
  if (coder != 0)
    g_clear_pointer (&self->expected, g_free);
  pnd_steps_forget_labels (self);
  if (!pnd_project_look (self))
    return;
  self->sees_anew = TRUE;
  if (self->edit.depth > 0)
    return;
  nothing = pnd_changes_new_reset ();
  pnd_project_emit_changed (self, nothing);
}

/**
 * pnd_project_expect:
 * @self: an open project
 * @name: (nullable): of somebody who is no coder of it; %NULL to expect nobody
 * @admit: (nullable): makes a coder of the name
 *
 * Nobody acts now, and @name will from the next edit on. A coder who is set comes first.
 */
void
pnd_project_expect (PndProject *self, const char *name, PndAdmitFunc admit)
{
  g_autofree char *before = NULL;

  g_return_if_fail (PND_IS_PROJECT (self));
  g_return_if_fail ((name != NULL) == (admit != NULL));

  before = self->expected;
  self->expected = g_strdup (name);
  self->admit = admit;
  pnd_project_set_coder (self, 0);
}

/**
 * pnd_project_get_expected:
 * @self: a project
 *
 * Returns: (nullable): the name of who becomes a coder with the next edit
 */
const char *
pnd_project_get_expected (PndProject *self)
{
  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);

  return self->expected;
}

/**
 * pnd_project_admit:
 * @self: a project
 * @error: return location for a #GError
 *
 * Makes a coder of who is expected, unless an edit is open: that began without.
 *
 * Returns: %FALSE with @error set if that failed; %TRUE also where nobody is expected
 */
gboolean
pnd_project_admit (PndProject *self, GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), FALSE);

  if (self->expected == NULL || self->edit.depth > 0)
    return TRUE;
  name = g_steal_pointer (&self->expected);
  if (self->admit (self, name, error))
    return TRUE;
  self->expected = g_steal_pointer (&name);
  return FALSE;
}

/**
 * pnd_project_get_preference:
 * @self: a project
 * @key: which
 *
 * Returns: (transfer full) (nullable): its value; %NULL when it was never set.
 */
char *
pnd_project_get_preference (PndProject *self, const char *key)
{
  g_autoptr (PndStatement) statement = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (self), NULL);
  g_return_val_if_fail (self->database != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  statement = pnd_database_query (self->database, NULL,
                                  "SELECT value FROM preferences WHERE key = ?", NULL, "s", key);
  if (statement == NULL || !pnd_statement_next (statement, NULL))
    return NULL;
  return g_strdup (pnd_statement_get_text (statement, 0, NULL));
}

/**
 * pnd_project_set_preference:
 * @self: a project
 * @key: which
 * @value: (nullable): what; %NULL to forget it
 *
 * Keeps a small convenience in the file. It is no edit; in a project open for reading only, and
 * when the disk is full, nothing happens.
 */
void
pnd_project_set_preference (PndProject *self, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PND_IS_PROJECT (self));
  g_return_if_fail (self->database != NULL);
  g_return_if_fail (key != NULL);

  if (self->read_only)
    return;
  if (value == NULL)
    pnd_database_run (self->database, NULL, "DELETE FROM preferences WHERE key = ?", &error, "s",
                      key);
  else
    pnd_database_run (self->database, NULL,
                      "INSERT INTO preferences (key, value) VALUES (?, ?)"
                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                      &error, "ss", key, value);
  if (error != NULL)
    g_debug ("%s", error->message);
  else
    pnd_project_settle_later (self);
}
