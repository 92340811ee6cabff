/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An agreement as two texts to be kept, and back: how it was measured, and what came out. They are
 * key files, so that a person can read them in the project file:
 *
 *   [agreement]                      [1]
 *   unit=paragraph                   label=ECO-PAR
 *   coders=Ani;Budi;                 n=120
 *   seed=1                           cohen_kappa=0.778;0.65;0.91
 *
 * A figure is its value, and its interval where it has one; where it is undefined, the reason. */

#include "app/analysis/agreement/agreement.h"

G_BEGIN_DECLS

/**
 * PndAgreementRecord:
 * @options: as they were; coders and documents are known by @agreement only
 */
typedef struct
{
  PndAgreement *agreement;
  PndAgreementOptions options;
} PndAgreementRecord;

/* (transfer full) */
char *pnd_agreement_record_options (const PndAgreement *agreement,
                                    const PndAgreementOptions *options);
char *pnd_agreement_record_result (const PndAgreement *agreement);
/* %NULL where they are no such texts */
PndAgreementRecord *pnd_agreement_record_read (const char *options, const char *result);
/* translated, in a line: unit, coders, the pooled figures; (transfer full) */
char *pnd_agreement_record_summarize (const PndAgreementRecord *self);
void pnd_agreement_record_free (PndAgreementRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndAgreementRecord, pnd_agreement_record_free)

G_END_DECLS
