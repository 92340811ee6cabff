/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/adjudication/differences.h"

#include <glib/gi18n.h>

#include "app/model/people/finished.h"

/*
 * Item:
 * @partner: (nullable): the other coder's coding that it is compared to
 * @around: (nullable): a coding that holds it and says the same, of the same coder: both count once
 */
typedef struct Item
{
  PndDifferenceSide side;
  gint64 document;
  char *document_name;
  gboolean is_one;
  struct Item *partner;
  struct Item *around;
} Item;

/*
 * Pair:
 * @rank: what is compared first: 0 the same coding, 1 another polarity, 2 another extent, 3 another
 *   code
 * @shared: characters that both cover
 */
typedef struct
{
  Item *one;
  Item *other;
  int rank;
  int shared;
} Pair;

static const char *const kinds[] = { NULL, "polarity", "extent", "code" };

static void
side_clear (PndDifferenceSide *self)
{
  g_free (self->guid);
  g_free (self->abbreviation);
  g_free (self->memo);
}

static void
item_free (gpointer data)
{
  Item *self = data;

  side_clear (&self->side);
  g_free (self->document_name);
  g_free (self);
}

static void
difference_free (gpointer data)
{
  PndDifference *self = data;

  side_clear (&self->one);
  side_clear (&self->other);
  g_free (self->document_name);
  g_free (self->reason);
  g_free (self->decided_by);
  g_free (self);
}

/**
 * pnd_differences_free:
 * @self: (nullable): differences
 */
void
pnd_differences_free (PndDifferences *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->agreed);
  g_free (self);
}

static Item *
read_item (PndStatement *row, gint64 one)
{
  Item *self = g_new0 (Item, 1);

  self->document = pnd_statement_get_int (row, 0);
  self->document_name = g_strdup (pnd_statement_get_text (row, 1, NULL));
  self->side.guid = g_strdup (pnd_statement_get_text (row, 2, NULL));
  self->side.span = pnd_span_from_file (pnd_statement_get_int (row, 3),
                                        pnd_statement_get_int (row, 4));
  self->side.code = pnd_statement_get_int (row, 5);
  self->side.abbreviation = g_strdup (pnd_statement_get_text (row, 6, NULL));
  self->is_one = pnd_statement_get_int (row, 7) == one;
  if (!pnd_statement_is_null (row, 8))
    pnd_polarity_from_word (pnd_statement_get_text (row, 8, NULL), &self->side.rating.polarity);
  self->side.rating.strength = (int) pnd_statement_get_int (row, 9);
  if (!pnd_statement_is_null (row, 10))
    pnd_holder_from_word (pnd_statement_get_text (row, 10, NULL), &self->side.rating.holder);
  self->side.memo = g_strdup (pnd_statement_get_text (row, 11, NULL));
  return self;
}

/* (element-type Item): the codings of both, by document and place, also while only those of the
 * consensus are shown */
static GPtrArray *
load_items (PndDatabase *database, gint64 one, gint64 other, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (GError) local = NULL;
  g_autofree char *seen = pnd_finished_make_condition (database);
  g_autofree char *sql = g_strdup_printf (
    "SELECT d.id, d.name, k.guid, span_start, span_end, c.id, c.abbreviation, k.coder, polarity,"
    " strength, k.holder, k.memo FROM all_codings k JOIN documents d ON d.id = k.document"
    " JOIN codes c ON c.id = k.code WHERE k.coder IN (?, ?) AND %s AND area IS NULL"
    " ORDER BY d.id, span_start, span_end, k.id", seen);
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Comparing two coders"), sql, error, "ii", one, other);

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &local))
    g_ptr_array_add (items, read_item (row, one));
  if (local == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static int
rank_pair (const Item *one, const Item *other)
{
  if (one->side.code != other->side.code)
    return 3;
  if (!pnd_span_equal (one->side.span, other->side.span))
    return 2;
  return one->side.rating.polarity != other->side.rating.polarity ? 1 : 0;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = a;
  const Pair *other = b;

  if (one->rank != other->rank)
    return one->rank - other->rank;
  if (one->shared != other->shared)
    return other->shared - one->shared;
  return one->one->side.span.start - other->one->side.span.start;
}

/* codings of different codes are about the same passage where most of the shorter one is shared */
static gboolean
is_same_place (const Item *one, const Item *other, int shared)
{
  int shorter = MIN (one->side.span.end - one->side.span.start,
                     other->side.span.end - other->side.span.start);

  return 2 * shared >= shorter;
}

static void
add_pair (GArray *pairs, Item *first, Item *second)
{
  Pair pair = { first->is_one ? first : second, first->is_one ? second : first, 0, 0 };
  PndSpan shared = pnd_span_intersect (first->side.span, second->side.span);

  pair.rank = rank_pair (pair.one, pair.other);
  pair.shared = shared.end - shared.start;
  if (pair.shared > 0 && (pair.rank < 3 || is_same_place (pair.one, pair.other, pair.shared)))
    g_array_append_val (pairs, pair);
}

/* @first begins no later than @second, and ends no later where both begin alike */
static void
nest (Item *first, Item *second)
{
  if (first->side.code != second->side.code
      || first->side.rating.polarity != second->side.rating.polarity)
    return;
  if (second->side.span.end <= first->side.span.end)
    second->around = first;
  else if (second->side.span.start == first->side.span.start)
    first->around = second;
}

/* each coding is compared to one of the other coder's: to the likest first */
static void
match (GPtrArray *items)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < items->len; i++)
    for (guint j = i + 1; j < items->len; j++)
      {
        Item *first = items->pdata[i];
        Item *second = items->pdata[j];

        if (first->document != second->document
            || second->side.span.start >= first->side.span.end)
          break;
        if (first->is_one != second->is_one)
          add_pair (pairs, first, second);
        else
          nest (first, second);
      }
  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (pair->one->partner != NULL || pair->other->partner != NULL)
        continue;
      pair->one->partner = pair->other;
      pair->other->partner = pair->one;
    }
}

static PndDifferenceSide
take_side (Item *item)
{
  PndDifferenceSide side = { 0 };

  if (item == NULL)
    return side;
  side = item->side;
  item->side = (PndDifferenceSide){ 0 };
  return side;
}

/* what was decided last about the pair */
static gboolean
read_decision (PndDatabase *database, PndDifference *self, GError **error)
{
  g_autoptr (PndStatement) row = pnd_database_query (
    database, _("Reading the decisions"),
    "SELECT outcome, reason, k.name FROM decisions d JOIN coders k ON k.id = d.coder"
    " WHERE one_guid IS ? AND other_guid IS ? ORDER BY d.created DESC, d.id DESC LIMIT 1",
    error, "ss", self->one.guid, self->other.guid);

  if (row == NULL)
    return FALSE;
  if (!pnd_statement_next (row, NULL))
    return TRUE;
  self->outcome = g_intern_string (pnd_statement_get_text (row, 0, NULL));
  self->reason = g_strdup (pnd_statement_get_text (row, 1, NULL));
  self->decided_by = g_strdup (pnd_statement_get_text (row, 2, NULL));
  return TRUE;
}

static gboolean
add_difference (PndDifferences *self, PndDatabase *database, Item *item, GError **error)
{
  PndDifference *difference = g_new0 (PndDifference, 1);
  Item *one = item->is_one ? item : item->partner;
  Item *other = item->is_one ? item->partner : item;

  difference->kind = one != NULL && other != NULL ? kinds[rank_pair (one, other)] : "presence";
  difference->document = item->document;
  difference->document_name = g_strdup (item->document_name);
  difference->one = take_side (one);
  difference->other = take_side (other);
  g_ptr_array_add (self->list, difference);
  if (!read_decision (database, difference, error))
    return FALSE;
  self->n_open += pnd_difference_is_open (difference);
  return TRUE;
}

/**
 * pnd_difference_is_open:
 * @self: a difference
 *
 * Returns: whether it is still to decide
 */
gboolean
pnd_difference_is_open (const PndDifference *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->outcome == NULL || g_str_equal (self->outcome, "open");
}

/**
 * pnd_differences_find:
 * @database: the project's connection or a reader's
 * @one: id of a coder
 * @other: id of another coder
 * @error: return location for a #PndStoreError
 *
 * Compares the codings of two coders outside the trash. Strength, holder and memo make no difference.
 *
 * Returns: (transfer full) (nullable): where they differ and where they agree; %NULL with @error
 */
PndDifferences *
pnd_differences_find (PndDatabase *database, gint64 one, gint64 other, GError **error)
{
  g_autoptr (PndDifferences) self = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (database != NULL && one != other, NULL);

  items = load_items (database, one, other, error);
  if (items == NULL)
    return NULL;
  match (items);
  self = g_new0 (PndDifferences, 1);
  self->list = g_ptr_array_new_with_free_func (difference_free);
  self->agreed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    {
      Item *item = items->pdata[i];

      /* the pair was told with the first of the two */
      if (item->side.guid == NULL)
        continue;
      if (item->partner == NULL && item->around != NULL && item->around->partner != NULL)
        continue;
      if (item->partner == NULL || rank_pair (item, item->partner) > 0)
        {
          if (!add_difference (self, database, item, error))
            return NULL;
        }
      else if (item->is_one)
        g_ptr_array_add (self->agreed, g_strdup (item->side.guid));
    }
  return g_steal_pointer (&self);
}

/**
 * pnd_difference_prepare:
 * @self: a difference
 * @decision: (out caller-allocates): what is decided about; its strings are @self's. Outcome and
 *   reason are left as they are
 *
 * A new coding is like the first side that there is, until somebody says otherwise.
 */
void
pnd_difference_prepare (const PndDifference *self, PndDecision *decision)
{
  const PndDifferenceSide *like = self->one.guid != NULL ? &self->one : &self->other;

  decision->document = self->document;
  decision->kind = self->kind;
  decision->one = self->one.guid;
  decision->other = self->other.guid;
  decision->span = like->span;
  decision->code = like->code;
  decision->rating = like->rating;
}
