/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the structure of a text looks: headings, emphasis, notes, links, the names of speakers. No
 * style makes a line higher than another: geometry counts on equal lines. */

#include <pango/pango.h>

#include "app/model/document-text.h"
#include "app/model/documents/structure.h"

G_BEGIN_DECLS

/* @structure: (nullable). @base: what all text has; its attributes come first */
PangoAttrList *pnd_styles_get_attributes (PndDocumentText *text, PndStructure *structure,
                                          PndSpan span, PangoAttrList *base);

G_END_DECLS
