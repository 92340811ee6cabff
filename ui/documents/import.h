/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files on their way into the project, one after the other: read in a thread, added here. One that
 * cannot be read does not stop the others; all such are named at the end.
 *
 * Signals:
 *   progress (char *name, int done, int total)   a file begins; also when files join the queue
 *   finished (gint64 first, int n)               the queue is empty: the first document made, how
 *                                                many were; also after cancelling */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_IMPORT (pnd_import_get_type ())
G_DECLARE_FINAL_TYPE (PndImport, pnd_import, PND, IMPORT, GObject)

PndImport *pnd_import_new (PndWorkspace *workspace);
void pnd_import_add_files (PndImport *self, GListModel *files);
gboolean pnd_import_add_typed (PndImport *self, const char *name, const char *typed);
void pnd_import_cancel (PndImport *self);
gboolean pnd_import_is_running (PndImport *self);

G_END_DECLS
