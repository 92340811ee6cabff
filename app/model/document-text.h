/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The plain text of a document: immutable UTF-8 with LF line ends, and the way between code
 * points (every interface), bytes (inside only) and lines. Shared by reference; any thread. */

#include <glib-object.h>

#include "app/model/span.h"

G_BEGIN_DECLS

#define PND_TYPE_DOCUMENT_TEXT (pnd_document_text_get_type ())
typedef struct _PndDocumentText PndDocumentText;

GType pnd_document_text_get_type (void);

/* takes @utf8, which must be valid, NUL-free and @n_bytes long; freed with g_free() */
PndDocumentText *pnd_document_text_new_take (char *utf8, gsize n_bytes);
PndDocumentText *pnd_document_text_ref (PndDocumentText *self);
void pnd_document_text_unref (PndDocumentText *self);

const char *pnd_document_text_get_utf8 (const PndDocumentText *self, gsize *n_bytes);
int pnd_document_text_get_length (const PndDocumentText *self); /* code points */
const char *pnd_document_text_get_hash (PndDocumentText *self); /* SHA-256, hex, of the UTF-8 */

/* O(1) for all-ASCII texts; else a search among blocks of 512 bytes and a scan of one of them */
gsize pnd_document_text_to_byte (const PndDocumentText *self, int position);
int pnd_document_text_to_position (const PndDocumentText *self, gsize byte);
char *pnd_document_text_get_slice (const PndDocumentText *self, PndSpan span);
gunichar pnd_document_text_get_char (const PndDocumentText *self, int position);

/* lines are what LF separates, from 0 here; a text ending in LF has an empty last line */
int pnd_document_text_get_n_lines (const PndDocumentText *self);
int pnd_document_text_get_line_at (const PndDocumentText *self, int position);
PndSpan pnd_document_text_get_line (const PndDocumentText *self, int line); /* without its LF */
const char *pnd_document_text_get_line_utf8 (const PndDocumentText *self, int line,
                                             gsize *n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDocumentText, pnd_document_text_unref)

G_END_DECLS
