/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a passage stands, in words a reader of the thesis can follow: document, page, lines. The
 * lines are those of the text, never of the window: paragraphs, or lines of a fixed width. */

#include "app/model/codings/area.h"
#include "app/model/document-text.h"
#include "app/model/documents/structure.h"

G_BEGIN_DECLS

/**
 * PndCitation:
 * @first_page: (nullable): label of the page where the passage starts; NULL without pages
 * @last_page: (nullable): label of the page where it ends
 * @first_line: from 1
 * @last_line: from 1
 */
typedef struct
{
  const char *first_page;
  const char *last_page;
  int first_line;
  int last_line;
} PndCitation;

/* @structure: (nullable). @line_width: characters a line; 0 for lines as LF makes them */
PndCitation pnd_citation_find (const PndDocumentText *text, const PndStructure *structure,
                         int line_width, PndSpan span);
/* "Interview 2, p. 4, lines 12–15" */
char *pnd_citation_format (const char *document, const PndCitation *place);
/* "“…” (Interview 2, p. 4, lines 12–15)" */
char *pnd_citation_quote (const char *document, const PndDocumentText *text,
                          const PndStructure *structure, int line_width, PndSpan span);

/* "Interview 2, p. 4", and "[area on page 4] (Interview 2, p. 4)" */
char *pnd_citation_format_area (const char *document, const PndStructure *structure,
                                const PndArea *area);
char *pnd_citation_quote_area (const char *document, const PndStructure *structure,
                               const PndArea *area);

/* the line, from 1, that @position stands in when each paragraph is broken at @line_width */
int pnd_citation_find_fixed_line (const PndDocumentText *text, int line_width, int position);
/* that of the start of every paragraph, as many as the text has lines; freed with g_free() */
int *pnd_citation_number_lines (const PndDocumentText *text, int line_width);

G_END_DECLS
