/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What of a page is its text, and what stands around it.
 *
 * The rule: scripts, styles, forms and what is hidden never are. Menus, heads, feet and what stands
 * beside the text are left out by their element (nav, header, footer, aside) or their role. Of a
 * page without such marks, a block is a menu when it holds at least MIN_LINKS links and more than
 * half of its letters lie in links. If less than a quarter of the letters is left, the rule was
 * wrong, and the whole body is the text. */

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef struct _PndMainPart PndMainPart;

PndMainPart *pnd_main_part_find (xmlNode *root, gboolean whole);
void pnd_main_part_free (PndMainPart *self);

xmlNode *pnd_main_part_get_root (const PndMainPart *self); /* the text is in it */
gboolean pnd_main_part_leaves_out (const PndMainPart *self, const xmlNode *element);

/* the next node of a walk in document order that does not leave @root; past what is in @node when
 * @skip */
xmlNode *pnd_main_part_next (const xmlNode *root, xmlNode *node, gboolean skip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMainPart, pnd_main_part_free)

G_END_DECLS
