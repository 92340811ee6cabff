/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Everything coded of a motive in a case, as the verdict rule takes it, and what the rule says.
 *
 * For a window or a report: pnd_motive_evidence_load_all() for each case (case 0: the whole
 * project), then self->result; recompute when the project changed. Index i is the same in
 * `evidence`, `guids` and `result->uses`; k is the same in `inputs` and `result->indicators`. */

#include <gio/gio.h>

#include "app/analysis/verdict/verdict.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/**
 * PndMotiveEvidence:
 * @region_case: id of the case, 0 for the whole project
 * @motive: id of the motive
 * @coder: whose codings are judged, 0 when nobody coded
 * @finding: id of the researcher's finding that stands, 0 for none
 * @codes: gint64: ids of the indicators, in the order of the codebook
 * @code_guids: char *: their guids
 * @inputs: PndIndicatorInput, whose names belong to this
 * @evidence: PndEvidence
 * @guids: char *: guid of the coding of each
 * @n_documents: documents of the case outside the trash
 * @n_read: of these, read under every indicator's current version
 * @questions: char *: words of the questions that ask for any of the indicators
 */
typedef struct
{
  gint64 region_case;
  gint64 motive;
  char *guid;
  char *abbreviation;
  gint64 coder;
  gint64 finding;
  GArray *codes;
  GPtrArray *code_guids;
  GArray *inputs;
  GArray *evidence;
  GPtrArray *guids;
  GPtrArray *questions;
  GStringChunk *words;
  int n_documents;
  int n_read;
  PndThresholds thresholds;
  PndVerdictView view;
  PndVerdictResult *result;
} PndMotiveEvidence;

/* @view: (nullable): NULL for the own region by the project's coder; its coder 0 for that coder */
PndMotiveEvidence *pnd_motive_evidence_new (PndDatabase *database, gint64 region_case,
                                            gint64 motive, const PndVerdictView *view,
                                            GError **error);
/* those of all motives, (transfer full), in the order of the codebook: much faster than one by one */
GPtrArray *pnd_motive_evidence_load_all (PndDatabase *database, gint64 region_case,
                                         const PndVerdictView *view, GCancellable *cancellable,
                                         GError **error);
void pnd_motive_evidence_free (PndMotiveEvidence *self);

/* the first researcher who coded anything, else the first coder who did; 0 for nobody */
gint64 pnd_verdict_find_coder (PndDatabase *database);
/* index of a coding by its guid, -1 for none */
int pnd_motive_evidence_find (const PndMotiveEvidence *self, const char *guid);
/* indexes (int) of the negative cases of @verdict, (transfer full): the task list. One is done
 * when its evidence is_set_aside */
GArray *pnd_motive_evidence_list_contrary (const PndMotiveEvidence *self, PndVerdict verdict);
/* ids (gint64) of the project's motives, in the order of the codebook, (transfer full) */
GArray *pnd_motives_load (PndDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMotiveEvidence, pnd_motive_evidence_free)

G_END_DECLS
