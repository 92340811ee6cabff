/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a report speaks about, read once: the documents of the project by a short number, who speaks
 * in them, and of each case its motives with every passage, quoted and cited. */

#include "app/analysis/verdict/motive-evidence.h"
#include "app/model/codes/codebook-tree.h"
#include "app/exchange/pseudonyms/pseudonyms.h"
#include "app/exchange/summary-writer.h"

G_BEGIN_DECLS

/**
 * PndReportDocument:
 * @number: from 1, in the order of names
 * @coded: code points that are no blanks: coded
 * @read: and read without being coded
 * @all: and altogether
 */
typedef struct
{
  gint64 id;
  int number;
  char *name;
  char *date;
  char *language;
  char *structure_hash; /* (nullable) */
  PndSourceType type;
  int characters;
  int n_codings;
  int all;
  int coded;
  int read;
  char *anchor;
} PndReportDocument;

/**
 * PndReportInformant:
 * @name: the code or the office, as far as it may be said
 * @who: @name and what else may be said
 */
typedef struct
{
  gint64 id;
  char *name;
  char *who;
  gboolean interviewer;
} PndReportInformant;

/**
 * PndReportPassage:
 * @quote: (nullable): %NULL where quotations are left out
 * @citation: who, when, where
 * @anchor: (nullable): set once the passage stands in the report
 */
typedef struct
{
  char *quote;
  char *citation;
  gboolean is_listed;
} PndReportPassage;

/**
 * PndReportMotive:
 * @passages: PndReportPassage, as many as evidence
 * @verdict: the author's that stands; %PND_VERDICT_NONE without one
 * @keys: guids (char *) of the author's key passages, by #PndSide
 * @anchor: of the section of its passages
 */
typedef struct
{
  PndMotiveEvidence *evidence;
  GArray *passages;
  const PndCodeTreeNode *code;
  PndVerdict verdict;
  char *rationale;
  char *tested;
  char *author;
  char *created;
  GPtrArray *keys[PND_N_SIDES];
  char *anchor;
} PndReportMotive;

/**
 * PndReportCase:
 * @id: 0 for the whole project
 * @period: "2017 – 2023"; empty without one
 * @motives: PndReportMotive pointers
 */
typedef struct
{
  gint64 id;
  char *name;
  char *own;
  char *partner;
  char *period;
  char *notes;
  GPtrArray *motives;
} PndReportCase;

/**
 * PndReportSources:
 * @documents: PndReportDocument pointers
 * @informants: PndReportInformant pointers
 * @cases: PndReportCase pointers
 * @areas: guid of a coding -> its area, in words
 */
typedef struct
{
  PndDatabase *reader;
  PndExportFlags flags;
  PndCodeTree *codes;
  PndPseudonyms *pseudonyms; /* (nullable) */
  int line_width;
  GPtrArray *documents;
  GHashTable *by_id;
  GPtrArray *informants;
  GPtrArray *cases;
  GHashTable *areas;
} PndReportSources;

/* inside a read transaction, in the language of the report */
PndReportSources *pnd_report_sources_load (PndDatabase *reader, PndExportFlags flags,
                                           const char *language, GCancellable *cancellable,
                                           GError **error);
void pnd_report_sources_free (PndReportSources *self);

const PndReportDocument *pnd_report_sources_get_document (const PndReportSources *self, gint64 id);
const PndReportInformant *pnd_report_sources_get_informant (const PndReportSources *self,
                                                            gint64 id);
/* (transfer full): with other names where they are asked for; @text: (nullable) */
char *pnd_report_sources_dup (const PndReportSources *self, const char *text);

const PndEvidence *pnd_report_motive_get (const PndReportMotive *self, int index);
PndUse pnd_report_motive_get_use (const PndReportMotive *self, int index);
PndReportPassage *pnd_report_motive_get_passage (const PndReportMotive *self, int index);
/* abbreviation of the indicator, or of the motive */
const char *pnd_report_motive_get_code (const PndReportMotive *self, int index);
/* the author's verdict, or the rule's where there is none */
PndVerdict pnd_report_motive_get_verdict (const PndReportMotive *self);
/* the strongest passage of a side, the author's choice first; -1 for none */
int pnd_report_motive_find_strongest (const PndReportMotive *self, PndSide side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndReportSources, pnd_report_sources_free)

G_END_DECLS
