/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The history of a project: what was done, by whom, in a chain that shows tampering.
 *
 *   chain(n) = SHA-256 (chain(n-1) \n time \n coder \n kind \n target \n label \n detail \n
 *                       changeset_hash \n state_hash)
 *
 * The chain covers the digest of a changeset, not the changeset, so forgetting can blank it. */

#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndHistoryEntry:
 * @id: the row's id, rising with time
 * @time: ISO 8601, UTC
 * @coder: name of who acted, at that time
 * @kind: `edit`, `undo`, `redo` or `barrier`
 * @target: the id of the row undone or redone, else 0
 * @label: untranslated msgid of what was done
 * @detail: readable particulars; names and positions, never quoted text
 */
typedef struct
{
  gint64 id;
  const char *time;
  const char *coder;
  const char *kind;
  gint64 target;
  const char *label;
  const char *detail;
} PndHistoryEntry;

typedef void (*PndHistoryFunc) (const PndHistoryEntry *entry, gpointer data);

gboolean pnd_history_foreach (PndProject *project, PndHistoryFunc func, gpointer data,
                              GError **error);

/* FALSE with a PND_STORE_ERROR that names the first row or coding that does not fit */
gboolean pnd_history_verify (PndProject *project, gint64 *n_rows, GError **error);

/* the chain alone, in any thread */
gboolean pnd_history_check_chain (PndDatabase *database, gint64 *n_rows, GError **error);

G_END_DECLS
