/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the codebook share. Nothing else includes it. */

#include "app/model/code.h"

G_BEGIN_DECLS

/* the code ?1 and all that stands under it, as `tree`; a ring in a damaged file ends, too */
#define PND_CODE_TREE                                                                              \
  "WITH RECURSIVE tree (id) AS (SELECT ?1 UNION SELECT c.id FROM codes c JOIN tree "               \
  "ON c.parent = tree.id) "

gboolean pnd_code_begin_change (PndProject *project, const char *label, const char *reason,
                                GError **error);
gboolean pnd_code_refuse_depth (GError **error);
void pnd_code_describe (PndProject *project, gint64 code, const char *what, const char *reason);
char *pnd_code_build_path (PndProject *project, gint64 code, const char *language);

G_END_DECLS
