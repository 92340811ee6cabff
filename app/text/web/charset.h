/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The text of a web page as UTF-8. Pure. */

#include "app/text/importer.h"

G_BEGIN_DECLS

/* @told: (nullable): a charset of a header; @used: (out): an iconv name */
char *pnd_charset_decode (const char *name, GBytes *bytes, const char *told, char **used,
                          GError **error);

G_END_DECLS
