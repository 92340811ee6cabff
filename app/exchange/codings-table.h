/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The table of codings (CSV), in and out. */

#include <gio/gio.h>

#include "app/exchange/summary-writer.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/* one edit for all rows, or none; the message names file, line, column and reason.
 * @coder: (nullable): who coded where the table does not say; NULL for the project's coder */
gboolean pnd_codings_table_read (PndProject *project, const char *path, const char *coder,
                                 int *n_added, GError **error);
/* @only: (nullable) (element-type gint64): ids of the codings to write, %NULL for all */
gboolean pnd_codings_table_write_some (PndDatabase *reader, const char *path, PndExportFlags flags,
                                       GHashTable *only, GCancellable *cancellable,
                                       GError **error);
gboolean pnd_codings_table_write (PndDatabase *reader, const char *path, PndExportFlags flags,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
