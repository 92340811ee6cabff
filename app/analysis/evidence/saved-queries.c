/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/evidence/saved-queries.h"

#define PREFERENCE "evidence-queries"

/* name -> line of a filter. The preference holds two lines a query */
static GHashTable *
load (PndDatabase *database)
{
  GHashTable *queries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PndStatement) row = pnd_database_query (
      database, NULL, "SELECT value FROM preferences WHERE key = ?", NULL, "s", PREFERENCE);
  gboolean is_there = row != NULL && pnd_statement_next (row, NULL);
  g_auto (GStrv) lines
      = g_strsplit (is_there ? pnd_statement_get_text (row, 0, NULL) : "", "\n", -1);

  for (char **line = lines; line[0] != NULL && line[1] != NULL; line += 2)
    g_hash_table_insert (queries, g_strdup (line[0]), g_strdup (line[1]));
  return queries;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
sort_names (GHashTable *queries)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, queries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
store (PndProject *project, GHashTable *queries)
{
  g_autoptr (GPtrArray) names = sort_names (queries);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s\n%s\n", (char *) names->pdata[i],
                            (char *) g_hash_table_lookup (queries, names->pdata[i]));
  pnd_project_set_preference (project, PREFERENCE, text->str);
}

/**
 * pnd_saved_queries_list:
 * @database: of a project
 *
 * Returns: (transfer full): the names of its queries
 */
GStrv
pnd_saved_queries_list (PndDatabase *database)
{
  g_autoptr (GHashTable) queries = NULL;
  GPtrArray *names;

  g_return_val_if_fail (database != NULL, NULL);

  queries = load (database);
  names = sort_names (queries);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

/**
 * pnd_saved_queries_get:
 * @database: of a project
 * @name: of a query
 * @filter: (out caller-allocates): takes it
 *
 * Returns: whether there is one
 */
gboolean
pnd_saved_queries_get (PndDatabase *database, const char *name, PndEvidenceFilter *filter)
{
  g_autoptr (GHashTable) queries = NULL;
  const char *line;

  g_return_val_if_fail (database != NULL && name != NULL && filter != NULL, FALSE);

  queries = load (database);
  line = g_hash_table_lookup (queries, name);
  return pnd_evidence_filter_from_line (filter, line != NULL ? line : "");
}

/**
 * pnd_saved_queries_set:
 * @project: a project
 * @name: what it is called; line breaks become spaces
 * @filter: what to keep
 */
void
pnd_saved_queries_set (PndProject *project, const char *name, const PndEvidenceFilter *filter)
{
  g_autoptr (GHashTable) queries = NULL;

  g_return_if_fail (PND_IS_PROJECT (project) && name != NULL && filter != NULL);

  queries = load (pnd_project_get_database (project));
  g_hash_table_insert (queries, g_strstrip (g_strdelimit (g_strdup (name), "\r\n", ' ')),
                       pnd_evidence_filter_to_line (filter));
  store (project, queries);
}

/**
 * pnd_saved_queries_remove:
 * @project: a project
 * @name: of a query
 */
void
pnd_saved_queries_remove (PndProject *project, const char *name)
{
  g_autoptr (GHashTable) queries = NULL;

  g_return_if_fail (PND_IS_PROJECT (project) && name != NULL);

  queries = load (pnd_project_get_database (project));
  g_hash_table_remove (queries, name);
  store (project, queries);
}
