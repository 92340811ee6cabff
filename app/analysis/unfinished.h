/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Codings that are still to finish: of a motive or an indicator, without polarity or holder. */

#include "app/store/project.h"

G_BEGIN_DECLS

gint64 pnd_unfinished_find_next (PndProject *project, gint64 document, int position, gint64 after,
                                 GError **error);

G_END_DECLS
