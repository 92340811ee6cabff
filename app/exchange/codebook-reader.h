/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A codebook file (data/schema/codebook.xsd) into a project. */

#include "app/store/project.h"

G_BEGIN_DECLS

/* one edit for all codes, none of them on error; a code whose guid is there already is an error
 * that names it. Messages name the file, the line and the reason */
gboolean pnd_codebook_read (PndProject *project, const char *path, GError **error);
gboolean pnd_codebook_read_builtin (PndProject *project, GError **error);

G_END_DECLS
