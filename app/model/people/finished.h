/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A coder says that a document is finished. Of a blind coder that lifts the veil over the others'
 * work in it, for good. */

#include "app/store/project.h"

G_BEGIN_DECLS

/* who acts declares it; undo stops there for a blind coder */
gboolean pnd_finished_declare (PndProject *project, gint64 document, GError **error);
gboolean pnd_finished_is (PndProject *project, gint64 document, gint64 coder);
char *pnd_finished_make_condition (PndDatabase *database);
int pnd_finished_count (PndProject *project, gint64 coder);
/* whether who acts declared every document outside the trash */
gboolean pnd_finished_are_all (PndProject *project);

G_END_DECLS
