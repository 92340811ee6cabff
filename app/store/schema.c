/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/schema.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "app/store/database-private.h"
#include "data/pnd-app-resources.h"

/* step[n] takes a file from version n to version n + 1 */
static const char *const steps[PND_SCHEMA_VERSION] = {
  "/io/github/penanda/Penanda/app/store/schema/001.sql",
  "/io/github/penanda/Penanda/app/store/schema/002.sql",
  "/io/github/penanda/Penanda/app/store/schema/003.sql",
  "/io/github/penanda/Penanda/app/store/schema/004.sql",
  "/io/github/penanda/Penanda/app/store/schema/005.sql",
};

static const char *const recorded_tables[] = {
  "project", "coders",   "documents",   "codes", "code_texts", "code_versions",
  "codings", "annotations", "memos", "deleted", "attributes", "informants", "speakers",
  "translations", "replacements", "quarantine",
  "cases", "case_stages", "case_documents", "coding_cases", "coding_speakers", "findings",
  "finding_passages", "resolutions", "thresholds", "questions", "question_codes", "reading",
  "finished", "draws", "draw_documents", "remarks", "decisions", "agreements", "supervisions", NULL,
};

static gboolean
run_step (PndDatabase *database, int version, GError **error)
{
  g_autoptr (GBytes) sql = NULL;
  g_autofree char *stamp = NULL;

  /* the linker drops the resources of a static library that nobody names */
  (void) pnd_app_get_resource ();
  sql = g_resources_lookup_data (steps[version], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL)
    return FALSE;
  stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                           PND_SCHEMA_APPLICATION_ID, version + 1);
  return pnd_database_exec (database, _("Making the tables"), g_bytes_get_data (sql, NULL), error)
         && pnd_database_exec (database, _("Making the tables"), stamp, error);
}

static gboolean
refuse (PndDatabase *database, PndStoreError cause, const char *reason, GError **error)
{
  g_set_error (error, PND_STORE_ERROR, cause, "%s: %s", database->name, reason);
  return FALSE;
}

/* the tables of @version, made anew */
static gboolean
create (PndDatabase *database, int version, GError **error)
{
  for (int step = 0; step < version; step++)
    if (!run_step (database, step, error))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable): the name of each table -> the words that made it */
static GHashTable *
read_tables (PndDatabase *database, GError **error)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Looking for its tables"),
                          "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
                          " AND name IS NOT NULL",
                          &local, "");

  while (local == NULL && pnd_statement_next (statement, &local))
    g_hash_table_insert (tables, g_strdup (pnd_statement_get_text (statement, 0, NULL)),
                         g_strdup (pnd_statement_get_text (statement, 1, NULL)));
  if (local == NULL)
    return g_steal_pointer (&tables);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Every table word for word: a view in the place of a table, or one without its constraints, could
 * hand out what nobody expects. Further tables do no harm. */
static gboolean
check_tables (PndDatabase *database, int version, GError **error)
{
  g_autoptr (PndDatabase) sample = pnd_database_open_private (database, error);
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer name, sql;

  if (sample == NULL || !pnd_database_begin (sample, error) || !create (sample, version, error))
    return FALSE;
  wanted = read_tables (sample, error);
  found = wanted != NULL ? read_tables (database, error) : NULL;
  if (found == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_strcmp0 (g_hash_table_lookup (found, name), sql) != 0)
      {
        g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                     g_hash_table_contains (found, name)
                       ? _("%s: the file is damaged: its table “%s” is not as Penanda makes it")
                       : _("%s: the file is damaged: it has no table “%s”"),
                     database->name, (char *) name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_codes (PndDatabase *database, GError **error)
{
  g_autoptr (GError) local = NULL;
  int n_loose = pnd_schema_count_loose_codes (database, &local);

  if (n_loose > 0)
    g_set_error (&local, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                 _("%s: the file is damaged: %d of its codes do not stand in the tree of codes"),
                 database->name, n_loose);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * pnd_schema_create:
 * @database: a connection to an empty file, inside a transaction
 * @error: return location for a #GError
 *
 * Makes today's tables.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_schema_create (PndDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return create (database, PND_SCHEMA_VERSION, error);
}

/**
 * pnd_schema_upgrade:
 * @database: a connection for writing to a file that pnd_schema_check() let pass
 * @error: return location for a #GError
 *
 * Brings an older file to today's tables, one transaction a step.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure; the file is then at the last step that
 * worked.
 */
gboolean
pnd_schema_upgrade (PndDatabase *database, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 version;

  g_return_val_if_fail (database != NULL, FALSE);

  version = pnd_database_query_int (database, NULL, "PRAGMA user_version", -1, &local, "");
  for (; local == NULL && version >= 0 && version < PND_SCHEMA_VERSION; version++)
    if (!pnd_database_begin (database, &local) || !run_step (database, (int) version, &local)
        || !pnd_database_commit (database, &local))
      pnd_database_roll_back (database);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/**
 * pnd_schema_check_head:
 * @path: of a file
 * @error: return location for a #GError
 *
 * Judges by its first bytes whether a file is a project that this program can open. Changes
 * nothing.
 *
 * Returns: %FALSE with %PND_STORE_ERROR_FOREIGN, %PND_STORE_ERROR_NEWER, %PND_STORE_ERROR_DAMAGED
 *   or a failure to read.
 */
gboolean
pnd_schema_check_head (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *log = NULL;
  g_autofree char *journal = NULL;
  PndFileHead head;
  PndStoreError cause;
  const char *reason;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!pnd_database_read_head (path, &head, error))
    return FALSE;
  log = g_strconcat (path, "-wal", NULL);
  journal = g_strconcat (path, "-journal", NULL);
  name = g_filename_display_basename (path);
  cause = PND_STORE_ERROR_DAMAGED;
  if (head.size == 0)
    reason = _("the file is empty");
  else if (!head.is_sqlite || head.application_id != PND_SCHEMA_APPLICATION_ID)
    {
      cause = PND_STORE_ERROR_FOREIGN;
      reason = _("this is not a Penanda project");
    }
  else if (head.user_version > PND_SCHEMA_VERSION)
    {
      cause = PND_STORE_ERROR_NEWER;
      reason = _("the project was made by a newer version of Penanda; this one cannot open it");
    }
  else if (head.user_version < 1)
    reason = _("the file is damaged: it does not say its version");
  /* while a log or a journal is there, the file alone need not be whole */
  else if (head.is_short && !g_file_test (log, G_FILE_TEST_EXISTS)
           && !g_file_test (journal, G_FILE_TEST_EXISTS))
    reason = _("the file is damaged: its end is missing");
  else
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, cause, "%s: %s", name, reason);
  return FALSE;
}

/**
 * pnd_schema_check:
 * @database: a connection
 * @error: return location for a #GError
 *
 * Judges what pnd_schema_check_head() cannot see: that the tables are those of the file's version,
 * and that what they hold keeps to their rules. About 2 ms, and 2 us a coding.
 *
 * Returns: %FALSE with a #PND_STORE_ERROR if not.
 */
gboolean
pnd_schema_check (PndDatabase *database, GError **error)
{
  gint64 version;

  g_return_val_if_fail (database != NULL, FALSE);

  version = pnd_database_query_int (database, NULL, "PRAGMA user_version", -1, error, "");
  if (version < 0)
    return FALSE;
  if (version > PND_SCHEMA_VERSION)
    return refuse (database, PND_STORE_ERROR_NEWER,
                   _("the project was made by a newer version of Penanda; this one cannot open it"),
                   error);
  return check_tables (database, (int) version, error) && pnd_database_check (database, error)
         && check_codes (database, error);
}

/**
 * pnd_schema_count_loose_codes:
 * @database: a connection
 * @error: return location for a #GError
 *
 * Codes that hang in each other, or deeper than %PND_SCHEMA_MAX_CODE_DEPTH, would keep whoever
 * walks the tree walking.
 *
 * Returns: the codes that the tree does not reach; -1 with a #PND_STORE_ERROR on failure.
 */
int
pnd_schema_count_loose_codes (PndDatabase *database, GError **error)
{
  gint64 n_loose;

  g_return_val_if_fail (database != NULL, -1);

  n_loose = pnd_database_query_int (
    database, _("Reading the codes"),
    "WITH RECURSIVE tree (id, depth) AS (SELECT id, 1 FROM codes WHERE parent IS NULL"
    " UNION ALL SELECT c.id, depth + 1 FROM tree JOIN codes c ON c.parent = tree.id"
    " WHERE depth < ?)"
    " SELECT (SELECT count(*) FROM codes) - (SELECT count(*) FROM tree)",
    -1, error, "i", (gint64) PND_SCHEMA_MAX_CODE_DEPTH);
  return (int) MIN (n_loose, G_MAXINT);
}

/**
 * pnd_schema_get_recorded_tables:
 *
 * Returns: (transfer none): the tables that sessions record, parents before their children,
 *   %NULL-terminated.
 */
const char *const *
pnd_schema_get_recorded_tables (void)
{
  return recorded_tables;
}

/**
 * pnd_schema_is_recorded:
 * @table: a table's name
 *
 * Returns: whether sessions record it.
 */
gboolean
pnd_schema_is_recorded (const char *table)
{
  return g_strv_contains (recorded_tables, table);
}
