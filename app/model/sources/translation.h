/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A passage in another language, and who put it so. */

#include "app/model/row.h"
#include "app/model/span.h"

G_BEGIN_DECLS

#define PND_TYPE_TRANSLATION (pnd_translation_get_type ())
G_DECLARE_FINAL_TYPE (PndTranslation, pnd_translation, PND, TRANSLATION, PndRow)

gint64 pnd_translation_get_document (PndTranslation *self);
PndSpan pnd_translation_get_span (PndTranslation *self);
const char *pnd_translation_get_language (PndTranslation *self); /* "en", "id", ... */
const char *pnd_translation_get_text (PndTranslation *self);
const char *pnd_translation_get_translator (PndTranslation *self); /* "" when not known */

/* verbs: each one undoable edit */
gint64 pnd_translation_add (PndProject *project, gint64 document, PndSpan span,
                            const char *language, const char *text, const char *translator,
                            GError **error);
gboolean pnd_translation_change (PndProject *project, gint64 id, const char *language,
                                 const char *text, const char *translator, GError **error);
gboolean pnd_translation_remove (PndProject *project, gint64 id, GError **error);

/* the one that overlaps @span most, the shortest of them; 0 for none */
gint64 pnd_translation_find (PndProject *project, gint64 document, PndSpan span);

G_END_DECLS
