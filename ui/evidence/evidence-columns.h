/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns of the evidence page: what each shows of a coding, and which one the table is sorted
 * by. */

#include "app/analysis/evidence/evidence-rows.h"
#include "ui/workspace.h"

G_BEGIN_DECLS

typedef enum
{
  PND_COLUMN_PLACE,
  PND_COLUMN_CODE,
  PND_COLUMN_PASSAGE,
  PND_COLUMN_POLARITY,
  PND_COLUMN_STRENGTH,
  PND_COLUMN_HOLDER,
  PND_COLUMN_REVIEW,
  PND_COLUMN_CODER,
  PND_COLUMN_SOURCE_TYPE,
  PND_COLUMN_MEMO,
} PndEvidenceColumn;
#define PND_N_EVIDENCE_COLUMNS 10

typedef struct _PndEvidenceColumns PndEvidenceColumns;

/* adds all columns to @view; lives no longer than it */
PndEvidenceColumns *pnd_evidence_columns_new (GtkColumnView *view, PndWorkspace *workspace);
void pnd_evidence_columns_free (PndEvidenceColumns *self);

const char *pnd_evidence_column_get_title (PndEvidenceColumn column); /* translated */
const char *pnd_evidence_column_get_word (PndEvidenceColumn column);  /* for actions and settings */
void pnd_evidence_columns_set_visible (PndEvidenceColumns *self, PndEvidenceColumn column,
                                       gboolean visible);
gboolean pnd_evidence_columns_get_visible (PndEvidenceColumns *self, PndEvidenceColumn column);
/* whether passages are shown with what stands around them; told to rows when they are bound */
void pnd_evidence_columns_set_context (PndEvidenceColumns *self, gboolean with_context);
/* texts may be others now */
void pnd_evidence_columns_forget (PndEvidenceColumns *self);
/* what a person chose by the headers */
void pnd_evidence_columns_get_order (PndEvidenceColumns *self, PndEvidenceOrder *order,
                                     gboolean *descending);

G_END_DECLS
