/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a code stands in the tree, and under which codes it may be put. */

#include "ui/workspace.h"

G_BEGIN_DECLS

/* among the codes under @parent, from 0; -1 when it is not there */
int pnd_code_places_find (PndWorkspace *workspace, gint64 parent, gint64 code);
/* (element-type PndCode): all but @code itself and what stands under it */
GPtrArray *pnd_code_places_list_targets (PndWorkspace *workspace, PndCode *code);

G_END_DECLS
