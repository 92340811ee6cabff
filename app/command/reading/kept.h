/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Agreements as they were measured and kept, as a table. */

#include "app/command/table.h"
#include "app/store/project.h"

G_BEGIN_DECLS

gboolean pnd_kept_print (PndProject *project, PndTableFormat format, GError **error);

G_END_DECLS
