/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A page of a PDF file as poppler has it, put into lines. */

#include <poppler.h>

#include "app/text/pdf/page.h"

G_BEGIN_DECLS

PndPdfPage *pnd_pdf_page_read (PopplerPage *source, gboolean with_boxes);

G_END_DECLS
