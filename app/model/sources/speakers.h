/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which informant a speaker's label in a document is. */

#include "app/model/row.h"

G_BEGIN_DECLS

/* one undoable edit; @informant: 0 for nobody */
gboolean pnd_speaker_assign (PndProject *project, gint64 document, const char *label,
                             gint64 informant, GError **error);
/* the informant's id, 0 for nobody */
gint64 pnd_speaker_get (PndProject *project, gint64 document, const char *label);

G_END_DECLS
