/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A passage as evidence of a motive: what it says of it, and what became of it in the verdict. A
 * copy: good after the case was judged anew.
 *
 * Property:
 *   side   int: PND_EVIDENCE_NO_SIDE, or the PndSide on which a finding names it as a key passage
 */

#include "ui/cases/case-study.h"

G_BEGIN_DECLS

#define PND_TYPE_EVIDENCE_ITEM (pnd_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (PndEvidenceItem, pnd_evidence_item, PND, EVIDENCE_ITEM, GObject)

#define PND_EVIDENCE_NO_SIDE (-1)

/* which passages of a motive stand behind a figure */
typedef enum
{
  PND_FIGURE_ALL,
  PND_FIGURE_FOR,      /* decisive ones */
  PND_FIGURE_AGAINST,  /* decisive ones */
  PND_FIGURE_MENTIONS,
  PND_FIGURE_WEAK,     /* for or against, listed only */
  PND_FIGURE_LEFT_OUT, /* claims, unrated, other holders, answered ... */
} PndFigure;

/* indexes of indicators, as in PndEvidence; and for those of all */
#define PND_EVIDENCE_OF_MOTIVE (-1)
#define PND_EVIDENCE_OF_ALL (-2)

PndEvidenceItem *pnd_evidence_item_new (const PndMotiveEvidence *motive, int index);

gint64 pnd_evidence_item_get_coding (PndEvidenceItem *self);
const char *pnd_evidence_item_get_guid (PndEvidenceItem *self);
gint64 pnd_evidence_item_get_code (PndEvidenceItem *self); /* the indicator, else the motive */
gint64 pnd_evidence_item_get_motive (PndEvidenceItem *self);
PndUse pnd_evidence_item_get_use (PndEvidenceItem *self);
PndRating pnd_evidence_item_get_rating (PndEvidenceItem *self);
gboolean pnd_evidence_item_get_is_answered (PndEvidenceItem *self);
int pnd_evidence_item_get_side (PndEvidenceItem *self);
void pnd_evidence_item_set_side (PndEvidenceItem *self, int side);
/* against which verdict it is a negative case; none where it is no task */
PndVerdict pnd_evidence_item_get_verdict (PndEvidenceItem *self);
void pnd_evidence_item_set_verdict (PndEvidenceItem *self, PndVerdict verdict);

gboolean pnd_evidence_is_behind (const PndMotiveEvidence *motive, int index, int indicator,
                                 PndFigure figure);
const char *pnd_figure_get_title (PndFigure figure);
const char *pnd_figure_get_symbol (PndFigure figure);
const char *pnd_use_get_title (PndUse use);

G_END_DECLS
