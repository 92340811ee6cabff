/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Web pages as browsers save them with everything in one file (MHTML, .mht): the page in it, never
 * its pictures. */

#include "app/text/importer.h"

G_BEGIN_DECLS

PndImported *pnd_mhtml_read (const char *name, GBytes *bytes, GError **error);

G_END_DECLS
