/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* After the rows are merged: what waits to be placed, what the project says of itself, the states
 * of reviews, the order of codes. */

#include "app/store/merge/row-merge.h"

G_BEGIN_DECLS

/* @last_remark: id of the last remark of ours before the rows were merged, @n_conflicts: how many
 * conflicts were listed then */
gboolean pnd_merge_settle (const PndRowMerge *merge, gint64 last_remark, guint n_conflicts,
                           GError **error);

G_END_DECLS
