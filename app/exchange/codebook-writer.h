/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The codebook of a project as a file (data/schema/codebook.xsd); the same project, the same bytes. */

#include "app/store/project.h"

G_BEGIN_DECLS

gboolean pnd_codebook_write (PndProject *project, const char *path, GError **error);

G_END_DECLS
