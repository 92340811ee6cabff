/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "app/store/search/index-private.h"

/* How long a worker waits for another program that fills the same index, in microseconds. */
#define PATIENCE (G_USEC_PER_SEC)

/**
 * User:
 * @end: ends its connections; called once no work is going on
 *
 * A search that reads the project.
 */
typedef struct
{
  gpointer search;
  PndSearchEndFunc end;
} User;

/*
 * _PndSearchIndex:
 * @project: (nullable): %NULL once closed
 * @lock: guards what stands below it, which both threads use
 * @news: something below changed
 * @wanted: there may be texts to take in
 * @busy: the worker is at it
 * @n_working: searches that are using their connections right now
 */
struct _PndSearchIndex
{
  GObject parent_instance;

  PndProject *project;
  char *guid;
  char *path;
  GMainContext *context;
  GThread *worker;
  PndFill fill;
  gboolean was_changed;

  GMutex lock;
  GCond news;
  gboolean closed;
  gboolean wanted;
  gboolean busy;
  int n_working;
  double share;
  gboolean checked; /* the worker found the file sound, or made it */
  char *trouble;
  gboolean told; /* the signal is under way */
  GArray *users; /* User */
};

enum
{
  PROGRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PndSearchIndex, pnd_search_index, G_TYPE_OBJECT)

static gboolean
tell_cb (gpointer data)
{
  PndSearchIndex *self = data;

  g_mutex_lock (&self->lock);
  self->told = FALSE;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

/* with the lock held */
static void
tell (PndSearchIndex *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->told || self->closed)
    return;
  self->told = TRUE;
  source = g_idle_source_new ();
  g_source_set_callback (source, tell_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static gboolean
share_cb (double share, gpointer data)
{
  PndSearchIndex *self = data;
  gboolean go_on;

  g_mutex_lock (&self->lock);
  self->checked = self->checked || share >= 0;
  if (share >= 0 && share != self->share)
    {
      self->share = share;
      tell (self);
    }
  go_on = !self->closed;
  g_mutex_unlock (&self->lock);
  return go_on;
}

/* with the lock held: takes the work; FALSE at the end */
static gboolean
wait_for_work (PndSearchIndex *self)
{
  self->busy = FALSE;
  g_cond_broadcast (&self->news);
  while (!self->wanted && !self->closed)
    g_cond_wait (&self->news, &self->lock);
  self->busy = TRUE;
  self->wanted = FALSE;
  return !self->closed;
}

/* with the lock held: another program has the index at hand, so it is tried again soon */
static void
wait_a_little (PndSearchIndex *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  self->wanted = TRUE;
  while (!self->closed && g_cond_wait_until (&self->news, &self->lock, until))
    ;
}

static gpointer
work (gpointer data)
{
  PndSearchIndex *self = data;

  pnd_search_cache_sweep ();
  g_mutex_lock (&self->lock);
  while (wait_for_work (self))
    {
      g_autoptr (GError) error = NULL;

      g_mutex_unlock (&self->lock);
      pnd_fill_run (&self->fill, share_cb, self, &error);
      g_mutex_lock (&self->lock);
      g_clear_pointer (&self->trouble, g_free);
      if (g_error_matches (error, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE))
        wait_a_little (self);
      else if (error != NULL)
        self->trouble = g_strdup (error->message);
      tell (self);
    }
  self->busy = FALSE;
  g_cond_broadcast (&self->news);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
changed_cb (PndSearchIndex *self, PndChanges *changes)
{
  self->was_changed = TRUE;
  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "documents"))
    pnd_search_index_wake (self);
}

static void
pnd_search_index_dispose (GObject *object)
{
  pnd_search_index_close (PND_SEARCH_INDEX (object));

  G_OBJECT_CLASS (pnd_search_index_parent_class)->dispose (object);
}

static void
pnd_search_index_finalize (GObject *object)
{
  PndSearchIndex *self = PND_SEARCH_INDEX (object);

  g_array_unref (self->users);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->news);
  g_free (self->trouble);
  g_free (self->guid);
  g_free (self->path);

  G_OBJECT_CLASS (pnd_search_index_parent_class)->finalize (object);
}

static void
pnd_search_index_class_init (PndSearchIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pnd_search_index_dispose;
  object_class->finalize = pnd_search_index_finalize;
  signals[PROGRESS] = g_signal_new ("progress", PND_TYPE_SEARCH_INDEX, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_search_index_init (PndSearchIndex *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->users = g_array_new (FALSE, FALSE, sizeof (User));
  g_mutex_init (&self->lock);
  g_cond_init (&self->news);
}

static gboolean
start (PndSearchIndex *self, PndSearchTable tables, GError **error)
{
  self->fill.tables = tables;
  self->fill.guid = self->guid;
  self->fill.path = self->path;
  self->fill.fold = pnd_fold_new ();
  self->fill.tokens = pnd_tokens_new (error);
  if (self->fill.tokens == NULL)
    return FALSE;
  self->fill.reader = pnd_project_open_reader (self->project, error);
  if (self->fill.reader == NULL)
    return FALSE;
  self->wanted = TRUE;
  self->busy = TRUE;
  self->worker = g_thread_new ("search-index", work, self);
  return TRUE;
}

/**
 * pnd_search_index_new:
 * @project: an open project; also one open for reading only
 * @tables: what to fill
 *
 * Opens the index and begins to fill it. To be closed before the project is.
 *
 * Returns: (transfer full): the index
 */
PndSearchIndex *
pnd_search_index_new (PndProject *project, PndSearchTable tables)
{
  PndSearchIndex *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  self = g_object_new (PND_TYPE_SEARCH_INDEX, NULL);
  self->project = g_object_ref (project);
  self->guid = g_strdup (pnd_project_get_guid (project));
  self->path = g_strdup (pnd_project_get_path (project));
  if (!start (self, tables, &error))
    self->trouble = g_strdup (error->message);
  g_signal_connect_object (project, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
end_users (PndSearchIndex *self)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->users->len; i++)
    {
      User user = g_array_index (self->users, User, i);

      user.end (user.search);
    }
  g_array_set_size (self->users, 0);
  g_mutex_unlock (&self->lock);
}

/**
 * pnd_search_index_close:
 * @self: an index
 *
 * Ends the worker and all searches; waits for what they are at, which is a text at the most.
 * Closing twice is fine.
 */
void
pnd_search_index_close (PndSearchIndex *self)
{
  g_return_if_fail (PND_IS_SEARCH_INDEX (self));

  if (self->project == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  g_cond_broadcast (&self->news);
  while (self->n_working > 0)
    g_cond_wait (&self->news, &self->lock);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->worker, g_thread_join);
  end_users (self);
  pnd_fill_clear (&self->fill);
  g_signal_handlers_disconnect_by_data (self->project, self);
  if (self->was_changed && pnd_project_get_database (self->project) != NULL)
    pnd_search_cache_drop_stale (self->project);
  g_clear_object (&self->project);
}

/**
 * pnd_search_index_get_project:
 * @self: an index
 *
 * Returns: (transfer none) (nullable): whose it is; %NULL once it is closed
 */
PndProject *
pnd_search_index_get_project (PndSearchIndex *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_INDEX (self), NULL);

  return self->project;
}

/**
 * pnd_search_index_get_share:
 * @self: an index
 *
 * Returns: how much of the words of all texts it has, from 0 to 1
 */
double
pnd_search_index_get_share (PndSearchIndex *self)
{
  double share;

  g_return_val_if_fail (PND_IS_SEARCH_INDEX (self), 0);

  g_mutex_lock (&self->lock);
  share = self->share;
  g_mutex_unlock (&self->lock);
  return share;
}

/**
 * pnd_search_index_get_trouble:
 * @self: an index
 *
 * Returns: (transfer full) (nullable): why texts are read through without an index
 */
char *
pnd_search_index_get_trouble (PndSearchIndex *self)
{
  char *trouble;

  g_return_val_if_fail (PND_IS_SEARCH_INDEX (self), NULL);

  g_mutex_lock (&self->lock);
  trouble = g_strdup (self->trouble);
  g_mutex_unlock (&self->lock);
  return trouble;
}

/**
 * pnd_search_index_wait:
 * @self: an index
 *
 * Waits until it has all texts, or cannot have them. For programs without a window.
 */
void
pnd_search_index_wait (PndSearchIndex *self)
{
  g_return_if_fail (PND_IS_SEARCH_INDEX (self));

  g_mutex_lock (&self->lock);
  while (self->worker != NULL && !self->closed && (self->busy || self->wanted))
    g_cond_wait (&self->news, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* For the files of this folder: there may be something to do. */
void
pnd_search_index_wake (PndSearchIndex *self)
{
  g_mutex_lock (&self->lock);
  self->wanted = TRUE;
  g_cond_broadcast (&self->news);
  g_mutex_unlock (&self->lock);
}

gboolean
pnd_search_index_enter (PndSearchIndex *self, gpointer search, PndSearchEndFunc end)
{
  User user = { search, end };

  gboolean can;

  g_mutex_lock (&self->lock);
  can = !self->closed;
  if (can)
    g_array_append_val (self->users, user);
  g_mutex_unlock (&self->lock);
  return can;
}

void
pnd_search_index_leave (PndSearchIndex *self, gpointer search)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->users->len; i++)
    if (g_array_index (self->users, User, i).search == search)
      {
        g_array_remove_index_fast (self->users, i);
        break;
      }
  g_mutex_unlock (&self->lock);
}

gboolean
pnd_search_index_begin_work (PndSearchIndex *self)
{
  gboolean can;

  g_mutex_lock (&self->lock);
  can = !self->closed;
  if (can)
    self->n_working++;
  g_mutex_unlock (&self->lock);
  return can;
}

void
pnd_search_index_end_work (PndSearchIndex *self)
{
  g_mutex_lock (&self->lock);
  self->n_working--;
  g_cond_broadcast (&self->news);
  g_mutex_unlock (&self->lock);
}

/* until the worker has looked at the file, a search reads every text */
gboolean
pnd_search_index_is_checked (PndSearchIndex *self)
{
  gboolean checked;

  g_mutex_lock (&self->lock);
  checked = self->checked;
  g_mutex_unlock (&self->lock);
  return checked;
}

gboolean
pnd_search_index_is_closed (PndSearchIndex *self)
{
  gboolean closed;

  g_mutex_lock (&self->lock);
  closed = self->closed;
  g_mutex_unlock (&self->lock);
  return closed;
}
