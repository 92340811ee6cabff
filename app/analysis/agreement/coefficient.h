/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Coefficients of agreement on units. Pure.
 *
 * All have one form, (observed - expected) / (1 - expected), and differ in what they expect by
 * chance: Cohen (1960), Fleiss (1971), Krippendorff's alpha for nominal data (2011, with the
 * correction for small samples), Gwet's AC1 (2008), Brennan and Prediger (1981, by the number of
 * values that may be chosen). With more than two coders agreement is that of pairs of them. A unit
 * that a coder did not rate counts for the others, as in Gwet (2014).
 *
 * Pooled over several codes it is the coefficient of de Vries, Elliott, Kanouse and Teleki (2008):
 * observed and expected agreement are averaged over the codes first. A sum of all tables would
 * credit the coders for knowing that rare codes are rare. */

#include "app/analysis/agreement/ratings.h"

G_BEGIN_DECLS

typedef enum
{
  PND_COEFFICIENT_PERCENT,
  PND_COEFFICIENT_COHEN,
  PND_COEFFICIENT_FLEISS,
  PND_COEFFICIENT_ALPHA,
  PND_COEFFICIENT_AC1,
  PND_COEFFICIENT_BRENNAN_PREDIGER,
} PndCoefficient;
#define PND_N_COEFFICIENTS 6

/**
 * PndUndefined:
 * @PND_DEFINED: there is a value
 * @PND_UNDEFINED_NO_UNITS: no unit is rated by two coders
 * @PND_UNDEFINED_TWO_CODERS: made for exactly two coders
 * @PND_UNDEFINED_NO_VARIATION: every unit has the same value: nothing is told apart
 * @PND_UNDEFINED_NO_PAIRS: no stretch is coded by two coders
 * @PND_UNDEFINED_TOO_LITTLE: so little is coded by two coders that chance cannot be told
 * @PND_UNDEFINED_ONE_VALUE: all that two coders coded has one value
 * @PND_UNDEFINED_NO_GAPS: no text is left without a code
 * @PND_UNDEFINED_ONE_CLUSTER: an interval needs at least two independent stretches
 * @PND_UNDEFINED_NOT_RESAMPLED: there is no interval but that of a bootstrap
 * @PND_UNDEFINED_RESAMPLES: undefined in too many resamples
 * @PND_UNDEFINED_NO_CODES: there are units, and no code that counts was given to any
 *
 * Why there is no figure.
 */
typedef enum
{
  PND_DEFINED,
  PND_UNDEFINED_NO_UNITS,
  PND_UNDEFINED_TWO_CODERS,
  PND_UNDEFINED_NO_VARIATION,
  PND_UNDEFINED_NO_PAIRS,
  PND_UNDEFINED_TOO_LITTLE,
  PND_UNDEFINED_ONE_VALUE,
  PND_UNDEFINED_NO_GAPS,
  PND_UNDEFINED_ONE_CLUSTER,
  PND_UNDEFINED_NOT_RESAMPLED,
  PND_UNDEFINED_RESAMPLES,
  PND_UNDEFINED_NO_CODES,
} PndUndefined;
#define PND_N_UNDEFINED 12

/**
 * PndAgreed:
 * @undefined: why there is no @value
 * @observed: agreement, from 0 to 1
 * @expected: agreement by chance, from 0 to 1
 * @base: @value without the correction for small samples
 */
typedef struct
{
  PndUndefined undefined;
  double value;
  double observed;
  double expected;
  double base;
} PndAgreed;

/* @weights: units of each pattern */
PndAgreed pnd_coefficient_measure (PndCoefficient coefficient, const PndRatings *ratings,
                                   const double *weights);
/* mean of the shares of @value among all ratings; -1 without any */
double pnd_coefficient_get_share (const PndRatings *ratings, const double *weights, int value);
/* observed and expected, of several: @n of them, none undefined but for want of variation */
PndAgreed pnd_coefficient_pool (PndCoefficient coefficient, const PndAgreed *agreed, int n);
/* how far a unit of each pattern draws what is observed and what is expected from their means;
 * patterns that do not count have 0 in @counts. Returns: units that count */
double pnd_coefficient_get_pulls (PndCoefficient coefficient, const PndRatings *ratings,
                                  const double *weights, const PndAgreed *agreed,
                                  double *observed, double *expected, gboolean *counts);

G_END_DECLS
