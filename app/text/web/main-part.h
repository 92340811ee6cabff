/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What of a page is its text, and what stands around it.
 *
 * The rule: scripts, styles, forms and what is hidden never are. Menus, heads, feet and what stands
 * beside the text are left out by their element (nav, header, footer, aside) or their role. Of a
 * page without such marks, a block is a menu when it holds at least MIN_LINKS links and more than
 * half of its letters lie in links. What holds a note is text, whatever it is. If less than a quarter of the letters is left, the rule was
 * wrong, and the whole body is the text. */

#include "app/text/web/notes.h"

G_BEGIN_DECLS

typedef struct _PndMainPart PndMainPart;

/* reads the page once, before its text is taken; elements are known by their number in it */
PndMainPart *pnd_main_part_find (const char *name, const char *utf8, const PndNotes *notes,
                                 GError **error);
void pnd_main_part_free (PndMainPart *self);
/* @number: from 0, greater than the one asked for before */
gboolean pnd_main_part_leaves_out (PndMainPart *self, int number);

/* never text, on any page */
gboolean pnd_main_part_is_no_text (const char *name, const char *const *attributes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndMainPart, pnd_main_part_free)

G_END_DECLS
