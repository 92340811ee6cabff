/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a correction did to a text, and where a passage of the old text is in the new one. Pure. */

#include "app/model/document-text.h"
#include "app/model/documents/structure.h"

G_BEGIN_DECLS

/**
 * PndTextEdit:
 * @before: the characters of the old text that went, empty for an insertion
 * @after: the characters of the new text that came, empty for a deletion
 */
typedef struct
{
  PndSpan before;
  PndSpan after;
} PndTextEdit;

typedef struct _PndTextChange PndTextChange;

/* By lines, then by words, then, where words are alike, by characters with their marks. */
PndTextChange *pnd_text_change_new (PndDocumentText *before, PndDocumentText *after);
void pnd_text_change_free (PndTextChange *self);

/* in order, none touching another */
const PndTextEdit *pnd_text_change_get_edits (const PndTextChange *self, int *n_edits);

/* FALSE when nothing of the passage is left. A passage keeps the characters it had, and what came
 * in between them; what came at its edges stays outside. */
gboolean pnd_text_change_map (const PndTextChange *self, PndSpan span, PndSpan *mapped);
/* a place without extent: where what followed it begins now */
int pnd_text_change_map_position (const PndTextChange *self, int position);

/* the lines that stayed as they were, with their LF: PndTextEdit elements, where each line was and
 * where it is, in order; neighbours are one (transfer full) */
GArray *pnd_text_change_list_kept_lines (const PndTextChange *self);

/* runs of which nothing is left are gone, but for pages, which stay, empty if need be */
PndStructure *pnd_text_change_map_structure (const PndTextChange *self,
                                             const PndStructure *structure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndTextChange, pnd_text_change_free)

G_END_DECLS
