/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Before and after the rows are merged: what waits to be placed, what the project says of itself,
 * the states of reviews, the order of codes. */

#include "app/store/merge/row-merge.h"

G_BEGIN_DECLS

gboolean pnd_merge_prepare (const PndRowMerge *merge, GError **error);
/* @last_remark: id of the last remark of ours before the rows were merged */
gboolean pnd_merge_settle (const PndRowMerge *merge, gint64 last_remark, GError **error);

G_END_DECLS
