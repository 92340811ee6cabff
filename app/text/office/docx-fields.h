/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The fields of a DOCX: a code, which is no text, and the result it has, which is. Fields lie in
 * one another. A field may be a link. */

#include "app/text/flow.h"

G_BEGIN_DECLS

typedef struct _PndDocxFields PndDocxFields;

PndDocxFields *pnd_docx_fields_new (PndFlow *flow); /* borrows it */
void pnd_docx_fields_free (PndDocxFields *self);

/* @type: (nullable): "begin", "separate" or "end"; others mean nothing */
void pnd_docx_fields_take_mark (PndDocxFields *self, const char *type);
void pnd_docx_fields_add_code (PndDocxFields *self, const char *utf8);
gboolean pnd_docx_fields_show (PndDocxFields *self); /* text here is no code */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndDocxFields, pnd_docx_fields_free)

G_END_DECLS
