/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/search/search-session.h"


#define FIRST_PAGE 100 /* hits that are shown at once, as soon as there are so many */
#define PAGE 2000
#define CALM 120 /* milliseconds without an edit or a key before it looks again */

/**
 * Run:
 * @search: what the thread is at
 * @wanted: how many hits the page at hand should end with
 * @found: (element-type PndHitItem): all pages
 * @is_refresh: what is shown stays until as much has been found again
 *
 * One search from its first page to its last; counted references, one by the task at it.
 */
typedef struct
{
  PndSearch *search;
  guint wanted;
  GPtrArray *found;
  gboolean is_refresh;
  GError *error;
} Run;

struct _PndSearchSession
{
  GObject parent_instance;

  PndWorkspace *workspace;
  PndSearchIndex *index; /* (nullable): while a project is open */
  GListStore *hits;

  char *query;
  PndSearchMode mode;
  PndSearchScope scope;
  char *fault;
  Run *run;         /* (nullable): the one that counts; its task holds it */
  guint later;      /* timeout source */
  gboolean refresh; /* the next search is of what is shown already */
  gboolean complete;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void next_page (PndSearchSession *self, Run *run);

G_DEFINE_FINAL_TYPE (PndSearchSession, pnd_search_session, G_TYPE_OBJECT)

static void
run_clear (gpointer data)
{
  Run *run = data;

  pnd_search_free (run->search);
  g_ptr_array_unref (run->found);
  g_clear_error (&run->error);
}

static void
run_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, run_clear);
}

static void
tell (PndSearchSession *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* in the thread */
static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  g_autoptr (GPtrArray) hits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_search_hit_free);
  guint n = run->wanted - run->found->len;

  pnd_search_next (run->search, n, hits, &run->error);
  g_ptr_array_set_free_func (hits, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      PndSearchHit *hit = hits->pdata[i];
      const PndSearchHit *before
        = run->found->len > 0
            ? pnd_hit_item_get_hit (run->found->pdata[run->found->len - 1])
            : NULL;
      gboolean is_first = before == NULL || before->place != hit->place
                          || before->document != hit->document || before->item != hit->item;

      g_ptr_array_add (run->found, pnd_hit_item_new (hit, is_first));
    }
  g_task_return_boolean (task, TRUE);
}

/* the list becomes what was found, and what stays in it stays the same item */
static void
show_found (PndSearchSession *self, Run *run)
{
  GListModel *model = G_LIST_MODEL (self->hits);
  guint n_old = g_list_model_get_n_items (model);
  guint n_new = run->found->len;
  guint head = 0, tail = 0;

  for (; head < MIN (n_old, n_new); head++)
    {
      g_autoptr (PndHitItem) old = g_list_model_get_item (model, head);

      if (!pnd_hit_item_equal (old, run->found->pdata[head]))
        break;
    }
  for (; head + tail < MIN (n_old, n_new); tail++)
    {
      g_autoptr (PndHitItem) old = g_list_model_get_item (model, n_old - 1 - tail);

      if (!pnd_hit_item_equal (old, run->found->pdata[n_new - 1 - tail]))
        break;
    }
  if (n_old - head - tail > 0 || n_new - head - tail > 0)
    g_list_store_splice (self->hits, head, n_old - head - tail, run->found->pdata + head,
                         n_new - head - tail);
}

static void
end_run (PndSearchSession *self, Run *run)
{
  self->run = NULL;
  self->complete = run->error == NULL && pnd_search_is_done (run->search);
  if (run->error != NULL)
    pnd_workspace_fail (self->workspace, g_steal_pointer (&run->error));
  tell (self);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PndSearchSession *self = PND_SEARCH_SESSION (source);
  Run *run = g_task_get_task_data (G_TASK (result));
  gboolean is_done;

  if (run != self->run)
    return;
  is_done = run->error != NULL || pnd_search_is_done (run->search)
            || run->found->len >= PND_SEARCH_SESSION_MOST;
  if (is_done || !run->is_refresh
      || run->found->len >= g_list_model_get_n_items (G_LIST_MODEL (self->hits)))
    show_found (self, run);
  if (is_done)
    {
      end_run (self, run);
      return;
    }
  tell (self);
  run->wanted = MIN (run->found->len + PAGE, PND_SEARCH_SESSION_MOST);
  next_page (self, g_atomic_rc_box_acquire (run));
}

/* takes @run */
static void
next_page (PndSearchSession *self, Run *run)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, page_cb, NULL);

  g_task_set_task_data (task, run, run_unref);
  g_task_run_in_thread (task, work);
}

/* its task lets go of it when it comes back */
static void
cancel (PndSearchSession *self)
{
  if (self->run == NULL)
    return;
  pnd_search_cancel (self->run->search);
  self->run = NULL;
}

static void
start (PndSearchSession *self)
{
  g_autoptr (GError) error = NULL;
  PndSearch *search;

  cancel (self);
  g_clear_pointer (&self->fault, g_free);
  self->complete = FALSE;
  if (!self->refresh)
    g_list_store_remove_all (self->hits);
  if (self->index == NULL || *self->query == '\0')
    {
      tell (self);
      return;
    }
  search = pnd_search_new (self->index, self->query, self->mode, self->scope, &error);
  if (search == NULL)
    self->fault = g_strdup (error->message);
  else
    {
      self->run = g_atomic_rc_box_new0 (Run);
      self->run->search = search;
      self->run->wanted = FIRST_PAGE;
      self->run->found = g_ptr_array_new_with_free_func (g_object_unref);
      self->run->is_refresh = self->refresh;
      next_page (self, self->run);
    }
  if (search == NULL && self->refresh)
    g_list_store_remove_all (self->hits);
  tell (self);
}

static gboolean
later_cb (gpointer data)
{
  PndSearchSession *self = data;

  self->later = 0;
  start (self);
  self->refresh = TRUE;
  return G_SOURCE_REMOVE;
}

static void
start_later (PndSearchSession *self)
{
  g_clear_handle_id (&self->later, g_source_remove);
  self->later = g_timeout_add (CALM, later_cb, self);
}

static gboolean
touches (PndSearchSession *self, PndChanges *changes)
{
  static const char *const written[] = { "memos", "annotations", "codings", "codes",
                                         "translations" };

  if (pnd_changes_is_reset (changes) || pnd_changes_touch (changes, "documents"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (written) && (self->scope & PND_SEARCH_IN_MEMOS) != 0; i++)
    if (pnd_changes_touch (changes, written[i]))
      return TRUE;
  return FALSE;
}

static void
changed_cb (PndSearchSession *self, PndChanges *changes)
{
  if (*self->query != '\0' && touches (self, changes))
    start_later (self);
}

static void
drop_index (PndSearchSession *self)
{
  g_clear_handle_id (&self->later, g_source_remove);
  cancel (self);
  if (self->index == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->index, self);
  pnd_search_index_close (self->index);
  g_clear_object (&self->index);
}

/* the project is still open when it goes from the workspace */
static void
project_cb (PndSearchSession *self)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);

  drop_index (self);
  g_list_store_remove_all (self->hits);
  g_free (self->query);
  self->query = g_strdup ("");
  g_clear_pointer (&self->fault, g_free);
  if (project != NULL)
    {
      self->index = pnd_search_index_new (project, PND_SEARCH_TABLE_ALL);
      g_signal_connect_swapped (self->index, "progress", G_CALLBACK (tell), self);
    }
  tell (self);
}

static void
pnd_search_session_dispose (GObject *object)
{
  PndSearchSession *self = PND_SEARCH_SESSION (object);

  drop_index (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (pnd_search_session_parent_class)->dispose (object);
}

static void
pnd_search_session_finalize (GObject *object)
{
  PndSearchSession *self = PND_SEARCH_SESSION (object);

  g_object_unref (self->hits);
  g_free (self->query);
  g_free (self->fault);

  G_OBJECT_CLASS (pnd_search_session_parent_class)->finalize (object);
}

static void
pnd_search_session_class_init (PndSearchSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pnd_search_session_dispose;
  object_class->finalize = pnd_search_session_finalize;
  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_SEARCH_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
pnd_search_session_init (PndSearchSession *self)
{
  self->hits = g_list_store_new (PND_TYPE_HIT_ITEM);
  self->query = g_strdup ("");
  self->scope = PND_SEARCH_IN_ALL;
}

/**
 * pnd_search_session_new:
 * @workspace: the workspace
 *
 * Returns: (transfer full): a session that looks for nothing yet
 */
PndSearchSession *
pnd_search_session_new (PndWorkspace *workspace)
{
  PndSearchSession *self = g_object_new (PND_TYPE_SEARCH_SESSION, NULL);

  g_return_val_if_fail (PND_IS_WORKSPACE (workspace), self);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "notify::project", G_CALLBACK (project_cb), self);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  project_cb (self);
  return self;
}

/**
 * pnd_search_session_look_for:
 * @self: a session
 * @query: what was typed; "" for nothing
 * @mode: what its words stand for
 * @scope: where to look
 *
 * Begins anew, once nothing more is typed for a moment.
 */
void
pnd_search_session_look_for (PndSearchSession *self, const char *query, PndSearchMode mode,
                             PndSearchScope scope)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (PND_IS_SEARCH_SESSION (self));
  g_return_if_fail (query != NULL);

  stripped = g_strstrip (g_strdup (query));
  if (g_str_equal (stripped, self->query) && mode == self->mode && scope == self->scope)
    return;
  g_free (self->query);
  self->query = g_steal_pointer (&stripped);
  self->mode = mode;
  self->scope = scope;
  self->refresh = FALSE;
  self->complete = FALSE;
  cancel (self);
  start_later (self);
}

/**
 * pnd_search_session_get_query:
 * @self: a session
 *
 * Returns: (transfer none): what is looked for
 */
const char *
pnd_search_session_get_query (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), "");

  return self->query;
}

/**
 * pnd_search_session_get_hits:
 * @self: a session
 *
 * Returns: (transfer none): what was found so far
 */
GListModel *
pnd_search_session_get_hits (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), NULL);

  return G_LIST_MODEL (self->hits);
}

/**
 * pnd_search_session_is_running:
 * @self: a session
 *
 * Returns: whether more may come by itself
 */
gboolean
pnd_search_session_is_running (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), FALSE);

  return self->run != NULL || self->later != 0;
}

/**
 * pnd_search_session_is_complete:
 * @self: a session
 *
 * Returns: whether the list holds all there is
 */
gboolean
pnd_search_session_is_complete (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), FALSE);

  return self->complete && self->run == NULL && self->later == 0;
}

/**
 * pnd_search_session_get_fault:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is wrong with the query, as a sentence
 */
const char *
pnd_search_session_get_fault (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), NULL);

  return self->fault;
}

/**
 * pnd_search_session_get_indexed:
 * @self: a session
 *
 * Returns: how much of the texts is in the index; what is not takes longer to search
 */
double
pnd_search_session_get_indexed (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), 0);

  return self->index != NULL ? pnd_search_index_get_share (self->index) : 1;
}

/**
 * pnd_search_session_get_trouble:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): why there is no index
 */
char *
pnd_search_session_get_trouble (PndSearchSession *self)
{
  g_return_val_if_fail (PND_IS_SEARCH_SESSION (self), NULL);

  return self->index != NULL ? pnd_search_index_get_trouble (self->index) : NULL;
}
