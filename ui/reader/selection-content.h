/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A span of a text for a clipboard: nothing is copied until somebody pastes, so that selecting
 * ten megabytes costs nothing. */

#include <gdk/gdk.h>

#include "app/model/document-text.h"

G_BEGIN_DECLS

#define PND_TYPE_SELECTION_CONTENT (pnd_selection_content_get_type ())
G_DECLARE_FINAL_TYPE (PndSelectionContent, pnd_selection_content, PND, SELECTION_CONTENT,
                      GdkContentProvider)

GdkContentProvider *pnd_selection_content_new (PndDocumentText *text, PndSpan span);

G_END_DECLS
