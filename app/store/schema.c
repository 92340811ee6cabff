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
};

static const char *const recorded_tables[] = {
  "project", "coders",   "documents",   "codes", "code_texts", "code_versions",
  "codings", "annotations", "memos", "deleted", "attributes", "informants", "speakers",
  "translations", "replacements", "quarantine", NULL,
};

static const char *const other_tables[] = {
  "texts", "originals", "structures", "history", "preferences", NULL,
};

/* of those, what version 2 brought */
static const char *const tables_since_2[] = {
  "structures",   "attributes",   "informants", "speakers",
  "translations", "replacements", "quarantine", NULL,
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

static gboolean
has_tables (PndDatabase *database, const char *const *names, gint64 version, GError **error)
{
  for (int i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;
      gint64 n;

      if (version < PND_SCHEMA_VERSION_2 && g_strv_contains (tables_since_2, names[i]))
        continue;
      n = pnd_database_query_int (
        database, _("Looking for its tables"),
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", 0, &local, "s",
        names[i]);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (n == 0)
        {
          g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED,
                       _("%s: the file is damaged: it has no table “%s”"), database->name,
                       names[i]);
          return FALSE;
        }
    }
  return TRUE;
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

  for (int version = 0; version < PND_SCHEMA_VERSION; version++)
    if (!run_step (database, version, error))
      return FALSE;
  return TRUE;
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
  PndFileHead head;
  PndStoreError cause;
  const char *reason;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!pnd_database_read_head (path, &head, error))
    return FALSE;
  log = g_strconcat (path, "-wal", NULL);
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
  /* while a log is there, the file alone need not be whole */
  else if (head.is_short && !g_file_test (log, G_FILE_TEST_EXISTS))
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
 * Judges what pnd_schema_check_head() cannot see: that the tables are there.
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
  return has_tables (database, recorded_tables, version, error)
         && has_tables (database, other_tables, version, error);
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
