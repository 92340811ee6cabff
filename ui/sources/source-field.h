/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One thing that is known of a source: how it is called, shown, chosen and set. */

#include "app/model/sources/attributes.h"

G_BEGIN_DECLS

/* those up to PND_SOURCE_TWIN are columns of documents; a free attribute has a name of its own */
typedef enum
{
  PND_SOURCE_NAME,
  PND_SOURCE_TYPE,
  PND_SOURCE_DATE,
  PND_SOURCE_PLACE,
  PND_SOURCE_ORIGIN,
  PND_SOURCE_LANGUAGE,
  PND_SOURCE_HOLDER,
  PND_SOURCE_CONFIDENTIALITY,
  PND_SOURCE_FOLDER,
  PND_SOURCE_TWIN,
  PND_SOURCE_ATTRIBUTE,
} PndSourceKind;

/**
 * PndSourceField:
 * @kind: what it is
 * @attribute: (nullable): the name of a #PND_SOURCE_ATTRIBUTE
 */
typedef struct
{
  PndSourceKind kind;
  char *attribute;
} PndSourceField;

PndSourceField *pnd_source_field_new (PndSourceKind kind, const char *attribute);
void pnd_source_field_free (gpointer field);

const char *pnd_source_field_get_title (const PndSourceField *self);
/* @attributes: (nullable). Returns: (transfer none) (not nullable): empty where it is not known */
const char *pnd_source_field_get_text (const PndSourceField *self, PndDocument *document,
                                       const PndAttributes *attributes);
/* those of several documents at once; the others are of one document, or not to be changed */
gboolean pnd_source_field_is_common (const PndSourceField *self);
/* 0 where it is written, else how many there are to choose from */
guint pnd_source_field_get_n_choices (const PndSourceField *self);
const char *pnd_source_field_get_choice (const PndSourceField *self, guint choice);
gboolean pnd_source_field_choose (const PndSourceField *self, PndDocument *document, guint choice,
                                  GError **error);
gboolean pnd_source_field_write (const PndSourceField *self, PndDocument *document,
                                 const char *text, GError **error);

G_END_DECLS
