/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A document in a list: its name, and below it quietly what kind of source it is and how much of
 * it is coded. */

#include "ui/workspace.h"

G_BEGIN_DECLS

#define PND_TYPE_DOCUMENT_ROW (pnd_document_row_get_type ())
G_DECLARE_FINAL_TYPE (PndDocumentRow, pnd_document_row, PND, DOCUMENT_ROW, GtkWidget)

GtkWidget *pnd_document_row_new (PndWorkspace *workspace);
void pnd_document_row_set_document (PndDocumentRow *self, PndDocument *document);
void pnd_document_row_set_heading (PndDocumentRow *self, const char *heading);
PndDocument *pnd_document_row_get_document (PndDocumentRow *self);

G_END_DECLS
