/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* OpenDocument texts, packed (ODT) or flat (FODT). */

#include "app/text/package.h"

G_BEGIN_DECLS

/* @package: (nullable): NULL for a flat one */
PndImported *pnd_odt_read (const char *name, GBytes *bytes, PndPackage *package,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
