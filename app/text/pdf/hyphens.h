/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words cut at the end of a line: whether the hyphen is the word's own or the line's. */

#include "app/text/pdf/page.h"

G_BEGIN_DECLS

typedef enum
{
  PND_PDF_NO_CUT,   /* two words: a space goes between the lines */
  PND_PDF_CUT,      /* one word, without the hyphen */
  PND_PDF_COMPOUND, /* one word with its hyphen */
} PndPdfCut;

typedef struct _PndPdfHyphens PndPdfHyphens;

/* @pages: of PndPdfPage whose lines know what they join */
PndPdfHyphens *pnd_pdf_hyphens_new (GPtrArray *pages);
void pnd_pdf_hyphens_free (PndPdfHyphens *self);

/* between a line and the one that goes on its paragraph, neither empty */
PndPdfCut pnd_pdf_hyphens_judge (const PndPdfHyphens *self, const char *text, const char *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPdfHyphens, pnd_pdf_hyphens_free)

G_END_DECLS
