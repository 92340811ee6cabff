/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* PDF files by poppler: their text in reading order with pages, headings, emphasis and links; and
 * where it stands on the pages. Scripts, forms and attachments are not touched. */

#include "app/text/importer.h"
#include "app/text/pdf/page-map.h"

G_BEGIN_DECLS

/* whether the bytes are a PDF: the mark may come within the first 1024 of them */
gboolean pnd_pdf_is (GBytes *bytes);

PndImported *pnd_pdf_read (const char *name, GBytes *bytes, const PndImportOptions *options,
                           GCancellable *cancellable, GError **error);

/* reads the original again: its text, on the pages it stands on. @password: (nullable); @text:
 * (nullable): the text of the document, when it is another */
PndPageMap *pnd_pdf_read_map (const char *name, GBytes *bytes, const char *password,
                              PndDocumentText *text, GCancellable *cancellable, GError **error);

G_END_DECLS
