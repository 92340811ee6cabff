/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All coded passages of a project that a filter lets through, as plain rows: read piece by piece in
 * any thread, so that the first are there at once, and sorted in memory. */

#include <gio/gio.h>

#include "app/analysis/evidence/code-query.h"
#include "app/model/document-text.h"
#include "app/model/values.h"
#include "app/store/database.h"

G_BEGIN_DECLS

#define PND_EVIDENCE_ANY (-1)

/**
 * PndEvidenceFilter:
 * @region_case: id of a case, 0 for all
 * @document: id, 0 for all
 * @code: id of a code, with those under it; 0 for all
 * @coder: id, 0 for all; then only this coder's codings stand together, too
 * @source_type: a #PndSourceType, or %PND_EVIDENCE_ANY; so are the four after it
 * @strength: 0 unrated, 1 to 3
 * @text: (nullable): a piece of the passage, whatever its case
 * @query: (nullable): which codes must stand together, see code-query.h
 * @scope: where
 * @distance: of %PND_SCOPE_NEAR, in characters, at least 0
 */
typedef struct
{
  gint64 region_case;
  gint64 document;
  gint64 code;
  gint64 coder;
  int source_type;
  int polarity;
  int strength;
  int holder;
  int review;
  char *text;
  char *query;
  PndQueryScope scope;
  int distance;
} PndEvidenceFilter;

/**
 * PndEvidenceRow:
 * @place: of the document among all, by name; from 0
 * @code_place: of the code in the codebook's order
 * @coder_place: of the coder by name
 * @flags: PND_EVIDENCE_MEMO, PND_EVIDENCE_AREA
 */
typedef struct
{
  gint64 id;
  gint64 document;
  gint64 code;
  PndSpan span;
  gint32 place;
  gint32 code_place;
  gint32 coder;
  gint32 coder_place;
  guint8 source_type;
  guint8 polarity;
  guint8 strength;
  guint8 holder;
  guint8 review;
  guint8 flags;
} PndEvidenceRow;
#define PND_EVIDENCE_MEMO 1
#define PND_EVIDENCE_AREA 2

typedef enum
{
  PND_EVIDENCE_BY_PLACE,
  PND_EVIDENCE_BY_CODE,
  PND_EVIDENCE_BY_CODER,
  PND_EVIDENCE_BY_SOURCE_TYPE,
  PND_EVIDENCE_BY_POLARITY,
  PND_EVIDENCE_BY_STRENGTH,
  PND_EVIDENCE_BY_HOLDER,
  PND_EVIDENCE_BY_REVIEW,
} PndEvidenceOrder;
#define PND_N_EVIDENCE_ORDERS 8

void pnd_evidence_filter_init (PndEvidenceFilter *filter);
void pnd_evidence_filter_clear (PndEvidenceFilter *filter);
void pnd_evidence_filter_copy (const PndEvidenceFilter *filter, PndEvidenceFilter *copy);
gboolean pnd_evidence_filter_is_empty (const PndEvidenceFilter *filter);
/* one line for the project's preferences, and back; FALSE where it is none */
char *pnd_evidence_filter_to_line (const PndEvidenceFilter *filter);
gboolean pnd_evidence_filter_from_line (PndEvidenceFilter *filter, const char *line);

typedef struct _PndEvidenceLoad PndEvidenceLoad;

/* @database: outlives it */
PndEvidenceLoad *pnd_evidence_load_new (PndDatabase *database, const PndEvidenceFilter *filter,
                                        GError **error);
void pnd_evidence_load_free (PndEvidenceLoad *self);
/* adds PndEvidenceRow elements of whole documents to @rows, by place, until at least @n were added;
 * less at the end only */
gboolean pnd_evidence_load_next (PndEvidenceLoad *self, guint n, GArray *rows, GError **error);
gboolean pnd_evidence_load_is_done (const PndEvidenceLoad *self);

void pnd_evidence_sort (GArray *rows, PndEvidenceOrder order, gboolean descending);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndEvidenceLoad, pnd_evidence_load_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PndEvidenceFilter, pnd_evidence_filter_clear)

G_END_DECLS
