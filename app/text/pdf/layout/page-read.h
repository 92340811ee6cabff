/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A page of a PDF file: what poppler knows of it, which is asked in the thread that has the
 * document; and that put into lines. */

#include <poppler.h>

#include "app/text/pdf/page.h"

G_BEGIN_DECLS

typedef struct _PndPdfSource PndPdfSource;

PndPdfSource *pnd_pdf_source_new (PopplerDocument *document, int index);
void pnd_pdf_source_free (PndPdfSource *self);

guint pnd_pdf_source_get_n_chars (const PndPdfSource *self);
PndPdfPage *pnd_pdf_source_lay_out (const PndPdfSource *self, PndPdfLines *in,
                                    gboolean with_boxes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfSource, pnd_pdf_source_free)

G_END_DECLS
