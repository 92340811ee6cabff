/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Before and after the rows are merged: what waits to be placed, what the project says of itself,
 * the states of reviews, the order of codes. */

#include "app/store/merge/row-merge.h"

G_BEGIN_DECLS

gboolean pnd_merge_prepare (const PndRowMerge *merge, GError **error);
gboolean pnd_merge_settle (const PndRowMerge *merge, GError **error);

G_END_DECLS
