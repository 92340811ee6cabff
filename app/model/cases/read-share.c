/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/model/cases/read-share.h"

#include "app/model/codings/coding-spans.h"

#include <glib/gi18n.h>

/* the line ends between two paragraphs need no reading; without the text, what is as short as they
 * are stands for them */
#define MAX_GAP 2

/* (nullable): PndSpan elements by start */
static GArray *
load_marks (PndDocument *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (PndSpan));
  g_autoptr (PndStatement) row = pnd_database_query (
    pnd_project_get_database (pnd_row_get_project (PND_ROW (self))), _("Reading the ledger"),
    "SELECT span_start, span_end FROM reading WHERE document_guid = ? AND text_hash = ? "
    "ORDER BY span_start", NULL, "ss", pnd_row_get_guid (PND_ROW (self)),
    pnd_document_get_text_hash (self));

  while (row != NULL && pnd_statement_next (row, NULL))
    {
      PndSpan span = pnd_span_from_file (pnd_statement_get_int (row, 0),
                                         pnd_statement_get_int (row, 1));

      g_array_append_val (marks, span);
    }
  return g_steal_pointer (&marks);
}

/**
 * pnd_document_get_read_share:
 * @self: a document
 *
 * Marks and codings of all coders count, each character once, whatever the codebook was then. The
 * text is not looked at: a gap of one or two characters counts as the end of a line.
 *
 * Returns: the share of the text that is marked as read or coded, 0 to 1
 */
double
pnd_document_get_read_share (PndDocument *self)
{
  g_autoptr (GArray) marks = NULL;
  int length;
  int covered;

  g_return_val_if_fail (PND_IS_DOCUMENT (self), 0);

  length = pnd_document_get_characters (self);
  if (length <= 0 || pnd_row_get_deleted (PND_ROW (self)))
    return 0;
  marks = load_marks (self);
  covered = pnd_coding_count_covered_with (pnd_row_get_project (PND_ROW (self)),
                                           pnd_row_get_id (PND_ROW (self)), marks, MAX_GAP, length);
  return CLAMP (covered / (double) length, 0, 1);
}
