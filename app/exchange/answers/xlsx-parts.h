/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a sheet of an Excel table leans on: strings that cells share, and which of the cell formats
 * show a number as a date. */

#include "app/text/package.h"

G_BEGIN_DECLS

typedef struct _PndXlsxParts PndXlsxParts;

/* members that are not there are empty */
PndXlsxParts *pnd_xlsx_parts_read (PndPackage *package, GError **error);
void pnd_xlsx_parts_free (PndXlsxParts *self);

const char *pnd_xlsx_parts_get_string (const PndXlsxParts *self, guint64 index); /* (nullable) */
gboolean pnd_xlsx_parts_is_date (const PndXlsxParts *self, guint64 format);

/* in place: "_x000D_" and the like, which stand for characters that XML cannot hold */
char *pnd_xlsx_unescape (char *text);
/* @days: since 1900 or, with @since_1904, 1904; "2023-02-17", "2023-02-17 14:05" or "14:05" */
char *pnd_xlsx_format_date (double days, gboolean since_1904);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndXlsxParts, pnd_xlsx_parts_free)

G_END_DECLS
