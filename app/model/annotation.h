/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A note on a passage, without a code. */

#include "app/model/row.h"
#include "app/model/span.h"

G_BEGIN_DECLS

#define PND_TYPE_ANNOTATION (pnd_annotation_get_type ())
G_DECLARE_FINAL_TYPE (PndAnnotation, pnd_annotation, PND, ANNOTATION, PndRow)

gint64 pnd_annotation_get_document (PndAnnotation *self);
PndSpan pnd_annotation_get_span (PndAnnotation *self);
gint64 pnd_annotation_get_coder (PndAnnotation *self);
const char *pnd_annotation_get_text (PndAnnotation *self);

gint64 pnd_annotation_add (PndProject *project, gint64 document, PndSpan span, const char *text,
                           GError **error);
gboolean pnd_annotation_set_text (PndProject *project, gint64 id, const char *text,
                                  GError **error);
gboolean pnd_annotation_set_span (PndProject *project, gint64 id, PndSpan span, GError **error);
gboolean pnd_annotation_remove (PndProject *project, gint64 id, GError **error);

G_END_DECLS
