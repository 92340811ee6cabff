/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Word documents (DOCX, also its templates and the strict kind). */

#include "app/text/package.h"

G_BEGIN_DECLS

PndImported *pnd_docx_read (const char *name, GBytes *bytes, PndPackage *package,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
