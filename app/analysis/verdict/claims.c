/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/analysis/verdict/claims.h"

/**
 * pnd_claims_count:
 * @motive: what was judged
 * @indicator: index of an indicator; -1 for the motive as a whole
 *
 * Returns: the claims on it
 */
PndClaims
pnd_claims_count (const PndMotiveEvidence *motive, int indicator)
{
  PndClaims claims = { 0 };

  g_return_val_if_fail (motive != NULL, claims);

  for (int i = 0; i < (int) motive->evidence->len; i++)
    {
      const PndEvidence *evidence = &g_array_index (motive->evidence, PndEvidence, i);
      gboolean takes_side = evidence->polarity == PND_POLARITY_SUPPORTS
                            || evidence->polarity == PND_POLARITY_CONTRADICTS;

      if (g_array_index (motive->result->uses, PndUse, i) != PND_USE_CLAIM
          || evidence->indicator != indicator)
        continue;
      claims.claims++;
      claims.argued += takes_side && evidence->strength >= motive->thresholds.strength;
    }
  return claims;
}

/**
 * pnd_claims_count_indicators:
 * @motive: what was judged
 *
 * Returns: on how many indicators there are claims, and on how many they argue
 */
PndClaims
pnd_claims_count_indicators (const PndMotiveEvidence *motive)
{
  PndClaims indicators = { 0 };

  g_return_val_if_fail (motive != NULL, indicators);

  for (int i = 0; i < (int) motive->inputs->len; i++)
    {
      PndClaims claims = pnd_claims_count (motive, i);

      indicators.claims += claims.claims > 0;
      indicators.argued += claims.argued > 0;
    }
  return indicators;
}
