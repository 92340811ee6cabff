/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of the coding summary, each written by a function, in the order of the file. */

#include "app/analysis/speakers.h"
#include "app/analysis/summary.h"
#include "app/model/codes/codebook-tree.h"
#include "app/exchange/coding-walk.h"
#include "app/exchange/pseudonyms/pseudonyms.h"
#include "app/exchange/summary-writer.h"
#include "app/exchange/xml/xml-writer.h"

G_BEGIN_DECLS

/**
 * PndSummaryParts:
 * @reader: inside the one read transaction
 * @documents: PndWalkDocument pointers
 * @pseudonyms: (nullable): set when names are to be replaced
 * @has_translations: whether any passage carries one
 * @speakers: (nullable): of the document with the id @speakers_of
 * @evidence: by index of a code: %NULL, or of a motive the guids of its codings (char *), which
 *   are gathered while the codings are written
 */
typedef struct
{
  PndDatabase *reader;
  PndExportFlags flags;
  GCancellable *cancellable; /* (nullable) */
  PndXmlWriter *xml;
  PndCodeTree *codes;
  GPtrArray *documents;
  GPtrArray *evidence;
  PndPseudonyms *pseudonyms;
  gboolean has_translations;
  PndSpeakers *speakers;
  gint64 speakers_of;
} PndSummaryParts;

gboolean pnd_summary_parts_write_project (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_coders (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_codebook (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_cases (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_documents (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_codings (PndSummaryParts *parts, GError **error);
/* of one coding, inside its element */
gboolean pnd_summary_parts_write_thread (PndSummaryParts *parts, const char *coding,
                                         GError **error);
gboolean pnd_summary_parts_write_motives (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_findings (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_agreements (PndSummaryParts *parts, GError **error);
gboolean pnd_summary_parts_write_decisions (PndSummaryParts *parts, GError **error);

G_END_DECLS
