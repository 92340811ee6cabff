/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far a document is read: by the reading ledger and by what is coded. */

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
 */
typedef struct
{
  const char *guid;
  int version;
  const char *since;
} PndReadCode;

/* the text of a document by its id, (transfer full) */
PndDocumentText *pnd_read_load_text (PndDatabase *database, gint64 document, GError **error);
/* @coder: 0 for all */
gboolean pnd_read_coverage_find (PndDatabase *database, gint64 document, gint64 coder,
                                 PndReadCoverage *coverage, GError **error);
/* sets those of @is_read to FALSE under whose version the document is not read wholly; those FALSE
 * already stay */
gboolean pnd_read_check (PndDatabase *database, gint64 document, gint64 coder,
                         const PndReadCode *codes, int n_codes, gboolean *is_read, GError **error);

G_END_DECLS
