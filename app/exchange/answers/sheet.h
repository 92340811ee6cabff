/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table in memory: rows of text, the first of which holds the headings. Comes from CSV, TSV or an
 * Excel table; rows without any content are no rows. Used by one thread at a time. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define PND_SHEET_MAX_COLUMNS 1000
/* a cell may repeat a long text by a short reference, so what is kept is counted */
#define PND_SHEET_MAX_BYTES (100 * 1024 * 1024)
#define PND_SHEET_MAX_CELLS 5000000

typedef struct _PndSheet PndSheet;

/* whether a file's name says that it is a table */
gboolean pnd_sheet_is_named (const char *name);

/* @bytes: the content decides which reader reads it; PND_IMPORT_ERROR when it is no table */
PndSheet *pnd_sheet_read_bytes (const char *name, GBytes *bytes, GCancellable *cancellable,
                                GError **error);
PndSheet *pnd_sheet_read (GFile *file, GCancellable *cancellable, GError **error);
void pnd_sheet_read_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer data);
PndSheet *pnd_sheet_read_finish (GAsyncResult *result, GError **error);

/* for the readers; @original: the file */
PndSheet *pnd_sheet_new (const char *name, GBytes *original);
gboolean pnd_sheet_fail_size (const char *name, GError **error); /* always FALSE */
gboolean pnd_sheet_add_row (PndSheet *self, const char *const *cells, int n_cells, GError **error);
void pnd_sheet_free (PndSheet *self);

const char *pnd_sheet_get_name (const PndSheet *self); /* the file's */
GBytes *pnd_sheet_get_original (const PndSheet *self);
int pnd_sheet_get_n_columns (const PndSheet *self);
int pnd_sheet_get_n_rows (const PndSheet *self); /* without the headings */
const char *pnd_sheet_get_heading (const PndSheet *self, int column); /* never empty or repeated */
const char *pnd_sheet_get (const PndSheet *self, int row, int column); /* "" where there is none */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndSheet, pnd_sheet_free)

G_END_DECLS
