/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/exchange/review/bundle-names.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/model/documents/correction.h"
#include "app/model/documents/text-rows.h"

/* Every column of text there is, but for those that hold a word, a time or a key of the program;
 * so a column of a later version is renamed before anybody thinks of it. Texts and what they were
 * in their files go with the documents. */
#define COLUMNS                                                                                    \
  "SELECT t.name, c.name FROM main.sqlite_schema t JOIN pragma_table_info (t.name) c "             \
  "WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name NOT LIKE 'sqlite%' "                      \
  "AND t.name NOT IN ('texts', 'originals', 'structures', 'history', 'preferences', 'deleted', "   \
  "'code_versions', 'replacements', 'quarantine') "                                                \
  "AND c.name NOT LIKE '%guid' AND c.name NOT LIKE '%hash' "                                       \
  "AND c.name NOT IN ('created', 'modified', 'trashed', 'codebook_frozen', 'forked_from', "        \
  "'original_encoding', 'twin', 'digest', 'versions', 'area', 'colour', 'kind', 'layer', "         \
  "'source_type', 'holder', 'confidentiality', 'polarity', 'review', 'state', 'consent', "         \
  "'anonymity', 'stage', 'verdict', 'suggested', 'side', 'stands', 'outcome') "                    \
  "AND t.name || '.' || c.name NOT IN ('coders.role', 'project.language', 'code_texts.language', " \
  "'thresholds.name')"

/* who reviews goes by the own name, and is known by it when the bundle is opened again */
#define NOT_THE_REVIEWER " WHERE role <> 'supervisor'"

/* (transfer full) (nullable): id and text of what @sql asks for */
static GPtrArray *
load_texts (PndDatabase *database, const char *sql, GArray *ids, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Preparing a review bundle"), sql, error, "");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (row == NULL)
    return NULL;
  while (pnd_statement_next (row, &failure))
    {
      gint64 id = pnd_statement_get_int (row, 0);

      g_array_append_val (ids, id);
      g_ptr_array_add (texts, g_strdup (pnd_statement_get_text (row, 1, NULL)));
    }
  return pnd_statement_ended (failure, error) ? g_steal_pointer (&texts) : NULL;
}

static gboolean
set_text (PndDatabase *database, const char *update, const char *text, gint64 id, GError **error)
{
  return pnd_database_run (database, _("Preparing a review bundle"), update, error, "si", text, id);
}

/* two names may have one pseudonym where no two rows can be alike; the second then has a number */
static gboolean
rename_row (PndDatabase *database, const char *update, const char *text, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *numbered = g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", text, id);

  return set_text (database, update, text, id, &local)
         || set_text (database, update, numbered, id, error);
}

static gboolean
rename_column (PndDatabase *database, PndPseudonyms *names, const char *table, const char *column,
               GError **error)
{
  g_autofree char *query
    = g_strdup_printf ("SELECT id, %s FROM main.%s%s", column, table,
                       g_str_equal (table, "coders") ? NOT_THE_REVIEWER : "");
  g_autofree char *update
    = g_strdup_printf ("UPDATE main.%s SET %s = ? WHERE id = ?", table, column);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = load_texts (database, query, ids, error);

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      g_autofree char *other = pnd_pseudonyms_dup (names, texts->pdata[i]);

      if (g_strcmp0 (other, texts->pdata[i]) != 0
          && !rename_row (database, update, other, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return texts != NULL;
}

static gboolean
rename_columns (PndDatabase *database, PndPseudonyms *names, GError **error)
{
  g_autoptr (PndStatement) row
    = pnd_database_query (database, _("Preparing a review bundle"), COLUMNS, error, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (pnd_statement_next (row, &failure))
    {
      g_autofree char *table = g_strdup (pnd_statement_get_text (row, 0, NULL));
      g_autofree char *column = g_strdup (pnd_statement_get_text (row, 1, NULL));

      if (!rename_column (database, names, table, column, error))
        return FALSE;
    }
  return pnd_statement_ended (failure, error);
}

/* passages go along as with a correction; one that was a name and nothing else is left out */
static gboolean
rename_text (PndDocument *document, PndPseudonyms *names, GError **error)
{
  g_autoptr (PndDocumentText) text = pnd_document_load_text (document, error);
  g_autoptr (PndDocumentText) other = NULL;
  char *renamed;

  if (text == NULL)
    return FALSE;
  renamed = pnd_pseudonyms_dup (names, pnd_document_text_get_utf8 (text, NULL));
  other = pnd_document_text_new_take (renamed, strlen (renamed));
  return strcmp (pnd_document_text_get_hash (text), pnd_document_text_get_hash (other)) == 0
         || pnd_document_correct (document, other, NULL, error);
}

/* (transfer full): with other names in addresses, numbers of notes and labels of pages */
static PndStructure *
rename_runs (PndStructure *structure, PndPseudonyms *names)
{
  int n_runs;
  const PndRun *runs = pnd_structure_get_runs (structure, &n_runs);
  GArray *renamed = g_array_sized_new (FALSE, FALSE, sizeof (PndRun), (guint) n_runs);

  for (int i = 0; i < n_runs; i++)
    {
      PndRun run = runs[i];

      run.value = run.value != NULL ? pnd_pseudonyms_dup (names, run.value) : NULL;
      g_array_append_val (renamed, run);
    }
  return pnd_structure_new_take (renamed);
}

/* @hash: of what document @id was in its file */
static gboolean
rename_structure (PndDatabase *database, gint64 id, const char *hash, PndPseudonyms *names,
                  GError **error)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autoptr (PndStructure) structure
    = pnd_structure_load (database, hash, G_MAXINT, name, error);
  g_autoptr (PndStructure) other = NULL;
  g_autofree char *renamed = NULL;

  if (structure == NULL)
    return FALSE;
  other = rename_runs (structure, names);
  return pnd_structure_store (other, database, &renamed, error)
         && pnd_database_run (database, _("Preparing a review bundle"),
                              "UPDATE main.documents SET structure_hash = ? WHERE id = ?", error,
                              "si", renamed, id);
}

/* after the texts, whose runs moved with them */
static gboolean
rename_structures (PndDatabase *database, PndPseudonyms *names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) hashes = load_texts (
    database,
    "SELECT id, structure_hash FROM main.documents WHERE structure_hash IS NOT NULL", ids, error);

  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    if (!rename_structure (database, g_array_index (ids, gint64, i), hashes->pdata[i], names,
                           error))
      return FALSE;
  return hashes != NULL;
}

/**
 * pnd_bundle_rename:
 * @copy: the bundle in the making, inside an edit
 * @names: the project's list, which says what a name is
 * @documents: (element-type PndDocument): all of @copy
 * @error: return location for a #PndStoreError
 *
 * Puts other names wherever text stands, and drops what only speaks of how things were before.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
pnd_bundle_rename (PndProject *copy, PndPseudonyms *names, GPtrArray *documents, GError **error)
{
  PndDatabase *database = pnd_project_get_database (copy);

  for (guint i = 0; i < documents->len; i++)
    if (!rename_text (documents->pdata[i], names, error))
      return FALSE;
  return rename_structures (database, names, error)
         && pnd_database_exec (database, _("Preparing a review bundle"),
                               "DELETE FROM main.replacements; DELETE FROM main.quarantine;"
                               "DELETE FROM main.code_versions",
                               error)
         && rename_columns (database, names, error);
}
