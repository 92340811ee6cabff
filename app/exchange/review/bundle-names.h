/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Other names in all that a review bundle holds: in its texts, and in every column of its tables
 * where somebody may have written one. */

#include "app/exchange/pseudonyms/pseudonyms.h"
#include "app/store/project.h"

G_BEGIN_DECLS

/* @documents: (element-type PndDocument): all of @copy; inside an edit of it */
gboolean pnd_bundle_rename (PndProject *copy, PndPseudonyms *names, GPtrArray *documents,
                            GError **error);

G_END_DECLS
