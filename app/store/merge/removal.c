/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one side deleted: it goes from the other too, unless it was changed or is used there. */

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/database-private.h"
#include "app/store/merge/row-merge-private.h"

/* For the files of this folder: (transfer full) (nullable): when @guid was deleted, NULL if it was
 * not. */
char *
pnd_row_merge_get_deleted (PndDatabase *database, const char *guid)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, NULL, "SELECT time FROM main.deleted WHERE guid = ?", NULL, "s",
                          guid);

  return row != NULL && pnd_statement_next (row, NULL)
           ? g_strdup (pnd_statement_get_text (row, 0, NULL))
           : NULL;
}

/* For the files of this folder: whether what @shape keeps under @guid waits to be placed again: it has
 * no place, but it was not deleted. */
gboolean
pnd_row_merge_waits (PndDatabase *database, const PndShape *shape, const char *guid)
{
  return (g_str_equal (shape->table, "codings") || g_str_equal (shape->table, "annotations"))
         && pnd_database_query_int (database, NULL, "SELECT 1 FROM main.quarantine WHERE guid = ?", 0,
                                    NULL, "s", guid)
              != 0;
}

/* For the files of this folder: whether what waits under @guid has its place: it does not wait,
 * whatever another project says. */
gboolean
pnd_row_merge_is_placed (PndDatabase *database, const PndShape *shape, const char *guid)
{
  return g_str_equal (shape->table, "quarantine")
         && pnd_database_query_int (database, NULL,
                                    "SELECT 1 FROM main.codings WHERE guid = ?1 UNION ALL"
                                    " SELECT 1 FROM main.annotations WHERE guid = ?1",
                                    0, NULL, "s", guid)
              != 0;
}

/* (transfer full): what is noted of a row of @table that goes */
static char *
make_kind (const char *table)
{
  if (g_str_equal (table, "quarantine"))
    return g_strdup ("coding");
  return g_strndup (table, strlen (table) - (g_str_has_suffix (table, "s") ? 1 : 0));
}

/* (transfer full): the statement that reads the rows of a shape where @column is what is bound */
static char *
select_where (const PndShape *shape, const char *column)
{
  int n_select = (int) (strlen (shape->all) - strlen (" ORDER BY t.id"));

  return g_strdup_printf ("%.*s WHERE t.%s = ?", n_select, shape->all, column);
}

typedef gboolean (*ChildFunc) (const PndShape *shape, const PndMergeRow *child, gpointer data,
                               GError **error);

/* calls @func for the rows of @database that name @row, until it says TRUE; whether it did */
static gboolean
find_child (GPtrArray *shapes, PndDatabase *database, const PndShape *shape, gint64 id,
            ChildFunc func, gpointer data, GError **error)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const PndShape *child = shapes->pdata[i];

      for (guint j = 0; j < child->columns->len; j++)
        {
          const PndShapeColumn *column = pnd_shape_get_column (child, (int) j);
          g_autofree char *sql = NULL;
          g_autoptr (PndStatement) statement = NULL;

          if (column->parent != shape->table)
            continue;
          sql = select_where (child, column->name);
          statement = pnd_database_query (database, _("Comparing the rows"), sql, error, "i", id);
          while (statement != NULL && pnd_statement_next (statement, error))
            {
              g_autoptr (PndMergeRow) row = pnd_merge_row_take (statement);

              if (func (child, row, data, error))
                return TRUE;
            }
        }
    }
  return FALSE;
}

/*
 * Use:
 * @other: (nullable): what was there before
 * @since: (nullable): without @other, what changed after this is new
 */
typedef struct
{
  PndDatabase *other;
  const char *since;
} Use;

static gboolean
is_new_cb (const PndShape *shape, const PndMergeRow *child, gpointer data, GError **error)
{
  const Use *use = data;
  g_autoptr (PndMergeRow) before = NULL;

  if (use->other == NULL)
    return g_strcmp0 (pnd_merge_row_get_text (child, shape->modified), use->since) > 0;
  return pnd_merge_row_find (use->other, shape, child, &before, error)
         && (before == NULL || !pnd_merge_row_is_equal (shape, child, before));
}

/* For the files of this folder: whether rows of @database that name @row came or changed since
 * @other, or without it since the time @since. */
gboolean
pnd_row_merge_is_used (const PndRowMerge *self, GPtrArray *shapes, PndDatabase *database,
                       PndDatabase *other, const PndShape *shape, const PndMergeRow *row,
                       const char *since, GError **error)
{
  Use use = { other, since };

  return find_child (shapes, database, shape, row->id, is_new_cb, &use, error);
}

/* what speaks of a passage by its guid: remarks, answers, and findings it is a key passage of */
#define NAMING(guid)                                                                               \
  "SELECT guid, modified FROM main.remarks WHERE subject_guid = " guid                             \
  " UNION ALL SELECT guid, modified FROM main.resolutions WHERE coding_guid = " guid               \
  " UNION ALL SELECT f.guid, f.modified FROM main.finding_passages p"                              \
  " JOIN main.findings f ON f.id = p.finding WHERE p.coding_guid = " guid

/* whether the thing @namer speaks of @guid in @database too */
static gboolean
is_named_by (PndDatabase *database, const char *guid, const char *namer, GError **error)
{
  return database != NULL
         && pnd_database_query_int (database, _("Comparing the rows"),
                                    "SELECT count (*) FROM (" NAMING ("?1") ") WHERE guid = ?2", 0,
                                    error, "ss", guid, namer)
              != 0;
}

/* For the files of this folder: whether something in @database speaks of what is or was under @guid
 * that did not in @before, or without it since @since, and does not @there (both nullable). */
gboolean
pnd_row_merge_is_named (PndDatabase *database, PndDatabase *before, PndDatabase *there,
                        const char *guid, const char *since, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row = NULL;
  gboolean is_named = FALSE;

  if (guid == NULL)
    return FALSE;
  row = pnd_database_query (database, _("Comparing the rows"), NAMING ("?1"), &local, "s", guid);
  while (row != NULL && local == NULL && !is_named && pnd_statement_next (row, &local))
    {
      const char *namer = pnd_statement_get_text (row, 0, NULL);
      const char *modified = pnd_statement_get_text (row, 1, NULL);

      is_named = (before != NULL ? !is_named_by (before, guid, namer, &local)
                                 : g_strcmp0 (modified, since) > 0)
                 && !is_named_by (there, guid, namer, &local);
    }
  if (local == NULL)
    return is_named;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* rows without a guid are parts of what they name and go with it */
static gboolean
is_thing_cb (const PndShape *shape, const PndMergeRow *child, gpointer data, GError **error)
{
  return shape->guid >= 0;
}

/*
 * Removing:
 * @is_last: what is in the way now stays in the way
 */
typedef struct
{
  const PndRowMerge *merge;
  GPtrArray *shapes;
  gboolean is_last;
} Removing;

static gboolean delete_row (Removing *self, const PndShape *shape, const PndMergeRow *row,
                            GError **error);

static gboolean
delete_child_cb (const PndShape *shape, const PndMergeRow *child, gpointer data, GError **error)
{
  return !delete_row (data, shape, child, error);
}

/* and all that names it */
static gboolean
delete_row (Removing *self, const PndShape *shape, const PndMergeRow *row, GError **error)
{
  PndDatabase *ours = self->merge->ours;
  const char *guid = pnd_merge_row_get_text (row, shape->guid);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM main.%s WHERE id = ?", shape->table);
  g_autofree char *kind = make_kind (shape->table);

  if (find_child (self->shapes, ours, shape, row->id, delete_child_cb, self, error)
      || !pnd_database_run (ours, _("Merging the rows"), sql, error, "i", row->id))
    return FALSE;
  pnd_merge_report_get_count (self->merge->report, shape->table)->removed++;
  return guid == NULL || pnd_row_merge_is_placed (ours, shape, guid)
         || pnd_database_run (ours, _("Noting a deletion"),
                              "INSERT OR IGNORE INTO main.deleted (guid, kind, time)"
                              " VALUES (?, ?, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                              error, "ss", guid, kind);
}

/* What is kept though theirs deleted it counts as changed after that: merged the other way, it is not
 * just what was deleted there. */
static gboolean
keep_row (Removing *self, const PndShape *shape, const PndMergeRow *row, const char *deleted,
          GError **error)
{
  g_autofree char *sql = NULL;

  if (shape->modified < 0)
    return TRUE;
  sql = g_strdup_printf (
    "UPDATE main.%s SET modified = max (strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', 'now'),"
    " coalesce (strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', ?, '+1 second'), '')) WHERE id = ?",
    shape->table);
  return pnd_database_run (self->merge->ours, _("Merging the rows"), sql, error, "si", deleted,
                           row->id);
}

/* @row, of ours, was deleted in theirs; @before: (nullable) */
static gboolean
remove_row (Removing *self, const PndShape *shape, const PndMergeRow *row,
            const PndMergeRow *before, const char *deleted, GError **error)
{
  const PndRowMerge *merge = self->merge;
  const char *modified = pnd_merge_row_get_text (row, shape->modified);
  g_autoptr (GError) local = NULL;
  g_autofree char *key = NULL;
  PndMergeConflict *conflict;
  gboolean is_in_use = before != NULL ? !pnd_merge_row_is_equal (shape, row, before)
                                      : g_strcmp0 (modified, deleted) > 0;

  if (!is_in_use)
    is_in_use
      = find_child (self->shapes, merge->ours, shape, row->id, is_thing_cb, NULL, &local)
        || (local == NULL
            && pnd_row_merge_is_named (merge->ours, merge->base, merge->theirs,
                                       pnd_merge_row_get_text (row, shape->guid), deleted, &local));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (is_in_use)
    {
      if (!self->is_last)
        return TRUE;
      key = pnd_row_merge_make_key (shape, row);
      conflict = pnd_merge_conflict_new (merge->other, shape->table, key,
                                         PND_MERGE_DELETED_THERE);
      conflict->title = pnd_row_merge_name (merge->ours, shape->table, row->id);
      conflict->ours_modified = g_strdup (modified);
      conflict->theirs_modified = g_strdup (deleted);
      if (!pnd_merge_report_settle (merge->report, conflict))
        return keep_row (self, shape, row, deleted, error);
    }
  return delete_row (self, shape, row, error);
}

static PndMergeRow *
find_by_guid (PndDatabase *database, const PndShape *shape, const char *guid, GError **error)
{
  g_autofree char *sql = select_where (shape, "guid");
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Comparing the rows"), sql, error, "s", guid);

  return statement != NULL && pnd_statement_next (statement, error)
           ? pnd_merge_row_take (statement)
           : NULL;
}

/* what theirs deleted while it waits in ours, as the row of ours that waits */
static gboolean
remove_waiting (Removing *self, const PndShape *shape, const char *guid, const char *deleted,
                GError **error)
{
  const PndShape *waiting = pnd_shapes_find (self->shapes, "quarantine");
  g_autoptr (PndMergeRow) row = NULL;
  g_autoptr (GError) local = NULL;

  if (deleted == NULL || !pnd_row_merge_waits (self->merge->ours, shape, guid))
    return TRUE;
  row = find_by_guid (self->merge->ours, waiting, guid, &local);
  if (local == NULL)
    return row == NULL || remove_row (self, waiting, row, NULL, deleted, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* whether a row that theirs has not is one that it deleted */
static gboolean
is_deleted_there (Removing *self, const PndShape *shape, const PndMergeRow *before,
                  const char *deleted)
{
  PndDatabase *theirs = self->merge->theirs;

  if (deleted == NULL
      && pnd_row_merge_waits (theirs, shape, pnd_merge_row_get_text (before, shape->guid)))
    return FALSE;
  if (!self->merge->theirs_is_part || deleted != NULL)
    return TRUE;
  if (shape->guid >= 0
      || !pnd_merge_row_has_parents (theirs, shape, before, NULL, NULL))
    return FALSE;
  for (int i = 0; i < before->n_values; i++)
    {
      const char *name = pnd_shape_get_column (shape, i)->name;
      const char *guid = pnd_merge_row_get_text (before, i);

      if ((g_str_equal (name, "coding_guid")
           && pnd_database_query_int (theirs, NULL, "SELECT 1 FROM main.codings WHERE guid = ?", 0,
                                      NULL, "s", guid)
                == 0)
          || (g_str_equal (name, "document_guid")
              && pnd_database_query_int (theirs, NULL, "SELECT 1 FROM main.documents WHERE guid = ?", 0,
                                         NULL, "s", guid)
                   == 0))
        return FALSE;
    }
  return TRUE;
}

/* what the ancestor had and theirs has not */
static gboolean
remove_missing (Removing *self, const PndShape *shape, GError **error)
{
  const PndRowMerge *merge = self->merge;
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement = pnd_database_query (merge->base, _("Reading the project"),
                                                           shape->all, error, "");

  if (statement == NULL)
    return FALSE;
  while (local == NULL && pnd_statement_next (statement, &local))
    {
      g_autoptr (PndMergeRow) before = pnd_merge_row_take (statement);
      g_autoptr (PndMergeRow) theirs = NULL;
      g_autoptr (PndMergeRow) ours = NULL;
      g_autofree char *deleted = NULL;
      const char *guid = pnd_merge_row_get_text (before, shape->guid);

      if (!pnd_merge_row_find (merge->theirs, shape, before, &theirs, &local) || theirs != NULL
          || !pnd_merge_row_find (merge->ours, shape, before, &ours, &local))
        continue;
      deleted = guid != NULL ? pnd_row_merge_get_deleted (merge->theirs, guid) : NULL;
      if (ours == NULL)
        remove_waiting (self, shape, guid, deleted, &local);
      else if (is_deleted_there (self, shape, before, deleted))
        remove_row (self, shape, ours, before, deleted, &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* what theirs says that it deleted, where the ancestor does not tell */
static gboolean
remove_named (Removing *self, const PndShape *shape, GError **error)
{
  const PndRowMerge *merge = self->merge;
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (merge->theirs, _("Reading the project"),
                          "SELECT guid, time FROM main.deleted ORDER BY id DESC", error, "");

  if (statement == NULL)
    return FALSE;
  while (local == NULL && pnd_statement_next (statement, &local))
    {
      const char *guid = pnd_statement_get_text (statement, 0, NULL);
      g_autoptr (PndMergeRow) ours = find_by_guid (merge->ours, shape, guid, &local);
      g_autoptr (PndMergeRow) theirs = NULL;
      g_autoptr (PndMergeRow) before = NULL;

      if (ours == NULL)
        continue;
      theirs = find_by_guid (merge->theirs, shape, guid, &local);
      if (merge->base != NULL)
        before = find_by_guid (merge->base, shape, guid, &local);
      /* an ancestor that had it was asked already; one that had it not knew that it was deleted */
      if (local == NULL && theirs == NULL && before == NULL && merge->base == NULL)
        remove_row (self, shape, ours, NULL, pnd_statement_get_text (statement, 1, NULL), &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
remove_of (Removing *self, const PndShape *shape, GError **error)
{
  if (self->merge->base != NULL)
    return remove_missing (self, shape, error);
  return shape->guid < 0 || remove_named (self, shape, error);
}

/* codes hang in codes: from the leaves up, as long as any goes */
static gboolean
remove_codes (Removing *self, const PndShape *shape, GError **error)
{
  const PndMergeCount *count = pnd_merge_report_get_count (self->merge->report, shape->table);
  int n_before;

  self->is_last = FALSE;
  do
    {
      n_before = count->removed;
      if (!remove_of (self, shape, error))
        return FALSE;
    }
  while (count->removed > n_before);
  self->is_last = TRUE;
  return remove_of (self, shape, error);
}

/* For the files of this folder: takes out of ours what theirs deleted, children before parents. */
gboolean
pnd_row_merge_remove (const PndRowMerge *self, GPtrArray *shapes, GError **error)
{
  Removing removing = { self, shapes, TRUE };

  for (guint i = shapes->len; i > 0; i--)
    {
      const PndShape *shape = shapes->pdata[i - 1];

      if (g_str_equal (shape->table, "codes") ? !remove_codes (&removing, shape, error)
                                              : !remove_of (&removing, shape, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_alive (const PndRowMerge *self, GPtrArray *shapes, const char *guid, GError **error)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      const PndShape *shape = shapes->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM main.%s WHERE guid = ?", shape->table);

      if (shape->guid >= 0
          && pnd_database_query_int (self->ours, _("Comparing the rows"), sql, 0, error, "s", guid)
               != 0)
        return TRUE;
    }
  return FALSE;
}

/* For the files of this folder: takes over what theirs deleted, so that a later merge knows it. */
gboolean
pnd_row_merge_note_deleted (const PndRowMerge *self, GPtrArray *shapes, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (self->theirs, _("Reading the project"),
                          "SELECT guid, kind, time FROM main.deleted ORDER BY id", error, "");

  if (row == NULL)
    return FALSE;
  while (local == NULL && pnd_statement_next (row, &local))
    {
      const char *guid = pnd_statement_get_text (row, 0, NULL);
      g_autofree char *known = pnd_row_merge_get_deleted (self->ours, guid);

      if (known == NULL && !is_alive (self, shapes, guid, &local))
        pnd_database_run (self->ours, _("Noting a deletion"),
                          "INSERT INTO main.deleted (guid, kind, time) VALUES (?, ?, ?)", &local, "sss",
                          guid, pnd_statement_get_text (row, 1, NULL),
                          pnd_statement_get_text (row, 2, NULL));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
