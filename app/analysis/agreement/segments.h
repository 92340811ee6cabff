/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Passages that several coders marked, told for the same or for different. Two are the same where
 * their common part is at least a share of the hull of both. Passages are taken by place, and each
 * joins the segment whose first passage it is most like; so a segment is what its first passage is.
 * What nobody coded is no segment: agreement that there is nothing is not counted. Pure. */

#include "app/analysis/agreement/material.h"
#include "app/analysis/agreement/ratings.h"

G_BEGIN_DECLS

/**
 * PndSegmentMember:
 * @span: a passage
 * @segment: index of the segment that it is one of
 */
typedef struct
{
  PndSpan span;
  int segment;
} PndSegmentMember;

/* @segments: PndSpan, (out): the first passage of each, by place; they may overlap.
 * Returns: (transfer full): PndSegmentMember, by place: all passages, each once */
GArray *pnd_segments_find (const PndMaterial *material, double overlap, GArray *segments);
/* value 1 by a coder where one of the coder's passages with the code is of the segment */
void pnd_segments_rate (const PndMaterial *material, const GArray *members, int code,
                        PndRatings *ratings);

G_END_DECLS
