/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From the lines of the pages to a text with its runs. */

#include "app/text/pdf/page-map.h"
#include "app/text/text-builder.h"

G_BEGIN_DECLS

/* @pages: of PndPdfPage as read; marks and joins their lines, and writes them in order.
 * @map: (nullable): gets the place of every character, for which the pages must have their boxes */
void pnd_pdf_write (GPtrArray *pages, PndTextBuilder *builder, PndPageMap *map);

G_END_DECLS
