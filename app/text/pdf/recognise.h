/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Character recognition of pages that are pictures, by the program tesseract. */

#include "app/text/importer.h"

G_BEGIN_DECLS

/* @pages: of PndPdfPage of that file, without the boxes of characters: those without text are recognised
 * and get it. PND_IMPORT_ERROR_NEEDS_TOOL where tesseract is missing */
gboolean pnd_pdf_recognise (const char *name, GBytes *bytes, const char *password,
                            GPtrArray *pages, GCancellable *cancellable, GError **error);

G_END_DECLS
