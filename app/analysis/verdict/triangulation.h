/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which source says what of which indicator: a table of indicators by independent sources. A column
 * is an informant, or, where nobody is known to speak, an origin: twins, reprints and what comes of
 * one release are one. What stands in a cell are the passages that a verdict looks at: rated, of the
 * holder and the coder asked for, not rejected, no claim, inside the case's period. */

#include "app/analysis/verdict/motive-evidence.h"

G_BEGIN_DECLS

/**
 * PndTriangulationSource:
 * @informant: id of the informant who speaks, 0 where the document speaks for itself
 * @origin: number of the origin, 0 for an informant, who may be of several
 * @document: id of the first document it speaks in
 * @type: the first type of source it appears in
 * @n_passages: in all its cells
 * @n_documents: how many documents it speaks in
 */
typedef struct
{
  gint64 informant;
  gint64 origin;
  gint64 document;
  PndSourceType type;
  int n_passages;
  int n_documents;
} PndTriangulationSource;

/**
 * PndTriangulationRow:
 * @motive: id of the motive
 * @code: id of the indicator, or of the motive for what is coded with the motive itself
 * @supports: sources with a passage for it, independent of each other
 * @contradicts: such sources with a passage against it
 */
typedef struct
{
  gint64 motive;
  gint64 code;
  int supports;
  int contradicts;
} PndTriangulationRow;

/**
 * PndTriangulationCell:
 * @codings: gint64: ids of the passages, in the order of the evidence
 */
typedef struct
{
  int supports;
  int contradicts;
  int mentions;
  GArray *codings;
} PndTriangulationCell;

/**
 * PndTriangulation:
 * @rows: PndTriangulationRow: motive by motive; the motive itself first, then its indicators, all of
 *   them, also those nobody speaks of
 * @sources: PndTriangulationSource: by type, informants first, then by document
 */
typedef struct
{
  GArray *rows;
  GArray *sources;
  GHashTable *cells;     /* by row and source, see pnd_triangulation_get() */
  GHashTable *documents; /* by document and source: those counted */
  GHashTable *columns;   /* by informant and origin, while sources are added: index from 1 */
} PndTriangulation;

/* for tests and for those who have the evidence already; pure */
PndTriangulation *pnd_triangulation_new (void);
void pnd_triangulation_add_motive (PndTriangulation *self, gint64 motive, const gint64 *codes,
                                   int n_codes, const PndEvidence *evidence, const PndUse *uses,
                                   int n_evidence);
void pnd_triangulation_sort (PndTriangulation *self);

/* of the PndMotiveEvidence of one case */
PndTriangulation *pnd_triangulation_new_from (const GPtrArray *motives);
/* of all motives of a case (0: the whole project); @view: (nullable): as for a verdict */
PndTriangulation *pnd_triangulation_load (PndDatabase *database, gint64 region_case,
                                          const PndVerdictView *view, GError **error);
void pnd_triangulation_free (PndTriangulation *self);

/* (nullable): NULL when the source says nothing of it */
const PndTriangulationCell *pnd_triangulation_get (const PndTriangulation *self, int row,
                                                   int source);
/* "+2 −1 (3)": for, against, mentions; without what is none */
char *pnd_triangulation_cell_to_text (const PndTriangulationCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTriangulation, pnd_triangulation_free)

G_END_DECLS
