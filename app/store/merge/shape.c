/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/merge/shape.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/store/references.h"
#include "app/store/schema.h"

/*
 * Rule:
 * @key: what makes two rows the same row; of a table that is not named here, `guid`
 * @quiet: columns that may differ
 * @group: columns that are one value
 *
 * Lists of names between blanks.
 */
typedef struct
{
  const char *table;
  const char *key;
  const char *quiet;
  const char *group;
} Rule;

static const Rule rules[] = {
  { "coders", " guid ", " colour blind layer ", NULL },
  { "documents", " guid ", " original_encoding twin ", NULL },
  { "codes", " guid ", " position pin version ", NULL },
  { "code_texts", " code language ", NULL, NULL },
  { "code_versions",
    " code version language name definition include exclude example near_miss reason replaced ",
    " author ", NULL },
  { "codings", " guid ", " review code_version ", " document span_start span_end area " },
  { "annotations", " guid ", NULL, " document span_start span_end " },
  { "translations", " guid ", NULL, " document span_start span_end " },
  { "reading", " guid ", " versions ", " document_guid text_hash span_start span_end " },
  { "quarantine", " guid ", " position review code_version made ", NULL },
  { "attributes", " document name ", NULL, NULL },
  { "speakers", " document label ", NULL, NULL },
  { "case_stages", " region_case stage ", NULL, NULL },
  { "case_documents", " region_case document_guid ", NULL, NULL },
  { "coding_cases", " coding_guid region_case ", NULL, NULL },
  { "coding_speakers", " coding_guid ", NULL, NULL },
  { "finding_passages", " finding side coding_guid ", NULL, NULL },
  { "question_codes", " question code_guid ", NULL, NULL },
  { "draw_documents", " draw document_guid ", NULL, NULL },
};

/* whether @list, names between blanks, has @name */
static gboolean
has_word (const char *list, const char *name)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  return list != NULL && strstr (list, word) != NULL;
}

static const Rule *
get_rule (const char *table)
{
  static const Rule usual = { NULL, " guid ", NULL, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].table, table))
      return &rules[i];
  return &usual;
}

static void
column_clear (gpointer data)
{
  g_free (((PndShapeColumn *) data)->name);
}

static void
shape_free (gpointer data)
{
  PndShape *self = data;

  g_array_unref (self->columns);
  g_free (self->by_key);
  g_free (self->all);
  g_free (self->insert);
  g_free (self);
}

/* (nullable): the recorded table that @column of @table names rows of, interned */
static const char *
find_parent (GPtrArray *references, const char *table, const char *column)
{
  for (guint i = 0; i < references->len; i++)
    {
      const PndReference *reference = references->pdata[i];

      if (g_str_equal (reference->child, table) && g_str_equal (reference->column, column)
          && g_str_equal (reference->key, "id") && pnd_schema_is_recorded (reference->parent))
        return g_intern_string (reference->parent);
    }
  return NULL;
}

static void
add_column (PndShape *self, const Rule *rule, GPtrArray *references, const char *name)
{
  PndShapeColumn column = { .name = g_strdup (name),
                            .parent = find_parent (references, self->table, name) };

  column.is_key = has_word (rule->key, name);
  column.is_quiet = has_word (" created modified ", name) || has_word (rule->quiet, name);
  column.is_fill = !has_word (" parent trashed ", name);
  column.group = has_word (rule->group, name) ? 1 : 0;
  if (g_str_equal (name, "guid"))
    self->guid = (int) self->columns->len;
  else if (g_str_equal (name, "modified"))
    self->modified = (int) self->columns->len;
  g_array_append_val (self->columns, column);
}

static void
write_statements (PndShape *self)
{
  g_autoptr (GString) select = g_string_new ("SELECT t.id");
  g_autoptr (GString) where = g_string_new ("");

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PndShapeColumn *column = pnd_shape_get_column (self, (int) i);

      if (column->parent != NULL)
        g_string_append_printf (select, ", (SELECT p.guid FROM main.%s p WHERE p.id = t.%s)",
                                column->parent, column->name);
      else
        g_string_append_printf (select, ", t.%s", column->name);
      if (!column->is_key)
        continue;
      g_string_append (where, where->len == 0 ? " WHERE " : " AND ");
      if (column->parent != NULL)
        g_string_append_printf (where, "t.%s = (SELECT p.id FROM main.%s p WHERE p.guid = ?)",
                                column->name, column->parent);
      else
        g_string_append_printf (where, "t.%s = ?", column->name);
    }
  g_string_append_printf (select, " FROM main.%s t", self->table);
  self->by_key = g_strconcat (select->str, where->str, NULL);
  self->all = g_strconcat (select->str, " ORDER BY t.id", NULL);
}

static void
write_insert (PndShape *self)
{
  g_autoptr (GString) names = g_string_new ("");
  g_autoptr (GString) values = g_string_new ("");

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PndShapeColumn *column = pnd_shape_get_column (self, (int) i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", column->name);
      if (column->parent != NULL)
        g_string_append_printf (values, "%s(SELECT id FROM main.%s WHERE guid = ?)", i > 0 ? ", " : "",
                                column->parent);
      else
        g_string_append_printf (values, "%s?", i > 0 ? ", " : "");
    }
  self->insert = g_strdup_printf ("INSERT INTO main.%s (%s) VALUES (%s)", self->table, names->str,
                                  values->str);
}

static PndShape *
read_shape (PndDatabase *database, GPtrArray *references, const char *table, GError **error)
{
  PndShape *self = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Looking for its tables"),
                          "SELECT name FROM pragma_table_info (?) WHERE name <> 'id' ORDER BY cid",
                          error, "s", table);

  if (row == NULL)
    return NULL;
  self = g_new0 (PndShape, 1);
  self->table = g_intern_string (table);
  self->guid = self->modified = -1;
  self->columns = g_array_new (FALSE, FALSE, sizeof (PndShapeColumn));
  g_array_set_clear_func (self->columns, column_clear);
  while (pnd_statement_next (row, &local))
    add_column (self, get_rule (table), references, pnd_statement_get_text (row, 0, NULL));
  write_statements (self);
  write_insert (self);
  if (local == NULL)
    return self;
  shape_free (self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * pnd_shapes_read:
 * @database: a connection to a project
 * @error: return location for a #PndStoreError
 *
 * Returns: (transfer full) (element-type PndShape) (nullable): what the recorded tables are like,
 *   parents before children, without `project` and `deleted`
 */
GPtrArray *
pnd_shapes_read (PndDatabase *database, GError **error)
{
  const char *const *tables = pnd_schema_get_recorded_tables ();
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func (shape_free);
  g_autoptr (GPtrArray) references = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  references = pnd_references_read (database, error);
  for (int i = 0; references != NULL && tables[i] != NULL; i++)
    {
      PndShape *shape;

      if (g_str_equal (tables[i], "project") || g_str_equal (tables[i], "deleted"))
        continue;
      shape = read_shape (database, references, tables[i], error);
      if (shape == NULL)
        return NULL;
      g_ptr_array_add (shapes, shape);
    }
  return references != NULL ? g_steal_pointer (&shapes) : NULL;
}

/**
 * pnd_shapes_find:
 * @shapes: from pnd_shapes_read()
 * @table: a table's name
 *
 * Returns: (transfer none) (nullable): its shape
 */
const PndShape *
pnd_shapes_find (GPtrArray *shapes, const char *table)
{
  g_return_val_if_fail (shapes != NULL && table != NULL, NULL);

  for (guint i = 0; i < shapes->len; i++)
    if (g_str_equal (((PndShape *) shapes->pdata[i])->table, table))
      return shapes->pdata[i];
  return NULL;
}

/**
 * pnd_shape_get_column:
 * @self: a shape
 * @place: of the column, from 0
 *
 * Returns: (transfer none): the column
 */
const PndShapeColumn *
pnd_shape_get_column (const PndShape *self, int place)
{
  return &g_array_index (self->columns, PndShapeColumn, place);
}
