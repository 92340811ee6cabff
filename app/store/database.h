/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One connection to a project file: its flags, every PRAGMA, its statements and its errors.
 *
 * Values cross this border as plain C types, so that no file outside app/store needs sqlite3.h.
 * Argument lists are described by a string of types, one letter a value:
 *   i  gint64      s  const char * (NULL is SQL NULL)
 *   n  gint64, 0 meaning SQL NULL (an absent reference)
 *   b  GBytes * (NULL is SQL NULL)      d  double
 */

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PND_STORE_ERROR:
 *
 * What can go wrong with a project file, by cause a person can act on.
 */
#define PND_STORE_ERROR (pnd_store_error_quark ())
GQuark pnd_store_error_quark (void);

/**
 * PndStoreError:
 * @PND_STORE_ERROR_FAILED: anything without a better name
 * @PND_STORE_ERROR_EXISTS: a file of that name is there already
 * @PND_STORE_ERROR_IN_USE: the project is open elsewhere
 * @PND_STORE_ERROR_READ_ONLY: the project cannot be written
 * @PND_STORE_ERROR_FOREIGN: not a Penanda project
 * @PND_STORE_ERROR_NEWER: made by a newer version
 * @PND_STORE_ERROR_DAMAGED: truncated or corrupt
 * @PND_STORE_ERROR_FULL: no space left
 * @PND_STORE_ERROR_CONFLICT: an undo or redo no longer fits
 * @PND_STORE_ERROR_REFUSED: the edit would break a rule of the project; the message says which
 * @PND_STORE_ERROR_NOT_FOUND: no such thing in the project
 */
typedef enum
{
  PND_STORE_ERROR_FAILED,
  PND_STORE_ERROR_EXISTS,
  PND_STORE_ERROR_IN_USE,
  PND_STORE_ERROR_READ_ONLY,
  PND_STORE_ERROR_FOREIGN,
  PND_STORE_ERROR_NEWER,
  PND_STORE_ERROR_DAMAGED,
  PND_STORE_ERROR_FULL,
  PND_STORE_ERROR_CONFLICT,
  PND_STORE_ERROR_REFUSED,
  PND_STORE_ERROR_NOT_FOUND,
} PndStoreError;

typedef enum
{
  PND_DATABASE_WRITE = 0,
  PND_DATABASE_READ_ONLY = 1 << 0,
} PndDatabaseFlags;

typedef struct _PndDatabase PndDatabase;
typedef struct _PndStatement PndStatement;

PndDatabase *pnd_database_open (const char *path, PndDatabaseFlags flags, GError **error);
void pnd_database_close (PndDatabase *self);

gboolean pnd_database_exec (PndDatabase *self, const char *doing, const char *sql, GError **error);
gboolean pnd_database_run (PndDatabase *self, const char *doing, const char *sql, GError **error,
                           const char *types, ...);
PndStatement *pnd_database_query (PndDatabase *self, const char *doing, const char *sql,
                                  GError **error, const char *types, ...);
gint64 pnd_database_query_int (PndDatabase *self, const char *doing, const char *sql,
                               gint64 fallback, GError **error, const char *types, ...);
gint64 pnd_database_get_last_id (PndDatabase *self);
/* (transfer full): a text of megabytes, with less copying than a statement */
char *pnd_database_load_long_text (PndDatabase *self, const char *doing, const char *table,
                                   const char *column, gint64 id, gsize *n_bytes, GError **error);

gboolean pnd_statement_next (PndStatement *self, GError **error);
/* whether the rows ended without @failure, (transfer full) (nullable), which else becomes @error */
gboolean pnd_statement_ended (GError *failure, GError **error);
gint64 pnd_statement_get_int (PndStatement *self, int column);
double pnd_statement_get_double (PndStatement *self, int column);
const char *pnd_statement_get_text (PndStatement *self, int column, gsize *n_bytes);
GBytes *pnd_statement_get_bytes (PndStatement *self, int column);
gboolean pnd_statement_is_null (PndStatement *self, int column);
void pnd_statement_done (PndStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDatabase, pnd_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndStatement, pnd_statement_done)

G_END_DECLS
