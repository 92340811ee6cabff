/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same thing made on both sides, with a guid of its own on each: an opened text, a passage that
 * one coder gave the same code twice. Theirs gets the guid of ours, and so does the ancestor. */

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/database-private.h"
#include "app/store/merge/row-merge-private.h"

/*
 * Twin:
 * @columns: what is equal in rows that are the same thing
 *
 * In the order in which they are looked for.
 */
static const struct
{
  const char *table;
  const char *columns;
} twins[] = {
  { "documents", " text_hash " },
  { "codings", " document span_start span_end code coder area " },
  { "annotations", " document span_start span_end coder text " },
  { "translations", " document span_start span_end language text translator " },
  { "reading", " document_guid text_hash span_start span_end coder " },
  { "finished", " coder document_guid " },
  { "replacements", " original " },
};

/* columns that name a thing by its guid */
static const struct
{
  const char *thing;
  const char *table;
  const char *column;
} names[] = {
  { "documents", "case_documents", "document_guid" },
  { "documents", "reading", "document_guid" },
  { "documents", "finished", "document_guid" },
  { "documents", "draw_documents", "document_guid" },
  { "documents", "decisions", "document_guid" },
  { "codings", "coding_cases", "coding_guid" },
  { "codings", "coding_speakers", "coding_guid" },
  { "codings", "finding_passages", "coding_guid" },
  { "codings", "resolutions", "coding_guid" },
  { "codings", "remarks", "subject_guid" },
  { "codings", "decisions", "one_guid" },
  { "codings", "decisions", "other_guid" },
  { "codings", "decisions", "consensus_guid" },
};

static gboolean
rename_in (PndDatabase *database, const char *table, const char *from, const char *to,
           GError **error)
{
  g_autofree char *own = g_strdup_printf ("UPDATE OR IGNORE main.%s SET guid = ? WHERE guid = ?",
                                          table);

  if (!pnd_database_run (database, _("Comparing the rows"), own, error, "ss", to, from))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE OR IGNORE main.%s SET %s = ? WHERE %s = ?",
                                              names[i].table, names[i].column, names[i].column);

      if (g_str_equal (names[i].thing, table)
          && !pnd_database_run (database, _("Comparing the rows"), sql, error, "ss", to, from))
        return FALSE;
    }
  return TRUE;
}

static gboolean
unify (const PndRowMerge *self, const char *table, const char *theirs, const char *ours,
       GError **error)
{
  return rename_in (self->theirs, table, theirs, ours, error)
         && (self->base == NULL || rename_in (self->base, table, theirs, ours, error));
}

/* the statement that finds the guids of rows that are the same thing as one of theirs */
static char *
write_select (const PndShape *shape, const char *columns, GArray *places)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT guid FROM main.%s t WHERE 1", shape->table);
  for (guint i = 0; i < shape->columns->len; i++)
    {
      const PndShapeColumn *column = pnd_shape_get_column (shape, (int) i);
      g_autofree char *word = g_strdup_printf (" %s ", column->name);

      if (strstr (columns, word) == NULL)
        continue;
      g_array_append_val (places, i);
      if (column->parent != NULL)
        g_string_append_printf (sql, " AND t.%s = (SELECT id FROM main.%s WHERE guid = ?)",
                                column->name, column->parent);
      else
        g_string_append_printf (sql, " AND t.%s IS ?", column->name);
    }
  if (g_str_equal (shape->table, "documents"))
    g_string_append (sql, " AND trashed IS NULL");
  g_string_append (sql, " ORDER BY id");
  return g_string_free (sql, FALSE);
}

static gboolean
has_guid (PndDatabase *database, const char *table, const char *guid)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM main.%s WHERE guid = ?", table);

  return pnd_database_query_int (database, NULL, sql, 0, NULL, "s", guid) != 0;
}

/* (transfer full) (nullable): guid of the row of ours that is the same as @row and no other's twin */
static char *
find_twin (const PndRowMerge *self, const PndShape *shape, const char *select, GArray *places,
           const PndMergeRow *row, GError **error)
{
  g_autoptr (PndStatement) statement = pnd_database_query_unbound (
    self->ours, _("Comparing the rows"), select, error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < places->len; i++)
    sqlite3_bind_value (pnd_statement_get_handle (statement), (int) i + 1,
                        row->values[g_array_index (places, guint, i)]);
  while (pnd_statement_next (statement, error))
    if (!has_guid (self->theirs, shape->table, pnd_statement_get_text (statement, 0, NULL)))
      return g_strdup (pnd_statement_get_text (statement, 0, NULL));
  return NULL;
}

/* (transfer full) (nullable): guid of the document of ours that holds what came of the document @row
 * in an earlier merge: imported on both sides, and corrected on one of them since */
static char *
find_by_codings (const PndRowMerge *self, const PndMergeRow *row, GError **error)
{
  g_autoptr (PndStatement) coding = pnd_database_query (
    self->theirs, _("Comparing the rows"),
    "SELECT guid FROM main.codings WHERE document = ? ORDER BY id LIMIT 100", error, "i", row->id);

  while (coding != NULL && pnd_statement_next (coding, error))
    {
      g_autoptr (PndStatement) document = pnd_database_query (
        self->ours, _("Comparing the rows"),
        "SELECT d.guid FROM main.codings c JOIN main.documents d ON d.id = c.document"
        " WHERE c.guid = ?",
        error, "s", pnd_statement_get_text (coding, 0, NULL));

      if (document != NULL && pnd_statement_next (document, error)
          && !has_guid (self->theirs, "documents", pnd_statement_get_text (document, 0, NULL)))
        return g_strdup (pnd_statement_get_text (document, 0, NULL));
    }
  return NULL;
}

/* rows of theirs that ours does not know */
static GPtrArray *
list_unknown (const PndRowMerge *self, const PndShape *shape, GError **error)
{
  g_autoptr (GPtrArray) rows
    = g_ptr_array_new_with_free_func ((GDestroyNotify) pnd_merge_row_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement = pnd_database_query (self->theirs, _("Comparing the rows"),
                                                           shape->all, error, "");

  if (statement == NULL)
    return NULL;
  while (pnd_statement_next (statement, &local))
    {
      PndMergeRow *row = pnd_merge_row_take (statement);

      if (has_guid (self->ours, shape->table, pnd_merge_row_get_text (row, shape->guid)))
        pnd_merge_row_free (row);
      else
        g_ptr_array_add (rows, row);
    }
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
unify_table (const PndRowMerge *self, const PndShape *shape, const char *columns, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *select = write_select (shape, columns, places);
  g_autoptr (GPtrArray) rows = list_unknown (self, shape, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; local == NULL && i < rows->len; i++)
    {
      const PndMergeRow *row = rows->pdata[i];
      const char *guid = pnd_merge_row_get_text (row, shape->guid);
      g_autofree char *twin = find_twin (self, shape, select, places, row, &local);

      if (local == NULL && twin == NULL && g_str_equal (shape->table, "documents"))
        twin = find_by_codings (self, row, &local);
      if (local == NULL && twin != NULL)
        unify (self, shape->table, guid, twin, &local);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * pnd_row_merge_unify:
 * @self: what is merged into what
 * @are_documents: documents, by the SHA-256 of their text; or all that hangs in them, which takes
 *   texts that are the same by then
 * @error: return location for a #PndStoreError
 *
 * Gives what is the same thing on both sides the guid it has in ours, in theirs and the ancestor.
 *
 * Returns: %FALSE with @error on failure
 */
gboolean
pnd_row_merge_unify (const PndRowMerge *self, gboolean are_documents, GError **error)
{
  g_return_val_if_fail (self != NULL && self->shapes != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
    if (g_str_equal (twins[i].table, "documents") == are_documents
        && !unify_table (self, pnd_shapes_find (self->shapes, twins[i].table), twins[i].columns,
                         error))
      return FALSE;
  return TRUE;
}
