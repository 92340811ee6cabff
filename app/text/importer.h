/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file on its way in: picks the reader, runs it in a thread, returns what it found. Writes
 * nothing; pnd_document_add() does, from the thread that owns the project. */

#include <gio/gio.h>

#include "app/model/document-text.h"

G_BEGIN_DECLS

#define PND_IMPORT_ERROR (pnd_import_error_quark ())
GQuark pnd_import_error_quark (void);

typedef enum
{
  PND_IMPORT_ERROR_UNREADABLE,  /* the file cannot be read */
  PND_IMPORT_ERROR_EMPTY,
  PND_IMPORT_ERROR_TOO_LARGE,
  PND_IMPORT_ERROR_BINARY,      /* NUL bytes, or another kind of file; says which where it knows */
  PND_IMPORT_ERROR_ENCODING,    /* says at which byte */
} PndImportError;

#define PND_IMPORT_MAX_BYTES (50 * 1024 * 1024)

/**
 * PndImported:
 * @name: the document's name: the file's, suffix included
 * @text: LF line ends, no BOM, nothing else changed
 * @original: the bytes as they were
 * @encoding: an iconv name
 * @guessed: the encoding was guessed from the bytes, not known by a BOM or valid UTF-8
 * @language: (nullable): "id" or "en" when the words tell
 */
typedef struct
{
  char *name;
  PndDocumentText *text;
  GBytes *original;
  char *encoding;
  gboolean guessed;
  char *language;
} PndImported;

void pnd_imported_free (PndImported *self);

/* @encoding: (nullable): NULL to find out */
PndImported *pnd_importer_read (GFile *file, const char *encoding, GCancellable *cancellable,
                                GError **error);
void pnd_importer_read_async (GFile *file, const char *encoding, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);
PndImported *pnd_importer_read_finish (GAsyncResult *result, GError **error);
PndImported *pnd_importer_read_bytes (const char *name, GBytes *bytes, const char *encoding,
                                      GError **error);
PndImported *pnd_importer_read_typed (const char *name, const char *typed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndImported, pnd_imported_free)

G_END_DECLS
