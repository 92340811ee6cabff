/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* styles.xml: what a paragraph or character style means, through the styles it is based on. Chains
 * may run in a circle; they end. */

#include "app/text/xml-walk.h"

G_BEGIN_DECLS

#define PND_DOCX_UNSET (-1)

typedef struct
{
  int heading; /* 1 to 6, 0 for none */
  int bold, italic, underline, hidden; /* TRUE, FALSE, PND_DOCX_UNSET */
  gboolean quotation;
  const char *list; /* (nullable): numId */
  int list_level;   /* from 0 */
  gboolean breaks_page;
} PndDocxStyle;

typedef struct _PndDocxStyles PndDocxStyles;

PndDocxStyles *pnd_docx_styles_new (void);
gboolean pnd_docx_styles_read (PndDocxStyles *self, PndXmlWalk *walk, GError **error);
void pnd_docx_styles_free (PndDocxStyles *self);

/* @id: (nullable): the default paragraph style; an unknown one means nothing but its name */
PndDocxStyle pnd_docx_styles_find (PndDocxStyles *self, const char *id, gboolean of_paragraphs);

/* w:val of an on-off property */
gboolean pnd_docx_is_on (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDocxStyles, pnd_docx_styles_free)

G_END_DECLS
