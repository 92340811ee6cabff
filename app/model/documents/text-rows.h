/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Texts and structures in the project file: inserted once, kept by hash, never changed. */

#include "app/model/document-text.h"
#include "app/model/documents/structure.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/* inside an edit */
gboolean pnd_document_text_store (PndDocumentText *self, PndDatabase *database, GError **error);

/* @name: of the document, for messages */
PndStructure *pnd_structure_load (PndDatabase *database, const char *hash, int n_characters,
                                  const char *name, GError **error);
/* inside an edit; @hash: (out): by which it is kept */
gboolean pnd_structure_store (PndStructure *self, PndDatabase *database, char **hash,
                              GError **error);

G_END_DECLS
