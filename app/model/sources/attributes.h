/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Free attributes of documents: what a project wants to know of its sources and no column is for. */

#include "app/model/document.h"

G_BEGIN_DECLS

/* @value: (nullable): NULL or empty takes it away */
gboolean pnd_document_set_attribute (PndDocument *self, const char *name, const char *value,
                                     GError **error);

/* all attributes of a project as they were when they were loaded */
typedef struct _PndAttributes PndAttributes;

PndAttributes *pnd_attributes_load (PndProject *project, GError **error);
void pnd_attributes_free (PndAttributes *self);
const char *const *pnd_attributes_get_names (const PndAttributes *self); /* by name */
/* @document: its id; (nullable) */
const char *pnd_attributes_get (const PndAttributes *self, gint64 document, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PndAttributes, pnd_attributes_free)

G_END_DECLS
