/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far a document is read: by the reading ledger and by what is coded. */

#include "app/model/cases/reading.h"
#include "app/model/document-text.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/**
 * PndReadCoverage:
 *
 * Code points of a document that are no blanks; each counts once.
 */
typedef struct
{
  int characters;
  int coded;
  int read; /* marked as read and not coded */
} PndReadCoverage;

/**
 * PndReadCode:
 * @version: the code's version now
 * @since: when it began; "" for the first
 * @created: when the code came to be
 */
typedef struct
{
  const char *guid;
  int version;
  const char *since;
  const char *created;
} PndReadCode;

/* the text of a document by its id, (transfer full) */
PndDocumentText *pnd_read_load_text (PndDatabase *database, gint64 document, GError **error);
/* @coder: 0 for all */
gboolean pnd_read_coverage_find (PndDatabase *database, gint64 document, gint64 coder,
                                 PndReadCoverage *coverage, GError **error);
/* of all documents of a case (0: the whole project) outside the trash; @n_documents and @n_wholly
 * (those nothing of which is unread): (out) (optional) */
gboolean pnd_read_coverage_find_case (PndDatabase *database, gint64 region_case, gint64 coder,
                                      PndReadCoverage *coverage, int *n_documents, int *n_wholly,
                                      GError **error);
/* whether a passage was read, or coded, while @code was worded as it is now */
gboolean pnd_read_is_under (const PndReadSpan *span, const PndReadCode *code);
/* sets those of @is_read to FALSE under whose version the document is not read wholly; those FALSE
 * already stay */
gboolean pnd_read_check (PndDatabase *database, gint64 document, gint64 coder,
                         const PndReadCode *codes, int n_codes, gboolean *is_read, GError **error);

G_END_DECLS
