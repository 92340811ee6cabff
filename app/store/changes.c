/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/changes-private.h"

#include <string.h>

struct _PndChanges
{
  gatomicrefcount ref_count;
  gboolean is_reset;
  GArray *changes;   /* PndChange */
  GPtrArray *tables; /* the interned names that occur in @changes, each once */
};

G_DEFINE_BOXED_TYPE (PndChanges, pnd_changes, pnd_changes_ref, pnd_changes_unref)

static PndChanges *
changes_new (void)
{
  PndChanges *self = g_new0 (PndChanges, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->changes = g_array_new (FALSE, FALSE, sizeof (PndChange));
  self->tables = g_ptr_array_new ();
  return self;
}

/* the first column of every recorded table is its id */
static gint64
get_id (sqlite3_changeset_iter *iter, int operation)
{
  sqlite3_value *value = NULL;
  int result = operation == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &value)
                                          : sqlite3changeset_old (iter, 0, &value);

  return result == SQLITE_OK && value != NULL ? sqlite3_value_int64 (value) : 0;
}

static PndChangeKind
get_kind (int operation)
{
  switch (operation)
    {
    case SQLITE_INSERT:
      return PND_CHANGE_INSERTED;
    case SQLITE_DELETE:
      return PND_CHANGE_DELETED;
    default:
      return PND_CHANGE_UPDATED;
    }
}

/* For the files of this folder: what a changeset of @n_bytes does, in its own order. A damaged one
 * gives the changes before the damage. */
PndChanges *
pnd_changes_new (const void *changeset, gsize n_bytes)
{
  PndChanges *self = changes_new ();
  sqlite3_changeset_iter *iter = NULL;
  const char *last = NULL;

  if (n_bytes == 0
      || sqlite3changeset_start (&iter, (int) n_bytes, (void *) changeset) != SQLITE_OK)
    return self;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, indirect;
      PndChange change;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      if (last == NULL || strcmp (table, last) != 0)
        last = g_intern_string (table);
      if (!pnd_changes_touch (self, last))
        g_ptr_array_add (self->tables, (char *) last);
      change = (PndChange){ last, get_id (iter, operation), get_kind (operation) };
      g_array_append_val (self->changes, change);
    }
  sqlite3changeset_finalize (iter);
  return self;
}

/**
 * pnd_changes_new_reset:
 *
 * Returns: (transfer full): changes that name nothing and mean that anything may differ.
 */
PndChanges *
pnd_changes_new_reset (void)
{
  PndChanges *self = changes_new ();

  self->is_reset = TRUE;
  return self;
}

/**
 * pnd_changes_ref:
 * @self: changes
 *
 * Returns: (transfer full): @self
 */
PndChanges *
pnd_changes_ref (PndChanges *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * pnd_changes_unref:
 * @self: (transfer full): changes
 */
void
pnd_changes_unref (PndChanges *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->changes);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * pnd_changes_is_reset:
 * @self: changes
 *
 * Returns: whether everything has to be read again.
 */
gboolean
pnd_changes_is_reset (const PndChanges *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_reset;
}

/**
 * pnd_changes_get_n:
 * @self: changes
 *
 * Returns: how many rows are named; 0 for a reset.
 */
gsize
pnd_changes_get_n (const PndChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

/**
 * pnd_changes_get:
 * @self: changes
 * @index: from 0, below pnd_changes_get_n()
 *
 * Returns: (transfer none): one of them; those of one table stand together.
 */
const PndChange *
pnd_changes_get (const PndChanges *self, gsize index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, PndChange, index);
}

/**
 * pnd_changes_touch:
 * @self: changes
 * @table: a table's name
 *
 * Returns: whether rows of @table are among them; %TRUE for a reset.
 */
gboolean
pnd_changes_touch (const PndChanges *self, const char *table)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (table != NULL, FALSE);

  if (self->is_reset)
    return TRUE;
  for (guint i = 0; i < self->tables->len; i++)
    if (strcmp (g_ptr_array_index (self->tables, i), table) == 0)
      return TRUE;
  return FALSE;
}
