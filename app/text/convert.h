/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files that LibreOffice reads better than we could (RTF, DOC): it makes an ODT of them, in a
 * profile of its own that is thrown away, without a window, without macros, without the network,
 * and within a time limit. */

#include "app/text/importer.h"

G_BEGIN_DECLS

#define PND_CONVERT_SECONDS 60

/* @suffix: how LibreOffice knows the kind, "rtf"; @what: the same in words. Without LibreOffice:
 * PND_IMPORT_ERROR_NEEDS_TOOL. Blocks; any thread */
PndImported *pnd_convert_read (const char *name, GBytes *bytes, const char *suffix,
                               const char *what, int seconds, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
