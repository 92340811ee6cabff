/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where two coders differ: one coded and the other did not, one coded more of the text, or they gave
 * the passage different codes or polarities. And what was decided about it. */

#include "app/model/decisions/decision.h"

G_BEGIN_DECLS

/**
 * PndDifferenceSide:
 * @guid: (nullable): of the coding; %NULL where that coder has none, and the rest is empty
 */
typedef struct
{
  char *guid;
  PndSpan span;
  gint64 code;
  char *abbreviation;
  PndRating rating;
  char *memo;
} PndDifferenceSide;

/**
 * PndDifference:
 * @kind: interned: presence, extent, code or polarity
 * @outcome: (nullable): interned: what was decided last
 * @decided_by: (nullable): name of who decided
 */
typedef struct
{
  const char *kind;
  gint64 document;
  char *document_name;
  PndDifferenceSide one;
  PndDifferenceSide other;
  const char *outcome;
  char *reason;
  char *decided_by;
} PndDifference;

/**
 * PndDifferences:
 * @list: (element-type PndDifference): by document and place
 * @agreed: (element-type utf8): guids of the first coder's codings that the second has too
 * @n_open: differences without a decision, or left open
 */
typedef struct
{
  GPtrArray *list;
  GPtrArray *agreed;
  int n_open;
} PndDifferences;

PndDifferences *pnd_differences_find (PndDatabase *database, gint64 one, gint64 other,
                                      GError **error);
void pnd_differences_free (PndDifferences *self);
gboolean pnd_difference_is_open (const PndDifference *self);
void pnd_difference_prepare (const PndDifference *self, PndDecision *decision);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDifferences, pnd_differences_free)

G_END_DECLS
