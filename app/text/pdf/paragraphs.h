/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which lines are one paragraph. */

#include "app/text/pdf/page.h"

G_BEGIN_DECLS

/* @pages: of PndPdfPage. Sets what each line joins; furniture is passed over */
void pnd_pdf_join_lines (GPtrArray *pages);

G_END_DECLS
