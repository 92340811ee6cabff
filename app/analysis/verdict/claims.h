/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What other authors claim of a motive: never evidence, but what a verdict has to be set against. An
 * indicator is addressed by any claim on it, and argued by one that takes a side with decisive
 * strength. */

#include "app/analysis/verdict/motive-evidence.h"

G_BEGIN_DECLS

/**
 * PndClaims:
 * @claims: how many there are
 * @argued: how many of them argue
 */
typedef struct
{
  int claims;
  int argued;
} PndClaims;

/* those on an indicator; -1 for those on the motive as a whole */
PndClaims pnd_claims_count (const PndMotiveEvidence *motive, int indicator);
/* how many indicators are addressed (claims) and argued */
PndClaims pnd_claims_count_indicators (const PndMotiveEvidence *motive);

G_END_DECLS
