/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share about a connection. Nothing outside app/store includes it. */

#include <sqlite3.h>

#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndFileHead:
 * @size: of the file, in bytes
 * @is_sqlite: the file starts as an SQLite database does
 * @is_wal: its header says that it is read through a write-ahead log
 * @is_short: the header promises more pages than the file holds
 *
 * What the first 100 bytes of a file say, read without changing anything.
 */
typedef struct
{
  gint64 size;
  gboolean is_sqlite;
  gboolean is_wal;
  gboolean is_short;
  guint32 application_id;
  guint32 user_version;
} PndFileHead;

typedef struct _PndSight PndSight;

struct _PndDatabase
{
  sqlite3 *handle;
  char *path;              /* absolute, of the file the caller named */
  char *name;              /* its last part, for messages */
  char *uri;               /* what is open: @path or a copy in @scratch */
  char *scratch;           /* (nullable): folder of a private copy, removed at the end */
  struct _PndGuard *guard; /* (nullable): while there is a log */
  GHashTable *idle;        /* SQL -> sqlite3_stmt, those not in use; the key is the statement's */
  gboolean in_transaction; /* between begin and commit or roll back, whatever SQLite did since */
  gboolean query_only;

  /* see veil.h */
  PndSight *sight;         /* (nullable): of the project; NULL where nothing is filtered */
  gint sight_stamp;        /* of @sight when the views were made, 0 before, -1 when they are void */
  gboolean is_looking;     /* the views are being made or read: they must stay */
  gint64 viewer;           /* whose veil the views are */
  char *viewer_guid;       /* (nullable) */
  int whose;               /* PndWhose */
  gint64 whose_coder;
  gboolean accepted_only;  /* of counted_codings */
};

gboolean pnd_database_read_head (const char *path, PndFileHead *head, GError **error);
PndDatabase *pnd_database_open_reader (PndDatabase *of, GError **error);
PndDatabase *pnd_database_open_private (PndDatabase *beside, GError **error);
gboolean pnd_database_start_log (PndDatabase *self, GError **error);
gboolean pnd_database_settle (PndDatabase *self, GError **error);
gboolean pnd_database_rewrite (PndDatabase *self, GError **error);
gboolean pnd_database_copy_into (PndDatabase *self, const char *path, GError **error);
gboolean pnd_database_move_to_scratch (PndDatabase *self, GError **error);
gboolean pnd_database_set_query_only (PndDatabase *self, gboolean query_only, GError **error);
gboolean pnd_database_check (PndDatabase *self, GError **error);

gboolean pnd_database_begin (PndDatabase *self, GError **error);
gboolean pnd_database_commit (PndDatabase *self, GError **error);
void pnd_database_roll_back (PndDatabase *self);
gboolean pnd_database_set_foreign_keys (PndDatabase *self, gboolean on, GError **error);

gboolean pnd_database_fail (PndDatabase *self, const char *doing, int result, GError **error);
void pnd_database_drop_statements (PndDatabase *self);

PndStatement *pnd_database_query_unbound (PndDatabase *self, const char *doing, const char *sql,
                                          GError **error);
sqlite3_stmt *pnd_statement_get_handle (PndStatement *self);

G_END_DECLS
