/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tables whose cells are told by their place alone. */

#include "app/text/pdf/layout/layout.h"

G_BEGIN_DECLS

/* @lines: of PndPdfLine, pieces of @page in any order. The first table goes from @lines to @table,
 * row by row, each piece with its column; what is below it goes to @below. FALSE for none */
gboolean pnd_pdf_take_table (const PndPdfLayout *page, GArray *lines, GArray *table, GArray *below);

G_END_DECLS
