/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A PDF file opened, and the characters of all its pages. */

#include <poppler.h>

#include "app/text/importer.h"
#include "app/text/pdf/page.h"

G_BEGIN_DECLS

#define PND_PDF_MAX_PAGES 20000

/* names of our own, since poppler has cleanup functions from some version on only */
typedef PopplerDocument PndPdfDocument;
typedef PopplerPage PndPdfSheet;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfSheet, g_object_unref)

/* PND_IMPORT_ERROR_PASSWORD, _DAMAGED or _HOSTILE. @password: (nullable) */
PopplerDocument *pnd_pdf_open (const char *name, GBytes *bytes, const char *password,
                               GError **error);

/* @title: (nullable): (transfer full) (nullable). @with_boxes: where each character stands, too. Of
 * PndPdfPage, in order; reads two pages at a time, each thread with a document of its own */
GPtrArray *pnd_pdf_read_pages (const char *name, GBytes *bytes, const char *password,
                               gboolean with_boxes, char **title, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
