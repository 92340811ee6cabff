/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One code for many passages, as one edit. */

#include "app/model/coding.h"

G_BEGIN_DECLS

/**
 * PndPassage:
 *
 * A piece of a document, in code points.
 */
typedef struct
{
  gint64 document;
  PndSpan span;
} PndPassage;

/**
 * PndPassageCount:
 * @n_same: passages that are coded so exactly, by the same coder
 * @n_overlapping: others that overlap text that is coded so
 * @n_added: codings that were made
 * @n_extended: codings that were extended
 *
 * What became, or would become, of the passages.
 */
typedef struct
{
  int n_same;
  int n_overlapping;
  int n_added;
  int n_extended;
} PndPassageCount;

void pnd_coding_count_passages (PndProject *project, const GArray *passages, gint64 code,
                                PndPassageCount *count);
gboolean pnd_coding_add_passages (PndProject *project, const GArray *passages, gint64 code,
                                  const PndRating *rating, gboolean extend,
                                  PndPassageCount *count, GError **error);

G_END_DECLS
