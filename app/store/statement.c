/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>

#include <glib/gi18n.h>

#include "app/store/veil/veil-private.h"

/* Statements at rest that a connection keeps prepared. A verb uses a handful, lists use
 * more, and a merge some for each table. */
#define MAX_IDLE 256

struct _PndStatement
{
  PndDatabase *database;
  sqlite3_stmt *handle;
  char *doing;         /* (nullable) */
  GPtrArray *repaired; /* (nullable): texts of the row at hand that were not UTF-8 */
};

/* SQLite itself knows ENOSPC only; a quota or a limit on a file's size is the same to a person. The
 * connection's own errno is of whatever call came last, the log's is of its last failure. */
static gboolean
is_log_full (PndDatabase *self)
{
  sqlite3_file *log = NULL;
  int number = 0;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK
      || log == NULL || log->pMethods == NULL
      || log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &number) != SQLITE_OK)
    return FALSE;
  return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

static PndStoreError
get_cause (PndDatabase *self, int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return PND_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return is_log_full (self) ? PND_STORE_ERROR_FULL : PND_STORE_ERROR_FAILED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return PND_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return PND_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PND_STORE_ERROR_IN_USE;
    case SQLITE_CONSTRAINT:
      return PND_STORE_ERROR_REFUSED;
    default:
      return PND_STORE_ERROR_FAILED;
    }
}

static const char *
get_reason (PndDatabase *self, PndStoreError cause)
{
  switch ((int) cause)
    {
    case PND_STORE_ERROR_FULL:
      return _("there is no space left on the disk");
    case PND_STORE_ERROR_DAMAGED:
      return _("the file is damaged");
    case PND_STORE_ERROR_READ_ONLY:
      return _("the file cannot be written");
    case PND_STORE_ERROR_IN_USE:
      return _("the file is in use by another program");
    default:
      return sqlite3_errmsg (self->handle);
    }
}

/* An SQLite error of its own accord rolls back a whole transaction (a full disk does). What follows
 * would then be committed statement by statement, half an edit. */
static gboolean
check_transaction (PndDatabase *self, sqlite3_stmt *handle, const char *doing, GError **error)
{
  if (!self->in_transaction || !sqlite3_get_autocommit (self->handle)
      || sqlite3_stmt_readonly (handle))
    return TRUE;

  g_set_error (error, PND_STORE_ERROR, PND_STORE_ERROR_FAILED,
               _("%s: %s: the edit was taken back, because an earlier part of it failed"),
               self->name, doing != NULL ? doing : _("Writing"));
  return FALSE;
}

static sqlite3_stmt *
take_statement (PndDatabase *self, const char *doing, const char *sql, GError **error)
{
  sqlite3_stmt *handle;
  int result;

  if (!pnd_database_look (self, error))
    return NULL;
  handle = g_hash_table_lookup (self->idle, sql);
  if (handle != NULL)
    {
      g_hash_table_steal (self->idle, sql);
      return handle;
    }
  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (result != SQLITE_OK)
    pnd_database_fail (self, doing, result, error);
  return handle;
}

static void
give_back_statement (PndDatabase *self, sqlite3_stmt *handle)
{
  sqlite3_reset (handle);
  sqlite3_clear_bindings (handle);
  if (g_hash_table_size (self->idle) < MAX_IDLE
      && !g_hash_table_contains (self->idle, sqlite3_sql (handle)))
    g_hash_table_insert (self->idle, (char *) sqlite3_sql (handle), handle);
  else
    sqlite3_finalize (handle);
}

static int
bind_bytes (sqlite3_stmt *handle, int column, GBytes *bytes, sqlite3_destructor_type keep)
{
  if (bytes == NULL)
    return sqlite3_bind_null (handle, column);
  if (g_bytes_get_size (bytes) == 0)
    return sqlite3_bind_zeroblob (handle, column, 0);
  return sqlite3_bind_blob64 (handle, column, g_bytes_get_data (bytes, NULL),
                              g_bytes_get_size (bytes), keep);
}

static int
bind_reference (sqlite3_stmt *handle, int column, gint64 id)
{
  return id != 0 ? sqlite3_bind_int64 (handle, column, id) : sqlite3_bind_null (handle, column);
}

/* @keep is SQLITE_STATIC where the statement runs before the caller can change its values */
static int
bind_all (sqlite3_stmt *handle, sqlite3_destructor_type keep, const char *types, va_list values)
{
  int result = SQLITE_OK;

  for (int i = 0; types[i] != '\0' && result == SQLITE_OK; i++)
    switch (types[i])
      {
      case 'i':
        result = sqlite3_bind_int64 (handle, i + 1, va_arg (values, gint64));
        break;
      case 'n':
        result = bind_reference (handle, i + 1, va_arg (values, gint64));
        break;
      case 'd':
        result = sqlite3_bind_double (handle, i + 1, va_arg (values, double));
        break;
      case 's':
        result = sqlite3_bind_text (handle, i + 1, va_arg (values, const char *), -1, keep);
        break;
      case 'b':
        result = bind_bytes (handle, i + 1, va_arg (values, GBytes *), keep);
        break;
      default:
        g_assert_not_reached ();
      }
  return result;
}

static PndStatement *
make_statement (PndDatabase *self, const char *doing, const char *sql,
                sqlite3_destructor_type keep, GError **error, const char *types, va_list values)
{
  sqlite3_stmt *handle = take_statement (self, doing, sql, error);
  PndStatement *statement;
  int result;

  if (handle == NULL)
    return NULL;
  g_assert (types == NULL || (int) strlen (types) == sqlite3_bind_parameter_count (handle));
  result = types != NULL ? bind_all (handle, keep, types, values) : SQLITE_OK;
  if (result != SQLITE_OK || !check_transaction (self, handle, doing, error))
    {
      if (result != SQLITE_OK)
        pnd_database_fail (self, doing, result, error);
      give_back_statement (self, handle);
      return NULL;
    }

  statement = g_new0 (PndStatement, 1);
  statement->database = self;
  statement->handle = handle;
  statement->doing = g_strdup (doing);
  return statement;
}

static PndStatement *
make_unbound (PndDatabase *self, const char *doing, const char *sql, GError **error, ...)
{
  PndStatement *statement;
  va_list values;

  va_start (values, error);
  statement = make_statement (self, doing, sql, SQLITE_STATIC, error, NULL, values);
  va_end (values);
  return statement;
}

/* For the files of this folder: as pnd_database_query(), but the caller binds what `?` stand for. */
PndStatement *
pnd_database_query_unbound (PndDatabase *self, const char *doing, const char *sql, GError **error)
{
  return make_unbound (self, doing, sql, error);
}

/* For the files of this folder: sets @error from the SQLite result code @result. Always FALSE. */
gboolean
pnd_database_fail (PndDatabase *self, const char *doing, int result, GError **error)
{
  PndStoreError cause = get_cause (self, result);

  if (doing != NULL)
    g_set_error (error, PND_STORE_ERROR, cause, "%s: %s: %s", self->name, doing,
                 get_reason (self, cause));
  else
    g_set_error (error, PND_STORE_ERROR, cause, "%s: %s", self->name, get_reason (self, cause));
  return FALSE;
}

/* For the files of this folder: finalizes the statements kept prepared. */
void
pnd_database_drop_statements (PndDatabase *self)
{
  GHashTableIter iter;
  gpointer handle;

  g_hash_table_iter_init (&iter, self->idle);
  while (g_hash_table_iter_next (&iter, NULL, &handle))
    {
      g_hash_table_iter_steal (&iter);
      sqlite3_finalize (handle);
    }
}

/**
 * pnd_database_exec:
 * @self: a connection
 * @doing: (nullable): what for, as a heading for an error: "Reading the codes"
 * @sql: one or several statements without `?`
 * @error: return location for a #GError
 *
 * Returns: %FALSE with a #PND_STORE_ERROR when one of them failed; the later ones are not run.
 */
gboolean
pnd_database_exec (PndDatabase *self, const char *doing, const char *sql, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  if (!pnd_database_look (self, error))
    return FALSE;
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || pnd_database_fail (self, doing, result, error);
}

/**
 * pnd_database_run:
 * @self: a connection
 * @doing: (nullable): what for, as a heading for an error: "Adding a coding"
 * @sql: one statement whose rows, if any, are of no interest
 * @error: return location for a #GError
 * @types: a letter for each `?`, as at the top of database.h
 * @...: the values
 *
 * Returns: %FALSE with a #PND_STORE_ERROR on failure.
 */
gboolean
pnd_database_run (PndDatabase *self, const char *doing, const char *sql, GError **error,
                  const char *types, ...)
{
  g_autoptr (PndStatement) statement = NULL;
  va_list values;
  int result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (sql != NULL && types != NULL, FALSE);

  va_start (values, types);
  statement = make_statement (self, doing, sql, SQLITE_STATIC, error, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  do
    result = sqlite3_step (statement->handle);
  while (result == SQLITE_ROW);
  return result == SQLITE_DONE || pnd_database_fail (self, doing, result, error);
}

/**
 * pnd_database_query:
 * @self: a connection
 * @doing: (nullable): what for, as a heading for an error: "Reading the codings"
 * @sql: one statement
 * @error: return location for a #GError
 * @types: a letter for each `?`, as at the top of database.h
 * @...: the values; they are copied
 *
 * Returns: (transfer full) (nullable): the statement before its first row, to be stepped with
 *   pnd_statement_next() and ended with pnd_statement_done(); %NULL with a #PND_STORE_ERROR. It
 *   must end before the connection does.
 */
PndStatement *
pnd_database_query (PndDatabase *self, const char *doing, const char *sql, GError **error,
                    const char *types, ...)
{
  PndStatement *statement;
  va_list values;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sql != NULL && types != NULL, NULL);

  va_start (values, types);
  statement = make_statement (self, doing, sql, SQLITE_TRANSIENT, error, types, values);
  va_end (values);
  return statement;
}

/**
 * pnd_database_query_int:
 * @self: a connection
 * @doing: (nullable): what for, as a heading for an error
 * @sql: one statement; the first column of its first row counts
 * @fallback: what to answer when there is no row, when it holds NULL, and on failure
 * @error: return location for a #GError
 * @types: a letter for each `?`, as at the top of database.h
 * @...: the values
 *
 * Returns: the number; @fallback with a #PND_STORE_ERROR set on failure.
 */
gint64
pnd_database_query_int (PndDatabase *self, const char *doing, const char *sql, gint64 fallback,
                        GError **error, const char *types, ...)
{
  g_autoptr (PndStatement) statement = NULL;
  va_list values;

  g_return_val_if_fail (self != NULL, fallback);
  g_return_val_if_fail (sql != NULL && types != NULL, fallback);

  va_start (values, types);
  statement = make_statement (self, doing, sql, SQLITE_STATIC, error, types, values);
  va_end (values);
  if (statement == NULL || !pnd_statement_next (statement, error)
      || pnd_statement_is_null (statement, 0))
    return fallback;
  return pnd_statement_get_int (statement, 0);
}

/**
 * pnd_database_get_last_id:
 * @self: a connection
 *
 * Returns: the id of the row inserted last.
 */
gint64
pnd_database_get_last_id (PndDatabase *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * pnd_statement_next:
 * @self: a statement
 * @error: return location for a #GError
 *
 * Returns: %TRUE at a row; %FALSE after the last one, or with a #PND_STORE_ERROR set on failure.
 */
gboolean
pnd_statement_next (PndStatement *self, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  result = sqlite3_step (self->handle);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    pnd_database_fail (self->database, self->doing, result, error);
  return result == SQLITE_ROW;
}

/**
 * pnd_statement_ended:
 * @failure: (transfer full) (nullable): what pnd_statement_next() set when it came to an end
 * @error: return location for it
 *
 * Closes a loop over rows.
 *
 * Returns: whether all rows were there
 */
gboolean
pnd_statement_ended (GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * pnd_statement_get_int:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: the number there, 0 for NULL.
 */
gint64
pnd_statement_get_int (PndStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_int64 (self->handle, column);
}

/**
 * pnd_statement_get_double:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: the number there, 0 for NULL.
 */
double
pnd_statement_get_double (PndStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_double (self->handle, column);
}

/* A file from elsewhere may hold any bytes where text should be; nobody above should have to think
 * of that. */
static const char *
repair (PndStatement *self, const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->repaired, valid);
  return valid;
}

/**
 * pnd_statement_get_text:
 * @self: a statement at a row
 * @column: from 0
 * @n_bytes: (out) (optional): the length, in bytes; who asks for it gets the bytes as they are,
 *   NULs included, and judges for himself whether they are UTF-8
 *
 * Returns: (nullable): the text there, NUL-terminated, good until the next row; %NULL for NULL.
 *   Without @n_bytes it is valid UTF-8 whatever the file holds, and ends at the first NUL.
 */
const char *
pnd_statement_get_text (PndStatement *self, int column, gsize *n_bytes)
{
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = (const char *) sqlite3_column_text (self->handle, column);
  if (n_bytes != NULL)
    *n_bytes = text != NULL ? (gsize) sqlite3_column_bytes (self->handle, column) : 0;
  else if (text != NULL && !g_utf8_validate (text, -1, NULL))
    text = repair (self, text);
  return text;
}

/**
 * pnd_statement_get_bytes:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: (transfer full) (nullable): a copy of the bytes there; %NULL for NULL.
 */
GBytes *
pnd_statement_get_bytes (PndStatement *self, int column)
{
  const void *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return NULL;
  bytes = sqlite3_column_blob (self->handle, column);
  return g_bytes_new (bytes, (gsize) sqlite3_column_bytes (self->handle, column));
}

/**
 * pnd_statement_is_null:
 * @self: a statement at a row
 * @column: from 0
 *
 * Returns: whether NULL is there.
 */
gboolean
pnd_statement_is_null (PndStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * pnd_statement_done:
 * @self: (transfer full) (nullable): a statement
 *
 * Ends the statement; what its rows returned is gone.
 */
void
pnd_statement_done (PndStatement *self)
{
  if (self == NULL)
    return;
  give_back_statement (self->database, self->handle);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  g_free (self->doing);
  g_free (self);
}

/* For the files of this folder. */
sqlite3_stmt *
pnd_statement_get_handle (PndStatement *self)
{
  return self->handle;
}
