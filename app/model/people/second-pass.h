/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who codes alone codes the sample again after some weeks, blind to the first pass: as another
 * coder, "NAME, second pass". */

#include "app/store/project.h"

G_BEGIN_DECLS

/* the id of the coder of the second pass, found or added, blind; 0 with an error */
gint64 pnd_second_pass_begin (PndProject *project, const char *name, GError **error);

G_END_DECLS
