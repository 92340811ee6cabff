/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A document from its first character to its last as bands, a band a code: where it is coded. The
 * document is cut into equal parts; a run is what the passages of a code cover in a row of parts.
 * Pure. */

#include "app/analysis/plots/rows.h"

G_BEGIN_DECLS

/**
 * PndPortraitRun:
 * @from: first part, from 0
 * @to: one past the last part
 * @span: from the start of its first passage to the end of its last, in code points
 * @n_passages: how many passages begin in it
 * @polarity: of the first; of all of them unless @is_mixed
 * @is_mixed: they differ in polarity
 */
typedef struct
{
  int from;
  int to;
  PndSpan span;
  int n_passages;
  PndPolarity polarity;
  gboolean is_mixed;
} PndPortraitRun;

/**
 * PndPortraitBand:
 * @code: index in the code tree
 * @runs: PndPortraitRun, in order, apart from each other
 * @n_passages: of the code in the document
 */
typedef struct
{
  int code;
  GArray *runs;
  int n_passages;
} PndPortraitBand;

/**
 * PndPortrait:
 * @document: id of the document, 0 when the project has none
 * @place: its index in the rows, -1 for none
 * @length: of its text, in code points
 *
 * A document to draw.
 */
typedef struct
{
  PndPlotRows *rows;
  gint64 document;
  int place;
  int length;
} PndPortrait;

/* @document: 0 for the one with the most codings. Takes a reference on @rows */
PndPortrait *pnd_portrait_load (PndPlotRows *rows, PndDatabase *database, gint64 document,
                                GError **error);
void pnd_portrait_free (PndPortrait *self);

/* PndPortraitBand, in the order of the tree; (transfer full). @length: of the text, in code points;
 * @n_parts: from 1 */
GArray *pnd_portrait_make (const PndPlotRows *rows, int document, int length, int n_parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPortrait, pnd_portrait_free)

G_END_DECLS
