/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns of a page. */

#include "app/text/pdf/layout/layout.h"

G_BEGIN_DECLS

/* puts the lines of each column together; elsewhere their order stays as it is */
void pnd_pdf_order_columns (PndPdfLayout *page);

G_END_DECLS
