/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Documents whose text differs between two projects that are merged: one text stands, and what has
 * a place in the other is carried over by the difference of the two. */

#include "app/store/merge/row-merge.h"

G_BEGIN_DECLS

/* @our_texts: where the texts of ours are, @merge->ours or the project it is a copy of */
gboolean pnd_merge_texts (const PndRowMerge *merge, PndDatabase *our_texts,
                          PndDatabase *their_texts, GError **error);

G_END_DECLS
