/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people see of a row in a conflict. */

#include "app/store/merge/row-merge-private.h"

#define IN_DOCUMENT "(SELECT name FROM main.documents d WHERE d.id = t.document)"
#define OF_CODE "(SELECT abbreviation FROM main.codes c WHERE c.id = t.code)"
#define OF_CASE "coalesce ((SELECT name FROM main.cases k WHERE k.id = t.region_case), '')"
#define PLACE "t.span_start || '–' || t.span_end"

static const struct
{
  const char *table;
  const char *title;
} titles[] = {
  { "coders", "t.name" },
  { "documents", "t.name" },
  { "codes", "t.abbreviation" },
  { "code_texts", OF_CODE " || ' (' || t.language || ')'" },
  { "codings", IN_DOCUMENT " || ', ' || " PLACE " || ', ' || " OF_CODE },
  { "annotations", IN_DOCUMENT " || ', ' || " PLACE },
  { "translations", IN_DOCUMENT " || ', ' || " PLACE },
  { "memos", "CASE WHEN t.title = '' THEN t.date ELSE t.title END" },
  { "attributes", IN_DOCUMENT " || ', ' || t.name" },
  { "informants", "t.code" },
  { "speakers", IN_DOCUMENT " || ', ' || t.label" },
  { "replacements", "t.replacement" },
  { "quarantine", IN_DOCUMENT },
  { "cases", "t.name" },
  { "case_stages", OF_CASE " || ', ' || t.stage" },
  { "questions", "t.text" },
  { "thresholds", "t.name" },
  { "supervisions", "t.date || ', ' || t.topic" },
};

/* For the files of this folder: (transfer full): the values that make it the row it is. */
char *
pnd_row_merge_make_key (const PndShape *shape, const PndMergeRow *row)
{
  GString *key = g_string_new (NULL);

  for (int i = 0; i < row->n_values; i++)
    if (pnd_shape_get_column (shape, i)->is_key)
      {
        const char *text = pnd_merge_row_get_text (row, i);

        g_string_append_printf (key, "%s%s", key->len > 0 ? "/" : "", text != NULL ? text : "");
      }
  return g_string_free (key, FALSE);
}

/* For the files of this folder: (transfer full) (nullable): @value as people read it; what a guid
 * names is looked for in @database. */
char *
pnd_row_merge_show (PndDatabase *database, const PndShapeColumn *column, sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text (value);
  g_autofree char *sql = NULL;
  g_autoptr (PndStatement) row = NULL;
  gint64 id;

  if (text == NULL || column->parent == NULL)
    return g_utf8_make_valid (text != NULL ? text : "", -1);
  sql = g_strdup_printf ("SELECT id FROM main.%s WHERE guid = ?", column->parent);
  id = pnd_database_query_int (database, NULL, sql, 0, NULL, "s", text);
  return id != 0 ? pnd_row_merge_name (database, column->parent, id) : g_strdup (text);
}

/**
 * pnd_row_merge_name:
 * @database: where the row is
 * @table: the table it is in
 * @id: of the row
 *
 * Returns: (transfer full): what people know it by, "" for nothing better
 */
char *
pnd_row_merge_name (PndDatabase *database, const char *table, gint64 id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].table, table))
      {
        g_autofree char *sql
          = g_strdup_printf ("SELECT %s FROM main.%s t WHERE t.id = ?", titles[i].title, table);
        g_autoptr (PndStatement) row = pnd_database_query (database, NULL, sql, NULL, "i", id);

        if (row != NULL && pnd_statement_next (row, NULL) && !pnd_statement_is_null (row, 0))
          return g_strdup (pnd_statement_get_text (row, 0, NULL));
      }
  return g_strdup ("");
}
