/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The coding summary (data/schema/coding-summary.xsd): streamed inside one read transaction,
 * validated, written beside the target and renamed. The same project gives the same bytes. */

#include <gio/gio.h>

#include "app/store/database.h"

G_BEGIN_DECLS

typedef enum
{
  PND_EXPORT_ALL = 0,
  PND_EXPORT_NO_QUOTES = 1 << 0,
  PND_EXPORT_REVIEWED_ONLY = 1 << 1,
  PND_EXPORT_PSEUDONYMS = 1 << 2, /* the project's replacements instead of names */
} PndExportFlags;

/* @reader: a connection of pnd_project_open_reader(); any thread */
gboolean pnd_summary_write (PndDatabase *reader, const char *path, PndExportFlags flags,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
