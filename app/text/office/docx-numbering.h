/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* numbering.xml: the lists of a document, and how far each has counted. */

#include "app/text/xml-walk.h"

G_BEGIN_DECLS

typedef struct _PndDocxNumbering PndDocxNumbering;

PndDocxNumbering *pnd_docx_numbering_new (void);
gboolean pnd_docx_numbering_read (PndDocxNumbering *self, PndXmlWalk *walk, GError **error);
void pnd_docx_numbering_free (PndDocxNumbering *self);

/* counts one on; @level: from 0. NULL when there is no such list, or it shows nothing */
char *pnd_docx_numbering_next (PndDocxNumbering *self, const char *list, int level);
/* the level a paragraph style has in a list that names the style; -1 for none */
int pnd_docx_numbering_find_level (PndDocxNumbering *self, const char *list, const char *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDocxNumbering, pnd_docx_numbering_free)

G_END_DECLS
