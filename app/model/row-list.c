/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/row-list.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n.h>

/* from here on, placing every row by questions costs more than reading all ids again */
#define MAX_PLACED 300

/*
 * _PndRowList:
 * @project: not owned, so that a list may hang on the project; %NULL when it is gone, and the list
 *   is empty then
 * @ids: gint64, in order; what `items-changed` has told so far
 * @also: (nullable): names of tables, %NULL-terminated
 * @all: every id in order
 * @member: whether one row belongs to the list
 * @first: of two rows, the one that comes first; so the order needs no second definition in C
 * @busy: within apply; an edit made by a handler then sets @again
 */
struct _PndRowList
{
  GObject parent_instance;

  PndProject *project;
  GType type;
  const char *table;
  char **also;
  GArray *ids;
  char *all;
  char *member;
  char *first;
  gboolean busy;
  gboolean again;
};

/*
 * Named:
 * @old_position: in the list before the edit, -1 if it was not there
 * @new_position: in the list after the edit, -1 if it is not there
 * @old_gap: how many rows that the edit does not name stood before it
 * @new_gap: how many stand before it now
 * @stays: it is in both, in the same place among the others
 *
 * A row that the edit names.
 */
typedef struct
{
  gint64 id;
  int old_position;
  int new_position;
  int old_gap;
  int new_gap;
  gboolean stays;
} Named;

/*
 * Names:
 * @rows: id to Named
 * @lowest: the least of the ids
 * @highest: the greatest, so that most rows of a long list need no look into @rows
 *
 * The rows of a list's table that an edit names.
 */
typedef struct
{
  GHashTable *rows;
  gint64 lowest;
  gint64 highest;
} Names;

static void
names_clear (Names *names)
{
  g_clear_pointer (&names->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static void pnd_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PndRowList, pnd_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pnd_row_list_model_init))

static gint64
get_id (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/* @sql with the `?` filled in as literals, so that it can be part of several statements */
static char *
fill_in (const char *sql, const char *types, va_list values)
{
  GString *filled = g_string_new (NULL);

  for (const char *at = sql; *at != '\0'; at++)
    {
      if (*at != '?')
        {
          g_string_append_c (filled, *at);
          continue;
        }
      g_assert (*types == 'i' || *types == 's');
      if (*types++ == 'i')
        g_string_append_printf (filled, "%" G_GINT64_FORMAT, va_arg (values, gint64));
      else
        {
          g_auto (GStrv) parts = g_strsplit (va_arg (values, const char *), "'", -1);
          g_autofree char *escaped = g_strjoinv ("''", parts);

          g_string_append_printf (filled, "'%s'", escaped);
        }
    }
  g_assert (*types == '\0');
  return g_string_free (filled, FALSE);
}

static GArray *
query_ids (PndRowList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PndDatabase *database = pnd_project_get_database (self->project);
  g_autoptr (PndStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  if (database == NULL)
    return ids;
  statement = pnd_database_query (database, _("Reading a list"), self->all, &error, "");
  while (statement != NULL && pnd_statement_next (statement, &error))
    {
      gint64 id = pnd_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (error != NULL)
    g_warning ("%s", error->message);
  return ids;
}

static gboolean
query_member (PndRowList *self, gint64 id)
{
  return pnd_database_query_int (pnd_project_get_database (self->project), _("Reading a list"),
                                 self->member, 0, NULL, "i", id)
         != 0;
}

static gboolean
query_is_before (PndRowList *self, gint64 one, gint64 other)
{
  return pnd_database_query_int (pnd_project_get_database (self->project), _("Ordering a list"),
                                 self->first, one, NULL, "ii", one, other)
         == one;
}

/* where @id belongs among @ids, which are in order and do not hold it */
static guint
find_place (PndRowList *self, GArray *ids, gint64 id)
{
  guint low = 0;
  guint high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (query_is_before (self, get_id (ids, middle), id))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
splice (PndRowList *self, guint position, guint n_removed, const gint64 *added, guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (self->ids, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->ids, position, added, n_added);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* one splice between the common prefix and the common suffix */
static void
replace_all (PndRowList *self)
{
  g_autoptr (GArray) ids = query_ids (self);
  guint shorter = MIN (ids->len, self->ids->len);
  guint prefix = 0;
  guint suffix = 0;

  while (prefix < shorter && get_id (ids, prefix) == get_id (self->ids, prefix))
    prefix++;
  while (suffix < shorter - prefix
         && get_id (ids, ids->len - 1 - suffix) == get_id (self->ids, self->ids->len - 1 - suffix))
    suffix++;

  splice (self, prefix, self->ids->len - prefix - suffix, &g_array_index (ids, gint64, prefix),
          ids->len - prefix - suffix);
}

/* FALSE if they are too many to place */
static gboolean
collect_names (PndRowList *self, const PndChanges *changes, Names *names)
{
  gsize n = pnd_changes_get_n (changes);

  names->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  names->lowest = G_MAXINT64;
  names->highest = G_MININT64;
  for (gsize i = 0; i < n; i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);
      Named *named;

      if (change->table != self->table || g_hash_table_contains (names->rows, &change->id))
        continue;
      if (g_hash_table_size (names->rows) == MAX_PLACED)
        return FALSE;
      named = g_new0 (Named, 1);
      named->id = change->id;
      named->old_position = named->new_position = -1;
      names->lowest = MIN (names->lowest, change->id);
      names->highest = MAX (names->highest, change->id);
      g_hash_table_insert (names->rows, &named->id, named);
    }
  return TRUE;
}

/* (transfer container): the named rows that are in @ids, in order, told where they stand */
static GPtrArray *
locate (GArray *ids, const Names *names, gboolean is_new)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, i);
      Named *named;

      if (*id < names->lowest || *id > names->highest)
        continue;
      named = g_hash_table_lookup (names->rows, id);
      if (named == NULL)
        continue;
      *(is_new ? &named->new_position : &named->old_position) = i;
      *(is_new ? &named->new_gap : &named->old_gap) = i - found->len;
      g_ptr_array_add (found, named);
    }
  return found;
}

/* the list as it is now: the named rows that still belong, put in their places among the others */
static GArray *
place_names (PndRowList *self, const Names *names, GPtrArray *old)
{
  GArray *ids = g_array_copy (self->ids);
  GHashTableIter iter;
  gpointer id;

  for (guint i = old->len; i > 0; i--)
    g_array_remove_index (ids, ((Named *)old->pdata[i - 1])->old_position);

  g_hash_table_iter_init (&iter, names->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (query_member (self, *(gint64 *)id))
      {
        guint place = find_place (self, ids, *(gint64 *)id);

        g_array_insert_vals (ids, place, id, 1);
      }
  return ids;
}

static gboolean
keeps_gap (const Named *named)
{
  return named->old_position >= 0 && named->new_position >= 0 && named->old_gap == named->new_gap;
}

static GPtrArray *
pick_keepers (GPtrArray *all_named)
{
  GPtrArray *keepers = g_ptr_array_new ();

  for (guint i = 0; i < all_named->len; i++)
    if (keeps_gap (all_named->pdata[i]))
      g_ptr_array_add (keepers, all_named->pdata[i]);
  return keepers;
}

/* a named row stays when it stands in the same gap of the others, and those that share the gap
 * keep their order */
static void
find_staying (GPtrArray *old, GPtrArray *new)
{
  g_autoptr (GPtrArray) by_old = pick_keepers (old);
  g_autoptr (GPtrArray) by_new = pick_keepers (new);
  guint begin = 0;

  while (begin < by_old->len)
    {
      int gap = ((Named *)by_old->pdata[begin])->old_gap;
      guint end = begin + 1;
      gboolean same_order;

      while (end < by_old->len && ((Named *)by_old->pdata[end])->old_gap == gap)
        end++;
      same_order = memcmp (by_old->pdata + begin, by_new->pdata + begin,
                           (end - begin) * sizeof (gpointer))
                   == 0;
      for (guint i = begin; i < end; i++)
        ((Named *)by_old->pdata[i])->stays = same_order;
      begin = end;
    }
}

/* from the end, so that the positions still to come stay true */
static void
remove_moving (PndRowList *self, GPtrArray *old)
{
  guint end = old->len;

  while (end > 0)
    {
      Named *last = old->pdata[end - 1];
      guint begin = end - 1;

      if (!last->stays)
        {
          while (begin > 0 && !((Named *)old->pdata[begin - 1])->stays
                 && ((Named *)old->pdata[begin - 1])->old_gap == last->old_gap)
            begin--;
          splice (self, ((Named *)old->pdata[begin])->old_position, end - begin, NULL, 0);
        }
      end = begin;
    }
}

static void
insert_moving (PndRowList *self, GPtrArray *new, GArray *ids)
{
  guint begin = 0;

  while (begin < new->len)
    {
      Named *first = new->pdata[begin];
      guint end = begin + 1;

      if (!first->stays)
        {
          while (end < new->len && !((Named *)new->pdata[end])->stays
                 && ((Named *)new->pdata[end])->new_gap == first->new_gap)
            end++;
          splice (self, first->new_position, 0, &g_array_index (ids, gint64, first->new_position),
                  end - begin);
        }
      begin = end;
    }
}

static gboolean
touches_also (PndRowList *self, const PndChanges *changes)
{
  for (gsize i = 0; self->also != NULL && self->also[i] != NULL; i++)
    if (pnd_changes_touch (changes, self->also[i]))
      return TRUE;
  return FALSE;
}

static void
apply (PndRowList *self, const PndChanges *changes)
{
  g_auto (Names) names = { 0 };
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;
  g_autoptr (GArray) ids = NULL;

  if (pnd_changes_is_reset (changes) || touches_also (self, changes))
    {
      replace_all (self);
      return;
    }
  if (!pnd_changes_touch (changes, self->table))
    return;
  if (!collect_names (self, changes, &names))
    {
      replace_all (self);
      return;
    }

  old = locate (self->ids, &names, FALSE);
  ids = place_names (self, &names, old);
  new = locate (ids, &names, TRUE);
  find_staying (old, new);
  remove_moving (self, old);
  insert_moving (self, new, ids);
}

static void
after_rows_cb (GObject *news, PndChanges *changes, PndRowList *self)
{
  if (self->busy)
    {
      self->again = TRUE;
      return;
    }

  g_object_ref (self);
  self->busy = TRUE;
  apply (self, changes);
  while (self->again)
    {
      self->again = FALSE;
      replace_all (self);
    }
  self->busy = FALSE;
  g_object_unref (self);
}

static void
project_gone_cb (gpointer data, GObject *project)
{
  PndRowList *self = data;

  self->project = NULL;
  splice (self, 0, self->ids->len, NULL, 0);
}

static GType
pnd_row_list_get_item_type (GListModel *list)
{
  return PND_ROW_LIST (list)->type;
}

static guint
pnd_row_list_get_n_items (GListModel *list)
{
  return PND_ROW_LIST (list)->ids->len;
}

static gpointer
pnd_row_list_get_item (GListModel *list, guint position)
{
  PndRowList *self = PND_ROW_LIST (list);

  if (position >= self->ids->len)
    return NULL;
  return pnd_row_get_or_deleted (self->project, self->type, get_id (self->ids, position));
}

static void
pnd_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pnd_row_list_get_item_type;
  iface->get_n_items = pnd_row_list_get_n_items;
  iface->get_item = pnd_row_list_get_item;
}

static void
pnd_row_list_finalize (GObject *object)
{
  PndRowList *self = PND_ROW_LIST (object);

  if (self->project != NULL)
    g_object_weak_unref (G_OBJECT (self->project), project_gone_cb, self);
  g_strfreev (self->also);
  g_array_unref (self->ids);
  g_free (self->all);
  g_free (self->member);
  g_free (self->first);

  G_OBJECT_CLASS (pnd_row_list_parent_class)->finalize (object);
}

static void
pnd_row_list_class_init (PndRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_row_list_finalize;
}

static void
pnd_row_list_init (PndRowList *self)
{
}

/**
 * pnd_row_list_new:
 * @project: the project
 * @type: a type derived from PndRow
 * @where: SQL over the columns of the type's table, alias t; `1` for all rows
 * @order: SQL terms over the same columns, ending in `t.id`
 * @also: (nullable): other tables that @where or @order look at, with commas between
 * @types: a letter for each `?` of @where: `i` for a gint64, `s` for a string
 * @...: what fills them
 *
 * Returns: (transfer full): the list, up to date from now on. Rows in it are the same objects as
 *   long as anybody holds them, so an update that moves no row changes no item; the row itself
 *   says `changed`.
 */
PndRowList *
pnd_row_list_new (PndProject *project, GType type, const char *where, const char *order,
                  const char *also, const char *types, ...)
{
  g_autoptr (PndRowClass) klass = NULL;
  g_autofree char *filled = NULL;
  const char *source;
  PndRowList *self;
  va_list values;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);
  g_return_val_if_fail (g_type_is_a (type, PND_TYPE_ROW), NULL);
  g_return_val_if_fail (where != NULL && order != NULL && types != NULL, NULL);

  va_start (values, types);
  filled = fill_in (where, types, values);
  va_end (values);

  klass = g_type_class_ref (type);
  self = g_object_new (PND_TYPE_ROW_LIST, NULL);
  self->project = project;
  g_object_weak_ref (G_OBJECT (project), project_gone_cb, self);
  self->type = type;
  self->table = g_intern_string (klass->table);
  self->also = also != NULL ? g_strsplit (also, ",", -1) : NULL;
  for (gsize i = 0; self->also != NULL && self->also[i] != NULL; i++)
    g_strstrip (self->also[i]);
  source = pnd_row_class_get_source (klass);
  self->all = g_strdup_printf ("SELECT t.id FROM %s t WHERE %s ORDER BY %s", source, filled, order);
  self->member = g_strdup_printf ("SELECT 1 FROM %s t WHERE t.id = ? AND (%s)", source, filled);
  self->first = g_strdup_printf ("SELECT t.id FROM %s t WHERE t.id IN (?, ?) ORDER BY %s LIMIT 1",
                                 source, order);
  self->ids = query_ids (self);
  g_signal_connect_object (pnd_row_get_news (project), "after-rows", G_CALLBACK (after_rows_cb),
                           self, 0);
  return self;
}

/**
 * pnd_row_list_get_id:
 * @self: a list
 * @position: from 0
 *
 * Returns: the id of the row at @position, without making the row; 0 past the end.
 */
gint64
pnd_row_list_get_id (PndRowList *self, guint position)
{
  g_return_val_if_fail (PND_IS_ROW_LIST (self), 0);

  return position < self->ids->len ? get_id (self->ids, position) : 0;
}

/**
 * pnd_row_list_find:
 * @self: a list
 * @id: a row's id
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the list holds the row. Looks through the ids, 30 us for 100,000.
 */
gboolean
pnd_row_list_find (PndRowList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (PND_IS_ROW_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (get_id (self->ids, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
