/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/store/database-private.h"
#include "app/store/file/guard.h"
#include "app/store/file/lock.h"
#include "app/store/veil/veil-private.h"

/* How long to wait for a reader of our own to finish, in milliseconds. */
#define PATIENCE 3000
/* The same at closing, where somebody waits for the window to go. */
#define PATIENCE_AT_END 300
/* Pages of 4096 bytes the log may grow to inside one long run of edits before SQLite empties it;
 * normally the project does so when it is idle. */
#define LOG_PAGES "8000"
/* Pages a connection keeps that only reads a long text through: all it needs are the few at work. */
#define PAGES_TO_PASS_THROUGH "32"

G_DEFINE_QUARK (pnd-store-error-quark, pnd_store_error)

static gboolean
has_companion (const char *path, const char *suffix)
{
  g_autofree char *companion = g_strconcat (path, suffix, NULL);

  return g_file_test (companion, G_FILE_TEST_EXISTS);
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

static void
remove_scratch (const char *folder)
{
  static const char *const names[] = { "copy", "copy-wal", "copy-shm", "copy-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* A crash left a log that cannot be read in place without writing: a copy of both is read. */
static char *
make_scratch (const char *path, char **folder, GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-journal" };
  g_autofree char *scratch = g_dir_make_tmp ("penanda-XXXXXX", error);

  if (scratch == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (scratch, "/copy", suffixes[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && !copy_file (from, to, error))
        {
          remove_scratch (scratch);
          return NULL;
        }
    }
  *folder = g_steal_pointer (&scratch);
  return g_build_filename (*folder, "copy", NULL);
}

static char *
make_uri (const char *path, const char *query, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);

  return uri != NULL ? g_strconcat (uri, query, NULL) : NULL;
}

/* Chooses how to read a project without changing a byte of it or leaving a file beside it:
 * at rest, or while an edit is saved without a log, as it is; at rest but marked for a log (a
 * foreign program closed it) as immutable; with a live log through the log's index; with a log or a
 * journal left behind from a copy. */
static char *
choose_reading_uri (PndDatabase *self, GError **error)
{
  g_autofree char *copy = NULL;
  PndFileHead head;

  if ((has_companion (self->path, "-journal") && !pnd_lock_is_held (self->path))
      || (has_companion (self->path, "-wal") && !has_companion (self->path, "-shm")))
    {
      copy = make_scratch (self->path, &self->scratch, error);
      return copy != NULL ? make_uri (copy, "", error) : NULL;
    }
  if (has_companion (self->path, "-wal"))
    return make_uri (self->path, "?readonly_shm=1", error);
  if (!pnd_database_read_head (self->path, &head, error))
    return NULL;
  return make_uri (self->path, head.is_wal ? "?immutable=1" : "", error);
}

/* Every setting of a connection but the log's, which pnd_database_start_log() makes. */
static gboolean
configure (PndDatabase *self, gboolean read_only, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      /* no statement may damage the file */
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 }, /* projects come by e-mail */
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, /* ours have none */
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int result = sqlite3_db_config (self->handle, options[i].option, options[i].value, NULL);

      if (result != SQLITE_OK)
        return pnd_database_fail (self, NULL, result, error);
    }
  sqlite3_busy_timeout (self->handle, PATIENCE);
  self->query_only = read_only;
  if (read_only)
    return pnd_database_exec (self, NULL,
                              "PRAGMA query_only = ON; PRAGMA cell_size_check = ON;"
                              "PRAGMA temp_store = MEMORY",
                              error);
  return pnd_database_exec (self, NULL,
                            "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;"
                            "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
                            "PRAGMA cache_size = -16000;"
                            "PRAGMA synchronous = FULL; PRAGMA locking_mode = NORMAL;"
                            "PRAGMA wal_autocheckpoint = " LOG_PAGES,
                            error);
}

static gboolean
connect_to (PndDatabase *self, int flags, GError **error)
{
  int result = sqlite3_open_v2 (self->uri, &self->handle,
                                flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
                                  | SQLITE_OPEN_EXRESCODE,
                                NULL);

  if (result != SQLITE_OK)
    return pnd_database_fail (self, NULL, result, error);
  return configure (self, (flags & SQLITE_OPEN_READONLY) != 0 || self->scratch != NULL, error);
}

static PndDatabase *
database_new (const char *path)
{
  PndDatabase *self = g_new0 (PndDatabase, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->name = g_filename_display_basename (self->path);
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static guint32
read_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* The offsets are those of "The Database Header" in SQLite's file format. */
static void
parse_head (const guint8 *bytes, PndFileHead *head)
{
  gint64 page_size = bytes[16] << 8 | bytes[17];

  head->is_sqlite = memcmp (bytes, "SQLite format 3", 16) == 0;
  if (!head->is_sqlite)
    return;
  if (page_size == 1)
    page_size = 65536;
  head->is_wal = bytes[19] == 2;
  head->user_version = read_number (bytes + 60);
  head->application_id = read_number (bytes + 68);
  /* the page count is to be believed only where both change counters agree */
  head->is_short = read_number (bytes + 24) == read_number (bytes + 92)
                   && read_number (bytes + 28) * page_size > head->size;
}

/* For the files of this folder: reads the head of a file through SQLite, because closing a
 * descriptor of our own would drop the locks another connection of this process holds on it.
 * Immutable, so that neither log nor journal beside it is touched. */
gboolean
pnd_database_read_head (const char *path, PndFileHead *head, GError **error)
{
  g_autoptr (PndDatabase) probe = database_new (path);
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  guint8 bytes[100] = { 0 };
  int result;

  *head = (PndFileHead){ 0 };
  probe->uri = make_uri (probe->path, "?immutable=1", error);
  if (probe->uri == NULL)
    return FALSE;
  if (!connect_to (probe, SQLITE_OPEN_READONLY, error))
    return FALSE;

  result = sqlite3_file_control (probe->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (result == SQLITE_OK)
    result = file->pMethods->xFileSize (file, &size);
  if (result == SQLITE_OK && size >= (gint64) sizeof bytes)
    result = file->pMethods->xRead (file, bytes, sizeof bytes, 0);
  if (result != SQLITE_OK)
    return pnd_database_fail (probe, NULL, result, error);

  head->size = size;
  parse_head (bytes, head);
  return TRUE;
}

/**
 * pnd_database_open:
 * @path: of a project file
 * @flags: how
 * @error: return location for a #GError
 *
 * Opens one connection. With %PND_DATABASE_READ_ONLY not a byte changes and no file is left beside
 * it. Whether it holds a project is not looked at; an empty file will do. The connection belongs to
 * one thread at a time.
 *
 * Returns: (transfer full) (nullable): the connection; %NULL with a #PND_STORE_ERROR.
 */
PndDatabase *
pnd_database_open (const char *path, PndDatabaseFlags flags, GError **error)
{
  g_autoptr (PndDatabase) self = NULL;
  gboolean read_only = (flags & PND_DATABASE_READ_ONLY) != 0;
  int open_flags;

  g_return_val_if_fail (path != NULL, NULL);

  self = database_new (path);
  self->uri = read_only ? choose_reading_uri (self, error) : make_uri (self->path, "", error);
  if (self->uri == NULL)
    return NULL;
  open_flags = read_only && self->scratch == NULL ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  return connect_to (self, open_flags, error) ? g_steal_pointer (&self) : NULL;
}

/* For the files of this folder: a second connection that only reads what @of has open. */
PndDatabase *
pnd_database_open_reader (PndDatabase *of, GError **error)
{
  g_autoptr (PndDatabase) self = database_new (of->path);

  self->uri = g_strdup (of->uri);
  /* the size of the cache reads the schema, so a file that was not yet judged cannot have it set */
  if (!connect_to (self, SQLITE_OPEN_READONLY, error)
      || !pnd_database_exec (self, NULL, "PRAGMA cache_size = -16000", error))
    return NULL;
  /* from here on: setting temp_store would have thrown the views away */
  if (of->sight != NULL)
    self->sight = pnd_sight_ref (of->sight);
  self->whose = of->whose;
  self->whose_coder = of->whose_coder;
  self->accepted_only = of->accepted_only;
  return g_steal_pointer (&self);
}

/* For the files of this folder: an empty database of its own, in a file without a name that goes
 * with it; errors name the file of @beside. */
PndDatabase *
pnd_database_open_private (PndDatabase *beside, GError **error)
{
  g_autoptr (PndDatabase) self = database_new (beside->path);

  self->uri = g_strdup ("");
  return connect_to (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error)
           ? g_steal_pointer (&self)
           : NULL;
}

/* For the files of this folder: from now on edits go to a write-ahead log, so that readers never
 * wait. The first change of the file: nothing may be wrong with it by now. */
gboolean
pnd_database_start_log (PndDatabase *self, GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query (self, _("Opening for writing"), "PRAGMA journal_mode = WAL", error, "");

  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  if (g_strcmp0 (pnd_statement_get_text (statement, 0, NULL), "wal") == 0)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_READ_ONLY,
               _("%s: projects cannot be edited on this file system; copy it to a local disk"),
               self->name);
  return FALSE;
}

/* For the files of this folder: makes the project one plain file again, before closing. While
 * another program reads it, the log must stay; whoever opens it next takes it in. */
gboolean
pnd_database_settle (PndDatabase *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  pnd_database_drop_statements (self);
  pnd_guard_let_go (self->guard);
  sqlite3_busy_timeout (self->handle, PATIENCE_AT_END);
  if (pnd_database_exec (self, _("Closing"),
                         "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE", &local)
      || g_error_matches (local, PND_STORE_ERROR, PND_STORE_ERROR_IN_USE))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* For the files of this folder: writes the file anew, so that nothing deleted is left in it, and
 * empties the log. Outside a transaction. */
gboolean
pnd_database_rewrite (PndDatabase *self, GError **error)
{
  int result;

  gboolean is_rewritten;

  pnd_database_drop_statements (self);
  is_rewritten = pnd_database_unveil (self, error)
                 && pnd_database_exec (self, _("Rewriting the file"), "VACUUM", error);
  pnd_database_unveil_end (self);
  if (!is_rewritten)
    return FALSE;
  result = sqlite3_wal_checkpoint_v2 (self->handle, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  return result == SQLITE_OK
         || pnd_database_fail (self, _("Rewriting the file"), result, error);
}

/* SQLite refuses a copy to a connection that only reads, though nothing of its own file would
 * change */
static gboolean
copy_into (PndDatabase *self, const char *path, GError **error)
{
  gint64 only = pnd_database_query_int (self, NULL, "PRAGMA query_only", -1, error, "");
  gboolean is_copied;

  if (only < 0)
    return FALSE;
  if (only == 0)
    return pnd_database_run (self, _("Saving a copy"), "VACUUM INTO ?", error, "s", path);
  if (!pnd_database_exec (self, NULL, "PRAGMA query_only = OFF", error))
    return FALSE;
  is_copied = pnd_database_run (self, _("Saving a copy"), "VACUUM INTO ?", error, "s", path);
  return pnd_database_exec (self, NULL, "PRAGMA query_only = ON", is_copied ? error : NULL)
         && is_copied;
}

/* For the files of this folder: a compact copy into the empty file @path, of all that is there. */
gboolean
pnd_database_copy_into (PndDatabase *self, const char *path, GError **error)
{
  gboolean is_copied;

  pnd_database_drop_statements (self);
  is_copied = pnd_database_unveil (self, error) && copy_into (self, path, error);
  pnd_database_unveil_end (self);
  return is_copied;
}

/* For the files of this folder: a connection that only reads goes over to a private copy of the
 * project, which may be changed while pnd_database_set_query_only() lets it; the project is not. */
gboolean
pnd_database_move_to_scratch (PndDatabase *self, GError **error)
{
  g_autofree char *copy = NULL;

  if (self->scratch != NULL)
    return TRUE;
  self->scratch = g_dir_make_tmp ("penanda-XXXXXX", error);
  if (self->scratch == NULL)
    return FALSE;
  copy = g_build_filename (self->scratch, "copy", NULL);
  if (!pnd_database_copy_into (self, copy, error))
    return FALSE;
  pnd_database_drop_statements (self);
  sqlite3_close_v2 (g_steal_pointer (&self->handle));
  g_free (self->uri);
  self->uri = make_uri (copy, "", error);
  return self->uri != NULL && connect_to (self, SQLITE_OPEN_READWRITE, error);
}

gboolean
pnd_database_set_query_only (PndDatabase *self, gboolean query_only, GError **error)
{
  if (!pnd_database_exec (self, NULL,
                          query_only ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF", error))
    return FALSE;
  self->query_only = query_only;
  return TRUE;
}

/* For the files of this folder: whether SQLite finds the file sound. */
gboolean
pnd_database_check (PndDatabase *self, GError **error)
{
  g_autoptr (PndStatement) statement
    = pnd_database_query (self, _("Checking"), "PRAGMA quick_check (1)", error, "");
  const char *answer;

  if (statement == NULL || !pnd_statement_next (statement, error))
    return FALSE;
  answer = pnd_statement_get_text (statement, 0, NULL);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_DAMAGED, _("%s: the file is damaged (%s)"),
               self->name, answer);
  return FALSE;
}

/* For the files of this folder: takes the right to write at once, so that no statement of the edit
 * can fail for want of it. */
gboolean
pnd_database_begin (PndDatabase *self, GError **error)
{
  if (!pnd_database_run (self, _("Starting an edit"), "BEGIN IMMEDIATE", error, ""))
    return FALSE;
  self->in_transaction = TRUE;
  return TRUE;
}

gboolean
pnd_database_commit (PndDatabase *self, GError **error)
{
  if (!pnd_database_run (self, _("Saving an edit"), "COMMIT", error, ""))
    return FALSE;
  self->in_transaction = FALSE;
  return TRUE;
}

void
pnd_database_roll_back (PndDatabase *self)
{
  g_autoptr (GError) error = NULL;

  /* SQLite has done it already after some failures */
  if (!sqlite3_get_autocommit (self->handle)
      && !pnd_database_run (self, NULL, "ROLLBACK", &error, ""))
    g_warning ("%s", error->message);
  self->in_transaction = FALSE;
  pnd_database_look_again (self);
}

/* For the files of this folder: only outside a transaction, where alone SQLite obeys. */
gboolean
pnd_database_set_foreign_keys (PndDatabase *self, gboolean on, GError **error)
{
  int is_on = -1;
  int result = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, on, &is_on);

  g_assert (sqlite3_get_autocommit (self->handle));
  if (result == SQLITE_OK && is_on != on)
    result = SQLITE_MISUSE;
  return result == SQLITE_OK || pnd_database_fail (self, NULL, result, error);
}

/* virtual tables keep statements of their own prepared; those are at rest */
static gboolean
has_running_statement (PndDatabase *self)
{
  sqlite3_stmt *statement = NULL;

  while ((statement = sqlite3_next_stmt (self->handle, statement)) != NULL)
    if (sqlite3_stmt_busy (statement))
      return TRUE;
  return FALSE;
}

/* A long text passes through a connection of its own, which keeps hardly any pages: through the
 * main one it would drive out the pages that edits need, and take memory twice. But what an open
 * edit wrote only the main one sees. */
static PndDatabase *
open_passage (PndDatabase *self)
{
  g_autoptr (PndDatabase) passage = NULL;

  if (!sqlite3_get_autocommit (self->handle))
    return NULL;
  passage = pnd_database_open_reader (self, NULL);
  if (passage != NULL) /* texts are nobody's work: no view needs to be made */
    g_clear_pointer (&passage->sight, pnd_sight_unref);
  if (passage == NULL
      || !pnd_database_exec (passage, NULL, "PRAGMA cache_size = " PAGES_TO_PASS_THROUGH, NULL))
    return NULL;
  return g_steal_pointer (&passage);
}

/* (transfer full) (nullable): NUL-terminated, whatever else it may hold */
static char *
read_long_text (sqlite3_blob *blob, gsize *n_bytes, int *result)
{
  int size = sqlite3_blob_bytes (blob);
  char *text = g_malloc ((gsize) size + 1);

  *result = sqlite3_blob_read (blob, text, size, 0);
  if (*result != SQLITE_OK)
    {
      g_free (text);
      return NULL;
    }
  text[size] = '\0';
  *n_bytes = (gsize) size;
  return text;
}

/**
 * pnd_database_load_long_text:
 * @self: a connection
 * @doing: (nullable): what for, as a heading for an error: "Reading a document"
 * @table: a table
 * @column: of it, which holds text
 * @id: the rowid of a row
 * @n_bytes: (out): the length, in bytes
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the bytes of the text, NUL-terminated and not checked to be
 *   UTF-8; %NULL with a #PND_STORE_ERROR, also when there is no such row or no text in it.
 */
char *
pnd_database_load_long_text (PndDatabase *self, const char *doing, const char *table,
                             const char *column, gint64 id, gsize *n_bytes, GError **error)
{
  g_autoptr (PndDatabase) passage = NULL;
  PndDatabase *from;
  sqlite3_blob *blob = NULL;
  char *text = NULL;
  int result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL && column != NULL, NULL);
  g_return_val_if_fail (n_bytes != NULL, NULL);

  passage = open_passage (self);
  from = passage != NULL ? passage : self;
  result = sqlite3_blob_open (from->handle, "main", table, column, id, FALSE, &blob);
  if (result == SQLITE_OK)
    text = read_long_text (blob, n_bytes, &result);
  if (result != SQLITE_OK)
    pnd_database_fail (from, doing, result, error);
  sqlite3_blob_close (blob);
  return text;
}

/**
 * pnd_database_close:
 * @self: (transfer full) (nullable): a connection
 *
 * Closes the connection. All its statements must have ended.
 */
void
pnd_database_close (PndDatabase *self)
{
  if (self == NULL)
    return;
  pnd_database_drop_statements (self);
  if (self->handle != NULL && has_running_statement (self))
    g_warning ("%s: closed while a statement was running", self->name);
  sqlite3_close_v2 (self->handle);
  pnd_guard_free (self->guard);
  if (self->scratch != NULL)
    remove_scratch (self->scratch);
  g_hash_table_unref (self->idle);
  g_clear_pointer (&self->sight, pnd_sight_unref);
  g_free (self->viewer_guid);
  g_free (self->scratch);
  g_free (self->uri);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}
