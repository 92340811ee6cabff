/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Codings that a coding is about to overlap: of the same code by the same coder. Looked for in the
 * marks in memory; the project would look through all codings of the code. */

#include "app/analysis/span-index.h"

G_BEGIN_DECLS

/**
 * PndOverlap:
 * @n: how many there are
 * @first: the first of them, but one on exactly the same passage where there is such a one; else 0
 * @exact: whether @first is on exactly the same passage: there cannot be two of these
 */
typedef struct
{
  int n;
  gint64 first;
  gboolean exact;
} PndOverlap;

PndOverlap pnd_overlap_find (const PndSpanIndex *marks, PndSpan span, gint64 code, gint64 coder,
                             gint64 except, PndSpan before);

G_END_DECLS
