/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/store/search/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/store/search/tokens.h"

#define SUFFIX ".search"
/* 1: words, parts, stems
 * 2: parts with their positions
 * 3: the vocabulary */
#define VERSION "3"

/* Without the texts themselves (content=''), which are in the project; a text that must go takes
 * the whole file with it, so no word of it is left in a corner. Parts keep their positions, or
 * threes that are in every text would make every text worth reading. */
static const char schema[]
  = "CREATE TABLE about (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);"
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE,"
    " tables INTEGER NOT NULL);"
    "CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0,"
    " tokenize = \"unicode61 remove_diacritics 2\");"
    "CREATE VIRTUAL TABLE parts USING fts5 (text, content = '', columnsize = 0,"
    " tokenize = \"trigram case_sensitive 1\");"
    "CREATE VIRTUAL TABLE stems USING fts5 (text, content = '', columnsize = 0,"
    " tokenize = \"unicode61 remove_diacritics 2\");"
    "CREATE TABLE vocabulary (id INTEGER PRIMARY KEY, words TEXT NOT NULL);"
    "CREATE VIRTUAL TABLE parts_terms USING fts5vocab (parts, 'instance');"
    /* how much gathers in memory before it is written as a piece, in bytes */
    "INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);"
    "INSERT INTO parts (parts, rank) VALUES ('hashsize', 33554432);"
    "INSERT INTO stems (stems, rank) VALUES ('hashsize', 33554432);";

/**
 * pnd_search_cache_get_folder:
 *
 * Returns: (transfer full): where the indices of all projects are
 */
char *
pnd_search_cache_get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "penanda", "search", NULL);
}

/* the part of the name that all files of a project share */
static char *
make_stem (const char *guid, const char *path)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *plain = g_strdup (guid);

  /* a guid comes from a file, so it must not lead elsewhere */
  g_strcanon (plain, "0123456789abcdefABCDEF-", '-');
  return g_strdup_printf ("%.40s-%.12s-", plain, digest);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* the files of a project, in a fixed order, so that two programs choose the same one */
static GPtrArray *
list_files (const char *stem)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, stem) && g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return files;
}

/**
 * pnd_search_cache_is_there:
 * @file: of an index
 *
 * Returns: whether it has not been taken away
 */
gboolean
pnd_search_cache_is_there (const char *file)
{
  return g_access (file, F_OK) == 0;
}

/**
 * pnd_search_cache_remove:
 * @file: of an index
 *
 * Takes it away with its log. Whoever has it open keeps a file without a name, until closing.
 */
void
pnd_search_cache_remove (const char *file)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (file, suffixes[i], NULL);

      g_unlink (path);
    }
}

/**
 * pnd_search_cache_remove_all:
 * @guid: of a project
 * @path: of its file, absolute
 *
 * Takes away all that was ever indexed of it.
 */
void
pnd_search_cache_remove_all (const char *guid, const char *path)
{
  g_autofree char *stem = make_stem (guid, path);
  g_autoptr (GPtrArray) files = list_files (stem);

  for (guint i = 0; i < files->len; i++)
    pnd_search_cache_remove (files->pdata[i]);
}

/* SQLite gives its log the mode of the file, so this one is made first */
static gboolean
make_empty (const char *file, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (file);
  int descriptor;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      descriptor = g_open (file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
      if (descriptor >= 0)
        return g_close (descriptor, error);
    }
  g_set_error (error, PND_STORE_ERROR,
               errno == ENOSPC || errno == EDQUOT ? PND_STORE_ERROR_FULL
                                                  : PND_STORE_ERROR_READ_ONLY,
               _("%s: the search index cannot be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

/* The index can be made again, so it need not outlive a power cut to the last text; what is freed
 * in it need not be overwritten, as nothing is ever deleted but the file. */
static PndDatabase *
connect_to (const char *file, GError **error)
{
  g_autoptr (PndDatabase) database = pnd_database_open (file, PND_DATABASE_WRITE, error);

  if (database == NULL
      || !pnd_database_exec (database, _("Opening the search index"),
                             "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                             "PRAGMA secure_delete = OFF; PRAGMA cache_size = -32000;",
                             error))
    return NULL;
  return g_steal_pointer (&database);
}

static char *
get_about (PndDatabase *database, const char *key, GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, _("Opening the search index"),
                          "SELECT value FROM about WHERE key = ?", error, "s", key);

  if (statement == NULL || !pnd_statement_next (statement, error))
    return NULL;
  return g_strdup (pnd_statement_get_text (statement, 0, NULL));
}

static char *
get_version (void)
{
  return g_strconcat (VERSION " ", pnd_tokens_get_version (), NULL);
}

/* Reads a little of every table, so that most damage is found before it matters. */
static PndDatabase *
open_existing (const char *file)
{
  g_autoptr (PndDatabase) database = connect_to (file, NULL);
  g_autofree char *wanted = get_version ();
  g_autofree char *version = NULL;

  if (database == NULL)
    return NULL;
  version = get_about (database, "version", NULL);
  if (g_strcmp0 (version, wanted) != 0
      || !pnd_database_exec (database, NULL,
                             "SELECT count(*) FROM texts;"
                             "SELECT rowid FROM words WHERE words MATCH 'a';"
                             "SELECT rowid FROM parts WHERE parts MATCH 'aaa';"
                             "SELECT rowid FROM stems WHERE stems MATCH 'a'",
                             NULL))
    return NULL;
  return g_steal_pointer (&database);
}

static gboolean
fill_new (PndDatabase *database, const char *path, GError **error)
{
  const char *doing = _("Making the search index");
  g_autofree char *version = get_version ();

  return pnd_database_exec (database, doing, "BEGIN IMMEDIATE", error)
         && pnd_database_exec (database, doing, schema, error)
         && pnd_database_run (database, doing,
                              "INSERT INTO about (key, value) VALUES ('version', ?1), ('path', ?2)",
                              error, "ss", version, path)
         && pnd_database_exec (database, doing, "COMMIT", error);
}

static PndDatabase *
make_new (const char *stem, const char *path, char **file, GError **error)
{
  g_autofree char *folder = pnd_search_cache_get_folder ();
  g_autofree char *name
    = g_strdup_printf ("%s%08x" SUFFIX, stem, (guint) g_random_int ());
  g_autofree char *made = g_build_filename (folder, name, NULL);
  g_autoptr (PndDatabase) database = NULL;

  if (!make_empty (made, error))
    return NULL;
  database = connect_to (made, error);
  if (database == NULL || !fill_new (database, path, error))
    {
      g_clear_pointer (&database, pnd_database_close);
      pnd_search_cache_remove (made);
      return NULL;
    }
  *file = g_steal_pointer (&made);
  return g_steal_pointer (&database);
}

/**
 * pnd_search_cache_open:
 * @guid: of the project
 * @path: of its file, absolute
 * @file: (out): the index's file
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a connection to the index, for one thread at a time; %NULL
 *   with a #PND_STORE_ERROR when none can be made, as on a full disk
 */
PndDatabase *
pnd_search_cache_open (const char *guid, const char *path, char **file, GError **error)
{
  g_autofree char *stem = NULL;
  g_autoptr (GPtrArray) files = NULL;
  PndDatabase *database = NULL;

  g_return_val_if_fail (guid != NULL && path != NULL && file != NULL, NULL);

  *file = NULL;
  stem = make_stem (guid, path);
  files = list_files (stem);
  for (guint i = 0; i < files->len; i++)
    {
      if (database == NULL)
        database = open_existing (files->pdata[i]);
      if (database != NULL && *file == NULL)
        *file = g_strdup (files->pdata[i]);
      else
        pnd_search_cache_remove (files->pdata[i]);
    }
  return database != NULL ? database : make_new (stem, path, file, error);
}

/**
 * pnd_search_cache_find:
 * @guid: of the project
 * @path: of its file, absolute
 * @file: (out): the index's file
 *
 * Makes nothing and takes nothing away, which is for the one who fills it to do.
 *
 * Returns: (transfer full) (nullable): a connection to the index; %NULL when there is none that can
 *   be used
 */
PndDatabase *
pnd_search_cache_find (const char *guid, const char *path, char **file)
{
  g_autofree char *stem = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_return_val_if_fail (guid != NULL && path != NULL && file != NULL, NULL);

  *file = NULL;
  stem = make_stem (guid, path);
  files = list_files (stem);
  for (guint i = 0; i < files->len; i++)
    {
      PndDatabase *database = open_existing (files->pdata[i]);

      if (database == NULL)
        continue;
      *file = g_strdup (files->pdata[i]);
      return database;
    }
  return NULL;
}

/**
 * pnd_search_cache_sweep:
 *
 * Takes away the indices of projects that were deleted or moved.
 */
void
pnd_search_cache_sweep (void)
{
  g_autoptr (GPtrArray) files = list_files ("");

  for (guint i = 0; i < files->len; i++)
    {
      const char *file = files->pdata[i];
      g_autoptr (PndDatabase) database = pnd_database_open (file, PND_DATABASE_WRITE, NULL);
      g_autofree char *path = database != NULL ? get_about (database, "path", NULL) : NULL;

      g_clear_pointer (&database, pnd_database_close);
      if (path != NULL && g_access (path, F_OK) != 0)
        pnd_search_cache_remove (file);
    }
}

static GHashTable *
read_hashes (PndDatabase *database)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PndStatement) statement
    = pnd_database_query (database, NULL, "SELECT hash FROM texts", &error, "");

  while (statement != NULL && pnd_statement_next (statement, &error))
    g_hash_table_add (hashes, g_strdup (pnd_statement_get_text (statement, 0, NULL)));
  return error == NULL ? g_steal_pointer (&hashes) : NULL;
}

/* whether @file holds no text but those of @project; one that cannot be read may hold anything */
static gboolean
is_subset (const char *file, GHashTable *project)
{
  g_autoptr (PndDatabase) database = pnd_database_open (file, PND_DATABASE_WRITE, NULL);
  g_autoptr (GHashTable) hashes = database != NULL ? read_hashes (database) : NULL;
  GHashTableIter iter;
  gpointer hash;

  if (hashes == NULL || project == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    if (!g_hash_table_contains (project, hash))
      return FALSE;
  return TRUE;
}

/**
 * pnd_search_cache_drop_stale:
 * @project: a project, after a purge
 *
 * No word of a text that the project has forgotten stays in its index: the index goes, and is made
 * again by whoever searches next.
 */
void
pnd_search_cache_drop_stale (PndProject *project)
{
  g_autofree char *stem = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GHashTable) hashes = NULL;

  g_return_if_fail (PND_IS_PROJECT (project));

  stem = make_stem (pnd_project_get_guid (project), pnd_project_get_path (project));
  files = list_files (stem);
  if (files->len > 0)
    hashes = read_hashes (pnd_project_get_database (project));
  for (guint i = 0; i < files->len; i++)
    if (!is_subset (files->pdata[i], hashes))
      pnd_search_cache_remove (files->pdata[i]);
}
