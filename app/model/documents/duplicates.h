/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether something is in a project already. The trash does not count. */

#include "app/model/document.h"

G_BEGIN_DECLS

/* the first document with the same text, character for character; 0 for none, or with @error */
gint64 pnd_document_find_text (PndProject *project, PndDocumentText *text, GError **error);
/* the first document that came from the same file, byte for byte; 0 for none, or with @error */
gint64 pnd_document_find_original (PndProject *project, GBytes *original, GError **error);

G_END_DECLS
