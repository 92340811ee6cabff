/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reading ledger: which passages a coder has read and judged without finding a motive. A mark
 * holds for the codes as they were worded then; coded text counts as read. Marks that touch are one
 * row. When the text is corrected, a mark stays on the paragraphs that stayed as they were: what
 * reads differently has not been read. */

#include "app/model/documents/text-change.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndReadSpan:
 * @versions: (nullable): "GUID NUMBER" a line, the codes not at version 1; %NULL for a coding
 * @time: when it was read or coded
 */
typedef struct
{
  PndSpan span;
  char *versions;
  char *time;
} PndReadSpan;

/* marks a passage of a document; or takes the mark from it */
gboolean pnd_reading_mark (PndProject *project, gint64 document, PndSpan span, gboolean is_read,
                           GError **error);
/* PndReadSpan elements of a document's text as it is now, by start; @coder: 0 for all. Codings are
 * in it where @with_codings says so */
GArray *pnd_reading_load (PndDatabase *database, gint64 document, gint64 coder,
                          gboolean with_codings, GError **error);
/* within an edit that corrects the text: marks go along with the lines that stayed as they were */
gboolean pnd_reading_carry (PndDatabase *database, gint64 document, PndDocumentText *before,
                            PndDocumentText *after, const PndTextChange *change, const char *now,
                            GError **error);

G_END_DECLS
