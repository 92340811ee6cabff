/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The paragraphs of a DOCX that are open, and the run that stands in the innermost: what they say
 * of their look, put together with their styles and told to the flow. */

#include "app/text/flow.h"
#include "app/text/office/docx-numbering.h"
#include "app/text/office/docx-styles.h"

G_BEGIN_DECLS

typedef struct _PndDocxParagraphs PndDocxParagraphs;

/* borrows them all */
PndDocxParagraphs *pnd_docx_paragraphs_new (PndFlow *flow, PndDocxStyles *styles,
                                            PndDocxNumbering *numbering);
void pnd_docx_paragraphs_free (PndDocxParagraphs *self);

void pnd_docx_paragraphs_begin (PndDocxParagraphs *self);
void pnd_docx_paragraphs_end (PndDocxParagraphs *self);
gboolean pnd_docx_paragraphs_are_open (PndDocxParagraphs *self);
/* @name: of an element in w:pPr; of no paragraph in a file that closes it too early */
void pnd_docx_paragraphs_take_look (PndDocxParagraphs *self, PndXmlWalk *walk, const char *name);
void pnd_docx_paragraphs_join_next (PndDocxParagraphs *self); /* its end was deleted */

void pnd_docx_paragraphs_begin_run (PndDocxParagraphs *self);
/* @name: of an element in w:rPr */
void pnd_docx_paragraphs_take_run_look (PndDocxParagraphs *self, PndXmlWalk *walk,
                                        const char *name);
/* before text; FALSE where none shows */
gboolean pnd_docx_paragraphs_prepare (PndDocxParagraphs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDocxParagraphs, pnd_docx_paragraphs_free)

G_END_DECLS
