/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Footnotes at the foot of a page. A paragraph that goes on over the page stays whole: the notes of
 * the page stand before it then, on the page they belong to, and after all else where none does.
 *
 * The rule: the last lines of a page are notes when they are smaller than most type of the file by
 * a twentieth at least, stand below larger ones, and the first of them begins with a number or a
 * sign such as an asterisk; or when the page before ends within a note. */

#include "app/text/pdf/page.h"

G_BEGIN_DECLS

/* two steps: before it is known which lines are one paragraph, and after. @pages: of PndPdfPage, all
 * of a file, whose furniture is marked */
void pnd_pdf_mark_footnotes (GPtrArray *pages);
void pnd_pdf_place_footnotes (GPtrArray *pages);

/* (transfer full) (nullable): the number or sign that a note's first line begins with */
char *pnd_pdf_dup_note_mark (const PndPdfPage *page, const PndPdfLine *line);

G_END_DECLS
