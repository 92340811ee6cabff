/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What two projects both started from, as their histories tell: the last merge of one into the
 * other, the last row that both histories have, or the row that a copy for a second coder was made
 * at. */

#include "app/store/database.h"

G_BEGIN_DECLS

/* digits of a chain that a merge notes of each project it took in */
#define PND_ANCESTOR_DIGITS 16

/**
 * PndAncestor:
 * @is_ours: the row is of our history, else of theirs
 * @row: id of the row of the history after which the rows are the ancestor; 0 for no ancestor
 * @ours_is_part: ours started as a part of it
 * @theirs_is_part: theirs did
 */
typedef struct
{
  gboolean is_ours;
  gint64 row;
  gboolean ours_is_part;
  gboolean theirs_is_part;
} PndAncestor;

/* (element-type PndAncestor): the best first, none where nothing is known */
GArray *pnd_ancestor_list (PndDatabase *ours, PndDatabase *theirs, GError **error);
GArray *pnd_ancestor_list_of_bundle (PndDatabase *ours, PndDatabase *theirs, GError **error);

/* the label of a merge in the history */
extern const char pnd_ancestor_merge_label[];

G_END_DECLS
