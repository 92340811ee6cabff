/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The counts of a project, by code: what the summary page, the motive table and the XML show.
 * Counts are of codings of all coders, holders and source types, outside the trash; a code's
 * total has its sub-codes in it. */

#include "app/model/code.h"
#include "app/model/coding.h"

G_BEGIN_DECLS

/**
 * PndTally:
 * @passages: codings
 * @documents: documents that hold one
 * @by_polarity: codings by PndPolarity
 * @by_holder: codings by PndHolder
 * @by_source_type: codings by PndSourceType
 * @by_review: codings by PndReview
 * @holder_polarity: codings by both
 * @source_type_polarity: codings by both
 */
typedef struct
{
  int passages;
  int documents;
  int by_polarity[PND_N_POLARITIES];
  int by_holder[PND_N_HOLDERS];
  int by_source_type[PND_N_SOURCE_TYPES];
  int by_review[PND_N_REVIEWS];
  int holder_polarity[PND_N_HOLDERS][PND_N_POLARITIES];
  int source_type_polarity[PND_N_SOURCE_TYPES][PND_N_POLARITIES];
} PndTally;

typedef struct _PndSummary PndSummary;

/* one pass over the codings; @database is the project's or a reader's, so any thread may ask */
PndSummary *pnd_summary_new (PndDatabase *database, GError **error);
void pnd_summary_free (PndSummary *self);

/* never NULL: a code that was never used has a tally of zeros */
const PndTally *pnd_summary_get (const PndSummary *self, gint64 code); /* sub-codes included */
const PndTally *pnd_summary_get_own (const PndSummary *self, gint64 code);
gboolean pnd_summary_is_tested (const PndSummary *self, gint64 code); /* anything coded */
/* codings without polarity or holder */
int pnd_tally_count_incomplete (const PndTally *tally);
int pnd_summary_get_n_codings (const PndSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndSummary, pnd_summary_free)

G_END_DECLS
