/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/review/queue.h"

#include <string.h>

#include <glib/gi18n.h>

#define OF_CODE(column)                                                                            \
  "(?2 = 0 OR " column " IN (WITH RECURSIVE tree (id) AS (SELECT ?2 UNION ALL SELECT k.id "        \
  "FROM codes k JOIN tree ON k.parent = tree.id) SELECT id FROM tree))"

/* id, guid, document, start, end, code, owner, own state, name, abbreviation, name of the owner.
 * ?1 document, ?2 code, ?3 coder; 0 for any. Who asks for one coder, or for the consensus, gets
 * that one's codings whatever the window shows. */
static const char *const queries[PND_N_SUBJECT_KINDS] = {
  [PND_SUBJECT_CODING]
  = "SELECT g.id, g.guid, g.document, g.span_start, g.span_end, g.code, g.coder, g.review, d.name, "
    "c.abbreviation, p.name FROM all_codings g JOIN documents d ON d.id = g.document "
    "JOIN codes c ON c.id = g.code JOIN coders p ON p.id = g.coder WHERE d.trashed IS NULL "
    "AND (?1 = 0 OR g.document = ?1) AND " OF_CODE ("g.code")
    " AND CASE ?3 WHEN 0 THEN g.id IN (SELECT id FROM codings) ELSE g.coder = ?3 END "
    "ORDER BY d.name, d.id, g.span_start, g.span_end, g.id",
  [PND_SUBJECT_FINDING]
  = "SELECT f.id, f.guid, 0, 0, 0, coalesce (c.id, 0), f.coder, NULL, coalesce (r.name, ''), "
    "coalesce (c.abbreviation, ''), p.name FROM findings f JOIN coders p ON p.id = f.coder "
    "LEFT JOIN codes c ON c.guid = f.motive_guid LEFT JOIN cases r ON r.id = f.region_case "
    "WHERE f.id = (SELECT n.id FROM findings n WHERE n.motive_guid = f.motive_guid "
    "AND n.region_case IS f.region_case ORDER BY n.created DESC, n.id DESC LIMIT 1) "
    "AND ?1 = 0 AND " OF_CODE ("c.id")
    " AND (?3 = 0 OR f.coder = ?3) ORDER BY r.name, c.abbreviation, f.id",
  [PND_SUBJECT_CODE]
  = "SELECT c.id, c.guid, 0, 0, 0, c.id, 0, NULL, '', c.abbreviation, '' FROM codes c "
    "WHERE ?1 = 0 AND ?3 = 0 AND " OF_CODE ("c.id") " ORDER BY c.abbreviation, c.id",
  [PND_SUBJECT_MEMO]
  = "SELECT m.id, m.guid, coalesce (m.document, 0), 0, 0, coalesce (m.code, 0), m.coder, NULL, "
    "coalesce (nullif (m.title, ''), d.name, m.date), coalesce (c.abbreviation, ''), p.name "
    "FROM memos m JOIN coders p ON p.id = m.coder LEFT JOIN documents d ON d.id = m.document "
    "LEFT JOIN codes c ON c.id = m.code WHERE d.trashed IS NULL AND (?1 = 0 OR m.document = ?1) "
    "AND " OF_CODE ("m.code") " AND (?3 = 0 OR m.coder = ?3) ORDER BY m.date, m.id",
};

/**
 * pnd_queue_item_free:
 * @data: (transfer full): a #PndQueueItem
 */
void
pnd_queue_item_free (gpointer data)
{
  PndQueueItem *item = data;

  g_free (item->guid);
  g_free (item->name);
  g_free (item->abbreviation);
  g_free (item->coder);
  g_free (item->reason);
  g_free (item);
}

static char *
dup_column (PndStatement *row, int column)
{
  const char *text = pnd_statement_get_text (row, column, NULL);

  return g_strdup (text != NULL ? text : "");
}

static PndQueueItem *
read_item (PndSubjectKind kind, PndStatement *row, PndStandings *standings)
{
  PndQueueItem *item = g_new0 (PndQueueItem, 1);
  PndStanding standing;

  item->kind = kind;
  item->id = pnd_statement_get_int (row, 0);
  item->guid = dup_column (row, 1);
  item->document = pnd_statement_get_int (row, 2);
  item->span = pnd_span_from_file (pnd_statement_get_int (row, 3), pnd_statement_get_int (row, 4));
  item->code = pnd_statement_get_int (row, 5);
  item->owner = pnd_statement_get_int (row, 6);
  item->name = dup_column (row, 8);
  item->abbreviation = dup_column (row, 9);
  item->coder = dup_column (row, 10);
  standing = pnd_standings_get (standings, kind, item->guid, pnd_statement_get_text (row, 7, NULL));
  item->state = standing.state;
  item->is_changed = standing.is_changed;
  item->n_remarks = standing.n_remarks;
  item->reviewer = standing.reviewer;
  item->reason = g_strdup (standing.reason);
  return item;
}

static gboolean
is_wanted (const PndQueueItem *item, const PndQueueFilter *filter)
{
  guint bits = PND_QUEUE_BIT (item->state)
               | (item->is_changed ? PND_QUEUE_BIT (PND_STATE_REVISED) : 0);

  return (filter->states & bits) != 0
         && (!filter->changed_only || item->is_changed);
}

static gboolean
load_kind (PndDatabase *database, PndSubjectKind kind, const PndQueueFilter *filter,
           PndStandings *standings, GPtrArray *queue, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Reading what there is to review"), queries[kind], error,
                          "iii", filter->document, filter->code, filter->coder);
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      PndQueueItem *item = read_item (kind, row, standings);

      if (is_wanted (item, filter))
        g_ptr_array_add (queue, item);
      else
        pnd_queue_item_free (item);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static int
compare_guids_cb (gconstpointer one, gconstpointer other)
{
  const PndQueueItem *const *first = one;
  const PndQueueItem *const *second = other;

  return strcmp ((*first)->guid, (*second)->guid);
}

/* the draw hangs on what is drawn from and on the seed alone, not on the order it is shown in */
static void
draw (GPtrArray *queue, int n, guint32 seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) pool = g_ptr_array_new ();

  for (guint i = 0; i < queue->len; i++)
    g_ptr_array_add (pool, queue->pdata[i]);
  g_ptr_array_sort (pool, compare_guids_cb);
  for (int i = 0; i < n; i++)
    {
      int other = g_rand_int_range (chance, i, (int) pool->len);
      gpointer swapped = pool->pdata[other];

      pool->pdata[other] = pool->pdata[i];
      pool->pdata[i] = swapped;
      g_hash_table_add (drawn, swapped);
    }
  for (guint i = queue->len; i > 0; i--)
    if (!g_hash_table_contains (drawn, queue->pdata[i - 1]))
      g_ptr_array_remove_index (queue, i - 1);
}

/* what asks for an answer first, what is done last */
static int
rank (const PndQueueItem *item)
{
  static const int ranks[PND_N_STATES] = {
    [PND_STATE_REVISED] = 0, [PND_STATE_STANDS] = 1,   [PND_STATE_UNREVIEWED] = 2,
    [PND_STATE_QUERIED] = 3, [PND_STATE_REJECTED] = 4, [PND_STATE_ACCEPTED] = 5,
  };

  return item->is_changed ? -1 : ranks[item->state];
}

/* g_ptr_array_sort is stable: what is alike stays in the order of places */
static int
compare_cb (gconstpointer one, gconstpointer other, gpointer data)
{
  const PndQueueItem *first = *(const PndQueueItem *const *) one;
  const PndQueueItem *second = *(const PndQueueItem *const *) other;

  switch ((PndQueueOrder) GPOINTER_TO_INT (data))
    {
    case PND_QUEUE_BY_CODE:
      return g_utf8_collate (first->abbreviation, second->abbreviation);
    case PND_QUEUE_BY_CODER:
      return g_utf8_collate (first->coder, second->coder);
    case PND_QUEUE_BY_STATE:
      return rank (first) - rank (second);
    case PND_QUEUE_BY_PLACE:
    default:
      return 0;
    }
}

/**
 * pnd_queue_load:
 * @database: the project's connection or a reader's
 * @filter: which, and in which order
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): what there is to review
 */
GPtrArray *
pnd_queue_load (PndDatabase *database, const PndQueueFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func (pnd_queue_item_free);
  g_autoptr (PndStandings) standings = NULL;

  g_return_val_if_fail (database != NULL && filter != NULL, NULL);

  standings = pnd_standings_load (database, NULL, error);
  if (standings == NULL)
    return NULL;
  for (int kind = 0; kind < PND_N_SUBJECT_KINDS; kind++)
    if ((filter->kinds & PND_QUEUE_BIT (kind)) != 0
        && !load_kind (database, (PndSubjectKind) kind, filter, standings, queue, error))
      return NULL;
  if (filter->sample > 0 && filter->sample < (int) queue->len)
    draw (queue, filter->sample, filter->seed);
  if (filter->order != PND_QUEUE_BY_PLACE)
    g_ptr_array_sort_with_data (queue, compare_cb, GINT_TO_POINTER (filter->order));
  return g_steal_pointer (&queue);
}

/**
 * pnd_queue_count:
 * @queue: what pnd_queue_load() returned
 * @counts: (out): how many are in each state
 *
 * Returns: how many were changed after their review
 */
int
pnd_queue_count (GPtrArray *queue, int counts[PND_N_STATES])
{
  int n_changed = 0;

  g_return_val_if_fail (queue != NULL && counts != NULL, 0);

  memset (counts, 0, PND_N_STATES * sizeof *counts);
  for (guint i = 0; i < queue->len; i++)
    {
      const PndQueueItem *item = queue->pdata[i];

      counts[item->state]++;
      n_changed += item->is_changed;
    }
  return n_changed;
}

/**
 * pnd_queue_order_get_title:
 * @order: an order
 *
 * Returns: (transfer none): its name for people
 */
const char *
pnd_queue_order_get_title (PndQueueOrder order)
{
  static const char *const titles[PND_N_QUEUE_ORDERS]
    = { N_("By document"), N_("By code"), N_("By coder"), N_("By state") };

  g_return_val_if_fail (order < PND_N_QUEUE_ORDERS, NULL);

  return _(titles[order]);
}
