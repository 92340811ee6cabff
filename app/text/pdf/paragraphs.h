/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which lines of a page are one paragraph. */

#include "app/text/pdf/page-text.h"

G_BEGIN_DECLS

/* sets what each line joins; furniture is passed over */
void pnd_pdf_join_lines (PndPdfPage *page);

G_END_DECLS
