/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/review/desk-queue.h"

#include <string.h>

/*
 * _PndDeskQueue:
 * @kinds, @coder: what the last filter asked for; of others nothing needs to be read again
 */
struct _PndDeskQueue
{
  GObject parent_instance;

  PndWorkspace *workspace;
  GListStore *items;
  guint kinds;
  gint64 coder;
};

G_DEFINE_FINAL_TYPE (PndDeskQueue, pnd_desk_queue, G_TYPE_OBJECT)

static GPtrArray *
load (PndDeskQueue *self, const PndQueueFilter *filter)
{
  PndProject *project = pnd_workspace_get_project (self->workspace);
  GError *error = NULL;
  GPtrArray *queue;

  if (project == NULL)
    return NULL;
  queue = pnd_queue_load (pnd_project_get_database (project), filter, &error);
  if (queue == NULL)
    pnd_workspace_fail (self->workspace, error);
  return queue;
}

static void
pnd_desk_queue_finalize (GObject *object)
{
  PndDeskQueue *self = PND_DESK_QUEUE (object);

  g_object_unref (self->items);
  g_object_unref (self->workspace);

  G_OBJECT_CLASS (pnd_desk_queue_parent_class)->finalize (object);
}

static void
pnd_desk_queue_class_init (PndDeskQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_desk_queue_finalize;
}

static void
pnd_desk_queue_init (PndDeskQueue *self)
{
  self->items = g_list_store_new (PND_TYPE_DESK_ITEM);
}

/**
 * pnd_desk_queue_new:
 * @workspace: whose project
 *
 * Returns: (transfer full): a queue with nothing in it
 */
PndDeskQueue *
pnd_desk_queue_new (PndWorkspace *workspace)
{
  PndDeskQueue *self = g_object_new (PND_TYPE_DESK_QUEUE, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * pnd_desk_queue_get_items:
 * @self: the queue
 *
 * Returns: (transfer none): its items
 */
GListModel *
pnd_desk_queue_get_items (PndDeskQueue *self)
{
  g_return_val_if_fail (PND_IS_DESK_QUEUE (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * pnd_desk_queue_set_filter:
 * @self: the queue
 * @filter: what belongs to it
 */
void
pnd_desk_queue_set_filter (PndDeskQueue *self, const PndQueueFilter *filter)
{
  g_autoptr (GPtrArray) queue = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree gpointer *facts = NULL;
  gsize n = 0;

  g_return_if_fail (PND_IS_DESK_QUEUE (self) && filter != NULL);

  self->kinds = filter->kinds;
  self->coder = filter->coder;
  queue = load (self, filter);
  if (queue != NULL)
    facts = g_ptr_array_steal (queue, &n);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (items, pnd_desk_item_new_take (facts[i]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/* what stands as it stood need not be shown again */
static gboolean
is_same (const PndQueueItem *one, const PndQueueItem *other)
{
  return one->state == other->state && one->is_changed == other->is_changed
         && one->n_remarks == other->n_remarks && one->code == other->code
         && pnd_span_equal (one->span, other->span) && strcmp (one->name, other->name) == 0
         && strcmp (one->coder, other->coder) == 0;
}

/**
 * pnd_desk_queue_refresh:
 * @self: the queue
 * @with_texts: whether passages may have other words now
 */
void
pnd_desk_queue_refresh (PndDeskQueue *self, gboolean with_texts)
{
  PndQueueFilter all = PND_QUEUE_FILTER_INIT;
  g_autoptr (GHashTable) now = NULL;
  g_autoptr (GPtrArray) queue = NULL;
  g_autofree gpointer *facts = NULL;
  gsize n = 0;

  g_return_if_fail (PND_IS_DESK_QUEUE (self));

  all.kinds = self->kinds;
  all.coder = self->coder;
  queue = load (self, &all);
  if (queue == NULL)
    return;
  now = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, pnd_queue_item_free);
  facts = g_ptr_array_steal (queue, &n);
  for (gsize i = 0; i < n; i++)
    g_hash_table_insert (now, ((PndQueueItem *) facts[i])->guid, facts[i]);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i > 0; i--)
    {
      g_autoptr (PndDeskItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i - 1);
      const PndQueueItem *before = pnd_desk_item_get_facts (item);
      PndQueueItem *after = g_hash_table_lookup (now, before->guid);

      if (after == NULL)
        g_list_store_remove (self->items, i - 1);
      else if (with_texts || !is_same (before, after))
        {
          g_hash_table_steal (now, after->guid);
          pnd_desk_item_take_facts (item, after);
        }
    }
}

/**
 * pnd_desk_queue_clear:
 * @self: the queue
 */
void
pnd_desk_queue_clear (PndDeskQueue *self)
{
  g_return_if_fail (PND_IS_DESK_QUEUE (self));

  g_list_store_remove_all (self->items);
}

/**
 * pnd_desk_queue_count:
 * @self: the queue
 * @counts: (out): how many are in each state
 *
 * Returns: how many were changed since their review
 */
int
pnd_desk_queue_count (PndDeskQueue *self, int counts[PND_N_STATES])
{
  guint n;
  int n_changed = 0;

  g_return_val_if_fail (PND_IS_DESK_QUEUE (self) && counts != NULL, 0);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  memset (counts, 0, PND_N_STATES * sizeof *counts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PndDeskItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const PndQueueItem *facts = pnd_desk_item_get_facts (item);

      counts[facts->state]++;
      n_changed += facts->is_changed;
    }
  return n_changed;
}
