/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text going out with other names in it: the replacements of a project, whole words only, the
 * longest first. A capital in the list stands for a capital, so that "Padang" is a town and
 * "padang" a field; what is all in capitals is replaced in capitals. For one thread. */

#include "app/model/document-text.h"
#include "app/store/database.h"

G_BEGIN_DECLS

typedef struct _PndPseudonyms PndPseudonyms;

/**
 * PndPseudonymMatch:
 * @start: in bytes
 * @end: in bytes
 * @index: which replacement
 */
typedef struct
{
  gsize start;
  gsize end;
  int index;
} PndPseudonymMatch;

PndPseudonyms *pnd_pseudonyms_load (PndDatabase *database, GError **error);
void pnd_pseudonyms_free (PndPseudonyms *self);

int pnd_pseudonyms_get_n (const PndPseudonyms *self);
const char *pnd_pseudonyms_get_original (const PndPseudonyms *self, int index);
/* (element-type PndPseudonymMatch), in order, none overlapping */
GArray *pnd_pseudonyms_find (const PndPseudonyms *self, const char *utf8, gsize n_bytes);

/* @self: (nullable): NULL leaves the text as it is; (transfer full) */
char *pnd_pseudonyms_dup (PndPseudonyms *self, const char *text); /* @text: (nullable) */
/* a name that the edge of @span cuts is replaced as a whole */
char *pnd_pseudonyms_dup_slice (PndPseudonyms *self, PndDocumentText *text, PndSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndPseudonyms, pnd_pseudonyms_free)

G_END_DECLS
