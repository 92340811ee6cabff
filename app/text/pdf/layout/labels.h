/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The bullets and numbers that items of a list begin with. */

#include "app/text/pdf/layout/layout.h"

G_BEGIN_DECLS

/* how many characters it has, without the gap after it; 0 where the line begins with none. It may
 * be all of the line */
int pnd_pdf_get_bullet (const PndPdfLayout *page, const PndPdfLine *line);
int pnd_pdf_get_number (const PndPdfLayout *page, const PndPdfLine *line);

G_END_DECLS
