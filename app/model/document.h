/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A source document: its name, its text (kept once by hash), what kind of source it is. */

#include "app/model/document-text.h"
#include "app/model/documents/structure.h"
#include "app/model/row.h"
#include "app/model/values.h"

G_BEGIN_DECLS

#define PND_TYPE_DOCUMENT (pnd_document_get_type ())
G_DECLARE_FINAL_TYPE (PndDocument, pnd_document, PND, DOCUMENT, PndRow)

/**
 * PndDocumentFact:
 * @PND_DOCUMENT_FACT_ORIGIN: where the text came from, for reprints and shared press releases
 * @PND_DOCUMENT_FACT_DATE: "2023", "2023-02" or "2023-02-17"
 * @PND_DOCUMENT_FACT_PLACE: where it was said or written
 * @PND_DOCUMENT_FACT_CONFIDENTIALITY: "restricted" or "confidential"; NULL for open
 * @PND_DOCUMENT_FACT_FOLDER: what it is kept with
 * @PND_DOCUMENT_FACT_TWIN: guid of the same text in another language; NULL for none
 */
typedef enum
{
  PND_DOCUMENT_FACT_ORIGIN,
  PND_DOCUMENT_FACT_DATE,
  PND_DOCUMENT_FACT_PLACE,
  PND_DOCUMENT_FACT_CONFIDENTIALITY,
  PND_DOCUMENT_FACT_FOLDER,
  PND_DOCUMENT_FACT_TWIN,
  PND_N_DOCUMENT_FACTS
} PndDocumentFact;

const char *pnd_document_get_name (PndDocument *self);
const char *pnd_document_get_text_hash (PndDocument *self);
const char *pnd_document_get_encoding (PndDocument *self);  /* (nullable): of the original */
const char *pnd_document_get_language (PndDocument *self);  /* (nullable) */
PndSourceType pnd_document_get_source_type (PndDocument *self);
PndHolder pnd_document_get_holder (PndDocument *self);      /* default for new codings */
const char *pnd_document_get_notes (PndDocument *self);
/* (nullable): see sources/document-facts.h, where they are set */
const char *pnd_document_get_fact (PndDocument *self, PndDocumentFact fact);
gboolean pnd_document_get_trashed (PndDocument *self);
int pnd_document_get_characters (PndDocument *self);        /* code points of the text */

PndDocumentText *pnd_document_load_text (PndDocument *self, GError **error);
/* headings, emphasis, notes, pages; NULL without @error when the document has none */
PndStructure *pnd_document_load_structure (PndDocument *self, GError **error);
/* the file as it came, byte for byte; NULL without @error when the text was typed */
GBytes *pnd_document_load_original (PndDocument *self, GError **error);

/* share of the text under at least one coding, 0 to 1; kept up to date with `changed` */
double pnd_document_get_coded_share (PndDocument *self);

/**
 * PndDocumentDraft:
 * @name: the file's name, suffix included; a number is added where it would repeat
 * @text: its text, not empty
 * @structure: (nullable): what the text was in the file
 * @original: (nullable): the file as it came; NULL when the text was typed
 * @original_hash: (nullable): instead of @original: the SHA-256 of a file that another document
 *   brought along, in this edit or before
 * @encoding: (nullable): the iconv name @original was read in; NULL where it has none of its own
 * @language: (nullable): "en", "id" or another language of the text
 * @source_type: what kind of source it is
 */
typedef struct
{
  const char *name;
  PndDocumentText *text;
  PndStructure *structure;
  GBytes *original;
  const char *original_hash;
  const char *encoding;
  const char *language;
  PndSourceType source_type;
} PndDocumentDraft;

/* verbs: each one undoable edit */
gint64 pnd_document_add_draft (PndProject *project, const PndDocumentDraft *draft,
                               GError **error);
gint64 pnd_document_add (PndProject *project, const char *name, PndDocumentText *text,
                         GBytes *original, const char *encoding, const char *language,
                         PndSourceType source_type, GError **error);
gboolean pnd_document_rename (PndDocument *self, const char *name, GError **error);
gboolean pnd_document_set_source_type (PndDocument *self, PndSourceType type, GError **error);
gboolean pnd_document_set_holder (PndDocument *self, PndHolder holder, GError **error);
gboolean pnd_document_set_language (PndDocument *self, const char *language, GError **error);
gboolean pnd_document_set_notes (PndDocument *self, const char *notes, GError **error);
gboolean pnd_document_trash (PndDocument *self, GError **error);
gboolean pnd_document_restore (PndDocument *self, GError **error);
/* the text read again from the original in another encoding; refused when there are codings */
gboolean pnd_document_replace_text (PndDocument *self, PndDocumentText *text,
                                    const char *encoding, GError **error);
/* not undoable: removes the trashed documents from every byte of the file */
gboolean pnd_document_empty_trash (PndProject *project, GError **error);

gint64 pnd_document_find (PndProject *project, const char *name_or_guid, GError **error);

G_END_DECLS
