/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The styles of an ODT, wherever they stand: what a paragraph or a span looks like, through the
 * styles it comes from, and how lists count. Chains may run in a circle; they end. */

#include "app/text/xml-walk.h"

G_BEGIN_DECLS

#define PND_ODT_N_LEVELS 10

typedef struct
{
  gboolean bold, italic, underline, hidden;
  gboolean breaks_page;
  gboolean quotation;
  int heading; /* 0 for none */
} PndOdtLook;

typedef struct _PndOdtStyles PndOdtStyles;

PndOdtStyles *pnd_odt_styles_new (void);
void pnd_odt_styles_free (PndOdtStyles *self);

/* at a START outside the body */
void pnd_odt_styles_take (PndOdtStyles *self, PndXmlWalk *walk);

/* @family: "paragraph" or "text"; @look is changed where the style says something */
void pnd_odt_styles_apply (PndOdtStyles *self, const char *family, const char *style,
                           PndOdtLook *look);

/* @list: "" for the numbers of headings; @level: from 0. NULL when it shows nothing */
char *pnd_odt_styles_label (PndOdtStyles *self, const char *list, int level, const int *counts);
int pnd_odt_styles_get_start (PndOdtStyles *self, const char *list, int level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndOdtStyles, pnd_odt_styles_free)

G_END_DECLS
