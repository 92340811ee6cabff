/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/references.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/schema.h"

typedef struct
{
  PndReference public;
  char *orphan_sql; /* counts rows of the child with id `?` whose parent is missing */
  char *child_sql;  /* finds a row of the child that refers to parent `?` */
} Reference;

static void
reference_free (gpointer data)
{
  Reference *self = data;

  g_free (self->public.child);
  g_free (self->public.column);
  g_free (self->public.parent);
  g_free (self->public.key);
  g_free (self->orphan_sql);
  g_free (self->child_sql);
  g_free (self);
}

static Reference *
reference_new (const char *child, const char *column, int index, const char *parent,
               const char *key)
{
  Reference *self = g_new0 (Reference, 1);

  self->public = (PndReference){ g_strdup (child), g_strdup (column), index,
                                 g_strdup (parent), g_strdup (key) };
  self->orphan_sql
    = g_strdup_printf ("SELECT count(*) FROM main.%s c WHERE c.id = ? AND c.%s IS NOT NULL"
                       " AND NOT EXISTS (SELECT 1 FROM main.%s p WHERE p.%s = c.%s)",
                       child, column, parent, key, column);
  self->child_sql = g_strdup_printf ("SELECT 1 FROM main.%s WHERE %s = ? LIMIT 1", child, column);
  return self;
}

/* the deleted row may have been one that others refer to, the other ones may refer to it */
static gboolean
check_change (PndDatabase *database, const Reference *reference, const PndChange *change,
              GError **error)
{
  const char *doing = _("Checking the references");

  if (change->kind != PND_CHANGE_DELETED)
    return strcmp (reference->public.child, change->table) != 0
           || pnd_database_query_int (database, doing, reference->orphan_sql, -1, error, "i",
                                      change->id)
                == 0;
  return strcmp (reference->public.parent, change->table) != 0
         || strcmp (reference->public.key, "id") != 0
         || pnd_database_query_int (database, doing, reference->child_sql, 0, error, "i",
                                    change->id)
              == 0;
}

/* For the files of this folder: the references of the recorded tables, PndReference elements.
 * (transfer full) (nullable): NULL with a PND_STORE_ERROR. */
GPtrArray *
pnd_references_read (PndDatabase *database, GError **error)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (reference_free);

  for (int i = 0; tables[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (PndStatement) statement
        = pnd_database_query (database, _("Checking the references"),
                              "SELECT f.\"from\", c.cid, f.\"table\", f.\"to\""
                              " FROM pragma_foreign_key_list (?1, 'main') f"
                              " JOIN pragma_table_info (?1, 'main') c ON c.name = f.\"from\"",
                              error, "s", tables[i]);

      if (statement == NULL)
        return NULL;
      while (pnd_statement_next (statement, &local))
        g_ptr_array_add (references,
                         reference_new (tables[i], pnd_statement_get_text (statement, 0, NULL),
                                        (int) pnd_statement_get_int (statement, 1),
                                        pnd_statement_get_text (statement, 2, NULL),
                                        pnd_statement_get_text (statement, 3, NULL)));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&references);
}

/* For the files of this folder: whether the rows that @changes names leave no reference open; FALSE
 * without an error if one is. Rows that they do not name are not looked at. */
gboolean
pnd_references_check_changes (PndDatabase *database, GPtrArray *references, PndChanges *changes,
                              GError **error)
{
  gsize n = pnd_changes_get_n (changes);

  for (gsize i = 0; i < n; i++)
    for (guint j = 0; j < references->len; j++)
      if (!check_change (database, g_ptr_array_index (references, j),
                         pnd_changes_get (changes, i), error))
        return FALSE;
  return TRUE;
}

/* For the files of this folder: the same for every row there is. */
gboolean
pnd_references_check_all (PndDatabase *database, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Checking the references"), "PRAGMA foreign_key_check",
                          error, "");
  gboolean is_broken;

  if (statement == NULL)
    return FALSE;
  is_broken = pnd_statement_next (statement, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return !is_broken && local == NULL;
}
