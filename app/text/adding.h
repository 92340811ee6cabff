/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From what an importer found to a document of the project. */

#include "app/text/importer.h"

G_BEGIN_DECLS

/* one edit; @with_comments: what people noted in the file becomes notes on their passages */
gint64 pnd_imported_add (const PndImported *self, PndProject *project, PndSourceType type,
                         gboolean with_comments, GError **error);

/* @comments: of PndImportedComment; one edit, or a part of the edit around it */
gboolean pnd_imported_add_comments (GPtrArray *comments, PndProject *project, gint64 document,
                                    GError **error);

G_END_DECLS
