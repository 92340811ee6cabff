/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* 95 % intervals of coefficients. Pure.
 *
 * The analytic ones linearise the coefficient: Fleiss, Cohen and Everitt (1969) for Cohen's kappa,
 * Gwet (2008, 2014) for the others, with the t distribution. Units of one cluster are taken
 * together, so that the characters of a paragraph do not pass for independent observations. */

#include "app/analysis/agreement/coefficient.h"

G_BEGIN_DECLS

/**
 * PndInterval:
 * @undefined: why there is none
 */
typedef struct
{
  PndUndefined undefined;
  double low;
  double high;
} PndInterval;

/* Student's t: what is exceeded with probability 1 - @probability, above 0.5 */
double pnd_interval_get_t (double probability, double freedom);
/* of what was measured by @ratings; of several codes, of what was pooled from them. @each: the
 * figure of each; @agreed: what the interval is of */
PndInterval pnd_interval_find (PndCoefficient coefficient, PndRatings *const *ratings,
                               const PndAgreed *each, int n, const PndAgreed *agreed);
/* the middle 95 % of @values, which are sorted; those that are NaN are undefined. */
PndInterval pnd_interval_from_resamples (double *values, int n);

G_END_DECLS
