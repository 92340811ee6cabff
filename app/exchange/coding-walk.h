/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All codings outside the trash, in the one order that every file and list has: by document (name,
 * then guid), start, end, code, coder and guid. A document's text is in memory only while its own
 * codings pass. */

#include <gio/gio.h>

#include "app/model/codes/codebook-tree.h"
#include "app/exchange/summary-writer.h"
#include "app/model/codings/area.h"
#include "app/model/document-text.h"
#include "app/model/documents/structure.h"

G_BEGIN_DECLS

/**
 * PndWalkDocument:
 * @label: what names it in a table: its name, or its guid where another has the same name
 * @text: set while its codings pass, else %NULL
 * @structure: (nullable): set while its codings pass, if it has one
 * @characters: code points of the text
 * @number: of a page without a label, while a coding of it passes
 */
typedef struct
{
  gint64 id;
  char *guid;
  char *name;
  char *label;
  char *source_type; /* (nullable) */
  char *language;    /* (nullable) */
  char *hash;        /* SHA-256 of the text, hex */
  char *structure_hash; /* (nullable) */
  int characters;
  char number[16];
  PndDocumentText *text;
  PndStructure *structure;
} PndWalkDocument;

/**
 * PndWalkCoding:
 * @code: index in the tree
 * @line: where the passage starts, from 1
 * @page: (nullable): label of the page where it starts
 * @area: (nullable): of a page, in words, if the coding is of one; its passage then is no quotation
 *
 * Words are those of files, %NULL for unrated; strings are good during the call.
 */
typedef struct
{
  gint64 id;
  const char *guid;
  const PndWalkDocument *document;
  PndSpan span;
  int line;
  const char *page;
  const char *area;
  int code;
  const char *coder_guid;
  const char *coder_name;
  const char *polarity;
  int strength; /* 0 unrated */
  const char *holder;
  const char *memo;
  const char *review;
  int code_version;
  const char *created;
} PndWalkCoding;

/* (transfer full): what is quoted of it, as it is in the text */
char *pnd_walk_coding_dup_area_quote (const PndWalkCoding *coding);

/* PndWalkDocument pointers, in order */
GPtrArray *pnd_coding_walk_load_documents (PndDatabase *database, GError **error);

/* FALSE ends the walk; it says why in @error, or sets none to end it in peace */
typedef gboolean (*PndCodingWalkFunc) (const PndWalkCoding *coding, gpointer data, GError **error);

gboolean pnd_coding_walk (PndDatabase *database, PndWalkDocument *document,
                          const PndCodeTree *codes, PndExportFlags flags, PndCodingWalkFunc func,
                          gpointer data, GCancellable *cancellable, GError **error);
gboolean pnd_coding_walk_all (PndDatabase *database, GPtrArray *documents,
                              const PndCodeTree *codes, PndExportFlags flags,
                              PndCodingWalkFunc func, gpointer data, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
