/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Structures in the project file. */

#include "app/model/documents/structure.h"
#include "app/store/database.h"

G_BEGIN_DECLS

/* @name: of the document, for messages */
PndStructure *pnd_structure_load (PndDatabase *database, const char *hash, int n_characters,
                                  const char *name, GError **error);
/* inside an edit; @hash: (out): by which it is kept */
gboolean pnd_structure_store (PndStructure *self, PndDatabase *database, char **hash,
                              GError **error);

G_END_DECLS
