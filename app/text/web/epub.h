/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Books (EPUB): their pages in the order of the spine. */

#include "app/text/package.h"

G_BEGIN_DECLS

PndImported *pnd_epub_read (const char *name, GBytes *bytes, PndPackage *package,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
