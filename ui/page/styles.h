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

/* whether the paragraphs at both positions belong to one list or one table, and stand close */
gboolean pnd_styles_is_close (PndStructure *structure, int position, int next);
/* how far a block is set in, and @hanging: by how much more all its lines but the first are; @step:
 * pixels, a level */
int pnd_styles_get_indent (PndStructure *structure, PndSpan span, int step, int *hanging);
/* (nullable) (transfer full): the columns of a table row, over @width pixels */
PangoTabArray *pnd_styles_get_tabs (PndDocumentText *text, PndStructure *structure, PndSpan span,
                                    int width);

G_END_DECLS
