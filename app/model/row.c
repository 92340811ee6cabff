/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/row.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/*
 * PndRowPrivate:
 * @project: owned
 * @id: the key in the pool
 * @deleted: the row is not in the project now; an undo may bring it back
 */
typedef struct
{
  PndProject *project;
  gint64 id;
  char *guid;
  char *created;
  char *modified;
  gboolean deleted;
} PndRowPrivate;

/*
 * Shelf:
 * @table: interned
 * @also: (nullable): interned
 * @rows: id (inside the row) to row, neither owned; a row takes itself off when it is finalized
 * @by_id: the statement that reads one row
 *
 * The live rows of one type.
 */
typedef struct
{
  GType type;
  PndRowClass *klass;
  const char *table;
  const char *also;
  GHashTable *rows;
  char *by_id;
  char *by_guid;
} Shelf;

#define PND_TYPE_ROW_POOL (pnd_row_pool_get_type ())
G_DECLARE_FINAL_TYPE (PndRowPool, pnd_row_pool, PND, ROW_POOL, GObject)

/*
 * _PndRowPool:
 * @shelves: GType to Shelf
 *
 * Hangs on the project. It sees the end of an edit before any handler of `changed`, through an
 * emission hook, so that nobody ever meets a row or a list older than the news.
 */
struct _PndRowPool
{
  GObject parent_instance;

  GHashTable *shelves;
};

enum
{
  CHANGED,
  BEFORE_ROWS,
  AFTER_ROWS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark pool_quark;

G_DEFINE_FINAL_TYPE (PndRowPool, pnd_row_pool, G_TYPE_OBJECT)

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PndRow, pnd_row, G_TYPE_OBJECT)

static PndRowPrivate *
get_private (PndRow *self)
{
  return pnd_row_get_instance_private (self);
}

static void
shelf_free (gpointer data)
{
  Shelf *shelf = data;

  g_hash_table_unref (shelf->rows);
  g_type_class_unref (shelf->klass);
  g_free (shelf->by_id);
  g_free (shelf->by_guid);
  g_free (shelf);
}

/**
 * pnd_row_class_get_source:
 * @klass: a kind of row
 *
 * Returns: (transfer none): the name of what its rows are read from
 */
const char *
pnd_row_class_get_source (PndRowClass *klass)
{
  g_return_val_if_fail (klass != NULL, NULL);

  return klass->source != NULL ? klass->source : klass->table;
}

static Shelf *
shelf_new (GType type)
{
  Shelf *shelf = g_new0 (Shelf, 1);
  PndRowClass *klass = g_type_class_ref (type);
  const char *source;

  g_assert (klass->table != NULL && klass->columns != NULL && klass->read != NULL);

  shelf->type = type;
  shelf->klass = klass;
  shelf->table = g_intern_string (klass->table);
  shelf->also = klass->also != NULL ? g_intern_string (klass->also) : NULL;
  shelf->rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  source = pnd_row_class_get_source (klass);
  shelf->by_id = g_strdup_printf ("SELECT id, guid, created, modified, %s FROM %s WHERE id = ?",
                                  klass->columns, source);
  shelf->by_guid = g_strdup_printf ("SELECT id FROM %s WHERE guid = ?", source);
  return shelf;
}

/* TRUE when the row is there; sets it as it is now, or marks it deleted */
static gboolean
read_row (Shelf *shelf, PndRow *row, GError **error)
{
  PndRowPrivate *priv = get_private (row);
  PndDatabase *database = pnd_project_get_database (priv->project);
  g_autoptr (PndStatement) statement = NULL;

  priv->deleted = TRUE;
  if (database == NULL)
    {
      g_set_error_literal (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                           _("The project is closed."));
      return FALSE;
    }
  statement = pnd_database_query (database, _("Reading a row"), shelf->by_id, error, "i",
                                  priv->id);
  if (statement == NULL)
    return FALSE;
  if (!pnd_statement_next (statement, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND,
                     _("Row %" PRId64 " of the table “%s” is not there."), priv->id,
                     shelf->table);
      return FALSE;
    }

  priv->deleted = FALSE;
  pnd_row_take_string (&priv->guid, pnd_statement_get_text (statement, 1, NULL));
  pnd_row_take_string (&priv->created, pnd_statement_get_text (statement, 2, NULL));
  pnd_row_take_string (&priv->modified, pnd_statement_get_text (statement, 3, NULL));
  shelf->klass->read (row, statement);
  return TRUE;
}

static void
add_all_rows (Shelf *shelf, GPtrArray *rows)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, shelf->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
}

static void
add_named_rows (Shelf *shelf, const PndChanges *changes, GPtrArray *rows)
{
  gsize n = pnd_changes_get_n (changes);

  for (gsize i = 0; i < n; i++)
    {
      const PndChange *change = pnd_changes_get (changes, i);
      PndRow *row = NULL;

      if (change->table == shelf->table)
        row = g_hash_table_lookup (shelf->rows, &change->id);
      if (row != NULL)
        g_ptr_array_add (rows, g_object_ref (row));
    }
}

/* the live rows that @changes name, each read again, with its notifications held back */
static GPtrArray *
read_changed_rows (PndRowPool *pool, const PndChanges *changes)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, pool->shelves);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Shelf *shelf = value;
      guint first = changed->len;

      if (g_hash_table_size (shelf->rows) == 0)
        continue;
      if (pnd_changes_is_reset (changes)
          || (shelf->also != NULL && pnd_changes_touch (changes, shelf->also)))
        add_all_rows (shelf, changed);
      else if (pnd_changes_touch (changes, shelf->table))
        add_named_rows (shelf, changes, changed);

      for (guint i = first; i < changed->len; i++)
        {
          g_autoptr (GError) error = NULL;

          g_object_freeze_notify (changed->pdata[i]);
          if (!read_row (shelf, changed->pdata[i], &error)
              && !g_error_matches (error, PND_STORE_ERROR, PND_STORE_ERROR_NOT_FOUND))
            g_warning ("%s", error->message);
        }
    }
  return changed;
}

static gboolean
project_changed_hook (GSignalInvocationHint *hint, guint n_values, const GValue *values,
                      gpointer data)
{
  PndProject *project = g_value_get_object (&values[0]);
  PndChanges *changes = g_value_get_boxed (&values[1]);
  PndRowPool *pool = g_object_get_qdata (G_OBJECT (project), pool_quark);
  g_autoptr (GPtrArray) rows = NULL;

  if (pool == NULL)
    return G_SOURCE_CONTINUE;

  g_signal_emit (pool, signals[BEFORE_ROWS], 0, changes);
  rows = read_changed_rows (pool, changes);
  for (guint i = 0; i < rows->len; i++)
    g_object_thaw_notify (rows->pdata[i]);
  for (guint i = 0; i < rows->len; i++)
    g_signal_emit (rows->pdata[i], signals[CHANGED], 0);
  g_signal_emit (pool, signals[AFTER_ROWS], 0, changes);
  return G_SOURCE_CONTINUE;
}

static PndRowPool *
get_pool (PndProject *project)
{
  static gsize hooked;
  PndRowPool *pool;

  if (g_once_init_enter (&hooked))
    {
      pool_quark = g_quark_from_static_string ("pnd-row-pool");
      g_signal_add_emission_hook (g_signal_lookup ("changed", PND_TYPE_PROJECT), 0,
                                  project_changed_hook, NULL, NULL);
      g_once_init_leave (&hooked, 1);
    }

  pool = g_object_get_qdata (G_OBJECT (project), pool_quark);
  if (pool == NULL)
    {
      pool = g_object_new (PND_TYPE_ROW_POOL, NULL);
      g_object_set_qdata_full (G_OBJECT (project), pool_quark, pool, g_object_unref);
    }
  return pool;
}

static Shelf *
get_shelf (PndProject *project, GType type)
{
  PndRowPool *pool = get_pool (project);
  Shelf *shelf = g_hash_table_lookup (pool->shelves, GSIZE_TO_POINTER (type));

  if (shelf == NULL)
    {
      shelf = shelf_new (type);
      g_hash_table_insert (pool->shelves, GSIZE_TO_POINTER (type), shelf);
    }
  return shelf;
}

static PndRow *
new_row (PndProject *project, Shelf *shelf, gint64 id)
{
  PndRow *row = g_object_new (shelf->type, NULL);
  PndRowPrivate *priv = get_private (row);

  priv->project = g_object_ref (project);
  priv->id = id;
  g_hash_table_insert (shelf->rows, &priv->id, row);
  return row;
}

static void
pnd_row_pool_finalize (GObject *object)
{
  g_hash_table_unref (PND_ROW_POOL (object)->shelves);

  G_OBJECT_CLASS (pnd_row_pool_parent_class)->finalize (object);
}

static void
pnd_row_pool_class_init (PndRowPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_row_pool_finalize;

  signals[BEFORE_ROWS] = g_signal_new ("before-rows", PND_TYPE_ROW_POOL, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, PND_TYPE_CHANGES);
  signals[AFTER_ROWS] = g_signal_new ("after-rows", PND_TYPE_ROW_POOL, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, PND_TYPE_CHANGES);
}

static void
pnd_row_pool_init (PndRowPool *self)
{
  self->shelves = g_hash_table_new_full (NULL, NULL, NULL, shelf_free);
}

static void
pnd_row_finalize (GObject *object)
{
  PndRow *self = PND_ROW (object);
  PndRowPrivate *priv = get_private (self);

  if (priv->project != NULL)
    g_hash_table_remove (get_shelf (priv->project, G_OBJECT_TYPE (self))->rows, &priv->id);
  g_free (priv->guid);
  g_free (priv->created);
  g_free (priv->modified);
  /* last: the pool goes with the project */
  g_clear_object (&priv->project);

  G_OBJECT_CLASS (pnd_row_parent_class)->finalize (object);
}

static void
pnd_row_class_init (PndRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pnd_row_finalize;

  /**
   * PndRow::changed:
   *
   * The row was read again after an edit, an undo or a redo, or was found deleted. Every row that
   * the edit names is up to date when the first one says so; lists follow after the rows.
   */
  signals[CHANGED] = g_signal_new ("changed", PND_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pnd_row_init (PndRow *self)
{
  PndRowPrivate *priv = get_private (self);

  priv->guid = g_strdup ("");
  priv->created = g_strdup ("");
  priv->modified = g_strdup ("");
  priv->deleted = TRUE;
}

/**
 * pnd_row_get:
 * @project: the project
 * @type: a type derived from PndRow
 * @id: the row's id
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (nullable): the row; the object that is already held, if there is one.
 *   %NULL with PND_STORE_ERROR_NOT_FOUND when it is not there.
 */
gpointer
pnd_row_get (PndProject *project, GType type, gint64 id, GError **error)
{
  g_autoptr (GError) own = NULL;
  g_autoptr (PndRow) row = NULL;
  Shelf *shelf;
  PndRow *held;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);
  g_return_val_if_fail (g_type_is_a (type, PND_TYPE_ROW), NULL);

  shelf = get_shelf (project, type);
  held = g_hash_table_lookup (shelf->rows, &id);
  if (held != NULL && !pnd_row_get_deleted (held))
    return g_object_ref (held);

  row = held != NULL ? g_object_ref (held) : new_row (project, shelf, id);
  if (!read_row (shelf, row, &own))
    {
      g_propagate_error (error, g_steal_pointer (&own));
      return NULL;
    }
  return g_steal_pointer (&row);
}

/**
 * pnd_row_get_or_deleted:
 * @project: the project
 * @type: a type derived from PndRow
 * @id: the row's id
 *
 * Returns: (transfer full): the row; when it is not in the project, an object that says deleted
 *   and comes to life should an undo bring the row back.
 */
gpointer
pnd_row_get_or_deleted (PndProject *project, GType type, gint64 id)
{
  PndRow *row = pnd_row_get (project, type, id, NULL);
  Shelf *shelf;

  if (row != NULL)
    return row;
  shelf = get_shelf (project, type);
  row = g_hash_table_lookup (shelf->rows, &id);
  return row != NULL ? g_object_ref (row) : new_row (project, shelf, id);
}

/**
 * pnd_row_find:
 * @project: the project
 * @type: a type derived from PndRow
 * @guid: the row's guid
 *
 * Returns: (transfer full) (nullable): the row, or %NULL when there is none of that guid.
 */
gpointer
pnd_row_find (PndProject *project, GType type, const char *guid)
{
  gint64 id;

  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);
  g_return_val_if_fail (g_type_is_a (type, PND_TYPE_ROW), NULL);
  g_return_val_if_fail (guid != NULL, NULL);

  id = pnd_database_query_int (pnd_project_get_database (project), _("Looking for a row"),
                               get_shelf (project, type)->by_guid, 0, NULL, "s", guid);
  return id != 0 ? pnd_row_get (project, type, id, NULL) : NULL;
}

/**
 * pnd_row_get_project:
 * @self: a row
 *
 * Returns: (transfer none): its project.
 */
PndProject *
pnd_row_get_project (PndRow *self)
{
  g_return_val_if_fail (PND_IS_ROW (self), NULL);

  return get_private (self)->project;
}

/**
 * pnd_row_get_id:
 * @self: a row
 *
 * Returns: its id in this file, from 1; never given to another row.
 */
gint64
pnd_row_get_id (PndRow *self)
{
  g_return_val_if_fail (PND_IS_ROW (self), 0);

  return get_private (self)->id;
}

/**
 * pnd_row_get_guid:
 * @self: a row
 *
 * Returns: (transfer none): its name for the outside world, a lower-case UUID.
 */
const char *
pnd_row_get_guid (PndRow *self)
{
  g_return_val_if_fail (PND_IS_ROW (self), NULL);

  return get_private (self)->guid;
}

/**
 * pnd_row_get_created:
 * @self: a row
 *
 * Returns: (transfer none): when it was made, ISO 8601 in UTC.
 */
const char *
pnd_row_get_created (PndRow *self)
{
  g_return_val_if_fail (PND_IS_ROW (self), NULL);

  return get_private (self)->created;
}

/**
 * pnd_row_get_modified:
 * @self: a row
 *
 * Returns: (transfer none): when it was last changed, ISO 8601 in UTC.
 */
const char *
pnd_row_get_modified (PndRow *self)
{
  g_return_val_if_fail (PND_IS_ROW (self), NULL);

  return get_private (self)->modified;
}

/**
 * pnd_row_get_deleted:
 * @self: a row
 *
 * Returns: %TRUE when the row is not in the project now. Its fields keep their last values.
 */
gboolean
pnd_row_get_deleted (PndRow *self)
{
  g_return_val_if_fail (PND_IS_ROW (self), TRUE);

  return get_private (self)->deleted;
}

/**
 * pnd_row_get_news:
 * @project: the project
 *
 * Returns: (transfer none): the object whose signals `before-rows` and `after-rows` say, with the
 *   changes, what happened; it lives as long as the project.
 */
GObject *
pnd_row_get_news (PndProject *project)
{
  g_return_val_if_fail (PND_IS_PROJECT (project), NULL);

  return G_OBJECT (get_pool (project));
}

/**
 * pnd_row_foreach_live:
 * @project: the project
 * @type: a type derived from PndRow
 * @func: called for every row of the type that somebody holds
 * @data: for @func
 */
void
pnd_row_foreach_live (PndProject *project, GType type, PndRowFunc func, gpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (PND_IS_PROJECT (project));
  g_return_if_fail (func != NULL);

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  add_all_rows (get_shelf (project, type), rows);
  g_ptr_array_foreach (rows, (GFunc)func, data);
}
