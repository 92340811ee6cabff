/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Running headers, footers and page numbers: what is printed on page after page and is no part of
 * the text. */

#include <glib.h>

G_BEGIN_DECLS

/* @pages: of PndPdfPage; marks the lines that are furniture */
void pnd_pdf_mark_furniture (GPtrArray *pages);

G_END_DECLS
