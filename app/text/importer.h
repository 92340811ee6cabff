/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file on its way in: picks the reader, runs it in a thread, returns what it found. Writes
 * nothing; pnd_document_add() does, from the thread that owns the project. */

#include <gio/gio.h>

#include "app/model/document-text.h"
#include "app/model/documents/structure.h"
#include "app/model/values.h"
#include "app/store/project.h"

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
  PND_IMPORT_ERROR_DAMAGED,     /* not what its kind of file must be; says where */
  PND_IMPORT_ERROR_HOSTILE,     /* built to harm: bombs, path tricks, entities */
  PND_IMPORT_ERROR_PASSWORD,    /* encrypted: none or a wrong password was given */
  PND_IMPORT_ERROR_NO_TEXT,     /* pictures of pages only; character recognition could help */
  PND_IMPORT_ERROR_NEEDS_TOOL,  /* another program must be installed; says which */
  PND_IMPORT_ERROR_TABLE,       /* a table, which is a document only when somebody says how */
} PndImportError;

#define PND_IMPORT_MAX_BYTES (50 * 1024 * 1024)

/**
 * PndImportOptions:
 * @encoding: (nullable): an iconv name for text files; NULL to find out
 * @password: (nullable): of an encrypted file
 * @recognise: read pictures of pages by character recognition (tesseract)
 */
typedef struct
{
  const char *encoding;
  const char *password;
  gboolean recognise;
} PndImportOptions;

/**
 * PndImportedComment:
 * @span: the passage, never empty
 * @author: (nullable): who wrote it
 * @text: what it says
 */
typedef struct
{
  PndSpan span;
  char *author;
  char *text;
} PndImportedComment;

void pnd_imported_comment_free (PndImportedComment *self);

/**
 * PndImported:
 * @name: the document's name: the file's, suffix included
 * @text: LF line ends, no BOM, nothing else changed
 * @structure: (nullable): headings, emphasis, notes, pages; NULL for plain text
 * @comments: (nullable): of PndImportedComment: what people noted in the file
 * @title: (nullable): what the file says its title is
 * @original: the bytes as they were
 * @encoding: (nullable): an iconv name, for text files
 * @guessed: the encoding was guessed from the bytes, not known by a BOM or valid UTF-8
 * @language: (nullable): "id" or "en" when the words tell
 */
typedef struct
{
  char *name;
  PndDocumentText *text;
  PndStructure *structure;
  GPtrArray *comments;
  char *title;
  GBytes *original;
  char *encoding;
  gboolean guessed;
  char *language;
} PndImported;

void pnd_imported_free (PndImported *self);

GBytes *pnd_importer_load (GFile *file, char **name, GCancellable *cancellable, GError **error);
/* The content decides which reader reads it, not the suffix. @options: (nullable): the defaults */
PndImported *pnd_importer_read (GFile *file, const PndImportOptions *options,
                                GCancellable *cancellable, GError **error);
void pnd_importer_read_async (GFile *file, const PndImportOptions *options,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data);
PndImported *pnd_importer_read_finish (GAsyncResult *result, GError **error);
PndImported *pnd_importer_read_bytes (const char *name, GBytes *bytes,
                                      const PndImportOptions *options, GError **error);
PndImported *pnd_importer_read_typed (const char *name, const char *typed, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndImported, pnd_imported_free)

G_END_DECLS
