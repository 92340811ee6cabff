/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tables as comma-separated values (RFC 4180): UTF-8, a row a line, fields quoted where they hold
 * a comma, a quote or a line end. Values are data and written as they are: one that begins with
 * `=`, which a spreadsheet would take for a formula, is not changed. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PndCsvReader PndCsvReader;

/* reads the whole file; a BOM is dropped; LF, CRLF and CR end a row; empty lines are no rows */
PndCsvReader *pnd_csv_reader_new (const char *path, GError **error);
/* what people and spreadsheets write: other separators, stray quotes; @name is for messages */
PndCsvReader *pnd_csv_reader_new_for_text (const char *name, const char *text, char separator);
void pnd_csv_reader_free (PndCsvReader *self);

gboolean pnd_csv_reader_next (PndCsvReader *self, GError **error);
int pnd_csv_reader_get_n_fields (const PndCsvReader *self);
const char *pnd_csv_reader_get_field (const PndCsvReader *self, int field); /* of this row */
int pnd_csv_reader_get_line (const PndCsvReader *self); /* where the row starts, from 1 */

/* fields of a row one after the other, then its end (LF) */
void pnd_csv_append_field (GString *out, const char *text);
void pnd_csv_append_int (GString *out, gint64 value);
void pnd_csv_end_row (GString *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndCsvReader, pnd_csv_reader_free)

G_END_DECLS
