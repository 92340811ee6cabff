/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files on their way into the project, one after the other: read in a thread, added here. One that
 * cannot be read does not stop the others; all such are named at the end.
 *
 * Signals:
 *   progress (char *name, int done, int total)   a file begins; also when files join the queue
 *   finished (gint64 first, int n)               the queue is empty: the first document made, how
 *                                                many were; also after cancelling
 *   held ()                                      after it: some files wait for an answer
 *   comments (guint n)                           so many comments in the files that came last
 *                                                could become notes, by pnd_import_keep_comments() */

#include "app/exchange/answers/sheet.h"
#include "ui/documents/held.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_IMPORT (pnd_import_get_type ())
G_DECLARE_FINAL_TYPE (PndImport, pnd_import, PND, IMPORT, GObject)

PndImport *pnd_import_new (PndWorkspace *workspace);
void pnd_import_add_files (PndImport *self, GListModel *files);
gboolean pnd_import_add_typed (PndImport *self, const char *name, const char *typed);
/* (transfer full) (nullable): the next file that waits, which then does so no longer */
PndHeld *pnd_import_take_held (PndImport *self);
/* reads it again, with @password (nullable); what is a duplicate or a table is imported as it is */
void pnd_import_retry (PndImport *self, const PndHeld *held, const char *password);
/* so many documents of a table have joined the project: emits `finished` */
void pnd_import_tell_answers (PndImport *self, gint64 first, int n);
guint pnd_import_count_comments (PndImport *self); /* those that are offered */
void pnd_import_keep_comments (PndImport *self);
void pnd_import_cancel (PndImport *self);
gboolean pnd_import_is_running (PndImport *self);
PndWorkspace *pnd_import_get_workspace (PndImport *self);

G_END_DECLS
